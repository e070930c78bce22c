//! Answers that are not refusals.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde::Serialize;

use crate::problem::Refusal;

/// How long a client may keep an answer.
pub const REVALIDATE: &str = "private, no-cache";
/// For what never changes under its address.
pub const FOREVER: &str = "private, max-age=31536000, immutable";

/// 200 with JSON, to be revalidated.
pub fn json(value: &impl Serialize) -> Result<Response, Refusal> {
    json_with(value, None, REVALIDATE)
}

/// 200 with JSON. Without an ETag of its own the answer gets one from its bytes.
pub fn json_with(
    value: &impl Serialize,
    etag: Option<&str>,
    cache: &'static str,
) -> Result<Response, Refusal> {
    let mut response = raw(StatusCode::OK, body(value)?, etag);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok(response)
}

/// 200 with JSON that is text already, to be revalidated.
pub fn text(body: String) -> Response {
    let mut response = raw(StatusCode::OK, body, None);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(REVALIDATE));
    response
}

/// 200 with a file to be saved under a name; never shown as a page.
pub fn file(body: impl Into<Body>, media_type: &'static str, name: &str) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(REVALIDATE));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// 200 with somebody's file, under its own name (RFC 6266, RFC 8187) and a plain one for old clients; to be saved,
/// never shown as a page of ours.
pub fn named_file(body: Vec<u8>, media_type: &'static str, name: &str, extension: &str) -> Response {
    let mut response = file(body, media_type, &format!("file.{extension}"));
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encode = |byte| if unreserved(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let encoded: String = name.bytes().map(encode).collect();
    let disposition = format!("attachment; filename=\"file.{extension}\"; filename*=UTF-8''{encoded}");
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// A JSON body.
pub fn body(value: &impl Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value).map_err(|_| Refusal::internal())
}

/// A response with a JSON body that is already text.
pub fn raw(status: StatusCode, body: String, etag: Option<&str>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(etag) = etag.and_then(|etag| HeaderValue::from_str(etag).ok()) {
        headers.insert(header::ETAG, etag);
    }
    response
}
