//! What the author may do: answer a question, pass the request on, take it back, or close it with a word. Which of these,
//! the rules say.

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

/// In the order of their buttons; the first that is allowed is the main one.
const ACTIONS: [RequestTransition; 4] = [
    RequestTransition::GiveDetails,
    RequestTransition::Complete,
    RequestTransition::PassOn,
    RequestTransition::Cancel,
];

/// What a button and its dialog say.
struct Words {
    button: &'static str,
    title: &'static str,
    means: &'static str,
    label: &'static str,
}

fn words(transition: RequestTransition) -> Words {
    let (button, title, means, label) = match transition {
        RequestTransition::GiveDetails => {
            (text::DETAILS, text::DETAILS_ASK, text::DETAILS_MEANS, text::DETAILS_WORD)
        }
        RequestTransition::PassOn => {
            (text::PASS_ON, text::PASS_ON_ASK, text::PASS_ON_MEANS, text::PASS_ON_WORD)
        }
        RequestTransition::Complete => {
            (text::COMPLETE, text::COMPLETE_ASK, text::COMPLETE_MEANS, text::COMPLETE_WORD)
        }
        _ => (text::CANCEL, text::CANCEL_ASK, text::CANCEL_MEANS, text::CANCEL_WORD),
    };
    Words { button, title, means, label }
}

/// The actions that the request's state allows.
#[component]
pub fn Close(request: SupportRequest) -> impl IntoView {
    let passable = request.assignee.is_some();
    let allowed = |transition: &RequestTransition| {
        request.state.after(*transition).is_ok() && (passable || *transition != RequestTransition::PassOn)
    };
    let allowed: Vec<_> = ACTIONS.into_iter().filter(allowed).collect();
    let id = request.id;
    let main = allowed
        .first()
        .copied()
        .filter(|t| *t != RequestTransition::Cancel && *t != RequestTransition::PassOn);
    (!allowed.is_empty()).then(|| {
        let button = move |transition| view! { <Ask id transition main=main == Some(transition)/> };
        view! { <div class="actions">{allowed.into_iter().map(button).collect_view()}</div> }
    })
}

#[component]
fn Ask(id: RequestId, transition: RequestTransition, main: bool) -> impl IntoView {
    let give = use_give();
    let open = RwSignal::new(false);
    let kept = keep(format!("close-{id}-{transition:?}"), String::new);
    let word = kept.value();
    let tried = RwSignal::new(false);
    let wrong = move || {
        let missing = transition.needs_words() && tried.get() && word.with(|w| w.trim().is_empty());
        let long = word.with(|w| w.chars().count() > LONGEST);
        long.then_some(text::WORD_LONG).or(missing.then_some(text::DETAILS_EMPTY))
    };
    let error = Signal::derive(move || wrong().map(str::to_owned));
    let Words { button, title, means, label } = words(transition);
    let class = if main { "btn small" } else { "btn ghost small" };
    let close = move |_| {
        tried.set(true);
        if untrack(wrong).is_some() {
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
