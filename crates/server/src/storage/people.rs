//! People as colleagues see them, and their roles.

use std::collections::HashMap;

use domain::{
    PersonId, UnitId,
    people::{Grant, PersonCard, PersonName, Role, UnitKind, UnitRef},
};
use sqlx::any::AnyRow;

use super::{
    Conn, StorageError,
    rows::{Read, placeholders, word},
};

/// The columns that [`read_card`] reads, of `people p`, their unit `u` and the unit above it `m`.
pub(super) const CARD: &str =
    "p.id, p.family, p.given, p.patronymic, p.position, u.id, u.kind, u.name, m.id, m.kind, m.name";

/// The card of one person.
pub async fn card(conn: &mut Conn, id: PersonId) -> Result<Option<PersonCard>, StorageError> {
    Ok(cards(conn, &[id]).await?.remove(&id))
}

/// The cards of people, by id; ids of nobody are left out.
pub async fn cards(conn: &mut Conn, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonCard>, StorageError> {
    let mut found = HashMap::new();
    for ids in ids.chunks(500) {
        let sql = format!(
            "SELECT {CARD} FROM people p JOIN units u ON u.id = p.unit LEFT JOIN units m ON m.id = u.parent \
             WHERE p.id IN ({})",
            placeholders(0, ids.len())
        );
        let query =
            ids.iter().fold(sqlx::query(&sql).persistent(ids.len() == 1), |q, id| q.bind(id.to_string()));
        for row in query.fetch_all(&mut *conn).await? {
            let card = read_card(&row)?;
            found.insert(card.id, card);
        }
    }
    Ok(found)
}

/// Where a person works: the unit, and the one above it.
pub async fn workplace(
    conn: &mut Conn,
    id: PersonId,
) -> Result<Option<(UnitId, Option<UnitId>, String)>, StorageError> {
    let sql = "SELECT u.id, u.parent, p.subject FROM people p JOIN units u ON u.id = p.unit WHERE p.id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.map(|row| Ok((row.parsed(0)?, row.maybe_parsed(1)?, row.text(2)?))).transpose()
}

/// The key of the subject someone teaches, and whether they are of the управленческие кадры.
pub async fn post(conn: &mut Conn, id: PersonId) -> Result<Option<(String, bool)>, StorageError> {
    let sql = "SELECT subject, manager FROM people WHERE id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.map(|row| Ok((row.text(0)?, row.flag(1)?))).transpose()
}

/// Someone of the staff, as a list names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: PersonId,
    pub name: PersonName,
    pub unit: UnitId,
    pub unit_name: String,
}

/// Everybody of the staff.
pub async fn staff(conn: &mut Conn) -> Result<Vec<Listed>, StorageError> {
    let sql = "SELECT p.id, p.family, p.given, p.patronymic, u.id, u.name FROM people p \
               JOIN units u ON u.id = p.unit WHERE p.staff = 1 ORDER BY p.id";
    let rows = sqlx::query(sql).fetch_all(conn).await?;
    rows.iter()
        .map(|row| {
            let name =
                PersonName { family: row.text(1)?, given: row.text(2)?, patronymic: row.maybe_text(3)? };
            Ok(Listed { id: row.parsed(0)?, name, unit: row.parsed(4)?, unit_name: row.text(5)? })
        })
        .collect()
}

/// Everybody with a role, and the units that it is over.
pub async fn with_role(conn: &mut Conn, role: Role) -> Result<Vec<(PersonId, UnitId)>, StorageError> {
    let sql = "SELECT person, unit FROM grants WHERE role = $1 ORDER BY person, unit";
    let rows = sqlx::query(sql).bind(word(&role)).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((row.parsed(0)?, row.parsed(1)?))).collect()
}

/// The roles of a person, each with its unit.
pub async fn grants(conn: &mut Conn, person: PersonId) -> Result<Vec<Grant>, StorageError> {
    let sql = "SELECT g.role, u.id, u.kind, u.name FROM grants g JOIN units u ON u.id = g.unit \
               WHERE g.person = $1 ORDER BY g.role, u.name";
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter()
        .map(|row| Ok(Grant { role: row.word(0)?, unit: unit(row, 1)?.ok_or_else(no_unit)? }))
        .collect()
}

pub(super) fn read_card(row: &AnyRow) -> Result<PersonCard, StorageError> {
    let (own, above) = (unit(row, 5)?.ok_or_else(no_unit)?, unit(row, 8)?);
    let (school, municipality) = match own.kind {
        UnitKind::School => (Some(own), above),
        UnitKind::Municipality => (None, Some(own)),
        UnitKind::Region => (None, None),
    };
    Ok(PersonCard {
        id: row.parsed(0)?,
        name: PersonName { family: row.text(1)?, given: row.text(2)?, patronymic: row.maybe_text(3)? },
        position: row.text(4)?,
        school,
        municipality,
    })
}

fn unit(row: &AnyRow, from: usize) -> Result<Option<UnitRef>, StorageError> {
    let Some(id) = row.maybe_parsed(from)? else { return Ok(None) };
    Ok(Some(UnitRef { id, kind: row.word(from + 1)?, name: row.text(from + 2)? }))
}

fn no_unit() -> StorageError {
    StorageError::Unreadable("a person without a unit".into())
}
