//! Routes: a document each, with the columns that queries ask for beside it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    PersonId, RouteId,
    route::{ClosedRoute, Route, RouteChange, RouteState, RouteTransition},
};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError, assignments,
    rows::{Cell, Read, document, insert_all, instant, word},
};

/// The route with this id.
pub async fn find(conn: &mut Conn, id: RouteId) -> Result<Option<Route>, StorageError> {
    let row = sqlx::query("SELECT document FROM routes WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(conn)
        .await?;
    read(row)
}

/// The latest route of a person that is not archived.
pub async fn current_of(conn: &mut Conn, person: PersonId) -> Result<Option<Route>, StorageError> {
    let sql = "SELECT document FROM routes WHERE person = $1 AND state <> $2 ORDER BY created_at DESC, id DESC LIMIT 1";
    let query = sqlx::query(sql).bind(person.to_string()).bind(word(&RouteState::Archived));
    read(query.fetch_optional(conn).await?)
}

/// All routes of a person, archived ones too.
pub async fn all_of(conn: &mut Conn, person: PersonId) -> Result<Vec<Route>, StorageError> {
    let sql = "SELECT document FROM routes WHERE person = $1 ORDER BY created_at, id";
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Stores a new route.
pub async fn insert(conn: &mut Conn, route: &Route, at: DateTime<Utc>) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO routes (id, person, diagnosis, version, state, proposed_at, created_at, document) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(route.id.to_string())
    .bind(route.person.to_string())
    .bind(route.diagnosis.to_string())
    .bind(i64::from(route.version))
    .bind(word(&route.state))
    .bind(proposed_at(route).map(instant))
    .bind(instant(at))
    .bind(document(route)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// Stores a changed route.
pub async fn update(conn: &mut Conn, route: &Route) -> Result<(), StorageError> {
    sqlx::query("UPDATE routes SET version = $2, state = $3, proposed_at = $4, document = $5 WHERE id = $1")
        .bind(route.id.to_string())
        .bind(i64::from(route.version))
        .bind(word(&route.state))
        .bind(proposed_at(route).map(instant))
        .bind(document(route)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Proposed routes of a methodist's people, the longest waiting first, and how many there are.
pub async fn waiting_for(
    conn: &mut Conn,
    methodist: PersonId,
    on: NaiveDate,
    limit: u32,
) -> Result<(Vec<Route>, u32), StorageError> {
    let from = format!(
        "FROM routes r WHERE r.state = 'proposed' AND EXISTS (SELECT 1 FROM assignments a \
         WHERE a.methodist = $1 AND {} AND a.person = r.person)",
        assignments::in_force(2)
    );
    let sql = format!("SELECT COUNT(*) {from}");
    let count =
        sqlx::query(&sql).bind(methodist.to_string()).bind(on.to_string()).fetch_one(&mut *conn).await?;
    let sql = format!("SELECT r.document {from} ORDER BY r.proposed_at, r.id LIMIT {limit}");
    let rows = sqlx::query(&sql).bind(methodist.to_string()).bind(on.to_string()).fetch_all(conn).await?;
    Ok((rows.iter().map(|row| row.json(0)).collect::<Result<_, _>>()?, count.count(0)?))
}

/// Keeps a route that has ended as it stood; once, for good.
pub async fn keep_closed(conn: &mut Conn, closed: &ClosedRoute) -> Result<(), StorageError> {
    sqlx::query("INSERT INTO closed_routes (route, person, closed_at, document) VALUES ($1, $2, $3, $4)")
        .bind(closed.route.id.to_string())
        .bind(closed.route.person.to_string())
        .bind(instant(closed.closed_at))
        .bind(document(closed)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// A route that has ended, as it stood.
pub async fn closed(conn: &mut Conn, id: RouteId) -> Result<Option<ClosedRoute>, StorageError> {
    let query = sqlx::query("SELECT document FROM closed_routes WHERE route = $1").bind(id.to_string());
    query.fetch_optional(conn).await?.map(|row| row.json(0)).transpose()
}

/// Everything of a person that has ended, the newest first.
pub async fn closed_of(conn: &mut Conn, person: PersonId) -> Result<Vec<ClosedRoute>, StorageError> {
    let sql = "SELECT document FROM closed_routes WHERE person = $1 ORDER BY closed_at DESC, route";
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Writes down what a version changed.
pub async fn note_change(conn: &mut Conn, id: RouteId, change: &RouteChange) -> Result<(), StorageError> {
    insert_all(conn, CHANGES, [change_row(id, change)?]).await
}

/// The table of changes, and a row of it.
pub const CHANGES: &str = "route_changes (route, version, at, actor, document)";

pub fn change_row(id: RouteId, change: &RouteChange) -> Result<[Cell; 5], StorageError> {
    Ok([
        Cell::text(id),
        Cell::Int(i64::from(change.version)),
        Cell::text(instant(change.at)),
        Cell::text(change.actor),
        Cell::text(document(&change.changes)?),
    ])
}

/// What was changed, the newest first.
pub async fn changes_of(conn: &mut Conn, id: RouteId, limit: u32) -> Result<Vec<RouteChange>, StorageError> {
    let sql = format!(
        "SELECT version, at, actor, document FROM route_changes WHERE route = $1 ORDER BY version DESC LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(id.to_string()).fetch_all(conn).await?;
    let change = |row: &AnyRow| {
        Ok(RouteChange {
            version: row.count(0)?,
            at: row.parsed(1)?,
            actor: row.parsed(2)?,
            changes: row.json(3)?,
        })
    };
    rows.iter().map(change).collect()
}

/// When a route was last proposed.
pub fn proposed_at(route: &Route) -> Option<DateTime<Utc>> {
    route
        .history
        .iter()
        .rev()
        .find(|event| event.transition == RouteTransition::Propose)
        .map(|event| event.at)
}

fn read(row: Option<AnyRow>) -> Result<Option<Route>, StorageError> {
    row.map(|row| row.json(0)).transpose()
}
