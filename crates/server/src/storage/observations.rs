//! Protocols of visited lessons and short re-diagnoses: a document each.

use domain::{ObservationId, PersonId, RecheckId, observation::Observation, recheck::Recheck};

use super::{
    Conn, StorageError,
    rows::{Read, document, instant},
};

/// The protocol with this id.
pub async fn find(conn: &mut Conn, id: ObservationId) -> Result<Option<Observation>, StorageError> {
    let sql = "SELECT document FROM observations WHERE id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.json(0)).transpose()
}

/// The protocols of a person's lessons, the newest first.
pub async fn of(conn: &mut Conn, person: PersonId, limit: u32) -> Result<Vec<Observation>, StorageError> {
    let sql = format!(
        "SELECT document FROM observations WHERE person = $1 ORDER BY observed_on DESC, id DESC LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Stores a new protocol.
pub async fn insert(conn: &mut Conn, observation: &Observation) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO observations (id, person, observer, observed_on, document) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(observation.id.to_string())
    .bind(observation.person.to_string())
    .bind(observation.observer.to_string())
    .bind(observation.observed_on.to_string())
    .bind(document(observation)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// Stores a protocol that was answered.
pub async fn update(conn: &mut Conn, observation: &Observation) -> Result<(), StorageError> {
    sqlx::query("UPDATE observations SET document = $2 WHERE id = $1")
        .bind(observation.id.to_string())
        .bind(document(observation)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// The re-diagnosis with this id.
pub async fn find_recheck(conn: &mut Conn, id: RecheckId) -> Result<Option<Recheck>, StorageError> {
    let sql = "SELECT document FROM rechecks WHERE id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.json(0)).transpose()
}

/// The re-diagnoses of a person, the oldest first.
pub async fn rechecks_of(conn: &mut Conn, person: PersonId) -> Result<Vec<Recheck>, StorageError> {
    let sql = "SELECT document FROM rechecks WHERE person = $1 ORDER BY taken_at, id";
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Stores a re-diagnosis.
pub async fn insert_recheck(conn: &mut Conn, recheck: &Recheck) -> Result<(), StorageError> {
    sqlx::query("INSERT INTO rechecks (id, person, taken_at, document) VALUES ($1, $2, $3, $4)")
        .bind(recheck.id.to_string())
        .bind(recheck.person.to_string())
        .bind(instant(recheck.taken_at))
        .bind(document(recheck)?)
        .execute(conn)
        .await?;
    Ok(())
}
