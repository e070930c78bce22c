//! What the owner may do with the route now: one main action within the thumb's reach, the rest further away.

use domain::{
    StepId,
    route::{Route, RouteState, RouteTransition},
    workspace::Command,
};
use leptos::prelude::*;

use super::{
    OwnRoute,
    faults::{self, faults_of},
    stop::next_step,
};
use crate::{
    pages::{methodist::ReasonDialog, teacher::parts::use_give},
    paths, platform,
    text::{
        common,
        route::{self as words, kept},
    },
    ui::{Dialog, focus},
};

/// Ids of what takes the focus after an action.
pub const STATE: &str = "route-state";
pub const NONE: &str = "route-none";

/// The main action by state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Main {
    Propose { ready: bool },
    Withdraw,
    Next(StepId),
    Complete,
    New,
}

fn main_action(route: &Route) -> Main {
    match route.state {
        RouteState::Draft => Main::Propose { ready: faults_of(route).is_empty() },
        RouteState::Proposed => Main::Withdraw,
        RouteState::Agreed | RouteState::Active => {
            next_step(route).map_or(Main::Complete, |step| Main::Next(step.id))
        }
        RouteState::Completed | RouteState::Closed | RouteState::Archived => Main::New,
    }
}

/// Moves the own route on, with a word where one is needed.
fn use_move(route: OwnRoute) -> impl Fn(RouteTransition, String) + Copy + Send + Sync + 'static {
    let give = use_give();
    move |transition, comment| {
        let Some(id) = route.with_untracked(|r| r.as_ref().map(|r| r.id)) else { return };
        give(&Command::MoveRoute {
            route: id,
            transition,
            comment,
            at: platform::now(),
            remarks: Vec::new(),
        });
        focus(if transition == RouteTransition::Archive { NONE } else { STATE });
    }
}

/// The main action, at the bottom on phones.
#[component]
pub fn Actions(route: OwnRoute) -> impl IntoView {
    let go = use_move(route);
    let action = Memo::new(move |_| route.with(|r| r.as_ref().map(main_action)));
    let propose = move |ready: bool| {
        if ready {
            go(RouteTransition::Propose, String::new());
        } else {
            focus(faults::ID);
        }
    };
    let buttons = move || {
        match action.get()? {
        Main::Propose { ready } => Some(
            view! {
                <a class="btn ghost" href=paths::ROUTE_EDIT>{words::EDIT}</a>
                <button class="btn main" type="button" on:click=move |_| propose(ready)>{words::PROPOSE}</button>
            }
            .into_any(),
        ),
        Main::Withdraw => Some(
            view! { <button class="btn ghost main" type="button" on:click=move |_| go(RouteTransition::Withdraw, String::new())>{words::WITHDRAW}</button> }
                .into_any(),
        ),
        Main::Next(step) => Some(view! { <a class="btn main" href=paths::step(step)>{words::NEXT_STEP}</a> }.into_any()),
        Main::Complete => Some(
            view! { <button class="btn main" type="button" on:click=move |_| go(RouteTransition::Complete, String::new())>{words::COMPLETE}</button> }
                .into_any(),
        ),
        Main::New => Some(view! { <a class="btn main" href=paths::ROUTE_DRAFT>{words::NEW_ROUTE}</a> }.into_any()),
    }
    };
    view! { <div class="dock">{buttons}</div> }
}

/// What is further away: the paper, earlier routes, and the ways out of this one.
#[component]
pub fn PutAway(route: OwnRoute) -> impl IntoView {
    let state = Memo::new(move |_| route.with(|r| r.as_ref().map(|r| r.state)));
    let closed = Memo::new(move |_| {
        route.with(|r| r.as_ref().filter(|r| r.ended().is_some()).map(|r| paths::closed_route(r.id)))
    });
    let ways_out = move || match state.get()? {
        RouteState::Draft | RouteState::Proposed => Some(view! { <Archive route/> }.into_any()),
        RouteState::Agreed => Some(view! { <Reopen route/><CloseEarly route/> }.into_any()),
        RouteState::Active => Some(view! { <CloseEarly route/> }.into_any()),
        RouteState::Completed | RouteState::Closed | RouteState::Archived => None,
    };
    let paper = move || match closed.get() {
        Some(copy) => view! { <a class="link quiet" href=copy>{kept::OPEN_CLOSED}</a> },
        None => view! { <a class="link quiet" href=paths::ROUTE_PRINT.to_owned()>{words::print::OPEN}</a> },
    };
    view! {
        <p class="row">
            {paper}
            <a class="link quiet" href=paths::ROUTE_HISTORY>{kept::HISTORY}</a>
        </p>
        <div class="row">{ways_out}</div>
    }
}

/// Into the archive, after a question.
#[component]
fn Archive(route: OwnRoute) -> impl IntoView {
    let ask = Ask {
        open: words::ARCHIVE,
        title: words::ARCHIVE_ASK,
        means: words::ARCHIVE_MEANS,
        submit: words::ARCHIVE,
    };
    view! { <Asked route ask transition=RouteTransition::Archive/> }
}

/// Back to draft, to be agreed anew.
#[component]
fn Reopen(route: OwnRoute) -> impl IntoView {
    let ask = Ask {
        open: kept::REOPEN,
        title: kept::REOPEN_TITLE,
        means: kept::REOPEN_MEANS,
        submit: kept::REOPEN_SUBMIT,
    };
    view! { <Asked route ask transition=RouteTransition::Withdraw/> }
}

/// The words of a question.
#[derive(Clone, Copy, Debug)]
struct Ask {
    open: &'static str,
    title: &'static str,
    means: &'static str,
    submit: &'static str,
}

#[component]
fn Asked(route: OwnRoute, ask: Ask, transition: RouteTransition) -> impl IntoView {
    let go = use_move(route);
    let asked = RwSignal::new(false);
    let yes = move |_| {
        asked.set(false);
        go(transition, String::new());
    };
    view! {
        <button class="link quiet" type="button" on:click=move |_| asked.set(true)>{ask.open}</button>
        <Dialog open=asked title=ask.title>
            <p>{ask.means}</p>
            <div class="actions">
                <button class="btn danger" type="button" on:click=yes>{ask.submit}</button>
                <button class="btn ghost" type="button" on:click=move |_| asked.set(false)>{common::CANCEL}</button>
            </div>
        </Dialog>
    }
}

/// Ended before everything is done, with a word on what was reached.
#[component]
fn CloseEarly(route: OwnRoute) -> impl IntoView {
    let go = use_move(route);
    let asked = RwSignal::new(false);
    let close = Callback::new(move |word| go(RouteTransition::Close, word));
    view! {
        <button class="link quiet" type="button" on:click=move |_| asked.set(true)>{kept::CLOSE}</button>
        <ReasonDialog open=asked title=kept::CLOSE_TITLE label=kept::CLOSE_LABEL hint=kept::CLOSE_HINT
            phrases=&kept::CLOSE_PHRASES submit=kept::CLOSE_SUBMIT done=close/>
    }
}
