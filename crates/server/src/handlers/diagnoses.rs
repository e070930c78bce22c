//! `/diagnoses/{id}`: starting, answering, finishing and reading a diagnosis. Only its person writes it.

use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    DiagnosisId, StatementId,
    access::Action,
    contract::{
        command::{FinishDiagnosis, StartDiagnosis},
        instruments::{DiagnosisCard, OwnDiagnoses},
    },
    deficit::deficits,
    diagnosis::{Answer, Diagnosis},
    instrument::Instrument,
};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::Path,
    handlers::read_of_another,
    problem::Refusal,
    reply,
    storage::{campaigns, diagnoses},
    write::{Command, Outcome, Write},
};

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<DiagnosisId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let diagnosis = diagnoses::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    access::require(&mut conn, &me, Action::ReadDiagnosis, diagnosis.person, app.today()).await?;
    drop(conn);
    read_of_another(&app, &me, diagnosis.person, "diagnosis", id.0).await?;
    reply::json(&diagnosis)
}

/// One's own finished diagnoses, each by its own version.
pub async fn list(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let finished = diagnoses::list_of(&mut conn, me.person, OWN_AT_MOST).await?;
    let card = |own: diagnoses::Finished| {
        let instrument = app.in_force.instruments.get(&own.instrument);
        DiagnosisCard {
            id: own.id,
            title: instrument.map(|instrument| instrument.title.clone()).unwrap_or_default(),
            instrument: own.instrument,
            source: own.source,
            finished_at: own.finished_at,
            deficits: own.deficits,
        }
    };
    reply::json(&OwnDiagnoses { items: finished.into_iter().map(card).collect() })
}

/// Own diagnoses of a list.
const OWN_AT_MOST: u32 = 50;

pub async fn start(
    State(app): State<App>,
    Path(id): Path<DiagnosisId>,
    command: Command<StartDiagnosis>,
) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    if let Some(standing) = diagnoses::find(write.conn(), id).await? {
        if standing.person != write.me.person {
            return Err(Refusal::not_found().into());
        }
        if standing.instrument != asked.instrument {
            let detail = "Диагностика с этим номером начата по другой анкете. Начните новую.";
            return Err(Refusal::conflict(detail).into());
        }
        return write.finish(&app, StatusCode::OK, None, &standing).await;
    }
    if !app.in_force.is_in_use(&asked.instrument) {
        let message = "Этой анкетой сейчас не пользуются: обновите приложение и начните снова.";
        return Err(Refusal::field("instrument", message).into());
    }
    let started_at = asked.started_at.min(app.clock.now());
    let diagnosis = Diagnosis::start(id, write.me.person, asked.instrument, started_at);
    diagnoses::insert(write.conn(), &diagnosis).await?;
    campaigns::take_up(write.conn(), diagnosis.person, id).await?;
    write.finish(&app, StatusCode::CREATED, None, &diagnosis).await
}

pub async fn answer(
    State(app): State<App>,
    Path((id, statement)): Path<(DiagnosisId, StatementId)>,
    command: Command<Answer>,
) -> Outcome {
    let (mut write, answer) = command.begin(&app).await?;
    let mut diagnosis = own(&mut write, id).await?;
    diagnosis.answer(instrument(&app, &diagnosis)?, statement.clone(), answer)?;
    let standing = diagnosis.answers.get(&statement).copied().unwrap_or(answer);
    diagnoses::put_answer(write.conn(), id, &statement, standing).await?;
    write.finish(&app, StatusCode::OK, None, &standing).await
}

pub async fn finish(
    State(app): State<App>,
    Path(id): Path<DiagnosisId>,
    command: Command<FinishDiagnosis>,
) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    let mut diagnosis = own(&mut write, id).await?;
    if diagnosis.finished_at.is_none() {
        let instrument = instrument(&app, &diagnosis)?;
        diagnosis.finish(instrument, asked.finished_at.min(app.clock.now()))?;
        let found = deficits(instrument, &diagnosis.answers);
        diagnoses::finish(write.conn(), &diagnosis, &found).await?;
        campaigns::take_up(write.conn(), diagnosis.person, id).await?;
        write.recount(&app, diagnosis.person).await?;
    }
    write.finish(&app, StatusCode::OK, None, &diagnosis).await
}

/// The diagnosis, if it is the writer's own.
async fn own(write: &mut Write, id: DiagnosisId) -> Result<Diagnosis, Refusal> {
    let found = diagnoses::find(write.conn(), id).await?;
    found.filter(|diagnosis| diagnosis.person == write.me.person).ok_or_else(Refusal::not_found)
}

/// The version of the instrument that a diagnosis was taken with.
fn instrument<'a>(app: &'a App, diagnosis: &Diagnosis) -> Result<&'a Instrument, Refusal> {
    app.in_force.instruments.get(&diagnosis.instrument).ok_or_else(Refusal::internal)
}
