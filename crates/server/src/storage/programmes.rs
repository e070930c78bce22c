//! The catalogue of programmes.

use domain::{CompetenceId, ProgrammeId, programme::Programme};

use super::{
    Conn, StorageError,
    rows::{Cell, Read, document, insert_all, placeholders, word},
};

/// Stores programmes.
pub async fn insert(conn: &mut Conn, programmes: &[Programme]) -> Result<(), StorageError> {
    let mut rows = Vec::with_capacity(programmes.len());
    for p in programmes {
        rows.push([
            Cell::text(p.id),
            Cell::text(&p.code),
            Cell::text(word(&p.kind)),
            Cell::flag(p.in_federal_register),
            Cell::Text(document(p)?),
        ]);
    }
    insert_all(conn, "programmes (id, code, kind, in_federal_register, document)", rows).await?;
    let rows =
        programmes.iter().flat_map(|p| p.competences.iter().map(|c| [Cell::text(p.id), Cell::text(c)]));
    insert_all(conn, "programme_competences (programme, competence)", rows).await
}

/// Programmes by code, after a code; all, or those of one competence.
pub async fn list(
    conn: &mut Conn,
    competence: Option<&CompetenceId>,
    after: &str,
    limit: u32,
) -> Result<Vec<Programme>, StorageError> {
    let filter = competence.map_or("", |_| {
        "AND EXISTS (SELECT 1 FROM programme_competences c WHERE c.programme = p.id AND c.competence = $2)"
    });
    let sql = format!(
        "SELECT p.document FROM programmes p WHERE p.code > $1 {filter} ORDER BY p.code LIMIT {limit}"
    );
    let mut query = sqlx::query(&sql).bind(after);
    if let Some(competence) = competence {
        query = query.bind(competence.as_str());
    }
    query.fetch_all(conn).await?.iter().map(|row| row.json(0)).collect()
}

/// The programmes with these codes, by code.
pub async fn by_codes(conn: &mut Conn, codes: &[String]) -> Result<Vec<Programme>, StorageError> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT document FROM programmes WHERE code IN ({}) ORDER BY code",
        placeholders(0, codes.len())
    );
    let query = codes.iter().fold(sqlx::query(&sql).persistent(false), sqlx::query::Query::bind);
    query.fetch_all(conn).await?.iter().map(|row| row.json(0)).collect()
}

/// The programmes with these ids that are there.
pub async fn by_ids(conn: &mut Conn, ids: &[ProgrammeId]) -> Result<Vec<Programme>, StorageError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql =
        format!("SELECT document FROM programmes WHERE id IN ({}) ORDER BY code", placeholders(0, ids.len()));
    let query = ids.iter().fold(sqlx::query(&sql).persistent(false), |q, id| q.bind(id.to_string()));
    query.fetch_all(conn).await?.iter().map(|row| row.json(0)).collect()
}

/// Which of these programmes there are.
pub async fn known(conn: &mut Conn, ids: &[ProgrammeId]) -> Result<Vec<ProgrammeId>, StorageError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT id FROM programmes WHERE id IN ({})", placeholders(0, ids.len()));
    let query = ids.iter().fold(sqlx::query(&sql).persistent(false), |q, id| q.bind(id.to_string()));
    query.fetch_all(conn).await?.iter().map(|row| row.parsed(0)).collect()
}
