//! Two versions of a route collided: an edit was made from one that is no longer there (a route agreed while its teacher
//! edits it on the bus). Both are shown in words; the person decides which one stays. Nothing is lost until then: the edit
//! stays in the outbox.

use chrono::{DateTime, Utc};
use domain::{
    PersonId,
    contract::{paths as api_paths, problem::ProblemKind, route::RouteChanges},
    route::{Route, RouteState, RouteTransition, changes},
    workspace::Command,
};
use leptos::prelude::*;

use super::changes::who;
use crate::{
    cache,
    outbox::{Entry, EntryState, ParkReason, use_outbox},
    platform,
    session::use_session,
    text::route::kept::{self as words, Who},
    ui::{Notice, Tone},
    workspace::use_workspace,
};

/// What sending one's own version again takes, or why it cannot be.
#[derive(Clone, Debug, PartialEq)]
enum Again {
    Same,
    Send(Vec<Command>),
    /// It takes the route back to draft first.
    AgreedAnew(Vec<Command>),
    Cannot(&'static str),
}

/// The edit that an entry of the outbox holds, where it collided, with the version that stood there.
fn collided(entry: &Entry) -> Option<(Route, u32, Option<Route>)> {
    let EntryState::Parked(ParkReason::Refused(problem)) = &entry.state else { return None };
    let Some(Command::PutRoute { route, base: Some(base) }) = entry.read() else { return None };
    if problem.kind != ProblemKind::ChangedMeanwhile {
        return None;
    }
    let current = problem.current.clone().and_then(|current| serde_json::from_value(current).ok());
    Some((*route, base, current))
}

/// Whether an entry is such an edit.
pub fn is_collision(entry: &Entry) -> bool {
    collided(entry).is_some()
}

/// The own route's collisions, above it.
#[component]
pub fn Collisions() -> impl IntoView {
    let outbox = use_outbox();
    let all = Memo::new(move |_| outbox.entries().into_iter().filter(is_collision).collect::<Vec<_>>());
    move || all.get().into_iter().map(|entry| view! { <Conflict entry/> }).collect_view()
}

/// One collision with its two ways out.
#[component]
pub fn Conflict(entry: Entry) -> impl IntoView {
    let (outbox, workspace, session) = (use_outbox(), use_workspace(), use_session());
    let Some((mine, base, answered)) = collided(&entry) else { return ().into_any() };
    let id = mine.id;
    let since = DateTime::<Utc>::from_timestamp_millis(i64::try_from(entry.at).unwrap_or_default());
    // The newest that is known: what the device has of one's own route, else what came with the refusal.
    let theirs = Memo::new(move |_| {
        let own = workspace.with(|w| w.and_then(|w| w.route.clone())).filter(|route| route.id == id);
        own.into_iter().chain(answered.clone()).max_by_key(|route| route.version)
    });
    let me = session.person();
    let log = cache::read::<RouteChanges>(move || Some(api_paths::route_changes(id)));
    let meanwhile = move || {
        theirs.with(|theirs| {
            log.with(|log| theirs.as_ref().map(|t| meanwhile(t, base, since, log.value.as_ref(), me)))
        })
    };
    let again = {
        let mine = mine.clone();
        Memo::new(move |_| {
            theirs.with(|t| t.as_ref().map(|t| again(t, &mine, session.person() == Some(t.person))))
        })
    };
    let list = |all: Vec<String>| view! { <ul class="dots">{all.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul> };
    let differences = move || {
        let today = platform::today();
        theirs.with(|t| {
            let t = t.as_ref()?;
            Some(
                changes(t, &mine)
                    .iter()
                    .map(|change| words::change(&Who::me(), change, today))
                    .collect::<Vec<_>>(),
            )
        })
    };
    let send = move |commands: Vec<Command>| {
        // First the new commands are stored, then the old one goes.
        for command in &commands {
            let _ = outbox.push(command);
        }
        outbox.discard(entry.id);
    };
    let buttons = move || {
        let (commands, note) = match again.get()? {
            Again::Same => (None, words::SAME),
            Again::Send(commands) => (Some(commands), ""),
            Again::AgreedAnew(commands) => (Some(commands), words::MINE_AGREED_ANEW),
            Again::Cannot(why) => (None, why),
        };
        let blocked = commands.is_none();
        let given = StoredValue::new(commands.unwrap_or_default());
        Some(view! {
            <p class="s" id=format!("conflict-{id}")>{note}</p>
            <div class="actions">
                <button class="btn small" type="button" disabled=blocked aria-describedby=format!("conflict-{id}")
                    on:click=move |_| send(given.get_value())>{words::SEND_MINE}</button>
                <button class="btn ghost small" type="button" on:click=move |_| outbox.discard(entry.id)>{words::TAKE_THEIRS}</button>
            </div>
        })
    };
    view! {
        <Notice tone=Tone::Risk>
            <h2>{words::CONFLICT}</h2>
            <p>{words::CONFLICT_LEAD}</p>
            <h3>{words::MEANWHILE}</h3>
            {move || meanwhile().map(list)}
            <h3>{words::MINE}</h3>
            {move || differences().map(list)}
            {buttons}
        </Notice>
    }
    .into_any()
}

/// What others, or oneself elsewhere, did since the edit was begun.
fn meanwhile(
    theirs: &Route,
    base: u32,
    since: Option<DateTime<Utc>>,
    log: Option<&RouteChanges>,
    me: Option<PersonId>,
) -> Vec<String> {
    let today = platform::today();
    let people = log.map(|log| log.people.as_slice()).unwrap_or_default();
    let mut all: Vec<(DateTime<Utc>, String)> = Vec::new();
    for item in log.into_iter().flat_map(|log| &log.items).filter(|item| item.version > base) {
        let by = who(item.actor, people, me);
        all.extend(item.changes.iter().map(|change| (item.at, words::change(&by, change, today))));
    }
    // Each change of state and each logged change made one version: what is left of them is after the base.
    let logged = log.map_or(0, |log| log.items.iter().filter(|item| item.version > base).count());
    let versions = usize::try_from(theirs.version.saturating_sub(base)).unwrap_or_default();
    let states = versions.saturating_sub(logged).min(theirs.history.len());
    let events = theirs.history.iter().rev().take(states);
    all.extend(
        events.map(|event| (event.at, words::transition(&who(event.actor, people, me), event.transition))),
    );
    all.sort_by_key(|(at, _)| *at);
    if all.is_empty()
        && let Some(since) = since
    {
        all.push((since, words::MEANWHILE_UNKNOWN.to_owned()));
    }
    all.into_iter().map(|(_, words)| words).collect()
}

/// What sending one's own version over theirs takes.
fn again(theirs: &Route, mine: &Route, own: bool) -> Again {
    if changes(theirs, mine).is_empty() {
        return Again::Same;
    }
    let put = |base: u32| Command::PutRoute { route: Box::new(mine.clone()), base: Some(base) };
    let take_back = || Command::MoveRoute {
        route: theirs.id,
        transition: RouteTransition::Withdraw,
        comment: String::new(),
        at: platform::now(),
        remarks: Vec::new(),
    };
    match (theirs.state, own) {
        (RouteState::Draft, true) | (RouteState::Proposed, false) => Again::Send(vec![put(theirs.version)]),
        (RouteState::Proposed | RouteState::Agreed, true) => {
            Again::AgreedAnew(vec![take_back(), put(theirs.version + 1)])
        }
        (RouteState::Active | RouteState::Agreed, _) => Again::Cannot(words::MINE_RUNNING),
        (RouteState::Draft, false) => Again::Cannot(words::MINE_NOT_WAITING),
        _ => Again::Cannot(words::MINE_ENDED),
    }
}
