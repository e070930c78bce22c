//! Files of outer results that were taken in, and the results themselves.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    CompetenceId, ImportId, PersonId,
    witness::{Measured, Witness},
};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError,
    rows::{Cell, Read, insert_all, instant, placeholders, word},
};

/// One result of an outer test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OuterResult {
    pub person: PersonId,
    pub competence: CompetenceId,
    pub source: Witness,
    pub on: NaiveDate,
    pub measured: Measured,
    pub document: String,
}

/// What makes a result the same one.
pub type Key = (PersonId, CompetenceId, Witness, NaiveDate);

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub id: ImportId,
    pub author: PersonId,
    pub name: String,
    pub hash: String,
    pub at: DateTime<Utc>,
    pub results: u32,
    pub people: u32,
}

const COLUMNS: &str = "SELECT id, author, name, content_hash, at, results, people FROM imports";

/// The import with this id.
pub async fn find(conn: &mut Conn, id: ImportId) -> Result<Option<Taken>, StorageError> {
    let sql = format!("{COLUMNS} WHERE id = $1");
    let row = sqlx::query(&sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.as_ref().map(taken).transpose()
}

/// The import of this very file.
pub async fn by_hash(conn: &mut Conn, hash: &str) -> Result<Option<Taken>, StorageError> {
    let sql = format!("{COLUMNS} WHERE content_hash = $1");
    let row = sqlx::query(&sql).bind(hash).fetch_optional(conn).await?;
    row.as_ref().map(taken).transpose()
}

/// The latest imports of a person.
pub async fn of(conn: &mut Conn, author: PersonId, limit: u32) -> Result<Vec<Taken>, StorageError> {
    let sql = format!("{COLUMNS} WHERE author = $1 ORDER BY at DESC, id DESC LIMIT {limit}");
    let rows = sqlx::query(&sql).bind(author.to_string()).fetch_all(conn).await?;
    rows.iter().map(taken).collect()
}

/// Stores an import with its results.
pub async fn insert(conn: &mut Conn, taken: &Taken, results: &[OuterResult]) -> Result<(), StorageError> {
    let row = [
        Cell::text(taken.id),
        Cell::text(taken.author),
        Cell::text(&taken.name),
        Cell::text(&taken.hash),
        Cell::text(instant(taken.at)),
        Cell::Int(taken.results.into()),
        Cell::Int(taken.people.into()),
    ];
    insert_all(conn, "imports (id, author, name, content_hash, at, results, people)", [row]).await?;
    let table = "outer_results (person, competence, source, taken_on, got, maximum, document, import)";
    let row = |result: &OuterResult| {
        [
            Cell::text(result.person),
            Cell::text(&result.competence),
            Cell::text(word(&result.source)),
            Cell::text(result.on),
            Cell::Int(result.measured.got.into()),
            Cell::Int(result.measured.of.into()),
            Cell::text(&result.document),
            Cell::text(taken.id),
        ]
    };
    let rows: Vec<_> = results.iter().map(row).collect();
    insert_all(conn, table, rows).await
}

/// Everything tests said of a person.
pub async fn results_of(conn: &mut Conn, person: PersonId) -> Result<Vec<OuterResult>, StorageError> {
    let sql = "SELECT person, competence, source, taken_on, got, maximum, document FROM outer_results \
               WHERE person = $1 ORDER BY taken_on, source, competence";
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(result).collect()
}

/// What is known of tests of these days: who, what, and how it came out.
pub async fn known_on(conn: &mut Conn, days: &[NaiveDate]) -> Result<HashMap<Key, Measured>, StorageError> {
    let mut known = HashMap::new();
    for days in days.chunks(100) {
        let sql = format!(
            "SELECT person, competence, source, taken_on, got, maximum, document FROM outer_results \
             WHERE taken_on IN ({})",
            placeholders(0, days.len())
        );
        let query = days.iter().fold(sqlx::query(&sql), |query, day| query.bind(day.to_string()));
        for row in query.fetch_all(&mut *conn).await? {
            let result = result(&row)?;
            known.insert((result.person, result.competence, result.source, result.on), result.measured);
        }
    }
    Ok(known)
}

fn taken(row: &AnyRow) -> Result<Taken, StorageError> {
    Ok(Taken {
        id: row.parsed(0)?,
        author: row.parsed(1)?,
        name: row.text(2)?,
        hash: row.text(3)?,
        at: row.parsed(4)?,
        results: row.count(5)?,
        people: row.count(6)?,
    })
}

fn result(row: &AnyRow) -> Result<OuterResult, StorageError> {
    Ok(OuterResult {
        person: row.parsed(0)?,
        competence: row.parsed(1)?,
        source: row.word(2)?,
        on: row.parsed(3)?,
        measured: Measured { got: row.count(4)?, of: row.count(5)? },
        document: row.text(6)?,
    })
}
