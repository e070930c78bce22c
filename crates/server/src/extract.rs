//! Taking requests apart: path, query and body, each with a problem for what does not fit. Bodies are held against
//! the published schema, so that what `docs/openapi.json` says is what is taken.

use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, FromRequestParts, Request, rejection::PathRejection},
    http::{HeaderMap, header, request::Parts},
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
        let query = parts.uri.query().unwrap_or_default();
        serde_urlencoded::from_str(query).map(Self).map_err(|error| {
            malformed("В адресе не те параметры: проверьте ссылку.", "query", error.to_string())
        })
    }
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
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media_type
        .and_then(|text| text.split(';').next())
        .is_some_and(|t| t.trim().eq_ignore_ascii_case("application/json"))
}

fn malformed(detail: &str, field: &str, message: String) -> Refusal {
    let errors = vec![FieldError { field: field.to_owned(), message }];
    Refusal::new(ProblemKind::Malformed, detail).with_errors(errors)
}
