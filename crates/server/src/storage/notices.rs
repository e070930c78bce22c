//! Notices: told in the transaction of what they tell of, read by their person alone.

use chrono::{DateTime, Utc};
use domain::{
    NoticeId, PersonId,
    notice::{KindCount, NoticeKind},
};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError,
    rows::{Cell, Read, insert_all, instant, placeholders, word},
};
use crate::records::Told;

/// Stores notices.
pub async fn insert(conn: &mut Conn, all: &[Told]) -> Result<(), StorageError> {
    let row = |told: &Told| {
        [
            Cell::text(told.id),
            Cell::text(told.person),
            Cell::text(instant(told.at)),
            Cell::text(word(&told.kind)),
            Cell::maybe(told.about),
            Cell::maybe(told.thing),
            Cell::maybe(told.due_on),
            Cell::text(&told.note),
            Cell::maybe(told.read_at.map(instant)),
        ]
    };
    let rows: Vec<_> = all.iter().map(row).collect();
    insert_all(conn, "notices (id, person, at, kind, about, thing, due_on, note, read_at)", rows).await
}

/// A page of a person's notices, newest first; `before` is where the page before ended.
pub async fn page(
    conn: &mut Conn,
    person: PersonId,
    before: Option<&(DateTime<Utc>, NoticeId)>,
    limit: u32,
) -> Result<Vec<Told>, StorageError> {
    let after = before.map_or("", |_| "AND (at < $2 OR (at = $2 AND id < $3))");
    let sql = format!(
        "SELECT id, at, person, kind, about, thing, due_on, note, read_at FROM notices \
         WHERE person = $1 {after} ORDER BY at DESC, id DESC LIMIT {limit}"
    );
    let query = sqlx::query(&sql).bind(person.to_string());
    let query = match before {
        Some((at, id)) => query.bind(instant(*at)).bind(id.to_string()),
        None => query,
    };
    query.fetch_all(conn).await?.iter().map(read).collect()
}

/// The newest unread ones of a person, by id.
pub async fn unread(conn: &mut Conn, person: PersonId, limit: u32) -> Result<Vec<NoticeId>, StorageError> {
    let sql = format!(
        "SELECT id FROM notices WHERE person = $1 AND read_at IS NULL ORDER BY at DESC, id DESC LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.parsed(0)).collect()
}

/// Whom somebody told something of this kind since an instant.
pub async fn told_by(
    conn: &mut Conn,
    teller: PersonId,
    kind: NoticeKind,
    since: DateTime<Utc>,
) -> Result<Vec<PersonId>, StorageError> {
    let sql = "SELECT DISTINCT person FROM notices WHERE about = $1 AND kind = $2 AND at > $3";
    let query = sqlx::query(sql).bind(teller.to_string()).bind(word(&kind)).bind(instant(since));
    query.fetch_all(conn).await?.iter().map(|row| row.parsed(0)).collect()
}

/// How many a person has not read.
pub async fn unread_count(conn: &mut Conn, person: PersonId) -> Result<u32, StorageError> {
    let sql = "SELECT COUNT(*) FROM notices WHERE person = $1 AND read_at IS NULL";
    sqlx::query(sql).bind(person.to_string()).fetch_one(conn).await?.count(0)
}

/// What came to a person since an instant, by kind.
pub async fn since(
    conn: &mut Conn,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<Vec<KindCount>, StorageError> {
    let sql = "SELECT kind, COUNT(*), SUM(CASE WHEN read_at IS NULL THEN 1 ELSE 0 END) FROM notices \
               WHERE person = $1 AND at >= $2 GROUP BY kind";
    let rows = sqlx::query(sql).bind(person.to_string()).bind(instant(since)).fetch_all(conn).await?;
    let count =
        |row: &AnyRow| Ok(KindCount { kind: row.word(0)?, count: row.count(1)?, unread: row.count(2)? });
    rows.iter().map(count).collect()
}

/// Marks a person's own notices as read; the first time stays.
pub async fn mark_read(
    conn: &mut Conn,
    person: PersonId,
    notices: &[NoticeId],
    at: DateTime<Utc>,
) -> Result<(), StorageError> {
    for ids in notices.chunks(200) {
        let sql = format!(
            "UPDATE notices SET read_at = $2 WHERE person = $1 AND read_at IS NULL AND id IN ({})",
            placeholders(2, ids.len())
        );
        let query = sqlx::query(&sql).persistent(ids.len() == 1).bind(person.to_string()).bind(instant(at));
        ids.iter().fold(query, |query, id| query.bind(id.to_string())).execute(&mut *conn).await?;
    }
    Ok(())
}

fn read(row: &AnyRow) -> Result<Told, StorageError> {
    Ok(Told {
        id: row.parsed(0)?,
        at: row.parsed(1)?,
        person: row.parsed(2)?,
        kind: row.word(3)?,
        about: row.maybe_parsed(4)?,
        thing: row.maybe_parsed(5)?,
        due_on: row.maybe_parsed(6)?,
        note: row.text(7)?,
        read_at: row.maybe_parsed(8)?,
    })
}
