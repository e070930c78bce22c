//! People who take pairs.

use domain::{CompetenceId, PersonId, UnitId, matching::Candidate};

use super::{Conn, StorageError, rows::Read};

/// Everyone who is strong in a competence, with the places they have left.
pub async fn candidates(conn: &mut Conn, competence: &CompetenceId) -> Result<Vec<Candidate>, StorageError> {
    let sql = "SELECT m.person, s.percent, p.subject, u.id, u.parent, m.capacity, \
               (SELECT COUNT(*) FROM requests r WHERE r.assignee = m.person AND r.state IN ('accepted', 'active')) \
               FROM mentor_strengths s JOIN mentors m ON m.person = s.person JOIN people p ON p.id = m.person \
               JOIN units u ON u.id = p.unit WHERE s.competence = $1";
    let mut candidates = Vec::new();
    for row in sqlx::query(sql).bind(competence.as_str()).fetch_all(conn).await? {
        let school: UnitId = row.parsed(3)?;
        candidates.push(Candidate {
            person: row.parsed(0)?,
            strength_percent: u8::try_from(row.int(1)?).unwrap_or(100),
            subject: row.text(2)?,
            school,
            municipality: row.maybe_parsed(4)?.unwrap_or(school),
            free_places: row.count(5)?.saturating_sub(row.count(6)?),
        });
    }
    Ok(candidates)
}

/// Whether a person takes pairs.
pub async fn is_mentor(conn: &mut Conn, person: PersonId) -> Result<bool, StorageError> {
    let row = sqlx::query("SELECT COUNT(*) FROM mentors WHERE person = $1")
        .bind(person.to_string())
        .fetch_one(conn);
    Ok(row.await?.int(0)? > 0)
}
