//! Signing in and out.

use domain::contract::{
    paths,
    session::{Session, SignIn},
};
use gloo_net::http::Method;
use serde_json::json;

use super::{ApiError, get, send};

/// Who is signed in, by the server.
pub async fn current() -> Result<Session, ApiError> {
    get(paths::SESSION).await
}

/// Signs in.
pub async fn sign_in(given: &SignIn) -> Result<Session, ApiError> {
    let reply = send(Method::POST, paths::SESSION, &[], Some(&json!(given))).await?;
    serde_json::from_value(reply.body).map_err(|_| ApiError::Unreadable)
}

/// Ends the session on the server.
pub async fn sign_out() -> Result<(), ApiError> {
    send(Method::DELETE, paths::SESSION, &[], None).await.map(drop)
}
