//! The log of reads of somebody else's individual results.

use chrono::{DateTime, Utc};
use domain::PersonId;
use uuid::Uuid;

use super::{Conn, StorageError, rows::instant};

/// One read.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    /// Who read.
    pub actor: PersonId,
    /// Whose result.
    pub subject: PersonId,
    /// `diagnosis` or `route`.
    pub thing: &'static str,
    pub thing_id: Uuid,
}

/// Writes a read down.
pub async fn write(conn: &mut Conn, reading: Reading) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO audit (id, at, actor, subject, thing, thing_id) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(reading.id.to_string())
    .bind(instant(reading.at))
    .bind(reading.actor.to_string())
    .bind(reading.subject.to_string())
    .bind(reading.thing)
    .bind(reading.thing_id.to_string())
    .execute(conn)
    .await?;
    Ok(())
}
