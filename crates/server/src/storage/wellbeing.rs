//! Closed requests to a psychologist: a document each, with the columns that queries ask for beside it.

use domain::{
    PersonId, RequestId,
    wellbeing::{WellbeingRequest, WellbeingState},
};

use super::{
    Conn, StorageError,
    rows::{Read, document, instant, word},
};

/// The request with this id.
pub async fn find(conn: &mut Conn, id: RequestId) -> Result<Option<WellbeingRequest>, StorageError> {
    let sql = "SELECT document FROM wellbeing_requests WHERE id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.json(0)).transpose()
}

/// The requests of a person, newest first.
pub async fn of_author(
    conn: &mut Conn,
    author: PersonId,
    limit: u32,
) -> Result<Vec<WellbeingRequest>, StorageError> {
    let sql = format!(
        "SELECT document FROM wellbeing_requests WHERE author = $1 ORDER BY sent_at DESC, id DESC LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(author.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Requests in a state, the longest waiting first; of one psychologist or of all.
pub async fn in_state(
    conn: &mut Conn,
    state: WellbeingState,
    psychologist: Option<PersonId>,
    limit: u32,
) -> Result<Vec<WellbeingRequest>, StorageError> {
    let of = psychologist.map_or("", |_| "AND psychologist = $2");
    let sql = format!(
        "SELECT document FROM wellbeing_requests WHERE state = $1 {of} ORDER BY sent_at, id LIMIT {limit}"
    );
    let mut query = sqlx::query(&sql).bind(word(&state));
    if let Some(psychologist) = psychologist {
        query = query.bind(psychologist.to_string());
    }
    query.fetch_all(conn).await?.iter().map(|row| row.json(0)).collect()
}

/// Stores a new request.
pub async fn insert(conn: &mut Conn, request: &WellbeingRequest) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO wellbeing_requests (id, author, psychologist, state, sent_at, document) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(request.id.to_string())
    .bind(request.author.to_string())
    .bind(request.psychologist.map(|id| id.to_string()))
    .bind(word(&request.state))
    .bind(instant(request.sent_at))
    .bind(document(request)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// Stores a changed request.
pub async fn update(conn: &mut Conn, request: &WellbeingRequest) -> Result<(), StorageError> {
    sqlx::query("UPDATE wellbeing_requests SET psychologist = $2, state = $3, document = $4 WHERE id = $1")
        .bind(request.id.to_string())
        .bind(request.psychologist.map(|id| id.to_string()))
        .bind(word(&request.state))
        .bind(document(request)?)
        .execute(conn)
        .await?;
    Ok(())
}
