//! `/sync`: what waits and since when, what was refused and why, the server's receipts. Rules: `crate::outbox`.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::{
    outbox::{Entry, EntryState, Outbox, ParkReason, Receipt, use_outbox},
    pages::teacher::{RouteConflict, is_collision},
    platform,
    shell::{Page, SyncLine},
    text::{self, account as words},
    ui::{Notice, PageTitle, Tone},
};

/// Receipts shown.
const SHOWN: usize = 20;

/// Synchronisation.
#[component]
pub fn SyncPage() -> impl IntoView {
    let outbox = use_outbox();
    let entries = Memo::new(move |_| outbox.entries());
    let parked = Memo::new(move |_| {
        entries.with(|all| all.iter().filter(|e| !e.is_waiting()).cloned().collect::<Vec<_>>())
    });
    let waiting = Memo::new(move |_| {
        entries.with(|all| all.iter().filter(|e| e.is_waiting()).cloned().collect::<Vec<_>>())
    });
    view! {
        <Page title=words::SYNC>
            <PageTitle text=words::SYNC/>
            <SyncLine/>
            <Show when=move || entries.with(Vec::is_empty)>
                <Notice tone=Tone::Good><p>{words::ALL_SENT}</p></Notice>
            </Show>
            <Show when=move || !parked.with(Vec::is_empty)>
                <section class="stack tight">
                    <h2>{words::PARKED}</h2>
                    {move || parked.get().into_iter().map(|entry| if is_collision(&entry) {
                        view! { <RouteConflict entry/> }.into_any()
                    } else {
                        view! { <Parked entry outbox/> }.into_any()
                    }).collect_view()}
                </section>
            </Show>
            <Show when=move || !waiting.with(Vec::is_empty)>
                <section class="card">
                    <h2>{words::WAITING}</h2>
                    <ul class="stack tight">{move || waiting.get().iter().map(waiting_row).collect_view()}</ul>
                    <div class="actions"><button class="btn" type="button" on:click=move |_| outbox.kick()>{words::SEND_NOW}</button></div>
                </section>
            </Show>
            {move || { entries.track(); view! { <Journal receipts=outbox.journal()/> } }}
        </Page>
    }
}

fn waiting_row(entry: &Entry) -> impl IntoView + use<> {
    let what = what_it_does(entry);
    let since = words::waits_since(moment(entry.at), platform::today());
    view! { <li class="row spread"><span>{what}</span><span class="s">{since}</span></li> }
}

fn what_it_does(entry: &Entry) -> &'static str {
    let own = || entry.read().map(|command| words::command(&command));
    let side = || entry.read().map(|command| words::side_command(&command));
    own().or_else(side).unwrap_or(words::UNKNOWN)
}

/// A refused command: why, and what its owner can do.
#[component]
fn Parked(entry: Entry, outbox: Outbox) -> impl IntoView {
    let id = entry.id;
    let what = what_it_does(&entry);
    let (why, faults) = match entry.state {
        EntryState::Parked(ParkReason::Refused(problem)) => (problem.detail, problem.errors),
        EntryState::Parked(ParkReason::Unknown) | EntryState::Waiting => {
            (words::UNKNOWN.to_owned(), Vec::new())
        }
    };
    view! {
        <article class="card">
            <h3>{what}</h3>
            <p>{why}</p>
            <ul class="s">{faults.into_iter().map(|fault| view! { <li>{fault.message}</li> }).collect_view()}</ul>
            <div class="actions">
                <button class="btn ghost small" type="button" on:click=move |_| outbox.retry(id)>{words::RETRY}</button>
                <button class="btn danger small" type="button" on:click=move |_| outbox.discard(id)>{words::DISCARD}</button>
            </div>
        </article>
    }
}

#[component]
fn Journal(receipts: Vec<Receipt>) -> impl IntoView {
    if receipts.is_empty() {
        return ().into_any();
    }
    let today = platform::today();
    let row = |receipt: &Receipt| {
        let at = moment(receipt.at).map(|at| text::moment(at, today)).unwrap_or_default();
        view! { <li class="num">{words::receipt(&receipt.number, at)}</li> }
    };
    view! {
        <section class="card">
            <h2>{words::JOURNAL}</h2>
            <p class="s">{words::JOURNAL_HINT}</p>
            <ol class="stack tight">{receipts.iter().take(SHOWN).map(row).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn moment(ms: u64) -> Option<DateTime<Utc>> {
    i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis)
}
