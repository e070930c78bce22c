//! `/routes`, `/routes/{id}/closed`, `/routes/{id}/changes`: what became of the routes of a person, for whoever may read
//! them.

use axum::{extract::State, response::Response};
use domain::{
    PersonId, RouteId,
    access::Action,
    contract::route::{RouteCard, RouteChanges, RouteHistory},
    life::DeficitState,
    route::{ClosedRoute, Route, RouteState, progress},
};
use serde::Deserialize;

use crate::{
    access,
    app::App,
    auth::Me,
    extract::{Path, Query},
    handlers::read_of_another,
    problem::Refusal,
    reply,
    storage::{Conn, people, routes},
};

#[derive(Debug, Deserialize)]
pub struct Whose {
    person: Option<PersonId>,
}

const CHANGES: u32 = 200;

/// The routes of a person, one's own if nobody is named.
pub async fn list(State(app): State<App>, me: Me, Query(whose): Query<Whose>) -> Result<Response, Refusal> {
    let (mut conn, owner) = (app.database.read().await?, whose.person.unwrap_or(me.person));
    let person = people::card(&mut conn, owner).await?.ok_or_else(Refusal::not_found)?;
    access::require(&mut conn, &me, Action::ReadRoute, owner, app.today()).await?;
    let closed = routes::closed_of(&mut conn, owner).await?;
    let all = routes::all_of(&mut conn, owner).await?;
    drop(conn);
    read_of_another(&app, &me, owner, "routes", owner.0).await?;
    // A draft that was thrown away is nobody's history.
    let kept = |route: &&Route| route.state != RouteState::Archived || route.agreed().is_some();
    let items = all.iter().rev().filter(kept).map(|route| {
        let copy = closed.iter().find(|copy| copy.route.id == route.id);
        card(&app, route, copy)
    });
    reply::json(&RouteHistory { person, items: items.collect() })
}

fn card(app: &App, route: &Route, copy: Option<&ClosedRoute>) -> RouteCard {
    let so_far = progress(route, app.today());
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let lifted = |copy: &ClosedRoute| {
        copy.outcomes.iter().filter(|outcome| outcome.state == Some(DeficitState::Lifted)).count()
    };
    RouteCard {
        id: route.id,
        title: route.title.clone(),
        state: route.state,
        from: route.from,
        until: route.until,
        steps: small(so_far.steps),
        steps_done: small(so_far.steps_done),
        hours: so_far.hours,
        hours_done: so_far.hours_done,
        closed_at: copy.map(|copy| copy.closed_at),
        word: route.ended().map(|event| event.comment.clone()).unwrap_or_default(),
        lifted: small(copy.map_or(0, lifted)),
    }
}

/// A route that has ended, as it stood.
pub async fn closed(State(app): State<App>, me: Me, Path(id): Path<RouteId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let owner = readable(&app, &me, &mut conn, id).await?;
    let copy = routes::closed(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    drop(conn);
    read_of_another(&app, &me, owner, "closed route", id.0).await?;
    reply::json(&copy)
}

/// Who changed what.
pub async fn changes(State(app): State<App>, me: Me, Path(id): Path<RouteId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let owner = readable(&app, &me, &mut conn, id).await?;
    let items = routes::changes_of(&mut conn, id, CHANGES).await?;
    let route = routes::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    let actors = items.iter().map(|change| change.actor).chain(route.history.iter().map(|event| event.actor));
    let mut named: Vec<PersonId> = actors.chain([owner]).collect();
    named.sort_unstable();
    named.dedup();
    let mut cards = people::cards(&mut conn, &named).await?;
    drop(conn);
    read_of_another(&app, &me, owner, "route changes", id.0).await?;
    reply::json(&RouteChanges { items, people: named.iter().filter_map(|id| cards.remove(id)).collect() })
}

/// The owner of a route that one may read.
async fn readable(app: &App, me: &Me, conn: &mut Conn, id: RouteId) -> Result<PersonId, Refusal> {
    let owner = routes::find(conn, id).await?.ok_or_else(Refusal::not_found)?.person;
    access::require(conn, me, Action::ReadRoute, owner, app.today()).await?;
    Ok(owner)
}
