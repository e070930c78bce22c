//! What a list of teachers says of each, in a few queries for all of them.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    PersonId, UnitId,
    people::PersonCard,
    request::SupportRequest,
    route::{Route, RouteState},
};
use serde::Deserialize;

use super::{
    Conn, StorageError,
    people::{CARD, read_card},
    rows::{Read, placeholders},
};

/// Someone with what is counted of them.
#[derive(Clone, Debug)]
pub struct Facts {
    pub person: PersonCard,
    pub unit: UnitId,
    pub born: NaiveDate,
    pub teaching_since: NaiveDate,
    /// ПР: teaches, also beside managing.
    pub teacher: bool,
    pub diagnosed: bool,
    /// The latest diagnosis found at least one deficit.
    pub has_deficits: bool,
    /// As of the day of the figures.
    pub methodist: Option<PersonId>,
}

/// Facts about these people, in no order; ids of nobody are left out.
pub async fn facts(conn: &mut Conn, ids: &[PersonId]) -> Result<Vec<Facts>, StorageError> {
    let mut all = Vec::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        let sql = format!(
            "SELECT {CARD}, p.born, p.teaching_since, COALESCE(s.teacher, 0), COALESCE(s.diagnosed, 0), \
             COALESCE(s.deficit_areas, '|'), s.methodist FROM people p JOIN units u ON u.id = p.unit \
             LEFT JOIN units m ON m.id = u.parent LEFT JOIN standings s ON s.person = p.id WHERE p.id IN ({})",
            placeholders(0, ids.len())
        );
        for row in bound(&sql, ids).fetch_all(&mut *conn).await? {
            all.push(Facts {
                person: read_card(&row)?,
                unit: row.parsed(5)?,
                born: row.parsed(11)?,
                teaching_since: row.parsed(12)?,
                teacher: row.flag(13)?,
                diagnosed: row.flag(14)?,
                has_deficits: row.text(15)? != "|",
                methodist: row.maybe_parsed(16)?,
            });
        }
    }
    Ok(all)
}

/// All routes of these people, archived ones too, each person's oldest first.
pub async fn routes(
    conn: &mut Conn,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Vec<Route>>, StorageError> {
    documents(conn, "routes", "person", "created_at", ids).await
}

/// All requests of these people, each person's oldest first.
pub async fn requests(
    conn: &mut Conn,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Vec<SupportRequest>>, StorageError> {
    documents(conn, "requests", "author", "sent_at", ids).await
}

/// The days on which somebody visited lessons of these people.
pub async fn lessons_by(
    conn: &mut Conn,
    observer: PersonId,
) -> Result<HashMap<PersonId, Vec<NaiveDate>>, StorageError> {
    let sql = "SELECT person, observed_on FROM observations WHERE observer = $1";
    let mut all: HashMap<PersonId, Vec<NaiveDate>> = HashMap::new();
    for row in sqlx::query(sql).bind(observer.to_string()).fetch_all(conn).await? {
        all.entry(row.parsed(0)?).or_default().push(row.parsed(1)?);
    }
    Ok(all)
}

/// Whom somebody helps by requests that they accepted and that have not ended.
pub async fn helped_by(conn: &mut Conn, helper: PersonId) -> Result<Vec<PersonId>, StorageError> {
    let sql = "SELECT DISTINCT author FROM requests WHERE assignee = $1 AND state IN ('accepted', 'active') ORDER BY author";
    let rows = sqlx::query(sql).bind(helper.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.parsed(0)).collect()
}

/// The latest route that is not archived.
pub fn current(routes: &[Route]) -> Option<&Route> {
    routes.iter().rfind(|route| route.state != RouteState::Archived)
}

const AT_ONCE: usize = 500;

async fn documents<T: for<'a> Deserialize<'a>>(
    conn: &mut Conn,
    table: &str,
    owner: &str,
    order: &str,
    ids: &[PersonId],
) -> Result<HashMap<PersonId, Vec<T>>, StorageError> {
    let mut all: HashMap<PersonId, Vec<T>> = HashMap::new();
    for ids in ids.chunks(AT_ONCE) {
        let sql = format!(
            "SELECT {owner}, document FROM {table} WHERE {owner} IN ({}) ORDER BY {order}, id",
            placeholders(0, ids.len())
        );
        for row in bound(&sql, ids).fetch_all(&mut *conn).await? {
            all.entry(row.parsed(0)?).or_default().push(row.json(1)?);
        }
    }
    Ok(all)
}

fn bound<'q>(
    sql: &'q str,
    ids: &[PersonId],
) -> sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments<'q>> {
    ids.iter().fold(sqlx::query(sql).persistent(ids.len() == AT_ONCE), |query, id| query.bind(id.to_string()))
}
