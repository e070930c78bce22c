//! What each command was answered with. A receipt and the change it confirms are one transaction.

use chrono::{DateTime, Utc};
use domain::PersonId;
use uuid::Uuid;

use super::{
    Conn, StorageError,
    rows::{Read, instant},
};

/// The answer to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub number: i64,
    pub request_hash: String,
    pub status: u16,
    pub etag: Option<String>,
    pub body: String,
}

/// The receipt of a person's command, if it was carried out before.
pub async fn find(conn: &mut Conn, person: PersonId, command: Uuid) -> Result<Option<Receipt>, StorageError> {
    let sql =
        "SELECT number, request_hash, status, etag, body FROM receipts WHERE person = $1 AND command = $2";
    let query = sqlx::query(sql).bind(person.to_string()).bind(command.to_string());
    let Some(row) = query.fetch_optional(conn).await? else { return Ok(None) };
    let status = u16::try_from(row.int(2)?).unwrap_or(200);
    let (number, request_hash) = (row.int(0)?, row.text(1)?);
    Ok(Some(Receipt { number, request_hash, status, etag: row.maybe_text(3)?, body: row.text(4)? }))
}

/// Draws the next number.
pub async fn next_number(conn: &mut Conn) -> Result<i64, StorageError> {
    let sql = "UPDATE counters SET value = value + 1 WHERE name = 'receipt' RETURNING value";
    sqlx::query(sql).fetch_one(conn).await?.int(0)
}

/// Stores a receipt.
pub async fn insert(
    conn: &mut Conn,
    person: PersonId,
    command: Uuid,
    receipt: &Receipt,
    at: DateTime<Utc>,
) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO receipts (number, person, command, request_hash, status, etag, body, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(receipt.number)
    .bind(person.to_string())
    .bind(command.to_string())
    .bind(&receipt.request_hash)
    .bind(i64::from(receipt.status))
    .bind(receipt.etag.as_deref())
    .bind(&receipt.body)
    .bind(instant(at))
    .execute(conn)
    .await?;
    Ok(())
}
