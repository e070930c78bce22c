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

/// Remembers what the database was filled with.
pub async fn remember(conn: &mut Conn, system: &str, demo: bool) -> Result<(), StorageError> {
    for (name, value) in [("system", system), ("demo", if demo { "yes" } else { "no" })] {
        sqlx::query("INSERT INTO settings (name, value) VALUES ($1, $2)")
            .bind(name)
            .bind(value)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

async fn get(conn: &mut Conn, name: &str) -> Result<Option<String>, StorageError> {
    let row =
        sqlx::query("SELECT value FROM settings WHERE name = $1").bind(name).fetch_optional(conn).await?;
    row.map(|row| row.text(0)).transpose()
}
