//! Who is signed in. The table holds hashes of tokens: who reads it can sign in as nobody.

use chrono::{DateTime, Utc};
use domain::PersonId;

use super::{
    Conn, StorageError,
    rows::{Read, instant},
};

/// A session that has not ended.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    pub person: PersonId,
    pub expires_at: DateTime<Utc>,
}

/// Opens a session and forgets those that have ended.
pub async fn open(
    conn: &mut Conn,
    token_hash: &str,
    session: Session,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(instant(now)).execute(&mut *conn).await?;
    sqlx::query("INSERT INTO sessions (token_hash, person, expires_at) VALUES ($1, $2, $3)")
        .bind(token_hash)
        .bind(session.person.to_string())
        .bind(instant(session.expires_at))
        .execute(conn)
        .await?;
    Ok(())
}

/// The session of a token, unless it has ended.
pub async fn find(
    conn: &mut Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<Session>, StorageError> {
    let sql = "SELECT person, expires_at FROM sessions WHERE token_hash = $1 AND expires_at > $2";
    let row = sqlx::query(sql).bind(token_hash).bind(instant(now)).fetch_optional(conn).await?;
    row.map(|row| Ok(Session { person: row.parsed(0)?, expires_at: row.parsed(1)? })).transpose()
}

/// Moves the end of a session.
pub async fn prolong(conn: &mut Conn, token_hash: &str, until: DateTime<Utc>) -> Result<(), StorageError> {
    sqlx::query("UPDATE sessions SET expires_at = $2 WHERE token_hash = $1")
        .bind(token_hash)
        .bind(instant(until))
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends a session.
pub async fn close(conn: &mut Conn, token_hash: &str) -> Result<(), StorageError> {
    sqlx::query("DELETE FROM sessions WHERE token_hash = $1").bind(token_hash).execute(conn).await?;
    Ok(())
}
