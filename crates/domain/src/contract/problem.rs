//! Problem details (RFC 9457): how the API says no.

use serde::{Deserialize, Serialize};

/// Media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// A refusal. `type` is stable and says what a program may do about it; `detail` is for people, in Russian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    pub title: String,
    #[cfg_attr(feature = "openapi", schema(minimum = 400, maximum = 599))]
    pub status: u16,
    /// What happened and what to do, in Russian.
    pub detail: String,
    /// Faults by field, for 422.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The current state of the resource, for 412.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub current: Option<serde_json::Value>,
}

/// A fault of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Place in the body, `steps[2].until`, or the name of a header or parameter.
    pub field: String,
    /// What is wrong and what to do, in Russian.
    pub message: String,
}

/// Stable types of problems, as URN-like words (the contract promises the words, not pages behind them).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProblemKind {
    /// 400: not JSON, or not of the schema.
    #[serde(rename = "urn:marshrut:malformed")]
    Malformed,
    /// 401: nobody is signed in, or the session has ended.
    #[serde(rename = "urn:marshrut:signed-out")]
    SignedOut,
    /// 401: sign-in with a wrong login or password.
    #[serde(rename = "urn:marshrut:wrong-password")]
    WrongPassword,
    /// 403: the role does not allow it; never given for things that the person may not even know of.
    #[serde(rename = "urn:marshrut:forbidden")]
    Forbidden,
    /// 403: a write from another site.
    #[serde(rename = "urn:marshrut:cross-site")]
    CrossSite,
    /// 404: no such thing, or not for this person.
    #[serde(rename = "urn:marshrut:not-found")]
    NotFound,
    /// 405.
    #[serde(rename = "urn:marshrut:method-not-allowed")]
    MethodNotAllowed,
    /// 409: the state of the thing does not allow it.
    #[serde(rename = "urn:marshrut:conflict")]
    Conflict,
    /// 412: somebody changed it in between; `current` has its state.
    #[serde(rename = "urn:marshrut:changed-meanwhile")]
    ChangedMeanwhile,
    /// 413.
    #[serde(rename = "urn:marshrut:too-large")]
    TooLarge,
    /// 415: a body that is not `application/json`.
    #[serde(rename = "urn:marshrut:unsupported-media-type")]
    UnsupportedMediaType,
    /// 422: fields break a rule; `errors` names them.
    #[serde(rename = "urn:marshrut:invalid")]
    Invalid,
    /// 428: `If-Match` or `If-None-Match` is missing.
    #[serde(rename = "urn:marshrut:precondition-required")]
    PreconditionRequired,
    /// 429: too many tries; `Retry-After` says when.
    #[serde(rename = "urn:marshrut:too-many-requests")]
    TooManyRequests,
    /// 500.
    #[serde(rename = "urn:marshrut:internal")]
    Internal,
    /// 503: the database does not answer.
    #[serde(rename = "urn:marshrut:unavailable")]
    Unavailable,
}

impl ProblemKind {
    /// The HTTP status of this kind.
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::SignedOut | Self::WrongPassword => 401,
            Self::Forbidden | Self::CrossSite => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict => 409,
            Self::ChangedMeanwhile => 412,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Invalid => 422,
            Self::PreconditionRequired => 428,
            Self::TooManyRequests => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }
}
