//! Diagnoses, their answers, and the deficits found when they were finished.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::{
    DiagnosisId, InstrumentId, PersonId, StatementId,
    deficit::Deficit,
    diagnosis::{Answer, Answers, Diagnosis, Mark, Source},
};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError,
    rows::{Cell, Read, insert_all, instant, word},
};

pub const TABLE: &str = "diagnoses (id, person, instrument, source, started_at, finished_at, deficit_areas)";
pub const ANSWERS: &str = "answers (diagnosis, statement, mark, answered_at)";
pub const DEFICITS: &str = "deficits (diagnosis, competence, area, priority)";

const COLUMNS: &str = "SELECT id, person, instrument, source, started_at, finished_at FROM diagnoses";

/// The diagnosis with this id.
pub async fn find(conn: &mut Conn, id: DiagnosisId) -> Result<Option<Diagnosis>, StorageError> {
    let sql = format!("{COLUMNS} WHERE id = $1");
    let row = sqlx::query(&sql).bind(id.to_string()).fetch_optional(&mut *conn).await?;
    read(conn, row).await
}

/// The latest diagnosis of a person, finished or not.
pub async fn latest_of(conn: &mut Conn, person: PersonId) -> Result<Option<Diagnosis>, StorageError> {
    let sql = format!("{COLUMNS} WHERE person = $1 ORDER BY started_at DESC, id DESC LIMIT 1");
    let row = sqlx::query(&sql).bind(person.to_string()).fetch_optional(&mut *conn).await?;
    read(conn, row).await
}

/// The finished diagnoses of a person, the newest first.
pub async fn finished_of(
    conn: &mut Conn,
    person: PersonId,
    limit: u32,
) -> Result<Vec<Diagnosis>, StorageError> {
    let sql = format!(
        "{COLUMNS} WHERE person = $1 AND finished_at IS NOT NULL ORDER BY finished_at DESC, id DESC LIMIT {limit}"
    );
    let mut all = Vec::new();
    for row in sqlx::query(&sql).bind(person.to_string()).fetch_all(&mut *conn).await? {
        all.extend(read(conn, Some(row)).await?);
    }
    Ok(all)
}

/// A finished diagnosis without its answers.
#[derive(Clone, Debug)]
pub struct Finished {
    pub id: DiagnosisId,
    pub instrument: InstrumentId,
    pub source: Source,
    pub finished_at: DateTime<Utc>,
    /// How many deficits were stored with it.
    pub deficits: u32,
}

/// The finished diagnoses of a person without their answers, the newest first.
pub async fn list_of(conn: &mut Conn, person: PersonId, limit: u32) -> Result<Vec<Finished>, StorageError> {
    let sql = format!(
        "SELECT d.id, d.instrument, d.source, d.finished_at, \
         (SELECT COUNT(*) FROM deficits f WHERE f.diagnosis = d.id) FROM diagnoses d \
         WHERE d.person = $1 AND d.finished_at IS NOT NULL ORDER BY d.finished_at DESC, d.id DESC LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(person.to_string()).fetch_all(conn).await?;
    let finished = |row: &AnyRow| {
        Ok(Finished {
            id: row.parsed(0)?,
            instrument: row.parsed(1)?,
            source: row.word(2)?,
            finished_at: row.parsed(3)?,
            deficits: row.count(4)?,
        })
    };
    rows.iter().map(finished).collect()
}

/// Stores a diagnosis that was begun.
pub async fn insert(conn: &mut Conn, diagnosis: &Diagnosis) -> Result<(), StorageError> {
    insert_all(conn, TABLE, [row(diagnosis, None)]).await
}

/// Stores the answer to one statement, in place of an earlier one. Which one stays is decided before.
pub async fn put_answer(
    conn: &mut Conn,
    diagnosis: DiagnosisId,
    statement: &StatementId,
    answer: Answer,
) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO answers (diagnosis, statement, mark, answered_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (diagnosis, statement) DO UPDATE SET mark = excluded.mark, answered_at = excluded.answered_at",
    )
    .bind(diagnosis.to_string())
    .bind(statement.as_str())
    .bind(mark_to_int(answer.mark))
    .bind(instant(answer.answered_at))
    .execute(conn)
    .await?;
    Ok(())
}

/// Stores that a diagnosis was finished, with the deficits it shows in order of priority.
pub async fn finish(conn: &mut Conn, diagnosis: &Diagnosis, found: &[Deficit]) -> Result<(), StorageError> {
    sqlx::query("UPDATE diagnoses SET finished_at = $2, deficit_areas = $3 WHERE id = $1")
        .bind(diagnosis.id.to_string())
        .bind(diagnosis.finished_at.map(instant))
        .bind(deficit_areas(found))
        .execute(&mut *conn)
        .await?;
    insert_all(conn, DEFICITS, deficit_rows(diagnosis.id, found)).await
}

/// `found` are the deficits of a finished one.
pub fn row(d: &Diagnosis, found: Option<&[Deficit]>) -> [Cell; 7] {
    [
        Cell::text(d.id),
        Cell::text(d.person),
        Cell::text(&d.instrument),
        Cell::text(word(&d.source)),
        Cell::text(instant(d.started_at)),
        Cell::maybe(d.finished_at.map(instant)),
        Cell::maybe(found.map(deficit_areas)),
    ]
}

pub fn answer_row(diagnosis: DiagnosisId, statement: &StatementId, answer: Answer) -> [Cell; 4] {
    [
        Cell::text(diagnosis),
        Cell::text(statement),
        Cell::Int(mark_to_int(answer.mark)),
        Cell::text(instant(answer.answered_at)),
    ]
}

pub fn deficit_rows(diagnosis: DiagnosisId, found: &[Deficit]) -> Vec<[Cell; 4]> {
    let row = |(priority, d): (i64, &Deficit)| {
        [Cell::text(diagnosis), Cell::text(&d.competence), Cell::text(&d.area), Cell::Int(priority)]
    };
    (1..).zip(found).map(row).collect()
}

/// `|it|methodical|`: each area once, to be searched for with its bars.
fn deficit_areas(found: &[Deficit]) -> String {
    let areas: BTreeSet<&str> = found.iter().map(|deficit| deficit.area.as_str()).collect();
    areas.iter().fold("|".to_owned(), |text, area| text + area + "|")
}

async fn read(conn: &mut Conn, row: Option<AnyRow>) -> Result<Option<Diagnosis>, StorageError> {
    let Some(row) = row else { return Ok(None) };
    let id: DiagnosisId = row.parsed(0)?;
    Ok(Some(Diagnosis {
        id,
        person: row.parsed(1)?,
        instrument: row.parsed(2)?,
        source: row.word(3)?,
        started_at: row.parsed(4)?,
        finished_at: row.maybe_parsed(5)?,
        answers: answers(conn, id).await?,
    }))
}

async fn answers(conn: &mut Conn, id: DiagnosisId) -> Result<Answers, StorageError> {
    let sql = "SELECT statement, mark, answered_at FROM answers WHERE diagnosis = $1";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(conn).await?;
    rows.iter()
        .map(|row| {
            Ok((row.parsed(0)?, Answer { mark: mark_from_int(row.int(1)?), answered_at: row.parsed(2)? }))
        })
        .collect()
}

fn mark_to_int(mark: Mark) -> i64 {
    match mark {
        Mark::Level(value) => value.into(),
        Mark::Declined => -1,
        Mark::NotApplicable => -2,
    }
}

fn mark_from_int(value: i64) -> Mark {
    match u8::try_from(value) {
        Ok(value) => Mark::Level(value),
        Err(_) if value == -1 => Mark::Declined,
        Err(_) => Mark::NotApplicable,
    }
}
