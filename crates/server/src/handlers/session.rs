//! `/session`: signing in, who is signed in, signing out. Guessing is slowed down: a wrong login takes as long as a
//! wrong password, and after some tries the login has to wait.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::Duration;
use domain::{
    PersonId,
    contract::{
        problem::ProblemKind,
        session::{Session, SignIn},
    },
};

use crate::{
    app::App,
    auth::{self, Me},
    extract::Body,
    problem::Refusal,
    reply,
    storage::{Conn, accounts, people, sessions},
};

/// So many failures within [`WINDOW`] make a login wait.
const TRIES: u32 = 5;
const WINDOW: Duration = Duration::minutes(15);

pub async fn sign_in(
    State(app): State<App>,
    headers: HeaderMap,
    Body(given): Body<SignIn>,
) -> Result<Response, Refusal> {
    let (login, now) = (given.login.trim().to_lowercase(), app.clock.now());
    let mut conn = app.database.read().await?;
    let (failures, oldest) = accounts::failures(&mut conn, &login, now - WINDOW).await?;
    if let Some(oldest) = oldest.filter(|_| failures >= TRIES) {
        return Err(wait((oldest + WINDOW - now).num_seconds().max(1)));
    }
    let account = accounts::find(&mut conn, &login).await?;
    drop(conn);
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let fits = app.passwords.fits(given.password, hash).await;
    let mut writing = app.database.write().await?;
    let Some(account) = account.filter(|_| fits) else {
        accounts::note_failure(writing.conn(), &login, now, now - WINDOW).await?;
        writing.commit().await?;
        let detail = "Проверьте логин и пароль. Если забыли пароль, его сбросит администратор вашей школы.";
        return Err(Refusal::new(ProblemKind::WrongPassword, detail));
    };
    accounts::forget_failures(writing.conn(), &login).await?;
    let token = auth::open(&app, writing.conn(), account.person).await?;
    let session = session(writing.conn(), account.person, app.demo).await?;
    writing.commit().await?;
    let mut response = reply::raw(StatusCode::OK, reply::body(&session)?, None);
    set_cookie(&mut response, &token, &headers)?;
    Ok(response)
}

pub async fn show(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    reply::json(&session(&mut *app.database.read().await?, me.person, app.demo).await?)
}

/// 204 also when nobody was signed in: the end is the same.
pub async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<Response, Refusal> {
    if let Some(token) = auth::token(&headers) {
        let mut writing = app.database.write().await?;
        sessions::close(writing.conn(), &auth::hash(token)).await?;
        writing.commit().await?;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    set_cookie(&mut response, "", &headers)?;
    Ok(response)
}

async fn session(conn: &mut Conn, person: PersonId, demo: bool) -> Result<Session, Refusal> {
    let card = people::card(conn, person).await?.ok_or_else(Refusal::signed_out)?;
    Ok(Session { person: card, grants: people::grants(conn, person).await?, demo })
}

fn set_cookie(response: &mut Response, token: &str, asked: &HeaderMap) -> Result<(), Refusal> {
    let cookie = HeaderValue::try_from(auth::cookie(token, asked)).map_err(|_| Refusal::internal())?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(())
}

fn wait(seconds: i64) -> Refusal {
    let minutes = (seconds + 59) / 60;
    let detail =
        format!("Слишком много неудачных попыток. Вход под этим логином откроется через {minutes} мин.");
    Refusal::new(ProblemKind::TooManyRequests, detail).with_header(header::RETRY_AFTER, &seconds.to_string())
}
