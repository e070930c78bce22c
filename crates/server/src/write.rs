//! Writes: each is a command with an `Idempotency-Key`. The change and its receipt are one transaction; the same
//! command again is answered from the receipt and changes nothing. Refusals are not kept.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    PersonId,
    contract::{
        IDEMPOTENCY_KEY, RECEIPT,
        problem::{FieldError, ProblemKind},
    },
};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    app::App,
    auth::Me,
    extract,
    problem::Refusal,
    reply,
    storage::{Conn, StorageError, Writing, receipts, standings},
};

/// A write as it came in, with the person who sent it.
#[derive(Debug)]
pub struct Command<T> {
    pub body: T,
    pub precondition: Precondition,
    me: Me,
    key: Uuid,
    hash: String,
}

/// What the client believes to be there (RFC 9110 §13.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Precondition {
    None,
    /// `If-None-Match: *`.
    New,
    /// `If-Match` with the version's ETag.
    Match(String),
}

/// A command that is being carried out.
#[derive(Debug)]
pub struct Write {
    pub me: Me,
    writing: Writing,
    key: Uuid,
    hash: String,
}

/// What ends a handler early.
#[derive(Debug)]
pub enum Stop {
    Refused(Refusal),
    /// The command was carried out before: this is what it was answered with.
    Answered(Response),
}

impl<T: DeserializeOwned + ToSchema> FromRequest<App> for Command<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let me = Me::from_request_parts(&mut parts, app).await?;
        let key = key(&parts.headers)?;
        let precondition = Precondition::of(&parts.headers)?;
        let start = format!("{} {}\n{precondition:?}\n", parts.method, parts.uri);
        let bytes = extract::bytes(Request::from_parts(parts, body)).await?;
        let hash = Sha256::new().chain_update(start).chain_update(&bytes).finalize();
        let body = extract::parse(&app.schemas, &bytes)?;
        Ok(Self { body, precondition, me, key, hash: URL_SAFE_NO_PAD.encode(hash) })
    }
}

impl Command<Bytes> {
    /// A write whose body is a file.
    pub async fn of_bytes(request: Request, app: &App, most: usize) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let me = Me::from_request_parts(&mut parts, app).await?;
        let key = key(&parts.headers)?;
        let start = format!("{} {}\n", parts.method, parts.uri);
        let body = extract::octets(Request::from_parts(parts, body), most).await?;
        let hash = Sha256::new().chain_update(start).chain_update(&body).finalize();
        Ok(Self { body, precondition: Precondition::None, me, key, hash: URL_SAFE_NO_PAD.encode(hash) })
    }
}

impl<T> Command<T> {
    /// Starts the transaction, unless the command has been carried out already.
    pub async fn begin(self, app: &App) -> Result<(Write, T), Stop> {
        let mut writing = app.database.write().await?;
        if let Some(receipt) = receipts::find(writing.conn(), self.me.person, self.key).await? {
            if receipt.request_hash != self.hash {
                let message =
                    "Этот ключ уже использован с другим содержимым: для новой записи нужен новый ключ.";
                return Err(Refusal::field(IDEMPOTENCY_KEY, message).into());
            }
            return Err(Stop::Answered(answer(&receipt)));
        }
        Ok((Write { me: self.me, writing, key: self.key, hash: self.hash }, self.body))
    }
}

impl Write {
    /// The connection inside the transaction.
    pub fn conn(&mut self) -> &mut Conn {
        self.writing.conn()
    }

    /// Brings a person's figures up to date with what was written.
    pub async fn recount(&mut self, app: &App, person: PersonId) -> Result<(), StorageError> {
        standings::refresh(self.conn(), &app.rules(), person, app.today()).await
    }

    /// Draws the receipt and makes the change last.
    pub async fn finish(
        mut self,
        app: &App,
        status: StatusCode,
        etag: Option<String>,
        value: &impl Serialize,
    ) -> Result<Response, Stop> {
        let number = receipts::next_number(self.conn()).await?;
        let (status, body) = (status.as_u16(), reply::body(value)?);
        let receipt = receipts::Receipt { number, request_hash: self.hash, status, etag, body };
        let at = app.clock.now();
        receipts::insert(self.writing.conn(), self.me.person, self.key, &receipt, at).await?;
        self.writing.commit().await?;
        Ok(answer(&receipt))
    }
}

impl Precondition {
    /// The contract takes one version's ETag, or that there is none; no lists.
    fn of(headers: &HeaderMap) -> Result<Self, Refusal> {
        let text = |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or_default());
        match (text(header::IF_MATCH), text(header::IF_NONE_MATCH)) {
            (None, None) => Ok(Self::None),
            (None, Some("*")) => Ok(Self::New),
            (Some(etag), None | Some("*")) if is_version(etag) => Ok(Self::Match(etag.to_owned())),
            _ => {
                let message = "If-Match с одной версией, например \"v1\", или If-None-Match: *.".to_owned();
                let errors = vec![FieldError { field: "If-Match".to_owned(), message }];
                Err(Refusal::new(ProblemKind::Malformed, "Условие записи не разобрать.").with_errors(errors))
            }
        }
    }

    /// Whether an ETag is what the client has.
    pub fn matches(&self, etag: &str) -> bool {
        matches!(self, Self::Match(known) if known == etag)
    }
}

/// `"v12"`.
fn is_version(etag: &str) -> bool {
    let number = etag.strip_prefix("\"v").and_then(|rest| rest.strip_suffix('"'));
    number.is_some_and(|n| (1..=10).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

fn key(headers: &HeaderMap) -> Result<Uuid, Refusal> {
    let value = headers.get(IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Uuid::try_parse(value).map_err(|_| {
        let message = "Нужен заголовок Idempotency-Key с UUID: один на каждую запись.".to_owned();
        let errors = vec![FieldError { field: IDEMPOTENCY_KEY.to_owned(), message }];
        Refusal::new(ProblemKind::Malformed, "У записи нет ключа.").with_errors(errors)
    })
}

fn answer(receipt: &receipts::Receipt) -> Response {
    let status = StatusCode::from_u16(receipt.status).unwrap_or(StatusCode::OK);
    let mut response = reply::raw(status, receipt.body.clone(), receipt.etag.as_deref());
    if let Ok(name) = HeaderName::try_from(RECEIPT) {
        response.headers_mut().insert(name, receipt.number.into());
    }
    response
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(refusal) => refusal.into_response(),
            Self::Answered(response) => response,
        }
    }
}

impl<E: Into<Refusal>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

/// What a writing handler answers.
pub type Outcome = Result<Response, Stop>;
