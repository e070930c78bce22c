//! `/calendar`: the address of a person's terms for a calendar that cannot sign in. Whoever knows the secret reads titles
//! and days of steps and meetings, nothing else; a new secret or none makes the old one worthless.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use chrono::{DateTime, Utc};
use domain::{
    contract::calendar::{CalendarAddress, SetCalendarAddress, is_token},
    pair::{Pair, PairState},
    route::RouteState,
};

use crate::{
    app::App,
    auth::{self, Me},
    ics::{self, Event},
    problem::Refusal,
    reply,
    storage::{Conn, StorageError, calendars, pairs, people, routes},
    write::{Command, Outcome},
};

/// Pairs that are looked at for meetings.
const PAIRS: u32 = 50;

pub async fn show(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    reply::json(&CalendarAddress { since: calendars::since(&mut conn, me.person).await? })
}

pub async fn set(State(app): State<App>, command: Command<SetCalendarAddress>) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    let (me, now) = (write.me.person, app.clock.now());
    match &asked.token {
        Some(token) if is_token(token) => {
            calendars::put(write.conn(), me, &auth::hash(token), now).await?;
        }
        Some(_) => {
            let message = "Секрет адреса — от 43 до 128 латинских букв, цифр, дефисов и подчёркиваний.";
            return Err(Refusal::field("token", message).into());
        }
        None => calendars::remove(write.conn(), me).await?,
    }
    let since = calendars::since(write.conn(), me).await?;
    write.finish(&app, StatusCode::OK, None, &CalendarAddress { since }).await
}

/// The file. An address that is no more is answered as if it had never been.
pub async fn file(State(app): State<App>, Path(name): Path<String>) -> Result<Response, Refusal> {
    let token = name.strip_suffix(".ics").filter(|token| is_token(token)).ok_or_else(Refusal::not_found)?;
    let mut conn = app.database.read().await?;
    let person = calendars::person_of(&mut conn, &auth::hash(token)).await?.ok_or_else(Refusal::not_found)?;
    let mut events = Vec::new();
    let route = routes::current_of(&mut conn, person).await?;
    // A draft is nobody's promise yet.
    if let Some(route) = route.filter(|route| route.state != RouteState::Draft) {
        let changed = route.history.last().map_or(DateTime::<Utc>::UNIX_EPOCH, |event| event.at);
        events.extend(ics::of_route(&route, changed));
    }
    for pair in pairs::of_person(&mut conn, person, PAIRS).await? {
        events.extend(meetings(&mut conn, &pair, person).await?);
    }
    let text = ics::file("Маршрут", &events);
    Ok(reply::file(text, "text/calendar; charset=utf-8", "marshrut.ics"))
}

/// The meetings of a pair that has not ended, with the other side's name.
async fn meetings(
    conn: &mut Conn,
    pair: &Pair,
    person: domain::PersonId,
) -> Result<Vec<Event>, StorageError> {
    if matches!(pair.state, PairState::Ended | PairState::Completed) {
        return Ok(Vec::new());
    }
    let other = if pair.helper == person { pair.learner } else { pair.helper };
    let name = people::card(conn, other).await?.map(|card| card.name.short()).unwrap_or_default();
    Ok(pair.meetings.iter().map(|meeting| ics::of_meeting(meeting, &name, pair.started_at)).collect())
}
