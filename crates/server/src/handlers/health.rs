//! `/healthz`: the process lives. `/readyz`: the database answers too.

use axum::{extract::State, http::StatusCode};

use crate::{app::App, middleware::log};

pub async fn live() -> &'static str {
    "ok\n"
}

pub async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.database.ping().await {
        Ok(()) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            log::fault(&error);
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
