//! `GET /instruments/{id}`: one version of one instrument. A version never changes, so it may be kept.

use axum::{extract::State, response::Response};
use domain::InstrumentId;

use crate::{app::App, auth::Me, extract::Path, problem::Refusal, reply};

pub async fn show(State(app): State<App>, _: Me, Path(id): Path<InstrumentId>) -> Result<Response, Refusal> {
    let instrument = app.in_force.instruments.get(&id).ok_or_else(Refusal::not_found)?;
    reply::json_with(instrument, None, reply::FOREVER)
}
