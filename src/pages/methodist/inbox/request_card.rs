//! A request that waits for an answer: take it on, ask back, pass it on, put it off, or say why not. Which of these, the
//! rules and the roles say.

use domain::{
    contract::inbox::WaitingRequest,
    people::Role,
    request::{Clock, RequestEvent, RequestQueue, RequestTransition, SupportRequest, clock::ClockMark},
    workspace::Command,
};
use leptos::prelude::*;

use super::{
    super::{reason::ReasonDialog, waiting::use_answer},
    busy::BusyDialog,
    pass::PassDialog,
};
use crate::{
    platform,
    session::use_session,
    text::{inbox as text, route::Names},
    ui::{Chip, Tone},
    workspace::use_workspace,
};

#[component]
pub fn RequestCard(waiting: WaitingRequest) -> impl IntoView {
    let WaitingRequest { request, author } = waiting;
    let workspace = use_workspace();
    let competence = request.competence.clone();
    let competence = move || {
        let name = |id| workspace.instrument().map(|instrument| Names(Some(&instrument)).of(id));
        competence.as_ref().and_then(name)
    };
    let handed = request.queue == RequestQueue::Municipal;
    view! {
        <article class="card case">
            <header class="row spread">
                <h3>{author.name.full()}</h3>
                {request.clock.map(|clock| view! { <Term clock/> })}
            </header>
            <p class="s">{text::place(&author)}" · "{text::waits(request.sent_at, platform::today())}</p>
            <p class="row">
                <Chip word=text::kind(request.kind)/>
                {handed.then(|| view! { <Chip word=text::HANDED_OVER tone=Tone::Risk/> })}
                <strong>{competence}</strong>
            </p>
            <blockquote>{request.message.clone()}</blockquote>
            <Talk history=request.history.clone()/>
            <Answers request short=author.name.short()/>
        </article>
    }
}

/// Till when it is answered; shape and word before colour.
#[component]
fn Term(clock: Clock) -> impl IntoView {
    let today = platform::today();
    let tone = match clock.mark(today) {
        ClockMark::Late => Tone::Bad,
        ClockMark::Soon => Tone::Risk,
        ClockMark::InTime => Tone::Good,
    };
    view! { <Chip word=text::term(&clock, today) tone/> }
}

/// What was asked back and answered, and earlier refusals: the next reader needs them.
#[component]
fn Talk(history: Vec<RequestEvent>) -> impl IntoView {
    let said = |event: &RequestEvent| {
        use RequestTransition as T;
        let words =
            matches!(event.transition, T::AskDetails | T::GiveDetails | T::Decline | T::PassOn | T::Return);
        words && !event.comment.is_empty()
    };
    let line = |event: RequestEvent| {
        let mine = event.transition == RequestTransition::GiveDetails;
        view! { <li class=("answer", mine)>{event.comment}</li> }
    };
    let said: Vec<_> = history.into_iter().filter(said).collect();
    (!said.is_empty()).then(|| view! { <ul class="events">{said.into_iter().map(line).collect_view()}</ul> })
}

#[component]
fn Answers(request: SupportRequest, short: String) -> impl IntoView {
    let (session, answer) = (use_session(), use_answer());
    let (declining, asking, passing, busy) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (id, state) = (request.id, request.state);
    let short = StoredValue::new(short);
    let give = move |transition, comment, said: fn(&str) -> String| {
        let command = Command::MoveRequest { request: id, transition, comment, at: platform::now() };
        answer(&command, short.with_value(|short| said(short)));
    };
    let accept = move |_| give(RequestTransition::Accept, String::new(), text::accepted);
    let decline =
        Callback::new(move |reason: String| give(RequestTransition::Decline, reason, text::declined));
    let ask = Callback::new(move |words: String| give(RequestTransition::AskDetails, words, text::asked));
    let can = move |transition| state.after(transition).is_ok();
    let passes = session.has(Role::Methodist) || session.has(Role::Municipal);
    let named = move |say: fn(&str) -> String| short.with_value(|short| say(short));
    view! {
        <div class="actions">
            <button class="btn small" type="button" disabled=!can(RequestTransition::Accept) on:click=accept>{text::ACCEPT}</button>
            {passes.then(|| view! {
                <button class="btn ghost small" type="button" on:click=move |_| passing.set(true)>{text::PASS}</button>
            })}
            <button class="btn ghost small" type="button" disabled=!can(RequestTransition::AskDetails) on:click=move |_| asking.set(true)>{text::ASK_DETAILS}</button>
            {can(RequestTransition::Defer).then(|| view! {
                <button class="btn ghost small" type="button" on:click=move |_| busy.set(true)>{text::BUSY}</button>
            })}
            <button class="btn ghost small" type="button" disabled=!can(RequestTransition::Decline) on:click=move |_| declining.set(true)>{text::DECLINE}</button>
        </div>
        <ReasonDialog
            open=declining title=named(text::decline_title) label=text::DECLINE_LABEL hint=text::DECLINE_HINT
            phrases=&text::DECLINE_PHRASES submit=text::DECLINE_SUBMIT done=decline
        />
        <ReasonDialog
            open=asking title=named(text::details_title) label=text::ASK_DETAILS_LABEL hint=text::ASK_DETAILS_HINT
            phrases=&text::ASK_DETAILS_PHRASES submit=text::ASK_SUBMIT done=ask
        />
        <PassDialog open=passing request=id wished=request.wished/>
        <BusyDialog open=busy request=id said=named(text::deferred)/>
    }
}
