//! Photos and documents beside the step: those that are on the server, those that wait on this device, and what became of
//! those that were refused. Rules: `domain::file`.

use domain::{
    FileId, RouteId, StepId,
    contract::{paths as api_paths, route::StepFiles},
    file::{FILES_OF_STEP, StepFile},
    ids::CommandId,
    side::SideCommand,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    cache,
    files::{self, ChoiceFault},
    outbox::{EntryState, ParkReason, use_outbox},
    pages::teacher::{parts::use_give, route::OwnRoute},
    session::use_session,
    text::route::files as words,
    ui::{Notice, Tone, focus},
};

const STATE: &str = "step-files-state";

/// Where a file stands.
#[derive(Clone, Debug, PartialEq)]
enum Standing {
    Sent,
    /// On its way out.
    Goes,
    Waits(CommandId),
    Refused(CommandId, String),
}

/// The section.
#[component]
pub fn Files(route: OwnRoute, step: StepId) -> impl IntoView {
    let outbox = use_outbox();
    let id = Memo::new(move |_| route.with(|r| r.as_ref().map(|r| r.id)));
    let running = Memo::new(move |_| route.with(|r| r.as_ref().is_some_and(|r| r.state.is_running())));
    let read = cache::read::<StepFiles>(move || id.get().map(api_paths::route_files));
    let all = Memo::new(move |_| {
        let given: Vec<SideCommand> = outbox.pending();
        let goes = |file: FileId| {
            given.iter().any(|c| matches!(c, SideCommand::RemoveFile { file: gone, .. } if *gone == file))
        };
        let sent = read.value().map(|all| all.items).unwrap_or_default();
        let known: Vec<FileId> = sent.iter().map(|file| file.id).collect();
        let sent = sent.into_iter().filter(|file| file.step == step).map(|file| {
            let standing = if goes(file.id) { Standing::Goes } else { Standing::Sent };
            (file, standing)
        });
        let waits = outbox.entries().into_iter().filter_map(|entry| {
            let Some(SideCommand::PutFile { file }) = entry.read() else { return None };
            let standing = match entry.state {
                EntryState::Parked(ParkReason::Refused(problem)) => {
                    let why = problem.errors.first().map_or(problem.detail.clone(), |e| e.message.clone());
                    Standing::Refused(entry.id, why)
                }
                EntryState::Waiting | EntryState::Parked(ParkReason::Unknown) => Standing::Waits(entry.id),
            };
            (file.step == step && !known.contains(&file.id)).then_some((*file, standing))
        });
        sent.chain(waits).collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <section class="card" aria-labelledby="files-title">
            <h2 id="files-title">{words::TITLE}</h2>
            <Show when=move || none.get()><p class="s">{words::NONE}</p></Show>
            <ul class="stack tight">
                <For each=move || all.get() key=|(file, standing)| (file.id, format!("{standing:?}")) let((file, standing))>
                    <Row file standing running=running/>
                </For>
            </ul>
            {move || match (id.get(), running.get(), all.with(Vec::len) >= FILES_OF_STEP) {
                (Some(id), true, false) => view! { <Choose route=id step/> }.into_any(),
                (_, true, true) => view! { <p class="s">{words::FULL}</p> }.into_any(),
                _ if none.get() => view! { <p class="s">{words::ONLY_RUNNING}</p> }.into_any(),
                _ => ().into_any(),
            }}
        </section>
    }
}

#[component]
fn Row(file: StepFile, standing: Standing, running: Memo<bool>) -> impl IntoView {
    let (outbox, give) = (use_outbox(), use_give());
    let (id, route) = (file.id, file.route);
    let sent = matches!(standing, Standing::Sent | Standing::Goes);
    let name = if sent {
        view! { <a href=api_paths::file(id) download=file.name.clone() rel="external">{file.name.clone()}</a> }.into_any()
    } else {
        view! { <span>{file.name.clone()}</span> }.into_any()
    };
    let told = match &standing {
        Standing::Sent => words::SENT.to_owned(),
        Standing::Goes => words::GOES.to_owned(),
        Standing::Waits(_) => words::WAITS.to_owned(),
        Standing::Refused(_, why) => words::refused(why),
    };
    let class = if matches!(standing, Standing::Refused(..)) { "error-line" } else { "s" };
    let retry = match &standing {
        Standing::Refused(command, _) => Some(*command),
        _ => None,
    };
    let can_go = !matches!(standing, Standing::Goes);
    let remove = move |_| {
        match standing {
            Standing::Waits(command) | Standing::Refused(command, _) => outbox.discard(command),
            Standing::Sent | Standing::Goes => give(&SideCommand::RemoveFile { file: id, route }),
        }
        focus(STATE);
    };
    let label = format!("{}: {}", words::REMOVE, file.name);
    view! {
        <li class="stack tight">
            <p class="row spread"><span class="file-name">{name}</span><span class="s num">{words::size(file.size)}</span></p>
            <p class=class>{told}</p>
            <div class="row">
                {retry.map(|command| view! {
                    <button class="btn ghost small" type="button" on:click=move |_| outbox.retry(command)>{words::RETRY}</button>
                })}
                <Show when={move || can_go && running.get()} fallback=|| ()>
                    <button class="btn ghost small" type="button" aria-label=label.clone() on:click=remove.clone()>{words::REMOVE}</button>
                </Show>
            </div>
        </li>
    }
}

/// What came of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    Nothing,
    Keeping,
    Kept,
    Fault(ChoiceFault),
}

#[component]
fn Choose(route: RouteId, step: StepId) -> impl IntoView {
    let (session, give) = (use_session(), use_give());
    let state = RwSignal::new(Chosen::Nothing);
    let on_file = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let picked = input.as_ref().and_then(|input| input.files()?.get(0));
        let (Some(picked), Some(person)) = (picked, untrack(|| session.person())) else { return };
        state.set(Chosen::Keeping);
        leptos::task::spawn_local(async move {
            let next = match files::keep(person, &picked, route, step).await {
                Ok(file) => {
                    give(&SideCommand::PutFile { file: Box::new(file) });
                    Chosen::Kept
                }
                Err(fault) => Chosen::Fault(fault),
            };
            let _ = state.try_set(next);
            focus(STATE);
        });
        // The same file, mended, is another choice.
        if let Some(input) = input {
            input.set_value("");
        }
    };
    let said = move || match state.get() {
        Chosen::Nothing => ().into_any(),
        Chosen::Keeping => view! { <p class="s" role="status">{words::KEEPING}</p> }.into_any(),
        Chosen::Kept => view! { <p class="s" role="status">{words::KEPT}</p> }.into_any(),
        Chosen::Fault(fault) => {
            let words = match fault {
                ChoiceFault::Refused(fault) => words::fault(fault),
                ChoiceFault::Unreadable => words::UNREADABLE,
                ChoiceFault::NotKept(_) => words::NOT_KEPT,
            };
            view! { <Notice tone=Tone::Bad><p>{words}</p></Notice> }.into_any()
        }
    };
    view! {
        <div class="field">
            <label for="step-file">{words::CHOOSE}</label>
            <span class="hint" id="step-file-hint">{words::HINT}</span>
            <input id="step-file" type="file" accept="image/jpeg,image/png,image/webp,application/pdf"
                aria-describedby="step-file-hint" on:change=on_file/>
        </div>
        <div id=STATE tabindex="-1">{said}</div>
    }
}
