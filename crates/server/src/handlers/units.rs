//! `GET /units/{id}/dashboard`: a unit's figures. What is shown is decided in [`crate::dashboard`].

use axum::{extract::State, response::Response};
use chrono::Timelike;
use domain::UnitId;

use crate::{
    access, app::App, auth::Me, counted::Counted, dashboard::Board, extract::Path, problem::Refusal,
    records::Unit, reply,
};

pub async fn dashboard(State(app): State<App>, me: Me, Path(id): Path<UnitId>) -> Result<Response, Refusal> {
    let counted = Counted::now(&app).await?;
    let tree = &counted.tree;
    tree.get(id).ok_or_else(Refusal::not_found)?;
    access::require_unit(&me, tree, id)?;
    let above = tree.upwards(id).skip(1).filter(|unit| access::may_read_unit(&me, tree, unit.id));
    let mut path: Vec<_> = above.map(Unit::reference).collect();
    path.reverse();
    let instrument = app.in_force.instruments.get(&app.in_force.current).ok_or_else(Refusal::internal)?;
    let now = app.clock.now();
    let board = Board {
        system: &app.in_force.system,
        areas: &instrument.areas,
        tree,
        figures: &counted.figures,
        // To the minute: an unchanged dashboard is answered with 304 within it.
        as_of: now.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(now),
    };
    reply::json(&board.of(id, path).ok_or_else(Refusal::not_found)?)
}
