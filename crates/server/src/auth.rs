//! Who is asking. A session is a cookie with a random token; the database knows only the token's hash. What the
//! person may do is decided in [`crate::access`].

pub mod password;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use domain::{
    PersonId, UnitId,
    people::{Grant, Role},
};
use sha2::{Digest, Sha256};

use crate::{
    app::App,
    problem::Refusal,
    storage::{Conn, people, sessions, units},
};

/// Name of the cookie.
pub const COOKIE: &str = "session";

/// A session ends so long after its last use. The cookie lives longer: the server decides.
const LIFETIME: Duration = Duration::days(14);
/// The end of a session in use is moved at most so often.
const PROLONG_AFTER: Duration = Duration::days(1);
/// The longest time a browser keeps a cookie.
const COOKIE_MAX_AGE: u32 = 400 * 24 * 60 * 60;

/// The person who is signed in.
#[derive(Clone, Debug)]
pub struct Me {
    pub person: PersonId,
    pub grants: Vec<Grant>,
}

impl Me {
    /// The roles, wherever they hold.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        self.grants.iter().map(|grant| grant.role)
    }

    /// The roles that hold over a unit.
    pub fn roles_over(&self, tree: &units::Tree, unit: UnitId) -> impl Iterator<Item = Role> {
        self.grants.iter().filter(move |grant| tree.within(unit, grant.unit.id)).map(|grant| grant.role)
    }
}

impl FromRequestParts<App> for Me {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let token = token(&parts.headers).ok_or_else(Refusal::signed_out)?;
        let (hash, now) = (hash(token), app.clock.now());
        let mut conn = app.database.read().await?;
        let session = sessions::find(&mut conn, &hash, now).await?.ok_or_else(Refusal::signed_out)?;
        let grants = people::grants(&mut conn, session.person).await?;
        drop(conn);
        if session.expires_at - now < LIFETIME - PROLONG_AFTER {
            let mut writing = app.database.write().await?;
            sessions::prolong(writing.conn(), &hash, now + LIFETIME).await?;
            writing.commit().await?;
        }
        Ok(Self { person: session.person, grants })
    }
}

/// Opens a session; answers the token for the cookie.
pub async fn open(app: &App, conn: &mut Conn, person: PersonId) -> Result<String, Refusal> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|_| Refusal::internal())?;
    let token = URL_SAFE_NO_PAD.encode(random);
    let now = app.clock.now();
    let session = sessions::Session { person, expires_at: now + LIFETIME };
    sessions::open(conn, &hash(&token), session, now).await?;
    Ok(token)
}

/// The `Set-Cookie` of a session; an empty token takes the cookie away.
pub fn cookie(token: &str, headers: &HeaderMap) -> String {
    let age = if token.is_empty() { 0 } else { COOKIE_MAX_AGE };
    let secure = if is_https(headers) { "; Secure" } else { "" };
    format!("{COOKIE}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}")
}

/// The token that a request carries.
pub fn token(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == COOKIE && !value.is_empty())
        .map(|(_, value)| value)
}

/// What the database knows of a token.
pub fn hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}

/// Whether the browser came over https: the proxy in front says so.
fn is_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|proto| proto == "https")
}
