//! `GET /people/{id}/witnesses`: what the person, tests and observers say, side by side, and the life of each deficit.
//! The rules are `domain::witness` and `domain::life`.

use axum::{extract::State, response::Response};
use domain::{
    CompetenceId, InstrumentId, PersonId,
    access::Action,
    contract::witness::{Seen, Witnesses},
    diagnosis::{Diagnosis, Source},
    instrument::Instrument,
    life::{Work, lives},
    score::profile,
    witness::{Measured, Testimony, Witness, in_order},
};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::Path,
    handlers::read_of_another,
    problem::Refusal,
    reply,
    storage::{Conn, StorageError, campaigns, diagnoses, imports, observations, people, routes},
    systems::InForce,
};

/// Whole diagnoses that are looked back at.
const DIAGNOSES: u32 = 20;
const OBSERVATIONS: u32 = 50;

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<PersonId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let person = people::card(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    access::require(&mut conn, &me, Action::ReadDiagnosis, id, app.today()).await?;
    let instrument = instrument_of(&app.in_force, &mut conn, id).await?;
    let testimonies = said(&app.in_force, &mut conn, id).await?;
    let routes = routes::all_of(&mut conn, id).await?;
    let lives = lives(&testimonies, |competence| Work::of_all(&routes, competence));
    let protocols = observations::of(&mut conn, id, OBSERVATIONS).await?;
    let ids: Vec<PersonId> = protocols.iter().map(|observation| observation.observer).collect();
    let cards = people::cards(&mut conn, &ids).await?;
    let seen =
        |observation| -> Option<Seen> { Some(Seen { observer: card(&cards, &observation)?, observation }) };
    let observations = protocols.into_iter().filter_map(seen).collect();
    drop(conn);
    read_of_another(&app, &me, id, "witnesses", id.0).await?;
    reply::json(&Witnesses { person, instrument, testimonies, lives, observations })
}

/// The instrument that names a person's competences: that of the latest diagnosis, or the one that fits.
pub async fn instrument_of(
    in_force: &InForce,
    conn: &mut Conn,
    person: PersonId,
) -> Result<InstrumentId, StorageError> {
    let latest = diagnoses::finished_of(conn, person, 1).await?;
    if let Some(latest) = latest.into_iter().next() {
        return Ok(latest.instrument);
    }
    let (subject, manager) = people::post(conn, person).await?.unwrap_or_default();
    Ok(in_force.fitting(&subject, manager).clone())
}

/// The version whose cut-offs hold for a competence: this one, or any that has it.
pub fn version_with<'a>(
    in_force: &'a InForce,
    first: &InstrumentId,
    competence: &CompetenceId,
) -> Option<&'a Instrument> {
    let all = &in_force.instruments;
    let has = |instrument: &&Instrument| instrument.competence(competence).is_some();
    all.get(first).filter(has).or_else(|| all.values().rev().find(has))
}

/// Everything that was said of a person, the oldest first.
pub async fn said(
    in_force: &InForce,
    conn: &mut Conn,
    person: PersonId,
) -> Result<Vec<Testimony>, StorageError> {
    let instrument = instrument_of(in_force, conn, person).await?;
    let assigned = campaigns::assigned_diagnoses(conn, person).await?;
    let mut said = Vec::new();
    // The oldest first: of two on one day the later has the last word.
    for diagnosis in diagnoses::finished_of(conn, person, DIAGNOSES).await?.into_iter().rev() {
        let by = match diagnosis.source {
            Source::Own if assigned.contains(&diagnosis.id) => Witness::Assigned,
            Source::Own => Witness::Own,
            Source::Centre => Witness::Centre,
            Source::Federal => Witness::Federal,
        };
        said.extend(of_diagnosis(in_force, &diagnosis, by));
    }
    for recheck in observations::rechecks_of(conn, person).await? {
        let Some(version) = in_force.instruments.get(&recheck.instrument) else { continue };
        let Some(score) = recheck.score(version) else { continue };
        let on = in_force.system.today(recheck.taken_at);
        said.push(Testimony::new(version, recheck.competence, Witness::Recheck, on, score.into()));
    }
    for result in imports::results_of(conn, person).await? {
        let Some(version) = version_with(in_force, &instrument, &result.competence) else { continue };
        let word = Testimony::new(version, result.competence, result.source, result.on, result.measured);
        said.push(word.noted(result.document));
    }
    for seen in observations::of(conn, person, OBSERVATIONS).await? {
        for mark in seen.marks {
            let Some(version) = version_with(in_force, &instrument, &mark.competence) else { continue };
            let measured = Measured { got: mark.value.into(), of: version.max().into() };
            let word =
                Testimony::new(version, mark.competence, Witness::Observer, seen.observed_on, measured);
            said.push(word.noted(mark.note));
        }
    }
    Ok(in_order(said))
}

fn of_diagnosis(in_force: &InForce, diagnosis: &Diagnosis, by: Witness) -> Vec<Testimony> {
    let version = in_force.instruments.get(&diagnosis.instrument);
    let (Some(version), Some(at)) = (version, diagnosis.finished_at) else { return Vec::new() };
    let on = in_force.system.today(at);
    let scores = profile(version, &diagnosis.answers).into_iter();
    scores
        .filter_map(|c| Some(Testimony::new(version, c.competence, by, on, Measured::from(c.score?))))
        .collect()
}

fn card(
    cards: &std::collections::HashMap<PersonId, domain::people::PersonCard>,
    observation: &domain::observation::Observation,
) -> Option<domain::people::PersonCard> {
    cards.get(&observation.observer).cloned()
}
