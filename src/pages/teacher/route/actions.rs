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
    pages::teacher::parts::use_give,
    paths, platform,
    text::{common, route as words},
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

/// Moves the own route on.
fn use_move(route: OwnRoute) -> impl Fn(RouteTransition) + Copy + Send + Sync + 'static {
    let give = use_give();
    move |transition| {
        let Some(id) = route.with_untracked(|r| r.as_ref().map(|r| r.id)) else { return };
        give(&Command::MoveRoute {
            route: id,
            transition,
            comment: String::new(),
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
            go(RouteTransition::Propose);
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
            view! { <button class="btn ghost main" type="button" on:click=move |_| go(RouteTransition::Withdraw)>{words::WITHDRAW}</button> }
                .into_any(),
        ),
        Main::Next(step) => Some(view! { <a class="btn main" href=paths::step(step)>{words::NEXT_STEP}</a> }.into_any()),
        Main::Complete => Some(
            view! { <button class="btn main" type="button" on:click=move |_| go(RouteTransition::Complete)>{words::COMPLETE}</button> }
                .into_any(),
        ),
        Main::New => Some(view! { <a class="btn main" href=paths::ROUTE_DRAFT>{words::NEW_ROUTE}</a> }.into_any()),
    }
    };
    view! { <div class="dock">{buttons}</div> }
}

/// Into the archive, after a question.
#[component]
pub fn PutAway(route: OwnRoute) -> impl IntoView {
    let go = use_move(route);
    let asked = RwSignal::new(false);
    let away = move |_| {
        asked.set(false);
        go(RouteTransition::Archive);
    };
    view! {
        <p class="row">
            <a class="link quiet" href=paths::ROUTE_PRINT>{words::print::OPEN}</a>
            <button class="link quiet" type="button" on:click=move |_| asked.set(true)>{words::ARCHIVE}</button>
        </p>
        <Dialog open=asked title=words::ARCHIVE_ASK>
            <p>{words::ARCHIVE_MEANS}</p>
            <div class="actions">
                <button class="btn danger" type="button" on:click=away>{words::ARCHIVE}</button>
                <button class="btn ghost" type="button" on:click=move |_| asked.set(false)>{common::CANCEL}</button>
            </div>
        </Dialog>
    }
}
