//! The one transport and the one error of talking to the platform. Thin typed calls for each noun are in `api/`.
//! Screens read through [`crate::cache`] and write through [`crate::outbox`], not from here.

pub mod imports;
pub mod session;

use domain::contract::{
    paths,
    problem::{Problem, ProblemKind},
};
use gloo_net::http::{Headers, Method, RequestBuilder, Response};
use web_sys::{AbortController, AbortSignal, RequestCredentials};

use crate::platform;

/// How long an answer may take before the network counts as gone.
const TIMEOUT_MS: i32 = 20_000;
const FILE_TIMEOUT_MS: i32 = 300_000;

/// Why a call did not bring what was asked for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ApiError {
    /// No answer at all: no network, no server, or too slow.
    #[error("no answer from the server")]
    Offline,
    /// The server is there and in trouble: 5xx or 429. Seconds to wait, where it says so.
    #[error("the server cannot answer now ({status})")]
    Busy { status: u16, retry_after: Option<u32> },
    /// The server says no.
    #[error("{}", .0.title)]
    Refused(Box<Problem>),
    /// An answer that is none of the platform's: a proxy's page, a broken body.
    #[error("an answer that cannot be read")]
    Unreadable,
}

impl ApiError {
    /// Nobody is signed in any more.
    pub fn is_signed_out(&self) -> bool {
        matches!(self, Self::Refused(problem) if problem.kind == ProblemKind::SignedOut)
    }

    /// A refusal that this device gives itself.
    pub fn refused(kind: ProblemKind, detail: &str) -> Self {
        let (title, detail, status) = (String::new(), detail.to_owned(), kind.status());
        Self::Refused(Box::new(Problem { kind, title, status, detail, errors: Vec::new(), current: None }))
    }

    /// It may work later without anybody doing anything.
    pub fn is_transient(&self) -> bool {
        !matches!(self, Self::Refused(_))
    }
}

/// A good answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// JSON; empty where there is none.
    pub body: String,
    pub receipt: Option<String>,
}

/// Reads a resource as JSON.
pub async fn get(path: &str) -> Result<String, ApiError> {
    send(Method::GET, path, &[], None).await.map(|reply| reply.body)
}

/// One exchange with the server.
pub async fn send(
    method: Method,
    path: &str,
    headers: &[(&str, String)],
    body: Option<String>,
) -> Result<Reply, ApiError> {
    exchange(method, path, headers, body.map(|body| ("application/json", body.into())), TIMEOUT_MS).await
}

/// Stores the bytes of a file. A large one over a weak network takes minutes.
pub async fn send_bytes(
    path: &str,
    headers: &[(&'static str, String)],
    bytes: &js_sys::Uint8Array,
) -> Result<Reply, ApiError> {
    let body = Some(("application/octet-stream", bytes.clone().into()));
    exchange(Method::PUT, path, headers, body, FILE_TIMEOUT_MS).await
}

/// A body with its media type.
type Body = Option<(&'static str, wasm_bindgen::JsValue)>;

async fn exchange(
    method: Method,
    path: &str,
    headers: &[(&str, String)],
    body: Body,
    timeout: i32,
) -> Result<Reply, ApiError> {
    let all = Headers::new();
    for (name, value) in headers {
        all.set(name, value);
    }
    let abort = AbortController::new().ok();
    let signal = abort.as_ref().map(AbortController::signal);
    let request = build(method, path, all, signal.as_ref(), body)?;
    let answer = race(request.send(), abort, timeout).await?;
    understand(answer).await
}

fn build(
    method: Method,
    path: &str,
    headers: Headers,
    signal: Option<&AbortSignal>,
    body: Body,
) -> Result<gloo_net::http::Request, ApiError> {
    // Paths of the contract begin with its own base; the platform may have another.
    let below = path.strip_prefix(paths::BASE).unwrap_or(path);
    let builder = RequestBuilder::new(&format!("{}{below}", base()))
        .method(method)
        .headers(headers)
        .credentials(RequestCredentials::Include)
        .abort_signal(signal);
    match body {
        Some((kind, body)) => builder.header("Content-Type", kind).body(body),
        None => builder.build(),
    }
    .map_err(|_| ApiError::Unreadable)
}

/// The answer, or [`ApiError::Offline`] when it takes too long.
async fn race(
    answer: impl Future<Output = Result<Response, gloo_net::Error>>,
    abort: Option<AbortController>,
    timeout: i32,
) -> Result<Response, ApiError> {
    // The timer aborts the request; the request's own future then ends with an error.
    leptos::task::spawn_local(async move {
        platform::sleep(timeout).await;
        if let Some(abort) = abort {
            abort.abort();
        }
    });
    answer.await.map_err(|_| ApiError::Offline)
}

async fn understand(answer: Response) -> Result<Reply, ApiError> {
    let status = answer.status();
    let is_json = answer.headers().get("content-type").is_some_and(|kind| kind.contains("json"));
    if status == 429 || status >= 500 {
        let retry_after = answer.headers().get("retry-after").and_then(|text| text.parse().ok());
        return Err(ApiError::Busy { status, retry_after });
    }
    let receipt = answer.headers().get(domain::contract::RECEIPT);
    if status == 204 {
        return Ok(Reply { body: String::new(), receipt });
    }
    if !is_json {
        return Err(ApiError::Unreadable);
    }
    // A body cut off in the middle is a network that went away.
    let body = answer.text().await.map_err(|_| ApiError::Offline)?;
    if !answer.ok() {
        let problem = serde_json::from_str(&body).map_err(|_| ApiError::Unreadable)?;
        return Err(ApiError::Refused(Box::new(problem)));
    }
    Ok(Reply { body, receipt })
}

/// A path of the contract as others reach it: with its host.
pub fn absolute(path: &str) -> String {
    let address = format!("{}{}", base(), path.strip_prefix(paths::BASE).unwrap_or(path));
    if address.contains("://") {
        return address;
    }
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    format!("{}{address}", origin.unwrap_or_default())
}

/// The platform's address: `<meta name="platform-api">`, say `/api/v1` or `https://host/api/v1`.
fn base() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let meta = document.and_then(|d| d.query_selector("meta[name=platform-api]").ok().flatten());
    let address = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    let address = address.trim_end_matches('/');
    if address.is_empty() { paths::BASE.to_owned() } else { address.to_owned() }
}
