//! The decision: agree, or return with a comment; then the next case.

use domain::{
    access::{Action, Relation, may},
    people::{PersonCard, Role},
    route::{Route, RouteTransition},
    workspace::Command,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::super::{
    reason::ReasonDialog,
    waiting::{Queue, use_answer},
};
use super::hand::Hand;
use crate::{
    outbox::use_outbox,
    paths, platform,
    session::use_session,
    text::{inbox as text, route::kept},
};

#[component]
pub fn Decide(
    route: Route,
    author: PersonCard,
    queue: Queue,
    hand: Hand,
    why_not: Memo<Option<String>>,
) -> impl IntoView {
    let (returning, closing) = (RwSignal::new(false), RwSignal::new(false));
    let stored = StoredValue::new(route.clone());
    let why_not = Memo::new(move |_| {
        let unsaved =
            || stored.with_value(|route| hand.is_unsaved(route)).then(|| text::SAVE_FIRST.to_owned());
        why_not.get().or_else(unsaved)
    });
    let may_close = may_close(route.clone());
    let (id, short) = (route.id, author.name.short());
    let answer = use_answer();
    let navigate = use_navigate();
    let decide = Callback::new(move |(transition, comment): (RouteTransition, String)| {
        let said = match transition {
            RouteTransition::Agree => text::agreed(&short),
            RouteTransition::Close => text::closed(&short),
            _ => text::returned(&short),
        };
        let remarks = match transition {
            RouteTransition::Return => stored.with_value(|route| hand.remarks(route)),
            _ => Vec::new(),
        };
        answer(&Command::MoveRoute { route: id, transition, comment, at: platform::now(), remarks }, said);
        let next = queue.next_route(id).map_or_else(|| paths::INBOX.to_owned(), paths::review);
        navigate(&next, NavigateOptions::default());
    });
    let agree = move |_| decide.run((RouteTransition::Agree, String::new()));
    let give_back = Callback::new(move |comment| decide.run((RouteTransition::Return, comment)));
    let close = Callback::new(move |word| decide.run((RouteTransition::Close, word)));
    let waits = move || hand.says().then_some(text::REMARKS_WAIT);
    let blocked = move || why_not.get().is_some();
    view! {
        <section class="decide" aria-label=text::DECISION>
            <p class="s" id="decide-why" role="status">{move || why_not.get()}</p>
            <p class="s">{waits}</p>
            <div class="actions">
                <button class="btn" type="button" disabled=blocked aria-describedby="decide-why" on:click=agree>{text::AGREE}</button>
                <button class="btn ghost" type="button" disabled=blocked aria-describedby="decide-why" on:click=move |_| returning.set(true)>{text::RETURN}</button>
                {may_close.then(|| view! {
                    <button class="btn ghost" type="button" on:click=move |_| closing.set(true)>{kept::CLOSE}</button>
                })}
            </div>
        </section>
        <ReasonDialog
            open=returning title=text::RETURN_TITLE label=text::RETURN_LABEL hint=text::RETURN_HINT
            phrases=&text::RETURN_PHRASES submit=text::RETURN done=give_back
        />
        <ReasonDialog
            open=closing title=kept::CLOSE_TITLE label=kept::CLOSE_LABEL hint=kept::CLOSE_HINT_METHODIST
            phrases=&kept::CLOSE_PHRASES submit=kept::CLOSE_SUBMIT done=close
        />
    }
}

/// Whether this person may end the route early.
fn may_close(route: Route) -> bool {
    let session = use_session();
    let own = untrack(|| session.person()) == Some(route.person);
    let asks = RouteTransition::Close.action(own) == Action::ReviewRoute;
    let methodist = untrack(|| session.has(Role::Methodist));
    asks && methodist && route.state.after(RouteTransition::Close).is_ok()
}

/// Why this person cannot decide now; `None`: they can. The server has the last word.
pub fn why_not(route: Route) -> Memo<Option<String>> {
    let (session, outbox) = (use_session(), use_outbox());
    Memo::new(move |_| {
        let own = session.person() == Some(route.person);
        let relation = if own { Relation::Own } else { Relation::Assigned };
        let roles = [Role::Methodist, Role::Mentor].into_iter().filter(|role| session.has(*role));
        let allowed = roles.into_iter().any(|role| may(role, Action::ReviewRoute, relation));
        let moved =
            |command: &Command| matches!(command, Command::MoveRoute { route: id, .. } if *id == route.id);
        match () {
            () if outbox.pending().iter().any(moved) => Some(text::ON_ITS_WAY.to_owned()),
            () if own => Some(text::OWN_ROUTE.to_owned()),
            () if !allowed => Some(text::NOT_METHODIST.to_owned()),
            () if route.state.after(RouteTransition::Agree).is_err() => Some(text::not_proposed(&route)),
            () => None,
        }
    })
}
