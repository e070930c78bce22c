//! Addresses of calendars: the hash of each one's secret.

use chrono::{DateTime, Utc};
use domain::PersonId;

use super::{
    Conn, StorageError,
    rows::{Read, instant},
};

/// Since when a person has an address.
pub async fn since(conn: &mut Conn, person: PersonId) -> Result<Option<DateTime<Utc>>, StorageError> {
    let sql = "SELECT created_at FROM calendar_addresses WHERE person = $1";
    let row = sqlx::query(sql).bind(person.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.parsed(0)).transpose()
}

/// Whose address it is.
pub async fn person_of(conn: &mut Conn, token_hash: &str) -> Result<Option<PersonId>, StorageError> {
    let sql = "SELECT person FROM calendar_addresses WHERE token_hash = $1";
    let row = sqlx::query(sql).bind(token_hash).fetch_optional(conn).await?;
    row.map(|row| row.parsed(0)).transpose()
}

/// Gives a person a new address in place of the one before.
pub async fn put(
    conn: &mut Conn,
    person: PersonId,
    token_hash: &str,
    at: DateTime<Utc>,
) -> Result<(), StorageError> {
    let sql = "INSERT INTO calendar_addresses (person, token_hash, created_at) VALUES ($1, $2, $3) \
               ON CONFLICT (person) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at";
    sqlx::query(sql).bind(person.to_string()).bind(token_hash).bind(instant(at)).execute(conn).await?;
    Ok(())
}

/// Takes the address back.
pub async fn remove(conn: &mut Conn, person: PersonId) -> Result<(), StorageError> {
    sqlx::query("DELETE FROM calendar_addresses WHERE person = $1")
        .bind(person.to_string())
        .execute(conn)
        .await?;
    Ok(())
}
