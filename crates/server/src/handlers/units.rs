//! `GET /units/{id}/dashboard`: a unit's figures.

use axum::{extract::State, response::Response};
use domain::UnitId;

use crate::{access, app::App, auth::Me, extract::Path, problem::Refusal, storage::units};

pub async fn dashboard(State(app): State<App>, me: Me, Path(id): Path<UnitId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let tree = units::tree(&mut conn).await?;
    tree.get(id).ok_or_else(Refusal::not_found)?;
    access::require_unit(&me, &tree, id)?;
    Err(Refusal::internal())
}
