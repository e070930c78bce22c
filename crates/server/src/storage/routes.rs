//! Routes: a document each, with the columns that queries ask for beside it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    PersonId, RouteId,
    route::{Route, RouteState, RouteTransition},
};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError, assignments,
    rows::{Read, document, instant, word},
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
