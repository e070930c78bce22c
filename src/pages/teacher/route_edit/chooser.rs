//! The dialog that finds a programme. The list is ranked once, filtered with each keystroke, drawn in pieces.

use domain::{CompetenceId, StepId, programme::Programme};
use leptos::prelude::*;

use super::{
    context::{Choosing, Edit},
    search::{Entry, Filter, ranked},
};
use crate::{
    pages::teacher::parts::no_error,
    platform,
    text::route::{self as words, Names, edit as text},
    ui::{Dialog, Field, field::described_by, focus},
    workspace::{read_catalogue, use_workspace},
};

const SEARCH: &str = "programme-search";
const HOURS: &str = "programme-hours";
const PIECE: usize = 20;
const AT_MOST: [u16; 3] = [18, 36, 72];

/// The dialog; open while something is being chosen.
#[component]
pub fn Chooser(edit: Edit) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if edit.choosing.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            let left = edit.choosing.try_update(Option::take).flatten();
            if let Some(Choosing::Replace(id)) = left {
                focus(format!("change-{id}"));
            }
        }
        now
    });
    view! {
        <Dialog open title=text::CHOOSE wide=true>
            <Search edit open/>
        </Dialog>
    }
}

#[component]
fn Search(edit: Edit, open: RwSignal<bool>) -> impl IntoView {
    let workspace = use_workspace();
    let catalogue = read_catalogue(|| true);
    let wanted = wanted(edit);
    let entries = Memo::new(move |_| {
        let instrument = workspace.instrument();
        catalogue.get().map(|all| ranked(all, &wanted, Names(instrument.as_ref())))
    });
    let filter = RwSignal::new(Filter::default());
    let found = Memo::new(move |_| {
        let filter = filter.get();
        let pass = |e: &&Entry| filter.passes(e);
        entries.with(|all| {
            let all = all.as_deref().unwrap_or_default();
            all.iter().filter(pass).map(|e| e.programme.clone()).collect::<Vec<_>>()
        })
    });
    let shown = RwSignal::new(PIECE);
    let status = move || match (entries.with(Option::is_none), found.with(Vec::len)) {
        (true, _) => text::NO_CATALOGUE.to_owned(),
        (false, 0) => text::NOT_FOUND.to_owned(),
        (false, n) => text::found(n),
    };
    let piece = move || found.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <Filters filter/>
        <p class="s" role="status">{status}</p>
        <ul class="programmes">
            <For each=piece key=|p| p.id let(programme)>
                <Candidate edit open programme/>
            </For>
        </ul>
        <Show when=move || { found.with(Vec::len) > shown.get() }>
            <button class="btn ghost small" type="button" on:click=move |_| shown.update(|n| *n += PIECE)>{text::MORE}</button>
        </Show>
    }
}

/// The competences to look for: those of the step, or all deficits.
fn wanted(edit: Edit) -> Vec<CompetenceId> {
    match edit.choosing.get_untracked() {
        Some(Choosing::Replace(id)) => {
            edit.value.with_untracked(|e| e.route.step(id).map(|s| s.competences.clone())).unwrap_or_default()
        }
        _ => edit.deficits.with_untracked(|all| all.iter().map(|d| d.competence.clone()).collect()),
    }
}

#[component]
fn Filters(filter: RwSignal<Filter>) -> impl IntoView {
    let set_text = move |e| filter.update(|f| f.text = event_target_value(&e));
    let set_hours = move |e| filter.update(|f| f.at_most = event_target_value(&e).parse().ok());
    let option = |n: u16| view! { <option value=n>{text::at_most(n)}</option> };
    view! {
        <div class="fields">
            <Field id=SEARCH label=text::SEARCH hint=text::SEARCH_HINT error=no_error()>
                <input id=SEARCH type="search" autocomplete="off" aria-describedby=described_by(SEARCH) on:input=set_text/>
            </Field>
            <div class="row filters">
                <label class="check"><input type="checkbox" on:change=move |e| filter.update(|f| f.register_only = event_target_checked(&e))/>{text::ONLY_REGISTER}</label>
                <label class="check"><input type="checkbox" on:change=move |e| filter.update(|f| f.remote_only = event_target_checked(&e))/>{text::ONLY_REMOTE}</label>
            </div>
            <Field id=HOURS label=text::AT_MOST error=no_error()>
                <select id=HOURS on:change=set_hours>
                    <option value="">{text::ANY_HOURS}</option>
                    {AT_MOST.map(option).collect_view()}
                </select>
            </Field>
        </div>
    }
}

#[component]
fn Candidate(edit: Edit, open: RwSignal<bool>, programme: Programme) -> impl IntoView {
    let workspace = use_workspace();
    let instrument = workspace.instrument();
    let topics = text::closes(Names(instrument.as_ref()), &programme);
    let starts = words::starts(&programme, platform::today());
    let register = programme.in_federal_register;
    let title_id = format!("programme-{}", programme.id);
    let (line, title) = (words::programme_line(&programme), programme.title.clone());
    let pick = move |_| {
        choose(edit, &programme);
        open.set(false);
    };
    view! {
        <li>
            <h3 id=title_id.clone()>{title}</h3>
            <p class="s">{line}{register.then(|| format!(" · {}", text::IN_REGISTER))}</p>
            <p class="s">{topics}</p>
            <p class="s">{starts}</p>
            <button class="btn ghost small" type="button" aria-describedby=title_id on:click=pick>{text::PICK}</button>
        </li>
    }
}

fn choose(edit: Edit, programme: &Programme) {
    let deficits = edit.deficits.get_untracked();
    let chosen = edit.choosing.try_update(Option::take).flatten();
    let id = if let Some(Choosing::Replace(id)) = chosen {
        edit.value.update(|e| e.replace(id, programme, &deficits));
        id
    } else {
        let id = StepId(platform::new_id());
        edit.value.update(|e| e.add_programme(id, programme, &deficits, platform::today()));
        id
    };
    focus(format!("step-{id}"));
}
