//! The one sender: takes waiting commands in order, tries each, waits when the network or the server says so, and
//! stops when nothing waits or the person must sign in.

use domain::contract::{
    IDEMPOTENCY_KEY,
    command::{Method, Precondition, Wire},
    paths,
};
use gloo_net::http;
use leptos::prelude::*;

use super::{
    Outbox, Sending,
    entry::{self, Entry, EntryState, ParkReason, Receipt, SentAs},
    lock, older,
    rules::{self, Verdict},
};
use crate::{api, files, platform, storage::Scope, workspace};

/// Sends until nothing waits.
pub async fn run(outbox: Outbox) {
    let name = format!("marshrut-outbox-{:?}", untrack(|| outbox.session.person()));
    lock::hold(&name, drain(outbox)).await;
    let _ = outbox.running.try_update_value(|running| *running = false);
}

async fn drain(outbox: Outbox) {
    let mut failures = 0;
    // Another tab may have sent meanwhile.
    outbox.reload();
    while let Some(entry) = next(outbox) {
        set(outbox, Sending::Now);
        let sent_as = match entry.sent_as.clone() {
            Some(sent_as) => Ok(Some(sent_as)),
            None => older::read(&entry).await,
        };
        let sent_as = match sent_as {
            Ok(Some(sent_as)) => sent_as,
            Ok(None) => {
                outbox.set_state(entry.id, &EntryState::Parked(ParkReason::Unknown));
                continue;
            }
            Err(older::NotHere) => {
                failures += 1;
                set(outbox, Sending::Later);
                pause(outbox, rules::wait_ms(failures, platform::random(), None)).await;
                continue;
            }
        };
        let answer = exchange(outbox, &entry, sent_as.wire.clone()).await;
        let said = answer.as_ref().ok().map(|reply| reply.body.clone());
        match rules::verdict(answer) {
            Verdict::Received(number) => {
                failures = 0;
                if let (Some(path), Some(said)) = (&sent_as.answered_as, said) {
                    outbox.cache.put(Scope::Person(entry.author), path, &said);
                }
                received(outbox, &entry, &sent_as, number).await;
            }
            Verdict::Park(reason) => {
                outbox.set_state(entry.id, &EntryState::Parked(reason));
                refresh(outbox, &sent_as);
            }
            Verdict::SignIn => {
                outbox.session.expired();
                return set(outbox, Sending::SignIn);
            }
            Verdict::Later(retry_after) => {
                failures += 1;
                set(outbox, Sending::Later);
                pause(outbox, rules::wait_ms(failures, platform::random(), retry_after)).await;
            }
        }
    }
    set(outbox, Sending::Idle);
}

fn next(outbox: Outbox) -> Option<Entry> {
    let person = untrack(|| outbox.session.person())?;
    // A file takes its time: what is short goes before it.
    let waiting = |entries: &Vec<Entry>| {
        let waits = entries.iter().filter(|entry| entry.is_waiting() && entry.author == person);
        waits.min_by_key(|entry| entry.file().is_some()).cloned()
    };
    outbox.entries.try_with_untracked(waiting).flatten()
}

async fn exchange(outbox: Outbox, entry: &Entry, wire: Wire) -> Result<api::Reply, api::ApiError> {
    let method = match wire.method {
        Method::Put => http::Method::PUT,
        Method::Post => http::Method::POST,
    };
    let mut headers = vec![(IDEMPOTENCY_KEY, entry.id.to_string())];
    match wire.precondition {
        Precondition::None => {}
        Precondition::New => headers.push(("If-None-Match", "*".to_owned())),
        Precondition::Version(version) => headers.push(("If-Match", format!("\"v{version}\""))),
    }
    if let Some(file) = wire.file {
        let (person, waiting) = (entry.author, outbox.files());
        return files::upload(files::Sending { person, file, path: wire.path, headers, waiting }).await;
    }
    api::send(method, &wire.path, &headers, Some(wire.body)).await
}

async fn received(outbox: Outbox, entry: &Entry, sent_as: &SentAs, number: String) {
    let scope = Scope::Person(entry.author);
    if let Some(command) = entry.read() {
        workspace::settle(outbox.cache, scope, &command);
    }
    // The reads take the settled value in a turn of their own. Were the command gone before that, the screen would show
    // for a blink what was before it, and a page may lead away from what is not there.
    platform::sleep(0).await;
    entry::record(scope, Receipt { command: entry.id, number, at: platform::now_ms() });
    outbox.drop_entry(entry.id);
    if untrack(|| outbox.waiting()) == 0 {
        refresh(outbox, sent_as);
    }
}

/// What the server has now may be more than what was sent.
fn refresh(outbox: Outbox, sent_as: &SentAs) {
    for path in [paths::WORKSPACE, paths::INBOX, paths::HELP] {
        outbox.cache.refetch(path);
    }
    for path in &sent_as.changes {
        outbox.cache.refetch(path);
    }
}

/// Waits in small pieces, so that a network that comes back is noticed at once.
async fn pause(outbox: Outbox, ms: u32) {
    const PIECE_MS: u32 = 500;
    let offline = !is_online();
    let mut left = ms;
    while left > 0 {
        let piece = left.min(PIECE_MS);
        platform::sleep(i32::try_from(piece).unwrap_or(i32::MAX)).await;
        left -= piece;
        if offline && is_online() || outbox.running.try_get_value().is_none() {
            return;
        }
    }
}

/// What the browser believes; a hint only, never trusted to be right.
fn is_online() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().on_line())
}

fn set(outbox: Outbox, sending: Sending) {
    let _ = outbox.sending.try_set(sending);
}
