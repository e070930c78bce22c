//! The fields of the mark.

use leptos::prelude::*;

use super::form::{self, Faults, MarkForm};
use crate::{
    platform,
    text::{self, route::step as words},
    ui::{Field, field::described_by},
};

/// A field of the form.
pub type Part = fn(&mut MarkForm) -> &mut String;

fn value(typed: RwSignal<MarkForm>, part: Part) -> impl Fn() -> String {
    move || typed.with(|t| part(&mut t.clone()).clone())
}

/// What is wrong at a field.
pub fn error_at(id: &'static str, faults: RwSignal<Faults>) -> Signal<Option<String>> {
    Signal::derive(move || faults.with(|f| f.iter().find(|(at, _)| at == id).map(|(_, m)| m.clone())))
}

/// The document a formal step ends with.
#[component]
pub fn Document(typed: RwSignal<MarkForm>, faults: RwSignal<Faults>) -> impl IntoView {
    view! {
        <fieldset class="fields">
            <legend><strong>{words::DOCUMENT}</strong><span class="s">" "{words::DOCUMENT_HINT}</span></legend>
            <Line id=form::KIND label=words::KIND typed part=|t| &mut t.kind faults/>
            <div class="fields pair">
                <Line id=form::NUMBER label=words::NUMBER typed part=|t| &mut t.number faults/>
                <Day id=form::ISSUED_ON label=words::ISSUED_ON typed part=|t| &mut t.issued_on faults/>
            </div>
        </fieldset>
    }
}

/// One line of text.
#[component]
pub fn Line(
    id: &'static str,
    label: &'static str,
    #[prop(default = "")] hint: &'static str,
    typed: RwSignal<MarkForm>,
    part: Part,
    faults: RwSignal<Faults>,
) -> impl IntoView {
    let error = error_at(id, faults);
    let set = move |e| typed.update(|t| *part(t) = event_target_value(&e));
    view! {
        <Field id label hint error>
            <input id=id aria-describedby=described_by(id) aria-invalid=move || error.with(Option::is_some).to_string()
                prop:value=value(typed, part) on:input=set/>
        </Field>
    }
}

/// A day, not in the future.
#[component]
pub fn Day(
    id: &'static str,
    label: &'static str,
    typed: RwSignal<MarkForm>,
    part: Part,
    faults: RwSignal<Faults>,
) -> impl IntoView {
    let error = error_at(id, faults);
    let set = move |e| typed.update(|t| *part(t) = event_target_value(&e));
    view! {
        <Field id label error>
            <input id=id type="date" max=text::iso(platform::today()) aria-describedby=described_by(id)
                aria-invalid=move || error.with(Option::is_some).to_string()
                prop:value=value(typed, part) on:input=set/>
        </Field>
    }
}

/// Some lines of text.
#[component]
pub fn Text(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    typed: RwSignal<MarkForm>,
    part: Part,
    faults: RwSignal<Faults>,
) -> impl IntoView {
    let error = error_at(id, faults);
    let set = move |e| typed.update(|t| *part(t) = event_target_value(&e));
    view! {
        <Field id label hint error>
            <textarea id=id rows="3" aria-describedby=described_by(id) aria-invalid=move || error.with(Option::is_some).to_string()
                prop:value=value(typed, part) on:input=set></textarea>
        </Field>
    }
}
