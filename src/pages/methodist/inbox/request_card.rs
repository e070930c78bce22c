//! A request that waits for an answer: take it on, or say why not.

use domain::{
    contract::inbox::WaitingRequest,
    request::{RequestTransition, SupportRequest},
    workspace::Command,
};
use leptos::prelude::*;

use super::super::{reason::ReasonDialog, waiting::use_answer};
use crate::{platform, text::inbox as text, text::route::Names, ui::Chip, workspace::use_workspace};

#[component]
pub fn RequestCard(waiting: WaitingRequest) -> impl IntoView {
    let WaitingRequest { request, author } = waiting;
    let workspace = use_workspace();
    let declining = RwSignal::new(false);
    let answer = use_answer();
    let SupportRequest { id, state, kind, competence, message, sent_at, .. } = request;
    let short = StoredValue::new(author.name.short());
    let give = move |transition, comment, said: fn(&str) -> String| {
        let command = Command::MoveRequest { request: id, transition, comment, at: platform::now() };
        answer(&command, short.with_value(|short| said(short)));
    };
    let accept = move |_| give(RequestTransition::Accept, String::new(), text::accepted);
    let decline =
        Callback::new(move |reason: String| give(RequestTransition::Decline, reason, text::declined));
    let can = |transition| state.after(transition).is_ok();
    let competence = move || {
        let name = |id| workspace.instrument().map(|instrument| Names(Some(&instrument)).of(id));
        competence.as_ref().and_then(name)
    };
    view! {
        <article class="card case">
            <header class="row spread"><h3>{author.name.full()}</h3><span class="chip">{text::waits(sent_at, platform::today())}</span></header>
            <p class="s">{text::place(&author)}</p>
            <p class="row"><Chip word=text::kind(kind)/><strong>{competence}</strong></p>
            <blockquote>{message}</blockquote>
            <div class="actions">
                <button class="btn small" type="button" disabled=!can(RequestTransition::Accept) on:click=accept>{text::ACCEPT}</button>
                <button class="btn ghost small" type="button" disabled=!can(RequestTransition::Decline) on:click=move |_| declining.set(true)>{text::DECLINE}</button>
            </div>
        </article>
        <ReasonDialog
            open=declining title=short.with_value(|short| text::decline_title(short)) label=text::DECLINE_LABEL hint=text::DECLINE_HINT
            phrases=&text::DECLINE_PHRASES submit=text::DECLINE_SUBMIT done=decline
        />
    }
}
