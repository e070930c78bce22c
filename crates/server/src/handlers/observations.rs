//! `/observations/{id}`: the protocol of a visited lesson (C-ПЕР-3), written by the teacher's methodist or mentor; and
//! the teacher's answer.

use axum::{extract::State, http::StatusCode};
use domain::{
    ObservationId,
    access::Action,
    contract::command::CommentObservation,
    notice::NoticeKind,
    observation::{Observation, TeacherComment, is_comment},
};

use crate::{
    access,
    app::App,
    extract::Path,
    handlers::witnesses::instrument_of,
    notify,
    problem::{Refusal, words},
    storage::observations,
    write::{Command, Outcome},
};

pub async fn write_down(
    State(app): State<App>,
    Path(id): Path<ObservationId>,
    command: Command<Observation>,
) -> Outcome {
    let (mut write, sent) = command.begin(&app).await?;
    if sent.id != id {
        return Err(Refusal::field("id", "Номер протокола не тот, что в адресе.").into());
    }
    let (me, today) = (write.me.clone(), app.today());
    access::require(write.conn(), &me, Action::Observe, sent.person, today).await?;
    let observation = Observation { observer: me.person, comment: None, ..sent };
    if let Some(standing) = observations::find(write.conn(), id).await? {
        if standing.observer != me.person || !standing.says_the_same(&observation) {
            let detail = "Этот протокол уже записан и не меняется. Составьте новый.";
            return Err(Refusal::conflict(detail).into());
        }
        return write.finish(&app, StatusCode::OK, None, &standing).await;
    }
    let instrument = instrument_of(&app.in_force, write.conn(), observation.person).await?;
    let instrument = app.in_force.instruments.get(&instrument).ok_or_else(Refusal::internal)?;
    let faults = observation.faults(instrument, today);
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults.iter().map(words::observation_fault).collect()).into());
    }
    observations::insert(write.conn(), &observation).await?;
    let (person, thing, note) = (Some(me.person), Some(id.0), observation.lesson.clone());
    let about = notify::About { person, thing, due_on: None, note };
    notify::tell(&app, write.conn(), &[observation.person], NoticeKind::LessonObserved, &about).await?;
    write.finish(&app, StatusCode::CREATED, None, &observation).await
}

pub async fn comment(
    State(app): State<App>,
    Path(id): Path<ObservationId>,
    command: Command<CommentObservation>,
) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    let me = write.me.clone();
    let found = observations::find(write.conn(), id).await?;
    let mut observation =
        found.filter(|observation| observation.person == me.person).ok_or_else(Refusal::not_found)?;
    if !is_comment(&asked.text) {
        return Err(Refusal::field("text", "Напишите ответ: от 1 до 2000 знаков.").into());
    }
    let text = asked.text.trim().to_owned();
    if observation.comment.as_ref().is_none_or(|standing| standing.text != text) {
        observation.comment = Some(TeacherComment { text, at: app.clock.now() });
        observations::update(write.conn(), &observation).await?;
    }
    write.finish(&app, StatusCode::OK, None, &observation).await
}
