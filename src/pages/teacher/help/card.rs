//! One request: what was asked, where it is, what happened.

use domain::{
    PersonId,
    people::PersonCard,
    request::{RequestEvent, RequestState, SupportRequest},
};
use leptos::prelude::*;

use super::{close::Close, use_unsent};
use crate::{
    platform,
    text::{self as common, help as text, route::Names},
    ui::{Chip, Tone},
    workspace::{WorkspaceContext, use_workspace},
};

fn tone(state: RequestState) -> Tone {
    match state {
        RequestState::Accepted | RequestState::Active | RequestState::Completed => Tone::Good,
        RequestState::Declined | RequestState::Clarifying | RequestState::Deferred => Tone::Risk,
        RequestState::Sent | RequestState::Assigned | RequestState::Cancelled => Tone::Plain,
    }
}

/// Someone named in the requests.
fn person(workspace: WorkspaceContext, id: PersonId) -> Option<PersonCard> {
    workspace.with(|w| {
        let w = w?;
        let methodist = w.methodist.iter();
        w.people.iter().chain(methodist).find(|card| card.id == id).cloned()
    })
}

/// A request.
#[component]
pub fn RequestCard(request: SupportRequest) -> impl IntoView {
    let workspace = use_workspace();
    let (id, unsent) = (request.id, use_unsent());
    let kind = text::kind(request.kind);
    let competence = request.competence.clone();
    let topic = move || {
        let instrument = workspace.instrument();
        competence.as_ref().map(|c| view! { <p><strong>{Names(instrument.as_ref()).of(c)}</strong></p> })
    };
    let now = {
        let request = request.clone();
        move || {
            let who = request.assignee.and_then(|id| person(workspace, id));
            workspace.with(|w| {
                let methodist = w.and_then(|w| w.methodist.as_ref());
                text::state_means(&request, who.as_ref(), methodist, platform::today())
            })
        }
    };
    let (state, word) = (request.state, text::state(&request));
    let chip = move || {
        if unsent.with(|all| all.contains(&id)) {
            view! { <Chip word=text::UNSENT tone=Tone::Risk/> }
        } else {
            view! { <Chip word=word tone=tone(state)/> }
        }
    };
    let sent = format!("отправлено {}", common::moment(request.sent_at, platform::today()));
    let title = format!("request-{id}");
    let label = title.clone();
    view! {
        <article class="card" aria-labelledby=label>
            <header>
                <h3 id=title tabindex="-1">{kind}</h3>
                {chip}
            </header>
            {topic}
            <p>{now}</p>
            <Reason request=request.clone()/>
            <blockquote class="said">{request.message.clone()}</blockquote>
            <p class="s">{sent}</p>
            <History request=request.clone()/>
            <Close request/>
        </article>
    }
}

/// The reason of a refusal, a question and why somebody is busy are said outright.
#[component]
fn Reason(request: SupportRequest) -> impl IntoView {
    let word = match request.state {
        RequestState::Declined => Some("Причина: "),
        RequestState::Clarifying => Some("Вопрос: "),
        RequestState::Deferred => Some("Почему: "),
        _ => None,
    };
    let said = request.history.last().map(|e| e.comment.clone()).filter(|c| !c.is_empty());
    word.zip(said).map(|(word, comment)| view! { <p>{word}{comment}</p> })
}

#[component]
fn History(request: SupportRequest) -> impl IntoView {
    let workspace = use_workspace();
    let author = request.author;
    let item = move |event: RequestEvent| {
        let line = move |event: &RequestEvent| {
            let who = event.actor.and_then(|actor| person(workspace, actor));
            text::event(event, who.as_ref(), event.actor == Some(author), platform::today())
        };
        let comment = event.comment.clone();
        view! {
            <li>
                <span class="s">{move || line(&event)}</span>
                {(!comment.is_empty()).then(|| view! { <p>{comment}</p> })}
            </li>
        }
    };
    (!request.history.is_empty()).then(|| {
        view! {
            <details class="change">
                <summary>{text::HISTORY}</summary>
                <ol class="events">{request.history.into_iter().map(item).collect_view()}</ol>
            </details>
        }
    })
}
