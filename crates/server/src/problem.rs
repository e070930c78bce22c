//! How the API says no: every refusal is a [`Refusal`], which becomes `application/problem+json` (RFC 9457). How the
//! domain's errors are worded is in [`words`].

pub mod words;

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::contract::problem::{FieldError, PROBLEM_JSON, Problem, ProblemKind};
use serde_json::Value;

use crate::{middleware::log, storage::StorageError};

/// A problem with the headers that belong to it.
#[derive(Debug)]
pub struct Refusal(Box<Inner>);

#[derive(Debug)]
struct Inner {
    problem: Problem,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Refusal {
    /// A refusal of a kind; `detail` says in Russian what happened and what to do.
    pub fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        let problem = Problem {
            kind,
            title: title(kind).to_owned(),
            status: kind.status(),
            detail: detail.into(),
            errors: Vec::new(),
            current: None,
        };
        Self(Box::new(Inner { problem, headers: Vec::new() }))
    }

    /// 422 with its fields.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let detail = "Исправьте отмеченное и отправьте снова.";
        Self::new(ProblemKind::Invalid, detail).with_errors(errors)
    }

    /// 422 about one field.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::invalid(vec![FieldError { field: field.into(), message: message.into() }])
    }

    /// 404: no such thing, or not for this person.
    pub fn not_found() -> Self {
        Self::new(ProblemKind::NotFound, "Такой записи нет, или она вам не открыта. Проверьте ссылку.")
    }

    /// 403: known, but not allowed.
    pub fn forbidden() -> Self {
        Self::new(
            ProblemKind::Forbidden,
            "У вашей роли нет такого права. Если оно нужно, обратитесь в ЦНППМ.",
        )
    }

    /// 401: nobody is signed in.
    pub fn signed_out() -> Self {
        Self::new(
            ProblemKind::SignedOut,
            "Вход не выполнен или сеанс истёк. Войдите снова: несохранённое останется на устройстве.",
        )
    }

    /// 409: the state of the thing does not allow it.
    pub fn conflict(detail: impl Into<String>) -> Self {
        Self::new(ProblemKind::Conflict, detail)
    }

    #[must_use]
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.0.problem.errors = errors;
        self
    }

    /// The state of the resource as it is now.
    #[must_use]
    pub fn with_current(mut self, current: Value, etag: &str) -> Self {
        self.0.problem.current = Some(current);
        self.with_header(header::ETAG, etag)
    }

    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.0.headers.push((name, value));
        }
        self
    }

    /// What is said.
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Inner { problem, headers } = *self.0;
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, [(header::CONTENT_TYPE, PROBLEM_JSON)], body).into_response();
        response.headers_mut().extend(headers);
        response
    }
}

impl From<StorageError> for Refusal {
    fn from(error: StorageError) -> Self {
        log::fault(&error);
        let busy = matches!(
            error,
            StorageError::Database(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::PoolClosed)
        );
        if busy { Self::unavailable() } else { Self::internal() }
    }
}

impl Refusal {
    /// 500.
    pub fn internal() -> Self {
        let detail =
            "На сервере ошибка, мы о ней уже знаем. Ваши данные на устройстве сохранены, повторите позже.";
        Self::new(ProblemKind::Internal, detail)
    }

    /// 503.
    pub fn unavailable() -> Self {
        Self::new(ProblemKind::Unavailable, "Сервер сейчас занят. Подождите немного и повторите.")
            .with_header(header::RETRY_AFTER, "5")
    }
}

impl Refusal {
    /// How a kind looks, for the document.
    pub fn example(kind: ProblemKind) -> Self {
        let refusal = match kind {
            ProblemKind::SignedOut => Self::signed_out(),
            ProblemKind::Forbidden => Self::forbidden(),
            ProblemKind::NotFound => Self::not_found(),
            ProblemKind::Internal => Self::internal(),
            ProblemKind::Unavailable => Self::unavailable(),
            ProblemKind::Invalid => {
                Self::field("steps[2].until", "Окончание раньше начала: сдвиньте одну из дат.")
            }
            other => Self::new(other, title(other).to_owned() + "."),
        };
        match kind {
            ProblemKind::Malformed => {
                let (field, message) = ("hours_per_week".to_owned(), "Значение не того вида.".to_owned());
                refusal.with_errors(vec![FieldError { field, message }])
            }
            ProblemKind::ChangedMeanwhile => {
                refusal.with_current(serde_json::json!({ "version": 3, "state": "proposed" }), "\"v3\"")
            }
            _ => refusal,
        }
    }
}

fn title(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Malformed => "Запрос не соответствует описанию",
        ProblemKind::SignedOut => "Нужно войти",
        ProblemKind::WrongPassword => "Неверный логин или пароль",
        ProblemKind::Forbidden => "Нет права",
        ProblemKind::CrossSite => "Запрос с другого сайта",
        ProblemKind::NotFound => "Не найдено",
        ProblemKind::MethodNotAllowed => "Так обратиться нельзя",
        ProblemKind::Conflict => "Сейчас это сделать нельзя",
        ProblemKind::ChangedMeanwhile => "Запись изменилась",
        ProblemKind::TooLarge => "Слишком большой запрос",
        ProblemKind::UnsupportedMediaType => "Не тот вид данных",
        ProblemKind::Invalid => "Нужно исправить",
        ProblemKind::PreconditionRequired => "Не указана версия записи",
        ProblemKind::TooManyRequests => "Слишком много попыток",
        ProblemKind::Internal => "Ошибка на сервере",
        ProblemKind::Unavailable => "Сервер занят",
    }
}
