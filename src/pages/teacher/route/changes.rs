//! Who changed what in a route, for both sides (C-ИОМ-8): changes of steps as the server keeps them, changes of state as
//! the route has them, one list, the newest first.

use chrono::{DateTime, Utc};
use domain::{
    PersonId, RouteId,
    contract::{paths as api_paths, route::RouteChanges},
    people::PersonCard,
    route::RouteEvent,
};
use leptos::prelude::*;

use crate::{
    cache, platform,
    session::use_session,
    shell::LoadedView,
    text::{
        self,
        route::kept::{self as words, Who},
    },
};

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    at: DateTime<Utc>,
    /// A change may be several sentences.
    said: Vec<String>,
    comment: String,
}

/// The list, folded until it is wanted.
#[component]
pub fn Changes(
    route: RouteId,
    /// Changes of state.
    #[prop(into)]
    history: Signal<Vec<RouteEvent>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggle = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::Element>(&event);
        open.set(details.has_attribute("open"));
    };
    view! {
        <details class="card change" on:toggle=toggle>
            <summary>{words::CHANGES}</summary>
            <Show when=move || open.get()><Listed route history/></Show>
        </details>
    }
}

#[component]
fn Listed(route: RouteId, history: Signal<Vec<RouteEvent>>) -> impl IntoView {
    let me = use_session();
    let read = cache::read::<RouteChanges>(move || Some(api_paths::route_changes(route)));
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(all,): (RouteChanges,)| {
        let lines = history.with(|history| lines(&all, history, me.person()));
        drawn(lines).into_any()
    });
    view! { <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/> }
}

fn drawn(lines: Vec<Line>) -> impl IntoView {
    let today = platform::today();
    let row = |line: Line| {
        let comment = (!line.comment.is_empty())
            .then(|| view! { <blockquote class="said">{line.comment}</blockquote> });
        view! {
            <li class="stack tight">
                {line.said.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
                {comment}
                <p class="s num">{text::moment(line.at, today)}</p>
            </li>
        }
    };
    if lines.is_empty() {
        return view! { <p class="s">{words::CHANGES_NONE}</p> }.into_any();
    }
    view! { <ol class="log">{lines.into_iter().map(row).collect_view()}</ol> }.into_any()
}

fn lines(all: &RouteChanges, history: &[RouteEvent], me: Option<PersonId>) -> Vec<Line> {
    let today = platform::today();
    let by = |id: PersonId| who(id, &all.people, me);
    let changed = all.items.iter().map(|item| Line {
        at: item.at,
        said: item.changes.iter().map(|change| words::change(&by(item.actor), change, today)).collect(),
        comment: String::new(),
    });
    let moved = history.iter().map(|event| Line {
        at: event.at,
        said: vec![words::transition(&by(event.actor), event.transition)],
        comment: event.comment.clone(),
    });
    let mut lines: Vec<Line> = changed.chain(moved).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines
}

/// Somebody by their card, or the one who reads.
pub fn who(id: PersonId, people: &[PersonCard], me: Option<PersonId>) -> Who {
    match people.iter().find(|card| card.id == id) {
        _ if me == Some(id) => Who::me(),
        Some(card) => Who::of(card),
        None => Who::somebody(),
    }
}
