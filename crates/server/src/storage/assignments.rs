//! Teachers and the methodists they are assigned to.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::PersonId;

use super::{Conn, StorageError, rows::Read};

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
