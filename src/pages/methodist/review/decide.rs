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
use crate::{outbox::use_outbox, paths, platform, session::use_session, text::inbox as text};

#[component]
pub fn Decide(route: Route, author: PersonCard, queue: Queue) -> impl IntoView {
    let returning = RwSignal::new(false);
    let why_not = why_not(route.clone());
    let (id, short) = (route.id, author.name.short());
    let answer = use_answer();
    let navigate = use_navigate();
    let decide = Callback::new(move |(transition, comment): (RouteTransition, String)| {
        let said = match transition {
            RouteTransition::Agree => text::agreed(&short),
            _ => text::returned(&short),
        };
        answer(
            &Command::MoveRoute { route: id, transition, comment, at: platform::now(), remarks: Vec::new() },
            said,
        );
        let next = queue.next_route(id).map_or_else(|| paths::INBOX.to_owned(), paths::review);
        navigate(&next, NavigateOptions::default());
    });
    let agree = move |_| decide.run((RouteTransition::Agree, String::new()));
    let give_back = Callback::new(move |comment| decide.run((RouteTransition::Return, comment)));
    let blocked = move || why_not.get().is_some();
    view! {
        <section class="decide" aria-label=text::DECISION>
            <p class="s" id="decide-why" role="status">{move || why_not.get()}</p>
            <div class="actions">
                <button class="btn" type="button" disabled=blocked aria-describedby="decide-why" on:click=agree>{text::AGREE}</button>
                <button class="btn ghost" type="button" disabled=blocked aria-describedby="decide-why" on:click=move |_| returning.set(true)>{text::RETURN}</button>
            </div>
        </section>
        <ReasonDialog
            open=returning title=text::RETURN_TITLE label=text::RETURN_LABEL hint=text::RETURN_HINT
            phrases=&text::RETURN_PHRASES submit=text::RETURN done=give_back
        />
    }
}

/// Why this person cannot decide now; `None`: they can. The server has the last word.
fn why_not(route: Route) -> Memo<Option<String>> {
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
