//! `GET /inbox`: what waits for a methodist, mentor or municipal service.

use axum::{extract::State, response::Response};
use domain::{
    PersonId,
    access::Action,
    contract::inbox::{Inbox, WaitingRequest, WaitingRoute},
    route::{Route, progress},
};

use crate::{
    access,
    app::App,
    auth::Me,
    clockwork,
    problem::Refusal,
    reply,
    storage::{assignments, people, requests, routes},
};

const AT_MOST: u32 = 100;

pub async fn show(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    access::require_own(&me, Action::ReadInbox)?;
    clockwork::catch_up(&app).await?;
    let (mut conn, today) = (app.database.read().await?, app.today());
    let (waiting_routes, routes_total) = routes::waiting_for(&mut conn, me.person, today, AT_MOST).await?;
    let waiting = requests::waiting_for(&mut conn, me.person, today, AT_MOST).await?;
    let authors = waiting_routes.iter().map(|r| r.person).chain(waiting.requests.iter().map(|r| r.author));
    let mut authors: Vec<PersonId> = authors.collect();
    authors.sort_unstable();
    authors.dedup();
    let cards = people::cards(&mut conn, &authors).await?;
    let of_route = |route: Route| {
        let done = progress(&route, today);
        Some(WaitingRoute {
            route: route.id,
            author: cards.get(&route.person)?.clone(),
            proposed_at: routes::proposed_at(&route)?,
            steps: u32::try_from(done.steps).unwrap_or(u32::MAX),
            hours: done.hours,
            title: route.title,
        })
    };
    let routes = waiting_routes.into_iter().filter_map(of_route).collect();
    let (requests_total, requests_pressing) = (waiting.total, waiting.pressing);
    let requests = waiting
        .requests
        .into_iter()
        .filter_map(|request| Some(WaitingRequest { author: cards.get(&request.author)?.clone(), request }))
        .collect();
    let assigned = assignments::count(&mut conn, me.person, today).await?;
    reply::json(&Inbox { routes, routes_total, requests, requests_total, requests_pressing, assigned })
}
