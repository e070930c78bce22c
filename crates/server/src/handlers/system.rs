//! `GET /system`: the system in force; `GET /openapi.json`: the contract. Public.

use axum::{extract::State, response::Response};
use domain::contract::session::SystemInForce;

use crate::{app::App, problem::Refusal, reply, storage::accounts};

pub async fn show(State(app): State<App>) -> Result<Response, Refusal> {
    let demo_accounts =
        if app.demo { accounts::of_demo(&mut *app.database.read().await?).await? } else { Vec::new() };
    reply::json(&SystemInForce { system: app.in_force.system.clone(), demo: app.demo, demo_accounts })
}

pub async fn openapi(State(app): State<App>) -> Response {
    reply::text(app.openapi.to_string())
}
