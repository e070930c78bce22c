//! Whom to ask: people who master the competence, each with the reasons; or whoever the methodist finds.

use domain::{
    PersonId,
    contract::{
        paths,
        route::{Mentors, Suggestion},
    },
};
use leptos::prelude::*;

use super::form::{AskForm, names_somebody};
use crate::{cache, cache::LoadState, text::help as text, ui::Skeleton};

/// The choice, for those who ask for a mentor.
#[component]
pub fn MentorChoice(form: RwSignal<AskForm>) -> impl IntoView {
    let asks = Memo::new(move |_| form.with(|f| names_somebody(f.kind)));
    view! {
        <Show when=move || asks.get()>
            <Choice form/>
        </Show>
    }
}

#[component]
fn Choice(form: RwSignal<AskForm>) -> impl IntoView {
    let competence = Memo::new(move |_| form.with(|f| f.competence.clone()));
    let mentors = cache::read::<Mentors>(move || competence.get().map(|c| paths::mentors(&c)));
    let people = Memo::new(move |_| mentors.value().map(|m| m.suggestions));
    let failed = Memo::new(move |_| mentors.with(|m| matches!(m.state, LoadState::Failed(_))));
    let below =
        move || match (competence.get().is_some(), people.with(|p| p.as_ref().map(Vec::len)), failed.get()) {
            (false, ..) => view! { <p class="s">{text::MENTORS_NEED_COMPETENCE}</p> }.into_any(),
            (true, Some(0), _) => view! { <p class="s">{text::NO_MENTORS}</p> }.into_any(),
            (true, Some(_), _) => ().into_any(),
            (true, None, true) => view! { <p class="s" role="status">{text::MENTORS_OFFLINE}</p> }.into_any(),
            (true, None, false) => view! { <Skeleton/> }.into_any(),
        };
    let suggestions = move || people.get().unwrap_or_default();
    view! {
        <fieldset class="choices">
            <legend class="label">{text::WISHED}</legend>
            <Wish form person=None name=text::WISHED_ANY.to_owned() why=text::WISHED_ANY_WHY.to_owned()/>
            <For each=suggestions key=|s| s.person.id let(suggestion)>
                <Person form suggestion/>
            </For>
            {below}
        </fieldset>
    }
}

#[component]
fn Person(form: RwSignal<AskForm>, suggestion: Suggestion) -> impl IntoView {
    let Suggestion { person, reasons } = suggestion;
    let school = person.school.map(|s| format!(", {}", s.name)).unwrap_or_default();
    let why = format!("{}{school}. {}", person.position, text::reasons(&reasons));
    view! { <Wish form person=Some(person.id) name=person.name.full() why/> }
}

#[component]
fn Wish(form: RwSignal<AskForm>, person: Option<PersonId>, name: String, why: String) -> impl IntoView {
    let chosen = move || form.with(|f| f.wished == person);
    view! {
        <label class="choice">
            <input type="radio" name="wished" prop:checked=chosen on:change=move |_| form.update(|f| f.wished = person)/>
            <span><strong>{name}</strong><span class="s">{why}</span></span>
        </label>
    }
}
