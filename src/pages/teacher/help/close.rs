//! What the author may do: take a request back, or close it with a word. Which of the two, the rules say.

use domain::{
    RequestId,
    request::{RequestTransition, SupportRequest},
    workspace::Command,
};
use leptos::prelude::*;

use crate::{
    kept::keep,
    pages::teacher::parts::use_give,
    platform,
    text::help as text,
    ui::{Dialog, Field, field::described_by, focus},
};

const LONGEST: usize = 2000;
const WORD: &str = "closing-word";

/// The actions that the request's state allows.
#[component]
pub fn Close(request: SupportRequest) -> impl IntoView {
    let allowed = |transition| request.state.after(transition).is_ok();
    let (cancel, complete) = (allowed(RequestTransition::Cancel), allowed(RequestTransition::Complete));
    let id = request.id;
    (cancel || complete).then(|| {
        view! {
            <div class="actions">
                {complete.then(|| view! { <Ask id transition=RequestTransition::Complete/> })}
                {cancel.then(|| view! { <Ask id transition=RequestTransition::Cancel/> })}
            </div>
        }
    })
}

#[component]
fn Ask(id: RequestId, transition: RequestTransition) -> impl IntoView {
    let give = use_give();
    let open = RwSignal::new(false);
    let completes = transition == RequestTransition::Complete;
    let kept = keep(format!("close-{id}-{completes}"), String::new);
    let word = kept.value();
    let too_long = move || word.with(|w| w.chars().count() > LONGEST);
    let error = Signal::derive(move || too_long().then(|| text::WORD_LONG.to_owned()));
    let (button, title, means, label) = if completes {
        (text::COMPLETE, text::COMPLETE_ASK, text::COMPLETE_MEANS, text::COMPLETE_WORD)
    } else {
        (text::CANCEL, text::CANCEL_ASK, text::CANCEL_MEANS, text::CANCEL_WORD)
    };
    let class = if completes { "btn small" } else { "btn ghost small" };
    let close = move |_| {
        if too_long() {
            return focus(WORD);
        }
        kept.forget();
        open.set(false);
        let comment = word.get_untracked();
        give(&Command::MoveRequest { request: id, transition, comment, at: platform::now() });
        focus(format!("request-{id}"));
    };
    view! {
        <button class=class type="button" on:click=move |_| open.set(true)>{button}</button>
        <Dialog open title>
            <p>{means}</p>
            <Field id=WORD label error>
                <textarea id=WORD rows="3" aria-describedby=described_by(WORD) bind:value=word></textarea>
            </Field>
            <div class="actions">
                <button class="btn" type="button" on:click=close>{button}</button>
                <button class="btn ghost" type="button" on:click=move |_| open.set(false)>{text::KEEP}</button>
            </div>
        </Dialog>
    }
}
