//! `GET /instruments`: what a new diagnosis may be taken with; `GET /instruments/{id}`: one version of one instrument. A
//! version never changes, so it may be kept.

use axum::{extract::State, response::Response};
use domain::{
    InstrumentId,
    contract::instruments::{InstrumentCard, InstrumentList},
};

use crate::{app::App, auth::Me, extract::Path, problem::Refusal, reply, storage::people};

pub async fn list(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let (subject, manager) = people::post(&mut conn, me.person).await?.unwrap_or_default();
    let fitting = app.in_force.fitting(&subject, manager);
    let mut choices = app.in_force.choices();
    // Stable: the others keep their order.
    choices.sort_by_key(|choice| choice.id != *fitting);
    let card = |choice: crate::systems::Choice| {
        let instrument = app.in_force.instruments.get(&choice.id)?;
        Some(InstrumentCard {
            id: choice.id,
            choice: choice.title,
            minutes: instrument.minutes,
            statements: u32::try_from(instrument.len()).unwrap_or(u32::MAX),
        })
    };
    reply::json(&InstrumentList { items: choices.into_iter().filter_map(card).collect() })
}

pub async fn show(State(app): State<App>, _: Me, Path(id): Path<InstrumentId>) -> Result<Response, Refusal> {
    let instrument = app.in_force.instruments.get(&id).ok_or_else(Refusal::not_found)?;
    reply::json_with(instrument, None, reply::FOREVER)
}
