//! Moves of teachers between methodists, as they were asked for.

use chrono::{DateTime, Utc};
use domain::{MoveId, PersonId, UnitId, assignment::Move, contract::desk::Moved};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError,
    rows::{Read, document, instant},
};

/// A move with who made it and what it came to.
#[derive(Clone, Debug)]
pub struct Made {
    pub order: Move,
    pub author: PersonId,
    /// The unit whose service moved them.
    pub unit: UnitId,
    pub at: DateTime<Utc>,
    pub outcome: Moved,
}

/// The move with this id.
pub async fn find(conn: &mut Conn, id: MoveId) -> Result<Option<Made>, StorageError> {
    let sql = "SELECT author, unit, at, changed, unchanged, document FROM moves WHERE id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.as_ref().map(read).transpose()
}

/// The latest moves first.
pub async fn latest(conn: &mut Conn, limit: u32) -> Result<Vec<Made>, StorageError> {
    let sql = format!(
        "SELECT author, unit, at, changed, unchanged, document FROM moves ORDER BY at DESC, id DESC LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).fetch_all(conn).await?;
    rows.iter().map(read).collect()
}

/// Stores a move.
pub async fn insert(conn: &mut Conn, made: &Made) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO moves (id, author, unit, at, changed, unchanged, document) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(made.order.id.to_string())
    .bind(made.author.to_string())
    .bind(made.unit.to_string())
    .bind(instant(made.at))
    .bind(i64::from(made.outcome.people))
    .bind(i64::from(made.outcome.unchanged))
    .bind(document(&made.order)?)
    .execute(conn)
    .await?;
    Ok(())
}

fn read(row: &AnyRow) -> Result<Made, StorageError> {
    let order: Move = row.json(5)?;
    Ok(Made {
        author: row.parsed(0)?,
        unit: row.parsed(1)?,
        at: row.parsed(2)?,
        outcome: Moved { id: order.id, people: row.count(3)?, unchanged: row.count(4)? },
        order,
    })
}
