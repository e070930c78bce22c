//! `/help?sent=…`: own requests, where each is now, who has it, and what its author may do. Rules: `domain::request`.

mod card;
mod close;

use chrono::NaiveDate;
use domain::{
    RequestId,
    contract::{
        help::{Help, PairSummary},
        paths as api_paths,
    },
    pair::Side,
    request::{RequestState, SupportRequest},
    workspace::{Command, Workspace},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::parts::Waiting;
use crate::{
    cache,
    outbox::use_outbox,
    pages::pairs::{PairCard, bring_pairs},
    paths, platform,
    shell::Page,
    text::{help as text, pair},
    ui::{Empty, Notice, PageTitle, Tone, focus},
    workspace::use_workspace,
};
use card::RequestCard;

/// The notice about what was just sent.
const SENT: &str = "request-sent";

/// Own requests.
#[component]
pub fn HelpPage() -> impl IntoView {
    let workspace = use_workspace();
    let known = Memo::new(move |_| workspace.with(|w| w.is_some()));
    let content = move || {
        if known.get() { view! { <Requests/> }.into_any() } else { view! { <Waiting/> }.into_any() }
    };
    view! { <Page title=text::TITLE>{content}</Page> }
}

#[component]
fn Requests() -> impl IntoView {
    let workspace = use_workspace();
    let requests = move |open: bool| {
        Memo::new(move |_| {
            workspace.with(|w| {
                let all = w.map(|w| w.requests.as_slice()).unwrap_or_default();
                all.iter().filter(|r| r.state.is_open() == open).cloned().collect::<Vec<_>>()
            })
        })
    };
    let (open, closed) = (requests(true), requests(false));
    let none = move || open.with(Vec::is_empty) && closed.with(Vec::is_empty);
    view! {
        <div class="docked">
            <PageTitle text=text::TITLE/>
            <Sent/>
            <Show when=none fallback=|| view! { <p>{text::LEAD}</p> }>
                <Empty title=text::NONE_TITLE><p>{text::NONE}</p></Empty>
            </Show>
            <Pairs/>
            <Group id="requests-open" title=text::OPEN requests=open/>
            <p class="s"><a href=paths::WELLBEING>{text::WELLBEING}</a></p>
            <Group id="requests-closed" title=text::CLOSED requests=closed/>
            <div class="dock"><a class="btn main" href=paths::ask(None)>{text::ASK}</a></div>
        </div>
    }
}

/// What a card shows of a request: the server's clock comes after the request itself.
fn drawn(request: &SupportRequest) -> (RequestId, RequestState, usize, Option<NaiveDate>) {
    (request.id, request.state, request.history.len(), request.clock.map(|clock| clock.until))
}

/// Who helps, and whom one helps; what has ended is a page further.
#[component]
fn Pairs() -> impl IntoView {
    let help = cache::read::<Help>(|| Some(api_paths::HELP.to_owned()));
    bring_pairs(help);
    let of = move |side: Side| {
        Memo::new(move |_| {
            let all = help.value().map(|help| help.pairs).unwrap_or_default();
            let shown = |p: &PairSummary| p.side == side && p.pair.state.is_open();
            all.into_iter().filter(shown).collect::<Vec<_>>()
        })
    };
    view! {
        <PairGroup id="pairs-mine" title=pair::MY_MENTOR pairs=of(Side::Learner)/>
        <PairGroup id="pairs-helped" title=pair::I_HELP pairs=of(Side::Helper)/>
    }
}

#[component]
fn PairGroup(id: &'static str, title: &'static str, pairs: Memo<Vec<PairSummary>>) -> impl IntoView {
    view! {
        <Show when=move || !pairs.with(Vec::is_empty)>
            <section class="stack" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                {move || pairs.get().into_iter().map(|summary| view! { <PairCard summary/> }).collect_view()}
            </section>
        </Show>
    }
}

#[component]
fn Group(id: &'static str, title: &'static str, requests: Memo<Vec<SupportRequest>>) -> impl IntoView {
    view! {
        <Show when=move || !requests.with(Vec::is_empty)>
            <section class="stack" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <For each=move || requests.get() key=drawn let(request)>
                    <RequestCard request/>
                </For>
            </section>
        </Show>
    }
}

/// After sending: who answers, and where the request waits.
#[component]
fn Sent() -> impl IntoView {
    let workspace = use_workspace();
    let query = use_query_map();
    let unsent = use_unsent();
    let sent = Memo::new(move |_| query.with(|q| q.get("sent").and_then(|id| id.parse::<RequestId>().ok())));
    let here = Memo::new(move |_| {
        let open = |w: &Workspace, id| w.requests.iter().any(|r| r.id == id && r.state.is_open());
        sent.get().filter(|id| workspace.with(|w| w.is_some_and(|w| open(w, *id))))
    });
    Effect::new(move |_| {
        if here.get().is_some() {
            focus(SENT);
        }
    });
    let who = move || {
        workspace.with(|w| {
            let request = w.and_then(|w| w.requests.iter().find(|r| Some(r.id) == here.get()))?;
            let known = |id| w?.people.iter().find(|card| card.id == id);
            let methodist = w.and_then(|w| w.methodist.as_ref());
            Some(text::state_means(request, request.assignee.and_then(known), methodist, platform::today()))
        })
    };
    move || {
        let id = here.get()?;
        let kept = Memo::new(move |_| unsent.with(|all| all.contains(&id)));
        let title = move || if kept.get() { text::KEPT_TITLE } else { text::SENT_TITLE };
        let offline = move || kept.get().then(|| view! { <p>{text::KEPT}</p> });
        Some(view! {
            <div id=SENT tabindex="-1">
                <Notice tone=Tone::Good><p><strong>{title}</strong></p>{offline}<p>{who}</p></Notice>
            </div>
        })
    }
}

/// Requests that are only on this device.
fn use_unsent() -> Memo<Vec<RequestId>> {
    let outbox = use_outbox();
    Memo::new(move |_| {
        let id = |command| match command {
            Command::PutRequest { request } => Some(request.id),
            _ => None,
        };
        outbox.pending().into_iter().filter_map(id).collect()
    })
}
