//! The one sender: takes waiting commands in order, tries each, waits when the network or the server says so, and
//! stops when nothing waits or the person must sign in.

use domain::{
    contract::{
        IDEMPOTENCY_KEY,
        command::{self, Method, Precondition},
        paths,
    },
    workspace::Command,
};
use gloo_net::http;
use leptos::prelude::*;

use super::{
    Outbox, Sending,
    entry::{self, Entry, EntryState, ParkReason, Receipt},
    lock,
    rules::{self, Verdict},
};
use crate::{api, platform, storage::Scope, workspace};

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
        let Some(command) = entry.command() else {
            outbox.set_state(entry.id, &EntryState::Parked(ParkReason::Unknown));
            continue;
        };
        let answer = exchange(&entry, &command).await;
        let said = answer.as_ref().ok().map(|reply| reply.body.clone());
        match rules::verdict(answer) {
            Verdict::Received(number) => {
                failures = 0;
                if let (Command::Pair { pair, .. }, Some(said)) = (&command, said) {
                    // A pair's writes are answered with what its read answers.
                    outbox.cache.put(Scope::Person(entry.author), &paths::pair(*pair), &said);
                }
                received(outbox, &entry, &command, number).await;
            }
            Verdict::Park(reason) => {
                outbox.set_state(entry.id, &EntryState::Parked(reason));
                refresh(outbox, &command);
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
    let waits = |entry: &&Entry| entry.is_waiting() && entry.author == person;
    outbox.entries.try_with_untracked(|entries| entries.iter().find(waits).cloned()).flatten()
}

async fn exchange(entry: &Entry, command: &Command) -> Result<api::Reply, api::ApiError> {
    let wire = command::wire(command);
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
    api::send(method, &wire.path, &headers, Some(wire.body)).await
}

async fn received(outbox: Outbox, entry: &Entry, command: &Command, number: String) {
    let scope = Scope::Person(entry.author);
    workspace::settle(outbox.cache, scope, command);
    // The reads take the settled value in a turn of their own. Were the command gone before that, the screen would show
    // for a blink what was before it, and a page may lead away from what is not there.
    platform::sleep(0).await;
    entry::record(scope, Receipt { command: entry.id, number, at: platform::now_ms() });
    outbox.drop_entry(entry.id);
    if untrack(|| outbox.waiting()) == 0 {
        refresh(outbox, command);
    }
}

/// What the server has now may be more than what was sent.
fn refresh(outbox: Outbox, command: &Command) {
    outbox.cache.refetch(paths::WORKSPACE);
    outbox.cache.refetch(paths::INBOX);
    match command {
        Command::MoveRoute { route, .. } => outbox.cache.refetch(&paths::route(*route)),
        Command::PutRecheck { .. } | Command::CommentObservation { .. } => {
            if let Some(person) = untrack(|| outbox.session.person()) {
                outbox.cache.refetch(&paths::witnesses(person));
            }
        }
        Command::PutObservation { observation } => {
            outbox.cache.refetch(&paths::witnesses(observation.person));
        }
        Command::PutCampaign { .. } => outbox.cache.refetch(paths::CAMPAIGNS),
        Command::PutWellbeing { .. } | Command::MoveWellbeing { .. } => {
            outbox.cache.refetch(paths::WELLBEING);
            outbox.cache.refetch(paths::WELLBEING_QUEUE);
        }
        Command::Pair { pair, .. } => outbox.cache.refetch(&paths::pair(*pair)),
        _ => {}
    }
    outbox.cache.refetch(paths::HELP);
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
