//! Taking in a whole [`Population`] in one transaction: all of it, or nothing.

use std::collections::BTreeMap;

use domain::{
    InstrumentId,
    deficit::{Deficit, deficits},
    diagnosis::Diagnosis,
    instrument::Instrument,
    people::Role,
};

use super::{
    Conn, StorageError, campaigns, diagnoses, files, imports, notices, observations, pairs, programmes,
    requests, routes,
    rows::{Cell, insert_all, word},
    wellbeing,
};
use crate::records::{Population, Unit};

/// Stores everything. `instruments` are the versions that diagnoses were taken with. Standings
/// are derived afterwards.
pub async fn load(
    conn: &mut Conn,
    all: &Population,
    instruments: &BTreeMap<InstrumentId, Instrument>,
) -> Result<(), StorageError> {
    insert_all(conn, "units (id, parent, kind, name, low_results)", all.units.iter().map(unit)).await?;
    people(conn, all).await?;
    programmes::insert(conn, &all.programmes).await?;
    let found: Vec<Option<Vec<Deficit>>> = all.diagnoses.iter().map(|d| found(d, instruments)).collect();
    let all_found = || all.diagnoses.iter().zip(&found);
    let rows = all_found().map(|(d, found)| diagnoses::row(d, found.as_deref()));
    insert_all(conn, diagnoses::TABLE, rows).await?;
    let answers = all.diagnoses.iter().flat_map(|d| {
        d.answers.iter().map(|(statement, answer)| diagnoses::answer_row(d.id, statement, *answer))
    });
    insert_all(conn, diagnoses::ANSWERS, answers).await?;
    let rows =
        all_found().flat_map(|(d, found)| diagnoses::deficit_rows(d.id, found.as_deref().unwrap_or(&[])));
    insert_all(conn, diagnoses::DEFICITS, rows).await?;
    for route in &all.routes {
        let since = route
            .history
            .first()
            .map_or_else(|| route.from.and_time(chrono::NaiveTime::MIN).and_utc(), |event| event.at);
        routes::insert(conn, route, since).await?;
    }
    let changes = all.changes.iter().map(|(route, change)| routes::change_row(*route, change));
    insert_all(conn, routes::CHANGES, changes.collect::<Result<Vec<_>, _>>()?).await?;
    for file in &all.files {
        files::insert(conn, &file.kept, &file.bytes).await?;
    }
    for request in &all.requests {
        requests::insert(conn, request).await?;
    }
    for request in &all.wellbeing {
        wellbeing::insert(conn, request).await?;
    }
    notices::insert(conn, &all.notices).await?;
    for pair in &all.pairs {
        pairs::insert(conn, pair).await?;
    }
    let enrolments = all.enrolments.iter().map(|e| {
        [
            Cell::text(e.id),
            Cell::text(e.person),
            Cell::text(e.programme),
            Cell::maybe(e.diagnosis),
            Cell::maybe(e.team),
            Cell::text(e.started_on),
            Cell::maybe(e.completed_on),
            Cell::maybe(e.document.as_ref()),
        ]
    });
    let table = "enrolments (id, person, programme, diagnosis, team, started_on, completed_on, document)";
    insert_all(conn, table, enrolments).await?;
    for (taken, results) in &all.imports {
        imports::insert(conn, taken, results).await?;
    }
    for observation in &all.observations {
        observations::insert(conn, observation).await?;
    }
    for assigned in &all.campaigns {
        campaigns::insert(conn, &assigned.campaign, &assigned.people).await?;
    }
    Ok(())
}

/// The deficits of a finished diagnosis.
fn found(diagnosis: &Diagnosis, instruments: &BTreeMap<InstrumentId, Instrument>) -> Option<Vec<Deficit>> {
    diagnosis.finished_at?;
    Some(deficits(instruments.get(&diagnosis.instrument)?, &diagnosis.answers))
}

fn unit(unit: &Unit) -> [Cell; 5] {
    [
        Cell::text(unit.id),
        Cell::maybe(unit.parent),
        Cell::text(word(&unit.kind)),
        Cell::text(&unit.name),
        Cell::flag(unit.low_results),
    ]
}

/// People and what hangs on them: accounts, roles, assignments, teams, mentors.
async fn people(conn: &mut Conn, all: &Population) -> Result<(), StorageError> {
    let rows = all.people.iter().map(|p| {
        [
            Cell::text(p.id),
            Cell::text(&p.name.family),
            Cell::text(&p.name.given),
            Cell::maybe(p.name.patronymic.as_ref()),
            Cell::text(p.born),
            Cell::text(p.teaching_since),
            Cell::text(p.unit),
            Cell::text(&p.position),
            Cell::text(&p.subject),
            Cell::maybe(p.category.as_ref()),
            Cell::flag(p.manager),
            Cell::flag(p.staff),
        ]
    });
    let table = "people (id, family, given, patronymic, born, teaching_since, unit, position, subject, category, \
                 manager, staff)";
    insert_all(conn, table, rows).await?;
    let rows = all.accounts.iter().map(|a| {
        let role = a.demo_role.map(|role: Role| word(&role));
        [Cell::text(&a.login), Cell::text(a.person), Cell::text(&a.password_hash), Cell::maybe(role)]
    });
    insert_all(conn, "accounts (login, person, password_hash, demo_role)", rows).await?;
    let rows =
        all.grants.iter().map(|g| [Cell::text(g.person), Cell::text(word(&g.role)), Cell::text(g.unit)]);
    insert_all(conn, "grants (person, role, unit)", rows).await?;
    let rows = all
        .assignments
        .iter()
        .map(|a| [Cell::text(a.methodist), Cell::text(a.person), Cell::text(a.from), Cell::maybe(a.until)]);
    insert_all(conn, "assignments (methodist, person, from_on, until_on)", rows).await?;
    let rows = all.teams.iter().map(|t| [Cell::text(t.id), Cell::text(t.school)]);
    insert_all(conn, "teams (id, school)", rows).await?;
    let rows = all.teams.iter().flat_map(|t| t.members.iter().map(|m| [Cell::text(t.id), Cell::text(m)]));
    insert_all(conn, "team_members (team, person)", rows).await?;
    let rows = all.mentors.iter().map(|m| [Cell::text(m.person), Cell::Int(m.capacity.into())]);
    insert_all(conn, "mentors (person, capacity)", rows).await?;
    let rows = all.mentors.iter().flat_map(|m| {
        let row = |(competence, percent): &(_, u8)| {
            let competence: &domain::CompetenceId = competence;
            [Cell::text(m.person), Cell::text(competence), Cell::Int((*percent).into())]
        };
        m.strengths.iter().map(row)
    });
    insert_all(conn, "mentor_strengths (person, competence, percent)", rows).await
}
