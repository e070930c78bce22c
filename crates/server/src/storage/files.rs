//! Files beside steps: what is told of each, and the bytes, as base64 for want of a type that both databases know.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{FileId, PersonId, RouteId, file::StepFile};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError,
    rows::{Read, instant, word},
};

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub file: StepFile,
    pub person: PersonId,
    /// Of the bytes.
    pub content_hash: String,
    pub removed: bool,
}

const COLUMNS: &str = "id, route, step, name, media_type, size, at, person, content_hash, removed";

/// The file with this id, removed ones too.
pub async fn find(conn: &mut Conn, id: FileId) -> Result<Option<Kept>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM files WHERE id = $1");
    let row = sqlx::query(&sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The files of a route, the oldest first.
pub async fn of_route(conn: &mut Conn, route: RouteId) -> Result<Vec<StepFile>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM files WHERE route = $1 AND removed = 0 ORDER BY at, id");
    let rows = sqlx::query(&sql).bind(route.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| Ok(read(row)?.file)).collect()
}

/// Stores a new file.
pub async fn insert(conn: &mut Conn, kept: &Kept, bytes: &[u8]) -> Result<(), StorageError> {
    let file = &kept.file;
    let sql = format!("INSERT INTO files ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    sqlx::query(&sql)
        .bind(file.id.to_string())
        .bind(file.route.to_string())
        .bind(file.step.to_string())
        .bind(&file.name)
        .bind(word(&file.media_type))
        .bind(i64::from(file.size))
        .bind(instant(file.at))
        .bind(kept.person.to_string())
        .bind(&kept.content_hash)
        .bind(i64::from(kept.removed))
        .execute(&mut *conn)
        .await?;
    sqlx::query("INSERT INTO file_contents (file, content) VALUES ($1, $2)")
        .bind(file.id.to_string())
        .bind(STANDARD.encode(bytes))
        .execute(conn)
        .await?;
    Ok(())
}

/// The bytes of a file.
pub async fn content(conn: &mut Conn, id: FileId) -> Result<Option<Vec<u8>>, StorageError> {
    let query = sqlx::query("SELECT content FROM file_contents WHERE file = $1").bind(id.to_string());
    let Some(row) = query.fetch_optional(conn).await? else { return Ok(None) };
    let bytes = STANDARD.decode(row.text(0)?);
    bytes.map(Some).map_err(|error| StorageError::Unreadable(format!("the bytes of a file: {error}")))
}

/// Takes a file away: its bytes are gone, its id is not used again.
pub async fn remove(conn: &mut Conn, id: FileId) -> Result<(), StorageError> {
    for sql in ["DELETE FROM file_contents WHERE file = $1", "UPDATE files SET removed = 1 WHERE id = $1"] {
        sqlx::query(sql).bind(id.to_string()).execute(&mut *conn).await?;
    }
    Ok(())
}

fn read(row: &AnyRow) -> Result<Kept, StorageError> {
    Ok(Kept {
        file: StepFile {
            id: row.parsed(0)?,
            route: row.parsed(1)?,
            step: row.parsed(2)?,
            name: row.text(3)?,
            media_type: row.word(4)?,
            size: row.count(5)?,
            at: row.parsed(6)?,
        },
        person: row.parsed(7)?,
        content_hash: row.text(8)?,
        removed: row.flag(9)?,
    })
}
