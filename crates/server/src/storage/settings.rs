//! What the installation remembers about itself: which system is in force, whether the data are made up.

use super::{Conn, StorageError, rows::Read};

/// The id of the system whose data this database holds; none in an empty database.
pub async fn system(conn: &mut Conn) -> Result<Option<String>, StorageError> {
    get(conn, "system").await
}

/// Whether the people were generated.
pub async fn is_demo(conn: &mut Conn) -> Result<bool, StorageError> {
    Ok(get(conn, "demo").await?.as_deref() == Some("yes"))
}

/// By which rules the standings were derived.
pub async fn counted_by(conn: &mut Conn) -> Result<Option<String>, StorageError> {
    get(conn, "counted_by").await
}

/// Remembers by which rules the standings were derived.
pub async fn remember_counted_by(conn: &mut Conn, rules: &str) -> Result<(), StorageError> {
    put(conn, "counted_by", rules).await
}

/// Remembers what the database was filled with.
pub async fn remember(conn: &mut Conn, system: &str, demo: bool) -> Result<(), StorageError> {
    put(conn, "system", system).await?;
    put(conn, "demo", if demo { "yes" } else { "no" }).await
}

async fn put(conn: &mut Conn, name: &str, value: &str) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .execute(conn)
    .await?;
    Ok(())
}

async fn get(conn: &mut Conn, name: &str) -> Result<Option<String>, StorageError> {
    let row =
        sqlx::query("SELECT value FROM settings WHERE name = $1").bind(name).fetch_optional(conn).await?;
    row.map(|row| row.text(0)).transpose()
}
