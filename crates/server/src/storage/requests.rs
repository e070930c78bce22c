//! Support requests: a document each, with the columns that queries ask for beside it.

use chrono::NaiveDate;
use domain::{PersonId, RequestId, request::SupportRequest};

use super::{
    Conn, StorageError, assignments,
    rows::{Read, document, instant, word},
};

/// The request with this id.
pub async fn find(conn: &mut Conn, id: RequestId) -> Result<Option<SupportRequest>, StorageError> {
    let sql = "SELECT document FROM requests WHERE id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.json(0)).transpose()
}

/// The requests of a person, newest first.
pub async fn of_author(
    conn: &mut Conn,
    author: PersonId,
    limit: u32,
) -> Result<Vec<SupportRequest>, StorageError> {
    let sql = format!(
        "SELECT document FROM requests WHERE author = $1 ORDER BY sent_at DESC, id DESC LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(author.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Stores a new request.
pub async fn insert(conn: &mut Conn, request: &SupportRequest) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO requests (id, author, assignee, state, sent_at, document) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(request.id.to_string())
    .bind(request.author.to_string())
    .bind(request.assignee.map(|id| id.to_string()))
    .bind(word(&request.state))
    .bind(instant(request.sent_at))
    .bind(document(request)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// Stores a changed request.
pub async fn update(conn: &mut Conn, request: &SupportRequest) -> Result<(), StorageError> {
    sqlx::query("UPDATE requests SET assignee = $2, state = $3, document = $4 WHERE id = $1")
        .bind(request.id.to_string())
        .bind(request.assignee.map(|id| id.to_string()))
        .bind(word(&request.state))
        .bind(document(request)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether someone helps a person by a request they accepted and that has not ended.
pub async fn is_helper(conn: &mut Conn, helper: PersonId, author: PersonId) -> Result<bool, StorageError> {
    let sql = "SELECT COUNT(*) FROM requests WHERE assignee = $1 AND author = $2 AND state IN ('accepted', 'active')";
    let query = sqlx::query(sql).bind(helper.to_string()).bind(author.to_string());
    Ok(query.fetch_one(conn).await?.int(0)? > 0)
}

/// Requests without an answer that are this person's to answer, the longest waiting first, and how many there are:
/// those passed to them, and those of their own people that were passed to nobody.
pub async fn waiting_for(
    conn: &mut Conn,
    person: PersonId,
    on: NaiveDate,
    limit: u32,
) -> Result<(Vec<SupportRequest>, u32), StorageError> {
    let from = format!(
        "FROM requests r WHERE r.state IN ('sent', 'assigned') AND (r.assignee = $1 OR (r.assignee IS NULL AND \
         EXISTS (SELECT 1 FROM assignments a WHERE a.methodist = $1 AND {} AND a.person = r.author)))",
        assignments::in_force(2)
    );
    let sql = format!("SELECT COUNT(*) {from}");
    let count = sqlx::query(&sql).bind(person.to_string()).bind(on.to_string()).fetch_one(&mut *conn).await?;
    let sql = format!("SELECT r.document {from} ORDER BY r.sent_at, r.id LIMIT {limit}");
    let rows = sqlx::query(&sql).bind(person.to_string()).bind(on.to_string()).fetch_all(conn).await?;
    Ok((rows.iter().map(|row| row.json(0)).collect::<Result<_, _>>()?, count.count(0)?))
}
