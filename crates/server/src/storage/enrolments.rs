//! Who is on which programme. A programme step of a route that was done is an enrolment with the step's id, so that
//! the indicators count what teachers tick off.

use domain::{
    PersonId, ProgrammeId,
    route::{Route, Step, StepResult},
};
use uuid::Uuid;

use super::{Conn, StorageError};

/// Writes down that a programme of a route was completed.
pub async fn complete_step(
    conn: &mut Conn,
    route: &Route,
    step: &Step,
    programme: ProgrammeId,
    result: &StepResult,
) -> Result<(), StorageError> {
    let document = result.evidence.as_ref().map(|e| format!("{} {}", e.kind, e.number));
    sqlx::query(
        "INSERT INTO enrolments (id, person, programme, diagnosis, started_on, completed_on, document) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET programme = excluded.programme, \
         started_on = excluded.started_on, completed_on = excluded.completed_on, document = excluded.document WHERE enrolments.person = excluded.person",
    )
    .bind(step.id.to_string())
    .bind(route.person.to_string())
    .bind(programme.to_string())
    .bind(route.diagnosis.to_string())
    .bind(step.from.min(result.done_on).to_string())
    .bind(result.done_on.to_string())
    .bind(document)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes it back.
pub async fn reopen_step(conn: &mut Conn, person: PersonId, step: Uuid) -> Result<(), StorageError> {
    sqlx::query("DELETE FROM enrolments WHERE id = $1 AND person = $2")
        .bind(step.to_string())
        .bind(person.to_string())
        .execute(conn)
        .await?;
    Ok(())
}
