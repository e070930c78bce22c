//! `/imports`: results of outer tests from a file (C-ДИАГ-7): choose, see what is wrong by row and column, confirm; and
//! what was taken in before. Rules: `domain::outer`.

mod checked;
mod file;

use domain::{
    ImportId,
    contract::{
        import::{Import, ImportCheck, ImportFile, Imports},
        paths as api_paths,
    },
    ids::CommandId,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::checked::Looked;
use crate::{
    api::{self, ApiError},
    cache::{self, Read},
    charts::export::save_text,
    platform,
    shell::{LoadedView, Page, Width, error_panel},
    text::{self, import as words},
    ui::{Empty, Notice, PageTitle, Tone, focus},
};

/// Where the file stands.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    /// None is chosen.
    Choose,
    TooBig,
    NotRead,
    Checking,
    Looked(Box<ImportCheck>),
    Taking,
    Taken(Box<Import>),
    Failed(ApiError),
}

/// A chosen file, with the ids under which it is taken in: a second try is the same command.
#[derive(Clone, Debug)]
struct Chosen {
    file: ImportFile,
    id: ImportId,
    command: CommandId,
}

const STATE: &str = "import-state";

#[component]
pub fn ImportsPage() -> impl IntoView {
    let past = cache::read::<Imports>(|| Some(api_paths::IMPORTS.to_owned()));
    let retry = Callback::new(move |()| past.reload());
    let draw = Callback::new(move |(all,): (Imports,)| view! { <Past all/> }.into_any());
    view! {
        <Page title=words::TITLE width=Width::Wide>
            <PageTitle text=words::TITLE/>
            <p>{words::LEAD}</p>
            <Upload past/>
            <LoadedView loaded=Signal::derive(move || past.get()) retry children=draw/>
        </Page>
    }
}

#[component]
fn Upload(past: Read<Imports>) -> impl IntoView {
    let stage = RwSignal::new(Stage::Choose);
    let chosen = StoredValue::new(None::<Chosen>);
    let take = Callback::new(move |()| {
        let Some(Chosen { file, id, command }) = chosen.get_value() else { return };
        stage.set(Stage::Taking);
        leptos::task::spawn_local(async move {
            let next = match api::imports::take_in(id, command, &file).await {
                Ok(import) => Stage::Taken(Box::new(import)),
                Err(error) => Stage::Failed(error),
            };
            let _ = stage.try_set(next);
            past.reload();
            focus(STATE);
        });
    });
    let again = Callback::new(move |()| match chosen.get_value() {
        Some(chosen) => look(chosen.file, stage),
        None => stage.set(Stage::Choose),
    });
    let on_file = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(picked) = input.as_ref().and_then(|input| input.files()?.get(0)) else { return };
        stage.set(Stage::Checking);
        leptos::task::spawn_local(async move {
            match file::read(&picked).await {
                Ok(file) => {
                    let ids = (ImportId(platform::new_id()), CommandId(platform::new_id()));
                    let _ =
                        chosen.try_set_value(Some(Chosen { file: file.clone(), id: ids.0, command: ids.1 }));
                    look(file, stage);
                }
                Err(file::FileFault::TooBig) => stage.set(Stage::TooBig),
                Err(file::FileFault::Unreadable) => stage.set(Stage::NotRead),
            }
        });
        // Choosing the mended file under the same name is another choice.
        if let Some(input) = input {
            input.set_value("");
        }
    };
    view! {
        <div class="card">
            <div class="field">
                <label for="import-file">{words::FILE}</label>
                <span class="hint" id="import-file-hint">{words::FILE_HINT}</span>
                <input id="import-file" type="file" accept=".xlsx,.csv,text/csv" aria-describedby="import-file-hint" on:change=on_file/>
            </div>
            <div class="actions"><button class="btn ghost small" type="button" on:click=move |_| template()>{words::TEMPLATE}</button></div>
        </div>
        <div id=STATE tabindex="-1" class="stack">
            {move || shown(stage.get(), take, again)}
        </div>
    }
}

fn shown(stage: Stage, take: Callback<()>, again: Callback<()>) -> AnyView {
    let bad = |words: &'static str| view! { <Notice tone=Tone::Bad><p>{words}</p></Notice> }.into_any();
    let busy = |words: &'static str| view! { <p class="s" role="status">{words}</p> }.into_any();
    match stage {
        Stage::Choose => ().into_any(),
        Stage::TooBig => bad(words::TOO_BIG),
        Stage::NotRead => bad(words::UNREADABLE),
        Stage::Checking => busy(words::CHECKING),
        Stage::Taking => busy(words::LOADING),
        Stage::Looked(check) => view! { <Looked check=*check take/> }.into_any(),
        Stage::Taken(import) => {
            view! { <Notice tone=Tone::Good><p><strong>"● "{words::taken(&import)}</strong></p><p>{import.name.clone()}</p></Notice> }
                .into_any()
        }
        Stage::Failed(error) => error_panel(&error, again).into_any(),
    }
}

fn look(file: ImportFile, stage: RwSignal<Stage>) {
    leptos::task::spawn_local(async move {
        let next = match api::imports::check(&file).await {
            Ok(check) => Stage::Looked(Box::new(check)),
            Err(error) => Stage::Failed(error),
        };
        let _ = stage.try_set(next);
        focus(STATE);
    });
}

/// The template: headings, as Russian Excel opens them.
fn template() {
    let text = format!("\u{feff}{}\r\n", words::HEADINGS.join(";"));
    // Without the file the headings still stand in the errors of any other.
    let _ = save_text(&text, "text/csv", words::TEMPLATE_FILE);
}

/// What was taken in.
#[component]
fn Past(all: Imports) -> impl IntoView {
    let row = |import: Import| {
        view! {
            <tr>
                <th scope="row">{import.name}</th>
                <td>{text::moment(import.at, platform::today())}</td>
                <td class="n">{import.rows}</td>
                <td class="n">{import.people}</td>
            </tr>
        }
    };
    if all.items.is_empty() {
        return view! { <Empty title=words::NONE><p>{words::NONE_HINT}</p></Empty> }.into_any();
    }
    view! {
        <section class="card" aria-labelledby="import-past">
            <h2 id="import-past">{words::PAST}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=words::PAST>
                <table>
                    <thead><tr>
                        <th scope="col">{words::NAME}</th><th scope="col">{words::WHEN}</th>
                        <th scope="col" class="n">{words::RESULTS}</th><th scope="col" class="n">{words::PEOPLE}</th>
                    </tr></thead>
                    <tbody>{all.items.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
