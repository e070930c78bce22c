//! Where each member of the staff stands, one row for each: what the figures of units are counted from. One statement
//! derives a row from the records, for everybody or for one person after a write of theirs.

use chrono::NaiveDate;
use domain::{PersonId, diagnosis::Source};

use super::{
    Conn, StorageError, assignments,
    rows::{Read, word},
};

/// What the settings of the system say about counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Diagnoses by which a programme may have been chosen (`diagnosis_modes`).
    pub sources: Vec<Source>,
}

/// Brings one person's row up to date.
pub async fn refresh(
    conn: &mut Conn,
    rules: &Rules,
    person: PersonId,
    on: NaiveDate,
) -> Result<(), StorageError> {
    derive(conn, rules, Some(person), on).await
}

/// Brings everybody's row up to date.
pub async fn refresh_all(conn: &mut Conn, rules: &Rules, on: NaiveDate) -> Result<(), StorageError> {
    derive(conn, rules, None, on).await
}

/// Brings up to date whom the calendar alone has moved: those whose methodist is another one than on the day the
/// rows were derived.
pub async fn catch_up(conn: &mut Conn, rules: &Rules, on: NaiveDate) -> Result<(), StorageError> {
    let methodist = methodist_on("s.person", 1);
    let sql = format!(
        "SELECT s.person FROM standings s WHERE COALESCE(s.methodist, '') <> COALESCE({methodist}, '')"
    );
    let rows = sqlx::query(&sql).bind(on.to_string()).fetch_all(&mut *conn).await?;
    for row in rows {
        refresh(conn, rules, row.parsed(0)?, on).await?;
    }
    Ok(())
}

async fn derive(
    conn: &mut Conn,
    rules: &Rules,
    person: Option<PersonId>,
    on: NaiveDate,
) -> Result<(), StorageError> {
    let sources: Vec<String> = rules.sources.iter().map(|source| format!("'{}'", word(source))).collect();
    let sql = format!(
        "INSERT INTO standings (person, unit, teacher, diagnosed, stage, deficit_areas, learnt, supported, methodist) \
         SELECT p.id, p.unit, \
         CASE WHEN p.manager = 0 OR p.subject <> '' THEN 1 ELSE 0 END, \
         CASE WHEN EXISTS (SELECT 1 FROM diagnoses d WHERE d.person = p.id AND d.finished_at IS NOT NULL) \
             THEN 1 ELSE 0 END, \
         COALESCE((SELECT MAX(CASE r.state WHEN 'agreed' THEN 1 WHEN 'active' THEN 2 WHEN 'completed' THEN 3 \
             ELSE 0 END) FROM routes r WHERE r.person = p.id), 0), \
         COALESCE((SELECT d.deficit_areas FROM diagnoses d WHERE d.person = p.id AND d.finished_at IS NOT NULL \
             ORDER BY d.finished_at DESC, d.id DESC LIMIT 1), '|'), \
         CASE WHEN EXISTS (SELECT 1 FROM enrolments e JOIN programmes g ON g.id = e.programme \
             JOIN diagnoses d ON d.id = e.diagnosis WHERE e.person = p.id AND e.completed_on <= $1 \
             AND g.in_federal_register = 1 AND d.person = p.id AND d.source IN ({sources}) \
             AND SUBSTR(d.finished_at, 1, 10) <= e.started_on) THEN 1 ELSE 0 END, \
         CASE WHEN EXISTS (SELECT 1 FROM requests q WHERE q.author = p.id \
             AND q.state IN ('accepted', 'active', 'completed')) \
             OR EXISTS (SELECT 1 FROM routes r WHERE r.person = p.id \
             AND r.state IN ('agreed', 'active', 'completed')) THEN 1 ELSE 0 END, \
         {methodist} \
         FROM people p WHERE p.staff = 1 {one} \
         ON CONFLICT (person) DO UPDATE SET unit = excluded.unit, teacher = excluded.teacher, \
         diagnosed = excluded.diagnosed, stage = excluded.stage, deficit_areas = excluded.deficit_areas, \
         learnt = excluded.learnt, supported = excluded.supported, methodist = excluded.methodist",
        sources = sources.join(", "),
        methodist = methodist_on("p.id", 1),
        one = person.map_or("", |_| "AND p.id = $2"),
    );
    let query = sqlx::query(&sql).bind(on.to_string());
    let query =
        person.map_or(query, |person| sqlx::query(&sql).bind(on.to_string()).bind(person.to_string()));
    query.execute(&mut *conn).await?;
    sqlx::query("UPDATE counters SET value = value + 1 WHERE name = 'standings'").execute(conn).await?;
    Ok(())
}

/// Grows with every change of any row: figures counted at the same version are the same.
pub async fn version(conn: &mut Conn) -> Result<i64, StorageError> {
    let row = sqlx::query("SELECT value FROM counters WHERE name = 'standings'").fetch_one(conn).await?;
    row.int(0)
}

/// The methodist of a person on the day of a parameter; the latest, where there are several.
fn methodist_on(person: &str, day: usize) -> String {
    let in_force = assignments::in_force(day);
    format!(
        "(SELECT a.methodist FROM assignments a WHERE a.person = {person} AND {in_force} \
         ORDER BY a.from_on DESC, a.methodist LIMIT 1)"
    )
}
