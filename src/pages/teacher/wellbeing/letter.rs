//! Writing to a psychologist. What is typed is kept until it is sent.

use domain::{
    RequestId,
    side::SideCommand,
    wellbeing::{Outcome, WellbeingRequest, WellbeingState},
};
use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    super::parts::use_give,
    form::{CONTACT, Letter, MESSAGE},
};
use crate::{
    kept::keep,
    platform,
    session::use_session,
    shell::use_toasts,
    text::wellbeing as text,
    ui::{ErrorSummary, Field, field::described_by},
};

/// The form.
#[component]
pub fn LetterForm(outcome: Memo<Option<Outcome>>) -> impl IntoView {
    let kept = keep("wellbeing-letter", Letter::default);
    let form = kept.value();
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let (give, toasts, session) = (use_give(), use_toasts(), use_session());
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(author) = untrack(|| session.person()) else { return };
        let empty = WellbeingRequest {
            id: RequestId(platform::new_id()),
            author,
            message: String::new(),
            contact: String::new(),
            outcome: None,
            state: WellbeingState::Sent,
            psychologist: None,
            sent_at: platform::now(),
            history: Vec::new(),
        };
        match form.with_untracked(|letter| letter.fill(outcome.get_untracked(), empty)) {
            Ok(request) => {
                give(&SideCommand::PutWellbeing { request: Box::new(request) });
                errors.set(Vec::new());
                form.set(Letter::default());
                toasts.say(text::SENT.to_owned());
            }
            Err(fault) => errors.set(vec![fault]),
        }
    };
    let error = move |id: &'static str| {
        Signal::derive(move || {
            errors.with(|all| all.iter().find(|(field, _)| field == id).map(|(_, message)| message.clone()))
        })
    };
    let invalid = move |id: &'static str| move || error(id).with(Option::is_some).to_string();
    view! {
        <form class="card fields" on:submit=send novalidate>
            <h2>{text::WRITE}</h2>
            <p>{text::WRITE_LEAD}</p>
            <ErrorSummary errors/>
            <Field id=MESSAGE label=text::MESSAGE hint=text::MESSAGE_HINT error=error(MESSAGE)>
                <textarea id=MESSAGE rows="4" aria-describedby=described_by(MESSAGE) aria-invalid=invalid(MESSAGE)
                    prop:value=move || form.with(|f| f.message.clone()) on:input=move |e| form.update(|f| f.message = event_target_value(&e))></textarea>
            </Field>
            <Field id=CONTACT label=text::CONTACT hint=text::CONTACT_HINT error=error(CONTACT)>
                <input id=CONTACT type="text" aria-describedby=described_by(CONTACT) aria-invalid=invalid(CONTACT)
                    prop:value=move || form.with(|f| f.contact.clone()) on:input=move |e| form.update(|f| f.contact = event_target_value(&e))/>
            </Field>
            <Show when=move || outcome.with(Option::is_some)>
                <label class="check">
                    <input type="checkbox" prop:checked=move || form.with(|f| f.attach) on:change=move |e| form.update(|f| f.attach = event_target_checked(&e))/>
                    <span>{text::ATTACH}<span class="s">" · "{text::ATTACH_HINT}</span></span>
                </label>
            </Show>
            <div class="actions"><button class="btn" type="submit">{text::SEND}</button></div>
        </form>
    }
}
