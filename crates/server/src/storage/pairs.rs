//! Pairs: a document each, with the columns that queries ask for beside it.

use chrono::NaiveDate;
use domain::{
    PairId, PersonId, RequestId,
    pair::{Pair, PairState},
};

use super::{
    Conn, StorageError,
    rows::{Read, document, instant, word},
};

const OPEN: &str = "('agreeing', 'running', 'ending')";

/// The pair with this id.
pub async fn find(conn: &mut Conn, id: PairId) -> Result<Option<Pair>, StorageError> {
    let sql = "SELECT document FROM pairs WHERE id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.json(0)).transpose()
}

/// The pair that works on a request.
pub async fn open_of_request(conn: &mut Conn, request: RequestId) -> Result<Option<Pair>, StorageError> {
    let sql = format!("SELECT document FROM pairs WHERE request = $1 AND state IN {OPEN}");
    let row = sqlx::query(&sql).bind(request.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.json(0)).transpose()
}

/// The pairs of a person on either side: open ones first, then the latest.
pub async fn of_person(conn: &mut Conn, person: PersonId, limit: u32) -> Result<Vec<Pair>, StorageError> {
    let sql = format!(
        "SELECT document FROM pairs WHERE helper = $1 OR learner = $1 \
         ORDER BY CASE WHEN state IN {OPEN} THEN 0 ELSE 1 END, started_at DESC, id LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Whose early end takes effect by a day.
pub async fn due(conn: &mut Conn, on: NaiveDate) -> Result<Vec<Pair>, StorageError> {
    let rows = sqlx::query("SELECT document FROM pairs WHERE due_on <= $1")
        .bind(on.to_string())
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Stores a new pair.
pub async fn insert(conn: &mut Conn, pair: &Pair) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO pairs (id, request, helper, learner, state, started_at, due_on, document) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(pair.id.to_string())
    .bind(pair.request.to_string())
    .bind(pair.helper.to_string())
    .bind(pair.learner.to_string())
    .bind(word(&pair.state))
    .bind(instant(pair.started_at))
    .bind(due_on(pair))
    .bind(document(pair)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// Stores a changed pair.
pub async fn update(conn: &mut Conn, pair: &Pair) -> Result<(), StorageError> {
    sqlx::query("UPDATE pairs SET state = $2, due_on = $3, document = $4 WHERE id = $1")
        .bind(pair.id.to_string())
        .bind(word(&pair.state))
        .bind(due_on(pair))
        .bind(document(pair)?)
        .execute(conn)
        .await?;
    Ok(())
}

fn due_on(pair: &Pair) -> Option<String> {
    let end = pair.end.as_ref().filter(|_| pair.state == PairState::Ending)?;
    Some(end.effective_on.to_string())
}
