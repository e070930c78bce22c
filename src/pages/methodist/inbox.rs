//! `/inbox`: who waits for an answer, routes to agree, the longest waiting first; requests, what is late first. An answered case leaves
//! at once. Rules: `domain::request`, `domain::route`.

mod busy;
mod pass;
mod request_card;
mod route_card;

use domain::{
    contract::inbox::{Inbox, WaitingRequest, WaitingRoute},
    people::Role,
};
use leptos::prelude::*;

use self::{request_card::RequestCard, route_card::RouteCard};
use super::waiting::{Queue, use_queue};
use crate::{
    cache::LoadState,
    paths, platform,
    session::use_session,
    shell::{LoadedView, Page, Width},
    text::inbox as text,
    ui::{Empty, PageTitle, Progress},
};

/// What waits.
#[component]
pub fn InboxPage() -> impl IntoView {
    let queue = use_queue();
    let retry = Callback::new(move |()| queue.server.reload());
    let known = Memo::new(move |_| queue.with(|inbox| inbox.is_some()));
    view! {
        <Page title=text::TITLE width=Width::Wide>
            // Only its state: the queue is drawn below, in place.
            <LoadedView loaded=Signal::derive(move || queue.server.get()) retry children=Callback::new(|_| ().into_any())/>
            <Show when=move || known.get()><Waiting queue/></Show>
        </Page>
    }
}

#[component]
fn Waiting(queue: Queue) -> impl IntoView {
    let get =
        move |f: fn(&Inbox) -> u32| Memo::new(move |_| queue.with(|inbox| inbox.map(f).unwrap_or_default()));
    let (routes, requests) = (get(|i| i.routes_total), get(|i| i.requests_total));
    let (pressing, session) = (get(|i| i.requests_pressing), use_session());
    let title = Signal::derive(move || text::finding(routes.get(), requests.get()));
    let oldest =
        move || queue.with(|inbox| inbox.and_then(oldest).map(|at| text::oldest(at, platform::today())));
    let fresh = Memo::new(move |_| queue.server.with(|loaded| loaded.state == LoadState::Fresh));
    let has = |n: Memo<u32>| move || n.get() > 0;
    let none = move || routes.get() + requests.get() == 0;
    view! {
        <PageTitle text=title/>
        {move || (pressing.get() > 0).then(|| view! { <p><strong>{text::pressing(pressing.get())}</strong></p> })}
        {move || oldest().map(|words| view! { <p class="s">{words}</p> })}
        {move || session.has(Role::Mentor).then(|| view! { <p><a class="link" href=paths::PAIRS>{text::MY_PAIRS}</a></p> })}
        <Load queue/>
        <Show when=none>
            <Empty title=text::DONE>
                <p>{move || if fresh.get() { text::DONE_HINT } else { text::DONE_STALE }}</p>
            </Empty>
        </Show>
        <div class="inbox-grid">
            <Show when=has(routes)><Routes queue total=routes/></Show>
            <Show when=has(requests)><Requests queue total=requests/></Show>
        </div>
    }
}

/// Teachers assigned, of 250 at most (D-NSO-5).
#[component]
fn Load(queue: Queue) -> impl IntoView {
    let assigned =
        Memo::new(move |_| queue.with(|inbox| inbox.map(|inbox| inbox.assigned).unwrap_or_default()));
    let percent = Signal::derive(move || (assigned.get() * 100 / text::MOST_ASSIGNED).min(100));
    view! {
        <Show when=move || { assigned.get() > 0 }>
            <div class="assigned">
                <p class="s num">{move || text::assigned(assigned.get())}</p>
                <Progress percent label=text::ASSIGNED/>
            </div>
        </Show>
    }
}

#[component]
fn Routes(queue: Queue, total: Memo<u32>) -> impl IntoView {
    let each = move || queue.with(|inbox| inbox.map(|inbox| inbox.routes.clone()).unwrap_or_default());
    view! {
        <section class="stack" aria-labelledby="routes-title">
            <h2 id="routes-title">{text::ROUTES}<span class="chip num">{total}</span></h2>
            <ul class="stack">
                <For each key=|waiting: &WaitingRoute| (waiting.route, waiting.proposed_at) let:waiting>
                    <li><RouteCard waiting/></li>
                </For>
            </ul>
            <More shown=Signal::derive(move || each().len()) total/>
        </section>
    }
}

#[component]
fn Requests(queue: Queue, total: Memo<u32>) -> impl IntoView {
    let each = move || queue.with(|inbox| inbox.map(|inbox| inbox.requests.clone()).unwrap_or_default());
    view! {
        <section class="stack" aria-labelledby="requests-title">
            <h2 id="requests-title">{text::REQUESTS}<span class="chip num">{total}</span></h2>
            <ul class="stack">
                <For each key=|waiting: &WaitingRequest| (waiting.request.id, waiting.request.state, waiting.request.clock.map(|c| c.reminded)) let:waiting>
                    <li><RequestCard waiting/></li>
                </For>
            </ul>
            <More shown=Signal::derive(move || each().len()) total/>
        </section>
    }
}

/// The server sends the longest waiting; the rest comes as these are answered.
#[component]
fn More(shown: Signal<usize>, total: Memo<u32>) -> impl IntoView {
    let hidden = move || (total.get() as usize).saturating_sub(shown.get());
    view! {
        <Show when=move || { hidden() > 0 }><p class="s">{move || text::more(hidden())}</p></Show>
    }
}

/// Since when the longest waiting waits.
fn oldest(inbox: &Inbox) -> Option<chrono::DateTime<chrono::Utc>> {
    let routes = inbox.routes.iter().map(|waiting| waiting.proposed_at);
    routes.chain(inbox.requests.iter().map(|waiting| waiting.request.sent_at)).min()
}
