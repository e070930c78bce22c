//! Outer results from a file: looking at it and taking it in. A file is no command for the outbox: it is too large to
//! wait on the device, and its answer is needed at once.

use domain::{
    ImportId,
    contract::{
        IDEMPOTENCY_KEY,
        import::{Import, ImportCheck, ImportFile},
        paths,
    },
    ids::CommandId,
};
use gloo_net::http::Method;

use super::{ApiError, send};

/// What is in a file. Changes nothing.
pub async fn check(file: &ImportFile) -> Result<ImportCheck, ApiError> {
    let body = serde_json::to_string(file).map_err(|_| ApiError::Unreadable)?;
    let reply = send(Method::POST, paths::IMPORT_CHECK, &[], Some(body)).await?;
    serde_json::from_str(&reply.body).map_err(|_| ApiError::Unreadable)
}

/// Takes it in, whole. The same ids again mean the same try.
pub async fn take_in(id: ImportId, command: CommandId, file: &ImportFile) -> Result<Import, ApiError> {
    let body = serde_json::to_string(file).map_err(|_| ApiError::Unreadable)?;
    let headers = [(IDEMPOTENCY_KEY, command.to_string())];
    let reply = send(Method::PUT, &paths::import(id), &headers, Some(body)).await?;
    // An answer without a receipt is somebody else's.
    reply.receipt.ok_or(ApiError::Unreadable)?;
    serde_json::from_str(&reply.body).map_err(|_| ApiError::Unreadable)
}
