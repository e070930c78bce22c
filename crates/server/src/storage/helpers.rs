//! What is known of who asks for help and of who could give it. What follows from it is decided in
//! `domain::request::eligibility`.

use chrono::NaiveDate;
use domain::{
    CompetenceId, PersonId,
    people::{Role, YoungRule, is_young},
    request::eligibility::{AuthorFacts, HelperFacts},
};

use super::{Conn, StorageError, rows::Read};

/// What is known of one who asks, on a day.
pub async fn author_facts(
    conn: &mut Conn,
    person: PersonId,
    rule: YoungRule,
    on: NaiveDate,
) -> Result<AuthorFacts, StorageError> {
    let sql = "SELECT born, teaching_since, manager FROM people WHERE id = $1";
    let Some(row) = sqlx::query(sql).bind(person.to_string()).fetch_optional(&mut *conn).await? else {
        return Ok(AuthorFacts::default());
    };
    let sql = "SELECT f.competence FROM deficits f WHERE f.diagnosis = (SELECT d.id FROM diagnoses d \
               WHERE d.person = $1 AND d.finished_at IS NOT NULL ORDER BY d.finished_at DESC, d.id DESC LIMIT 1) \
               ORDER BY f.priority, f.competence";
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(conn).await?;
    Ok(AuthorFacts {
        young: is_young(rule, row.parsed(0)?, row.parsed(1)?, on),
        manager: row.flag(2)?,
        deficits: rows.iter().map(|row| row.parsed(0)).collect::<Result<_, _>>()?,
    })
}

/// What is known of one who would help with a competence.
pub async fn helper_facts(
    conn: &mut Conn,
    person: PersonId,
    competence: Option<&CompetenceId>,
) -> Result<HelperFacts, StorageError> {
    let sql = "SELECT p.manager, p.subject, (SELECT COUNT(*) FROM mentors m WHERE m.person = p.id), \
               (SELECT COUNT(*) FROM mentor_strengths s WHERE s.person = p.id AND s.competence = $2), p.staff \
               FROM people p WHERE p.id = $1";
    let query = sqlx::query(sql).bind(person.to_string()).bind(competence.map(ToString::to_string));
    let Some(row) = query.fetch_optional(&mut *conn).await? else {
        return Ok(HelperFacts {
            mentor: false,
            methodist: false,
            manager: false,
            teaches: false,
            masters: false,
        });
    };
    let grants = super::people::grants(conn, person).await?;
    let has = |role| grants.iter().any(|grant| grant.role == role);
    let manager = row.flag(0)?;
    Ok(HelperFacts {
        mentor: has(Role::Mentor) && row.int(2)? > 0,
        methodist: has(Role::Methodist),
        manager,
        teaches: row.flag(4)? && (!manager || !row.text(1)?.is_empty()),
        masters: row.int(3)? > 0,
    })
}

/// How many pairs somebody takes at one time; `None`: no mentor.
pub async fn capacity(conn: &mut Conn, person: PersonId) -> Result<Option<u32>, StorageError> {
    let row = sqlx::query("SELECT capacity FROM mentors WHERE person = $1")
        .bind(person.to_string())
        .fetch_optional(conn)
        .await?;
    row.map(|row| row.count(0)).transpose()
}
