//! Support requests: a document each, with the columns that queries ask for beside it.

use chrono::NaiveDate;
use domain::{
    PersonId, RequestId,
    request::{RequestState, SupportRequest},
};

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
        "INSERT INTO requests (id, author, assignee, state, sent_at, queue, due_on, remind_on, until_on, document) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(request.id.to_string())
    .bind(request.author.to_string())
    .bind(request.assignee.map(|id| id.to_string()))
    .bind(word(&request.state))
    .bind(instant(request.sent_at))
    .bind(word(&request.queue))
    .bind(due_on(request))
    .bind(request.clock.map(|clock| clock.remind_on.to_string()))
    .bind(request.clock.map(|clock| clock.until.to_string()))
    .bind(document(request)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// Stores a changed request.
pub async fn update(conn: &mut Conn, request: &SupportRequest) -> Result<(), StorageError> {
    sqlx::query(
        "UPDATE requests SET assignee = $2, state = $3, queue = $4, due_on = $5, remind_on = $6, until_on = $7, \
         document = $8 WHERE id = $1",
    )
    .bind(request.id.to_string())
    .bind(request.assignee.map(|id| id.to_string()))
    .bind(word(&request.state))
    .bind(word(&request.queue))
    .bind(due_on(request))
    .bind(request.clock.map(|clock| clock.remind_on.to_string()))
    .bind(request.clock.map(|clock| clock.until.to_string()))
    .bind(document(request)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// The day on which the clock has something to do; the first of all days where it has not been started.
fn due_on(request: &SupportRequest) -> Option<String> {
    let unstarted = request.state.is_waiting() && request.clock.is_none();
    if unstarted { Some("0001-01-01".to_owned()) } else { request.due_on().map(|day| day.to_string()) }
}

/// Whether the clock of any request has something to do on a day.
pub async fn is_due(conn: &mut Conn, on: NaiveDate) -> Result<bool, StorageError> {
    let sql = "SELECT COUNT(*) FROM requests WHERE due_on <= $1";
    Ok(sqlx::query(sql).bind(on.to_string()).fetch_one(conn).await?.int(0)? > 0)
}

/// The requests whose clock has something to do.
pub async fn due(conn: &mut Conn, on: NaiveDate) -> Result<Vec<SupportRequest>, StorageError> {
    let sql = "SELECT document FROM requests WHERE due_on <= $1 ORDER BY id";
    let rows = sqlx::query(sql).bind(on.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// The municipal service of an author: whoever has the role over their municipality.
pub async fn municipal_service_of(conn: &mut Conn, author: PersonId) -> Result<Vec<PersonId>, StorageError> {
    let sql = "SELECT DISTINCT g.person FROM people p JOIN units u ON u.id = p.unit \
               JOIN grants g ON g.unit = u.id OR g.unit = u.parent \
               WHERE p.id = $1 AND g.role = 'municipal' ORDER BY g.person";
    let rows = sqlx::query(sql).bind(author.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.parsed(0)).collect()
}

/// Open requests of people who may help nobody any more.
pub async fn of_former_helpers(conn: &mut Conn) -> Result<Vec<SupportRequest>, StorageError> {
    let helping = [
        RequestState::Assigned,
        RequestState::Clarifying,
        RequestState::Deferred,
        RequestState::Accepted,
        RequestState::Active,
    ];
    let states = helping.map(|state| format!("'{}'", word(&state))).join(", ");
    let sql = format!(
        "SELECT r.document FROM requests r WHERE r.assignee IS NOT NULL AND r.state IN ({states}) \
         AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.person = r.assignee \
         AND g.role IN ('mentor', 'methodist', 'municipal')) ORDER BY r.id"
    );
    let rows = sqlx::query(&sql).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Whether someone helps a person by a request they accepted and that has not ended.
pub async fn is_helper(conn: &mut Conn, helper: PersonId, author: PersonId) -> Result<bool, StorageError> {
    let sql = "SELECT COUNT(*) FROM requests WHERE assignee = $1 AND author = $2 AND state IN ('accepted', 'active')";
    let query = sqlx::query(sql).bind(helper.to_string()).bind(author.to_string());
    Ok(query.fetch_one(conn).await?.int(0)? > 0)
}

/// What waits for somebody's answer.
#[derive(Debug)]
pub struct Waiting {
    /// The first of them: what is late, then by the end of the term.
    pub requests: Vec<SupportRequest>,
    pub total: u32,
    /// Reminded of, or later.
    pub pressing: u32,
}

/// Requests without an answer that are this person's to answer: those passed to them, those of their own people that
/// wait in the methodist's queue, those that were handed over to the service of their municipality.
pub async fn waiting_for(
    conn: &mut Conn,
    person: PersonId,
    on: NaiveDate,
    limit: u32,
) -> Result<Waiting, StorageError> {
    let from = format!(
        "FROM requests r WHERE r.state IN ('sent', 'assigned') AND (r.assignee = $1 \
         OR (r.assignee IS NULL AND r.queue = 'methodist' AND \
         EXISTS (SELECT 1 FROM assignments a WHERE a.methodist = $1 AND {} AND a.person = r.author)) \
         OR (r.assignee IS NULL AND r.queue = 'municipal' AND \
         EXISTS (SELECT 1 FROM people p JOIN units u ON u.id = p.unit JOIN grants g ON g.unit = u.id OR g.unit = u.parent \
         WHERE p.id = r.author AND g.person = $1 AND g.role = 'municipal')))",
        assignments::in_force(2)
    );
    let sql =
        format!("SELECT COUNT(*), COALESCE(SUM(CASE WHEN r.remind_on <= $2 THEN 1 ELSE 0 END), 0) {from}");
    let count = sqlx::query(&sql).bind(person.to_string()).bind(on.to_string()).fetch_one(&mut *conn).await?;
    let sql = format!(
        "SELECT r.document {from} ORDER BY COALESCE(r.until_on, '9999-12-31'), r.sent_at, r.id LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(person.to_string()).bind(on.to_string()).fetch_all(conn).await?;
    Ok(Waiting {
        requests: rows.iter().map(|row| row.json(0)).collect::<Result<_, _>>()?,
        total: count.count(0)?,
        pressing: count.count(1)?,
    })
}
