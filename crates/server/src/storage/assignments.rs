//! Teachers and the methodists they are assigned to.

use chrono::NaiveDate;
use domain::PersonId;

use super::{Conn, StorageError, rows::Read};

/// The condition of an assignment in force on the day `$2`.
pub const IN_FORCE: &str = "a.from_on <= $2 AND (a.until_on IS NULL OR a.until_on >= $2)";

/// The methodist of a person on a day; the latest, where there are several.
pub async fn methodist_of(
    conn: &mut Conn,
    person: PersonId,
    on: NaiveDate,
) -> Result<Option<PersonId>, StorageError> {
    let sql = format!(
        "SELECT a.methodist FROM assignments a WHERE a.person = $1 AND {IN_FORCE} ORDER BY a.from_on DESC, a.methodist"
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
    let sql =
        format!("SELECT COUNT(*) FROM assignments a WHERE a.methodist = $1 AND {IN_FORCE} AND a.person = $3");
    let query = sqlx::query(&sql).bind(methodist.to_string()).bind(on.to_string()).bind(person.to_string());
    Ok(query.fetch_one(conn).await?.int(0)? > 0)
}

/// How many people a methodist has on a day.
pub async fn count(conn: &mut Conn, methodist: PersonId, on: NaiveDate) -> Result<u32, StorageError> {
    let sql =
        format!("SELECT COUNT(DISTINCT a.person) FROM assignments a WHERE a.methodist = $1 AND {IN_FORCE}");
    let query = sqlx::query(&sql).bind(methodist.to_string()).bind(on.to_string());
    query.fetch_one(conn).await?.count(0)
}
