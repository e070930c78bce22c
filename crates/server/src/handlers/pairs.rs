//! `/pairs/{id}`: what the two of a pair see and do. The learner's methodist reads along.

use axum::{extract::State, http::StatusCode, response::Response};
use chrono::NaiveDate;
use domain::{
    MeetingId, PairId,
    access::Action,
    contract::{command::MovePair, help::PairView},
    pair::{
        Feedback, Meeting, Pair, PairPlan,
        act::{NOTICE_DAYS, PairAct},
    },
};

use crate::{
    access,
    app::App,
    auth::Me,
    clockwork,
    extract::Path,
    notify,
    problem::Refusal,
    reply,
    storage::{Conn, StorageError, pairs, people},
    write::{Command, Outcome, Write},
};

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<PairId>) -> Result<Response, Refusal> {
    clockwork::catch_up(&app).await?;
    let mut conn = app.database.read().await?;
    let pair = pairs::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    if !access::may_with_pair(&mut conn, &me, Action::ReadPair, &pair, app.today()).await? {
        return Err(Refusal::not_found());
    }
    reply::json(&view(&app, &mut conn, &me, pair).await?)
}

pub async fn plan(State(app): State<App>, Path(id): Path<PairId>, command: Command<PairPlan>) -> Outcome {
    clockwork::catch_up(&app).await?;
    let (write, plan) = command.begin(&app).await?;
    act(&app, write, id, &PairAct::Plan(plan)).await
}

pub async fn meet(
    State(app): State<App>,
    Path((id, meeting)): Path<(PairId, MeetingId)>,
    command: Command<Meeting>,
) -> Outcome {
    clockwork::catch_up(&app).await?;
    let (write, sent) = command.begin(&app).await?;
    if sent.id != meeting {
        return Err(Refusal::field("id", "Номер встречи не тот, что в адресе.").into());
    }
    act(&app, write, id, &PairAct::Meet(sent)).await
}

pub async fn feedback(State(app): State<App>, Path(id): Path<PairId>, command: Command<Feedback>) -> Outcome {
    clockwork::catch_up(&app).await?;
    let (write, words) = command.begin(&app).await?;
    act(&app, write, id, &PairAct::Feedback(words)).await
}

pub async fn transition(
    State(app): State<App>,
    Path(id): Path<PairId>,
    command: Command<MovePair>,
) -> Outcome {
    clockwork::catch_up(&app).await?;
    let (write, MovePair { transition, comment }) = command.begin(&app).await?;
    act(&app, write, id, &PairAct::Move { transition, comment }).await
}

async fn act(app: &App, mut write: Write, id: PairId, act: &PairAct) -> Outcome {
    let (me, today) = (write.me.clone(), app.today());
    let mut pair = pairs::find(write.conn(), id).await?.ok_or_else(Refusal::not_found)?;
    if pair.side(me.person).is_none() {
        let reads = access::may_with_pair(write.conn(), &me, Action::ReadPair, &pair, today).await?;
        return Err(if reads { Refusal::forbidden() } else { Refusal::not_found() }.into());
    }
    let before = pair.clone();
    pair.act(act, me.person, app.clock.now(), today, ends_on(app))?;
    pairs::update(write.conn(), &pair).await?;
    notify::of_pair(app, write.conn(), (&before, &pair), act, me.person).await?;
    clockwork::follow(app, write.conn(), &pair).await?;
    let view = view(app, write.conn(), &me, pair).await?;
    write.finish(app, StatusCode::OK, None, &view).await
}

async fn view(app: &App, conn: &mut Conn, me: &Me, pair: Pair) -> Result<PairView, Refusal> {
    let mut cards = people::cards(conn, &[pair.helper, pair.learner]).await?;
    let nobody = || StorageError::Unreadable("a pair without people".into());
    Ok(PairView {
        side: pair.side(me.person),
        helper: cards.remove(&pair.helper).ok_or_else(nobody)?,
        learner: cards.remove(&pair.learner).ok_or_else(nobody)?,
        ends_on: ends_on(app),
        pair,
    })
}

/// When an early end that is announced today takes effect (ТК РФ, ст. 351.8).
fn ends_on(app: &App) -> NaiveDate {
    app.in_force.calendar.after(app.today(), NOTICE_DAYS)
}
