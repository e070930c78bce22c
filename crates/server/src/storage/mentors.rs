//! People who take pairs.

use domain::{CompetenceId, UnitId, matching::Candidate};

use super::{Conn, StorageError, rows::Read};

/// Everyone who is strong in a competence, with the places they have left; with no competence, everyone who takes pairs.
/// `managers` keeps those who manage, or those who do not.
pub async fn candidates(
    conn: &mut Conn,
    competence: Option<&CompetenceId>,
    managers: Option<bool>,
) -> Result<Vec<Candidate>, StorageError> {
    let kept = managers.map_or("", |yes| if yes { "AND p.manager = 1" } else { "AND p.manager = 0" });
    let strong = competence.map_or("OR $1 IS NULL", |_| "");
    let sql = format!(
        "SELECT m.person, COALESCE(s.percent, 0), p.subject, u.id, u.parent, m.capacity, \
         (SELECT COUNT(*) FROM requests r WHERE r.assignee = m.person AND r.state IN ('accepted', 'active')) \
         FROM mentors m JOIN people p ON p.id = m.person JOIN units u ON u.id = p.unit \
         LEFT JOIN mentor_strengths s ON s.person = m.person AND s.competence = $1 \
         WHERE (s.percent IS NOT NULL {strong}) {kept}"
    );
    let mut candidates = Vec::new();
    for row in sqlx::query(&sql).bind(competence.map(ToString::to_string)).fetch_all(conn).await? {
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
