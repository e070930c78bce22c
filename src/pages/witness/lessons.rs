//! Protocols of visited lessons, and the teacher's answer beside them.

use domain::{
    contract::witness::Seen,
    observation::{ObservedMark, is_comment},
    side::SideCommand,
};
use leptos::prelude::*;

use super::Titles;
use crate::{
    kept::keep,
    outbox::use_outbox,
    shell::use_toasts,
    text::{errors, route::Names, witness as words},
    ui::{Field, field::described_by},
};

#[component]
pub fn Lessons(observations: Vec<Seen>, titles: Titles, own: bool) -> impl IntoView {
    (!observations.is_empty()).then(|| {
        let lesson = |seen: Seen| view! { <Lesson seen titles own/> };
        view! {
            <section class="stack span" aria-labelledby="lessons-title">
                <h2 id="lessons-title">{words::LESSONS}</h2>
                {observations.into_iter().map(lesson).collect_view()}
            </section>
        }
    })
}

#[component]
fn Lesson(seen: Seen, titles: Titles, own: bool) -> impl IntoView {
    let Seen { observation, observer } = seen;
    let max =
        move || titles.with(|instrument| instrument.as_ref().map_or(5, domain::instrument::Instrument::max));
    let mark = move |mark: ObservedMark| {
        let value = mark.value;
        let title = move || titles.with(|instrument| Names(instrument.as_ref()).of(&mark.competence));
        view! {
            <li>
                <span class="row spread"><strong>{title}</strong><span class="num s">{move || words::value(value, max())}</span></span>
                {(!mark.note.is_empty()).then(|| view! { <span>{mark.note.clone()}</span> })}
            </li>
        }
    };
    let id = observation.id;
    let said = observation.comment.map(|comment| comment.text);
    let may_answer = own && said.is_none();
    view! {
        <article class="card">
            <header><h3>{observation.lesson}</h3><span class="s">{words::lesson(observation.observed_on, &observer)}</span></header>
            <ul class="lives">{observation.marks.into_iter().map(mark).collect_view()}</ul>
            {(!observation.summary.is_empty()).then(|| view! { <p>{observation.summary.clone()}</p> })}
            {said.map(|said| view! { <div class="stack tight"><p class="s">{words::ANSWERED}</p><blockquote class="said">{said}</blockquote></div> })}
            {may_answer.then(|| view! { <Answer id/> })}
        </article>
    }
}

/// The teacher's word on it.
#[component]
fn Answer(id: domain::ObservationId) -> impl IntoView {
    const FIELD: &str = "lesson-answer";
    let (outbox, toasts) = (use_outbox(), use_toasts());
    let kept = keep(format!("lesson-{id}"), String::new);
    let text = kept.value();
    let error = RwSignal::new(None::<String>);
    let given = Memo::new(move |_| {
        let mine = |c: &SideCommand| matches!(c, SideCommand::CommentObservation { observation, .. } if *observation == id);
        outbox.pending().iter().any(mine)
    });
    let give = move |_| {
        let words = text.get_untracked();
        if !is_comment(&words) {
            return error.set(Some(words::ANSWER_EMPTY.to_owned()));
        }
        error.set(None);
        match outbox.push(&SideCommand::CommentObservation { observation: id, text: words }) {
            Ok(()) => toasts.say(words::ANSWER_SENT),
            Err(error) => toasts.say(errors::storage(&error)),
        }
        kept.forget();
    };
    view! {
        <Show when=move || !given.get() fallback=|| view! { <p class="s" role="status">{words::ANSWER_SENT}</p> }>
            <div class="stack tight">
                <Field id=FIELD label=words::ANSWER_LABEL error>
                    <textarea id=FIELD rows="3" aria-describedby=described_by(FIELD) prop:value=move || text.get()
                        on:input=move |e| text.set(event_target_value(&e))></textarea>
                </Field>
                <button class="btn small" type="button" on:click=give>{words::ANSWER}</button>
            </div>
        </Show>
    }
}
