//! Teachers and the methodists they are assigned to.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{PersonId, UnitId, assignment::Period};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError,
    rows::{Cell, Read, insert_all, placeholders},
};

/// The condition of an assignment `a` in force on the day of a parameter.
pub fn in_force(day: usize) -> String {
    format!("a.from_on <= ${day} AND (a.until_on IS NULL OR a.until_on >= ${day})")
}

/// The methodist of a person on a day; the latest, where there are several.
pub async fn methodist_of(
    conn: &mut Conn,
    person: PersonId,
    on: NaiveDate,
) -> Result<Option<PersonId>, StorageError> {
    let sql = format!(
        "SELECT a.methodist FROM assignments a WHERE a.person = $1 AND {} ORDER BY a.from_on DESC, a.methodist",
        in_force(2)
    );
    let row = sqlx::query(&sql).bind(person.to_string()).bind(on.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.parsed(0)).transpose()
}

/// Whether this methodist has this person on a day.
pub async fn is_assigned(
    conn: &mut Conn,
    methodist: PersonId,
    person: PersonId,
    on: NaiveDate,
) -> Result<bool, StorageError> {
    let sql = format!(
        "SELECT COUNT(*) FROM assignments a WHERE a.methodist = $1 AND {} AND a.person = $3",
        in_force(2)
    );
    let query = sqlx::query(&sql).bind(methodist.to_string()).bind(on.to_string()).bind(person.to_string());
    Ok(query.fetch_one(conn).await?.int(0)? > 0)
}

/// How many people a methodist has on a day.
pub async fn count(conn: &mut Conn, methodist: PersonId, on: NaiveDate) -> Result<u32, StorageError> {
    let sql = format!(
        "SELECT COUNT(DISTINCT a.person) FROM assignments a WHERE a.methodist = $1 AND {}",
        in_force(2)
    );
    let query = sqlx::query(&sql).bind(methodist.to_string()).bind(on.to_string());
    query.fetch_one(conn).await?.count(0)
}

/// How many people each methodist has on a day.
pub async fn loads(conn: &mut Conn, on: NaiveDate) -> Result<HashMap<PersonId, u32>, StorageError> {
    let sql = format!(
        "SELECT a.methodist, COUNT(DISTINCT a.person) FROM assignments a WHERE {} GROUP BY a.methodist",
        in_force(1)
    );
    let rows = sqlx::query(&sql).bind(on.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((row.parsed(0)?, row.count(1)?))).collect()
}

/// All periods of people, past ones too.
pub async fn periods_of(
    conn: &mut Conn,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Vec<Period>>, StorageError> {
    let mut all: HashMap<PersonId, Vec<Period>> = people.iter().map(|person| (*person, Vec::new())).collect();
    for people in people.chunks(500) {
        let sql = format!(
            "SELECT a.person, a.methodist, a.from_on, a.until_on FROM assignments a WHERE a.person IN ({}) \
             ORDER BY a.from_on",
            placeholders(0, people.len())
        );
        let query = people.iter().fold(sqlx::query(&sql), |query, person| query.bind(person.to_string()));
        for row in query.fetch_all(&mut *conn).await? {
            all.entry(row.parsed(0)?).or_default().push(period(&row)?);
        }
    }
    Ok(all)
}

/// The periods of one methodist that have not ended on a day, those to come too, each with its person.
pub async fn periods_with(
    conn: &mut Conn,
    methodist: PersonId,
    on: NaiveDate,
) -> Result<Vec<(PersonId, Period)>, StorageError> {
    let sql = "SELECT a.person, a.methodist, a.from_on, a.until_on FROM assignments a \
               WHERE a.methodist = $1 AND (a.until_on IS NULL OR a.until_on >= $2) ORDER BY a.person, a.from_on";
    let rows = sqlx::query(sql).bind(methodist.to_string()).bind(on.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((row.parsed(0)?, period(row)?))).collect()
}

/// Those whose methodists will have somebody new after a day.
pub async fn with_plans(conn: &mut Conn, after: NaiveDate) -> Result<Vec<PersonId>, StorageError> {
    let sql = "SELECT DISTINCT a.methodist FROM assignments a WHERE a.from_on > $1";
    let rows = sqlx::query(sql).bind(after.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.parsed(0)).collect()
}

/// The staff who are nobody's on a day, each with their unit, by unit and name.
pub async fn of_nobody(conn: &mut Conn, on: NaiveDate) -> Result<Vec<(PersonId, UnitId)>, StorageError> {
    let sql = format!(
        "SELECT p.id, p.unit FROM people p JOIN units u ON u.id = p.unit WHERE p.staff = 1 AND NOT EXISTS \
         (SELECT 1 FROM assignments a WHERE a.person = p.id AND {}) ORDER BY u.name, u.id, p.family, p.given, p.id",
        in_force(1)
    );
    let rows = sqlx::query(&sql).bind(on.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((row.parsed(0)?, row.parsed(1)?))).collect()
}

/// Stores the periods of people anew, all that they have.
pub async fn replace(conn: &mut Conn, people: &[(PersonId, Vec<Period>)]) -> Result<(), StorageError> {
    for people in people.chunks(500) {
        let sql = format!("DELETE FROM assignments WHERE person IN ({})", placeholders(0, people.len()));
        let query =
            people.iter().fold(sqlx::query(&sql), |query, (person, _)| query.bind(person.to_string()));
        query.execute(&mut *conn).await?;
    }
    let row = |person: PersonId, period: &Period| {
        [Cell::text(period.methodist), Cell::text(person), Cell::text(period.from), Cell::maybe(period.until)]
    };
    let rows = people.iter().flat_map(|(person, all)| all.iter().map(|period| row(*person, period)));
    let rows: Vec<_> = rows.collect();
    insert_all(conn, "assignments (methodist, person, from_on, until_on)", rows).await
}

fn period(row: &AnyRow) -> Result<Period, StorageError> {
    Ok(Period { methodist: row.parsed(1)?, from: row.parsed(2)?, until: row.maybe_parsed(3)? })
}
