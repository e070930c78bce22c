//! Assigned diagnoses: to whom, and by which diagnosis each took it up.

use chrono::NaiveDate;
use domain::{
    CampaignId, DiagnosisId, PersonId, UnitId,
    campaign::{Campaign, Stage},
};

use super::{
    Conn, StorageError, assignments,
    rows::{Cell, Read, document, insert_all, instant, placeholders},
};

/// The campaign with this id.
pub async fn find(conn: &mut Conn, id: CampaignId) -> Result<Option<Campaign>, StorageError> {
    let sql = "SELECT document FROM campaigns WHERE id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(conn).await?;
    row.map(|row| row.json(0)).transpose()
}

/// The campaigns that a person assigned, the newest first.
pub async fn of(conn: &mut Conn, author: PersonId, limit: u32) -> Result<Vec<Campaign>, StorageError> {
    let sql = format!(
        "SELECT document FROM campaigns WHERE author = $1 ORDER BY assigned_at DESC, id DESC LIMIT {limit}"
    );
    let rows = sqlx::query(&sql).bind(author.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.json(0)).collect()
}

/// Stores a campaign with those who are to take it, and by which diagnosis they already did.
pub async fn insert(
    conn: &mut Conn,
    campaign: &Campaign,
    people: &[(PersonId, Option<DiagnosisId>)],
) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO campaigns (id, author, due_on, assigned_at, document) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(campaign.id.to_string())
    .bind(campaign.author.to_string())
    .bind(campaign.due_on.to_string())
    .bind(instant(campaign.assigned_at))
    .bind(document(campaign)?)
    .execute(&mut *conn)
    .await?;
    let rows: Vec<_> = people
        .iter()
        .map(|(person, diagnosis)| [Cell::text(campaign.id), Cell::text(person), Cell::maybe(*diagnosis)])
        .collect();
    insert_all(conn, "campaign_people (campaign, person, diagnosis)", rows).await
}

/// Everybody who is assigned to a methodist on a day.
pub async fn assigned_to(
    conn: &mut Conn,
    methodist: PersonId,
    on: NaiveDate,
) -> Result<Vec<PersonId>, StorageError> {
    let sql = format!(
        "SELECT DISTINCT a.person FROM assignments a WHERE a.methodist = $1 AND {} ORDER BY a.person",
        assignments::in_force(2)
    );
    let rows = sqlx::query(&sql).bind(methodist.to_string()).bind(on.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.parsed(0)).collect()
}

/// The staff of units.
pub async fn staff_of(conn: &mut Conn, units: &[UnitId]) -> Result<Vec<PersonId>, StorageError> {
    let mut staff = Vec::new();
    for units in units.chunks(500) {
        let sql = format!(
            "SELECT id FROM people WHERE staff = 1 AND unit IN ({}) ORDER BY id",
            placeholders(0, units.len())
        );
        let query = units.iter().fold(sqlx::query(&sql), |query, unit| query.bind(unit.to_string()));
        for row in query.fetch_all(&mut *conn).await? {
            staff.push(row.parsed(0)?);
        }
    }
    Ok(staff)
}

/// How far everybody of a campaign is.
pub async fn stages(conn: &mut Conn, id: CampaignId) -> Result<Vec<(PersonId, Stage)>, StorageError> {
    let sql = "SELECT c.person, CASE WHEN c.diagnosis IS NULL THEN 0 ELSE 1 END, \
               CASE WHEN d.finished_at IS NULL THEN 0 ELSE 1 END \
               FROM campaign_people c LEFT JOIN diagnoses d ON d.id = c.diagnosis WHERE c.campaign = $1";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((row.parsed(0)?, Stage::of(row.flag(1)?, row.flag(2)?)))).collect()
}

/// What a person is still to take, the nearest day first.
pub async fn open_of(conn: &mut Conn, person: PersonId) -> Result<Vec<(Campaign, Stage)>, StorageError> {
    let sql = "SELECT g.document, CASE WHEN c.diagnosis IS NULL THEN 0 ELSE 1 END FROM campaign_people c \
               JOIN campaigns g ON g.id = c.campaign LEFT JOIN diagnoses d ON d.id = c.diagnosis \
               WHERE c.person = $1 AND d.finished_at IS NULL ORDER BY g.due_on, g.id LIMIT 5";
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| Ok((row.json(0)?, Stage::of(row.flag(1)?, false)))).collect()
}

/// A diagnosis that a person began or finished takes up what was assigned to them.
pub async fn take_up(conn: &mut Conn, person: PersonId, diagnosis: DiagnosisId) -> Result<(), StorageError> {
    sqlx::query("UPDATE campaign_people SET diagnosis = $2 WHERE person = $1 AND diagnosis IS NULL")
        .bind(person.to_string())
        .bind(diagnosis.to_string())
        .execute(conn)
        .await?;
    Ok(())
}

/// The diagnoses of a person that were taken because somebody assigned them (C-ДИАГ-11).
pub async fn assigned_diagnoses(conn: &mut Conn, person: PersonId) -> Result<Vec<DiagnosisId>, StorageError> {
    let sql = "SELECT DISTINCT diagnosis FROM campaign_people WHERE person = $1 AND diagnosis IS NOT NULL";
    let rows = sqlx::query(sql).bind(person.to_string()).fetch_all(conn).await?;
    rows.iter().map(|row| row.parsed(0)).collect()
}
