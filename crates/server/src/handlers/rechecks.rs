//! `PUT /rechecks/{id}`: a short re-diagnosis of one competence (C-ДЕФ-6). Only its person takes it.

use axum::{extract::State, http::StatusCode};
use domain::{RecheckId, recheck::Recheck};

use crate::{
    app::App,
    extract::Path,
    problem::Refusal,
    storage::observations,
    write::{Command, Outcome},
};

pub async fn take(State(app): State<App>, Path(id): Path<RecheckId>, command: Command<Recheck>) -> Outcome {
    let (mut write, sent) = command.begin(&app).await?;
    if sent.id != id {
        return Err(Refusal::field("id", "Номер проверки не тот, что в адресе.").into());
    }
    let recheck = Recheck { person: write.me.person, taken_at: sent.taken_at.min(app.clock.now()), ..sent };
    if let Some(standing) = observations::find_recheck(write.conn(), id).await? {
        if standing.person != write.me.person {
            return Err(Refusal::not_found().into());
        }
        if standing.answers != recheck.answers || standing.competence != recheck.competence {
            let detail = "Эта проверка уже сдана и не меняется. Пройдите её ещё раз.";
            return Err(Refusal::conflict(detail).into());
        }
        return write.finish(&app, StatusCode::OK, None, &standing).await;
    }
    let Some(instrument) = app.in_force.instruments.get(&recheck.instrument) else {
        let message = "Такой анкеты нет: обновите приложение и пройдите проверку снова.";
        return Err(Refusal::field("instrument", message).into());
    };
    recheck.check(instrument)?;
    observations::insert_recheck(write.conn(), &recheck).await?;
    write.finish(&app, StatusCode::CREATED, None, &recheck).await
}
