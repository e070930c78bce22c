//! What each kind of step asks for besides its day, document and note.

use domain::route::{Protocol, StepDetails, StepKind, TransferFormat};
use leptos::prelude::*;

use super::{
    fields::{Line, Text, error_at},
    form::{self, Faults, MarkForm},
};
use crate::{
    text::route::{details as words, step as text},
    ui::{Field, field::described_by},
};

/// The details of a form, for the kind of step it is about; what the kind does not ask for stays out.
pub fn details(form: &MarkForm, kind: StepKind) -> StepDetails {
    let asked =
        |label: Option<words::Asked>, text: &str| label.map(|_| text.trim().to_owned()).unwrap_or_default();
    let practice = kind == StepKind::Practice;
    let transfer =
        TransferFormat::ALL.into_iter().find(|f| practice && words::transfer_key(*f) == form.transfer);
    let observes = kind == StepKind::LessonVisit || transfer == Some(TransferFormat::LessonVisit);
    StepDetails {
        link: if kind == StepKind::Diagnosis { String::new() } else { form.link.trim().to_owned() },
        place: asked(words::place(kind), &form.place),
        with: asked(words::with(kind), &form.seen_by),
        transfer,
        tried: if practice { form.tried.trim().to_owned() } else { String::new() },
        protocol: observes.then(|| Protocol {
            lesson: form.lesson.trim().to_owned(),
            worked: form.worked.trim().to_owned(),
            discuss: form.discuss.trim().to_owned(),
        }),
    }
}

/// The fields of those details.
#[component]
pub fn Details(kind: StepKind, typed: RwSignal<MarkForm>, faults: RwSignal<Faults>) -> impl IntoView {
    let practice = kind == StepKind::Practice;
    let visit = words::transfer_key(TransferFormat::LessonVisit);
    let observes = Memo::new(move |_| {
        kind == StepKind::LessonVisit || (practice && typed.with(|t| t.transfer == visit))
    });
    let place = words::place(kind).map(|asked| {
        view! { <Line id=form::PLACE label=asked.label hint=asked.hint typed part=|t| &mut t.place faults/> }
    });
    let with = words::with(kind).map(|asked| {
        view! { <Line id=form::SEEN_BY label=asked.label hint=asked.hint typed part=|t| &mut t.seen_by faults/> }
    });
    view! {
        {practice.then(|| view! {
            <Format typed faults/>
            <Text id=form::TRIED label=text::TRIED hint=text::TRIED_HINT typed part=|t| &mut t.tried faults/>
        })}
        {place}
        {with}
        <Show when=move || observes.get()><Observed typed faults/></Show>
        {(kind != StepKind::Diagnosis).then(|| view! {
            <Line id=form::LINK label=words::LINK hint=words::LINK_HINT typed part=|t| &mut t.link faults/>
        })}
    }
}

/// In which of the four formats (C-ПЕР-3).
#[component]
fn Format(typed: RwSignal<MarkForm>, faults: RwSignal<Faults>) -> impl IntoView {
    let error = error_at(form::TRANSFER, faults);
    let option = move |format: TransferFormat| {
        let key = words::transfer_key(format);
        view! { <option value=key selected=move || typed.with(|t| t.transfer == key)>{words::transfer(format)}</option> }
    };
    view! {
        <Field id=form::TRANSFER label=words::TRANSFER hint=words::TRANSFER_HINT error>
            <select id=form::TRANSFER aria-describedby=described_by(form::TRANSFER)
                aria-invalid=move || error.with(Option::is_some).to_string()
                on:change=move |e| typed.update(|t| t.transfer = event_target_value(&e))>
                <option value="" selected=move || typed.with(|t| t.transfer.is_empty())>{words::TRANSFER_CHOOSE}</option>
                {TransferFormat::ALL.map(option).collect_view()}
            </select>
        </Field>
    }
}

/// The protocol of a visited lesson.
#[component]
fn Observed(typed: RwSignal<MarkForm>, faults: RwSignal<Faults>) -> impl IntoView {
    view! {
        <fieldset class="fields">
            <legend><strong>{words::PROTOCOL}</strong><span class="s">" "{words::PROTOCOL_HINT}</span></legend>
            <Line id=form::LESSON label=words::LESSON hint=words::LESSON_HINT typed part=|t| &mut t.lesson faults/>
            <Text id=form::WORKED label=words::WORKED hint=words::WORKED_HINT typed part=|t| &mut t.worked faults/>
            <Text id=form::DISCUSS label=words::DISCUSS hint=words::DISCUSS_HINT typed part=|t| &mut t.discuss faults/>
        </fieldset>
    }
}
