//! Taking requests apart: path, query and body, each with a problem for what does not fit. Bodies are held against
//! the published schema, so that what `docs/openapi.json` says is what is taken.

use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, FromRequestParts, Request, rejection::PathRejection},
    http::{HeaderMap, Uri, header, request::Parts},
};
use domain::contract::problem::{FieldError, ProblemKind};
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use crate::{
    app::App,
    openapi::schema::{self, Schemas},
    problem::Refusal,
};

/// The largest body that is taken.
pub const BODY_MAX: usize = 256 * 1024;
/// The largest body with a file in it.
const FILE_MAX: usize = 1024 * 1024;

/// Parameters of the path.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Refusal> {
        let found = axum::extract::Path::<T>::from_request_parts(parts, app).await;
        found.map(|path| Self(path.0)).map_err(|error: PathRejection| {
            malformed("В адресе не тот идентификатор: проверьте ссылку.", "path", error.body_text())
        })
    }
}

/// Parameters after the question mark.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Query<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Refusal> {
        query(&parts.uri).map(Self)
    }
}

/// What stands after the question mark of an address.
pub fn query<T: DeserializeOwned>(uri: &Uri) -> Result<T, Refusal> {
    serde_urlencoded::from_str(uri.query().unwrap_or_default())
        .map_err(|error| malformed("В адресе не те параметры: проверьте ссылку.", "query", error.to_string()))
}

/// A JSON body of the contract.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + ToSchema> FromRequest<App> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, Refusal> {
        let bytes = bytes(request).await?;
        parse(&app.schemas, &bytes).map(Self)
    }
}

/// The bytes of a JSON body.
pub async fn bytes(request: Request) -> Result<Bytes, Refusal> {
    if !is_json(request.headers()) {
        let detail = "Тело запроса должно быть application/json в UTF-8.";
        return Err(Refusal::new(ProblemKind::UnsupportedMediaType, detail));
    }
    let most = if request.uri().path().contains("/imports/") { FILE_MAX } else { BODY_MAX };
    to_bytes(request.into_body(), most).await.map_err(|_| {
        let detail = format!("Запрос больше {} КиБ: разделите его на части.", most / 1024);
        Refusal::new(ProblemKind::TooLarge, detail)
    })
}

/// The bytes of a body that is a file.
pub async fn octets(request: Request, most: usize) -> Result<Bytes, Refusal> {
    if media_type(request.headers()) != Some("application/octet-stream".into()) {
        let detail = "Тело запроса должно быть application/octet-stream: что за файл, видно по нему самому.";
        return Err(Refusal::new(ProblemKind::UnsupportedMediaType, detail));
    }
    to_bytes(request.into_body(), most).await.map_err(|_| {
        let detail =
            "Файл больше 10 МБ. Уменьшите снимок или сохраните PDF с меньшим качеством и приложите снова.";
        Refusal::new(ProblemKind::TooLarge, detail)
    })
}

/// A value of the contract from the bytes of a body.
pub fn parse<T: DeserializeOwned + ToSchema>(schemas: &Schemas, bytes: &[u8]) -> Result<T, Refusal> {
    let value = serde_json::from_slice(bytes)
        .map_err(|error| malformed("Тело запроса — не JSON.", "body", error.to_string()))?;
    let value = schema::whole_numbers(value);
    schemas.check(&T::name(), &value).map_err(Refusal::from)?;
    serde_json::from_value(value)
        .map_err(|error| malformed("Тело запроса не соответствует описанию API.", "body", error.to_string()))
}

fn is_json(headers: &HeaderMap) -> bool {
    media_type(headers).as_deref() == Some("application/json")
}

/// Without its parameters, in small letters.
fn media_type(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok())?;
    Some(text.split(';').next()?.trim().to_ascii_lowercase())
}

fn malformed(detail: &str, field: &str, message: String) -> Refusal {
    let errors = vec![FieldError { field: field.to_owned(), message }];
    Refusal::new(ProblemKind::Malformed, detail).with_errors(errors)
}
