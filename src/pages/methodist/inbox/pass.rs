//! Passing a request to somebody who could help: suggested people with the reasons and their free places.

use domain::{
    PersonId, RequestId,
    contract::{
        paths as api_paths,
        route::{Mentors, Suggestion},
    },
    side::SideCommand,
};
use leptos::{ev::SubmitEvent, prelude::*};

use super::super::waiting::use_answer;
use crate::{
    cache::{self, LoadState},
    text::{common, help, inbox as text},
    ui::{Dialog, Skeleton},
};

#[component]
pub fn PassDialog(open: RwSignal<bool>, request: RequestId, wished: Option<PersonId>) -> impl IntoView {
    view! {
        <Dialog open title=text::PASS_TITLE>
            <PassForm open request wished/>
        </Dialog>
    }
}

#[component]
fn PassForm(open: RwSignal<bool>, request: RequestId, wished: Option<PersonId>) -> impl IntoView {
    let answer = use_answer();
    let found = cache::read::<Mentors>(move || Some(api_paths::request_helpers(request)));
    let people = Memo::new(move |_| found.value().map(|mentors| mentors.suggestions));
    let failed = Memo::new(move |_| found.with(|loaded| matches!(loaded.state, LoadState::Failed(_))));
    let chosen = RwSignal::new(None::<PersonId>);
    let tried = RwSignal::new(false);
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Some(person) = chosen.get_untracked() else { return };
        let short = people.with_untracked(|all| {
            let found = all.iter().flatten().find(|s| s.person.id == person);
            found.map(|s| s.person.name.short()).unwrap_or_default()
        });
        open.set(false);
        let command =
            SideCommand::PassRequest { request, assignee: Some(person), until: None, comment: String::new() };
        answer(&command, text::passed(&short));
    };
    let below = move || match (people.with(|all| all.as_ref().map(Vec::len)), failed.get()) {
        (Some(0), _) => view! { <p>{text::PASS_NONE}</p> }.into_any(),
        (Some(_), _) => ().into_any(),
        (None, true) => view! { <p role="status">{text::PASS_OFFLINE}</p> }.into_any(),
        (None, false) => view! { <Skeleton/> }.into_any(),
    };
    let missing = move || tried.get() && chosen.with(Option::is_none);
    view! {
        <form class="fields" on:submit=give novalidate>
            <fieldset class="choices">
                <legend class="visually-hidden">{text::PASS_TITLE}</legend>
                <For each=move || people.get().unwrap_or_default() key=|s| s.person.id let(suggestion)>
                    <Choice suggestion chosen wished/>
                </For>
                {below}
            </fieldset>
            <p class="late-text" role="alert">{move || missing().then_some(text::PASS_CHOOSE)}</p>
            <div class="actions">
                <button class="btn" type="submit">{text::PASS_SUBMIT}</button>
                <button class="btn ghost" type="button" on:click=move |_| open.set(false)>{common::CANCEL}</button>
            </div>
        </form>
    }
}

#[component]
fn Choice(
    suggestion: Suggestion,
    chosen: RwSignal<Option<PersonId>>,
    wished: Option<PersonId>,
) -> impl IntoView {
    let Suggestion { person, reasons } = suggestion;
    let id = person.id;
    let wish = (wished == Some(id)).then(|| format!(" · {}", text::WISHED));
    let why =
        format!("{}. {}{}", text::place(&person), help::reasons_for(&reasons), wish.unwrap_or_default());
    view! {
        <label class="choice">
            <input type="radio" name="helper" prop:checked=move || chosen.get() == Some(id) on:change=move |_| chosen.set(Some(id))/>
            <span><strong>{person.name.full()}</strong><span class="s">{why}</span></span>
        </label>
    }
}
