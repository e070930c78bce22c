//! Keeping a route that has ended as it stood: everything that the copy needs is gathered from the records of the moment.
//! What goes into it is `domain::route::ClosedRoute`.

use domain::{
    CompetenceId, PersonId, ProgrammeId,
    instrument::Instrument,
    route::{ClosedRoute, Route, TaughtProgramme, outcomes},
};

use crate::{
    handlers::witnesses::{said, version_with},
    storage::{Conn, StorageError, diagnoses, files, people, programmes, routes},
    systems::InForce,
};

/// Keeps a route that has just ended. A draft that was put away before anybody agreed it leaves no copy.
pub async fn keep(in_force: &InForce, conn: &mut Conn, route: &Route) -> Result<(), StorageError> {
    let Some(copy) = copy(in_force, conn, route).await? else { return Ok(()) };
    routes::keep_closed(conn, &copy).await
}

async fn copy(
    in_force: &InForce,
    conn: &mut Conn,
    route: &Route,
) -> Result<Option<ClosedRoute>, StorageError> {
    let (Some(ended), Some(_)) = (route.ended(), route.agreed()) else { return Ok(None) };
    let Some(author) = people::card(conn, route.person).await? else { return Ok(None) };
    let said = said(in_force, conn, route.person).await?;
    let diagnosis = diagnoses::find(conn, route.diagnosis).await?;
    let key = diagnosis.as_ref().map(|diagnosis| diagnosis.instrument.clone());
    let instrument = key.as_ref().and_then(|key| in_force.instruments.get(key));
    let titled =
        |instrument: Option<&Instrument>, id: &CompetenceId| Some(instrument?.competence(id)?.title.clone());
    let title = |id: &CompetenceId| {
        let elsewhere = || titled(key.as_ref().and_then(|key| version_with(in_force, key, id)), id);
        titled(instrument, id).or_else(elsewhere).unwrap_or_else(|| id.to_string())
    };
    let last_day = in_force.system.today(ended.at);
    let mut named: Vec<PersonId> = route.history.iter().map(|event| event.actor).collect();
    named.sort_unstable();
    named.dedup();
    let mut cards = people::cards(conn, &named).await?;
    let wanted: Vec<ProgrammeId> = route.steps.iter().filter_map(|step| step.programme).collect();
    let beside = files::of_route(conn, route.id).await?;
    let taught = programmes::by_ids(conn, &wanted).await?.into_iter().map(|programme| TaughtProgramme {
        id: programme.id,
        title: programme.title,
        provider: programme.provider,
        register_number: programme.register_number,
    });
    Ok(Some(ClosedRoute {
        author,
        people: named.iter().filter_map(|id| cards.remove(id)).collect(),
        closed_at: ended.at,
        instrument: instrument.map(|instrument| instrument.title.clone()).unwrap_or_default(),
        diagnosed_on: diagnosis.and_then(|d| Some(in_force.system.today(d.finished_at?))),
        outcomes: outcomes(route, &said, last_day, title),
        programmes: taught.collect(),
        files: beside,
        route: route.clone(),
    }))
}

/// Keeps all routes of a population that have ended.
pub async fn keep_all(in_force: &InForce, conn: &mut Conn, all: &[Route]) -> Result<(), StorageError> {
    for route in all.iter().filter(|route| !route.state.is_open()) {
        keep(in_force, conn, route).await?;
    }
    Ok(())
}
