//! Signing in and out.

use domain::contract::{
    paths,
    session::{Session, SignIn},
};
use gloo_net::http::Method;

use super::{ApiError, get, send};

/// Who is signed in, by the server.
pub async fn current() -> Result<Session, ApiError> {
    parse(&get(paths::SESSION).await?)
}

/// Signs in.
pub async fn sign_in(given: &SignIn) -> Result<Session, ApiError> {
    let body = serde_json::to_string(given).map_err(|_| ApiError::Unreadable)?;
    parse(&send(Method::POST, paths::SESSION, &[], Some(body)).await?.body)
}

/// Ends the session on the server.
pub async fn sign_out() -> Result<(), ApiError> {
    send(Method::DELETE, paths::SESSION, &[], None).await.map(drop)
}

fn parse(json: &str) -> Result<Session, ApiError> {
    serde_json::from_str(json).map_err(|_| ApiError::Unreadable)
}
