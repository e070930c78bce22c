//! The HTTP form of each command: method, path, precondition, body. The outbox keeps that form and sends it without
//! knowing what it says; a backend needs to know nothing of commands.

mod side;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{notice::ReadNotices, paths};
use crate::{
    ids::{FileId, InstrumentId, PersonId, RouteId},
    pair::act::PairTransition,
    request::RequestTransition,
    route::{Remark, RouteTransition, StepResult},
    workspace::Command,
};

/// The body of `PUT /diagnoses/{id}`: starts it; repeated, it changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StartDiagnosis {
    pub instrument: InstrumentId,
    pub started_at: DateTime<Utc>,
}

/// The body of `POST /diagnoses/{id}/finish`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FinishDiagnosis {
    pub finished_at: DateTime<Utc>,
}

/// The body of `POST /routes/{id}/transitions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveRoute {
    pub transition: RouteTransition,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub comment: String,
    /// With `return`: what is said of single steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub remarks: Vec<Remark>,
}

/// The body of `PUT /routes/{id}/steps/{step}/result`; `null` takes the mark back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetStepResult {
    pub result: Option<StepResult>,
}

/// The body of `POST /requests/{id}/transitions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveRequest {
    pub transition: RequestTransition,
    /// For `assign`: to whom.
    #[serde(default)]
    pub assignee: Option<PersonId>,
    /// For `defer`: busy until this day.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub comment: String,
}

/// The body of `POST /pairs/{id}/transitions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MovePair {
    pub transition: PairTransition,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub comment: String,
}

/// The body of `PUT /observations/{id}/comment`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CommentObservation {
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub text: String,
}

/// The body of `POST /files/{id}/remove`: nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoveFile {}

/// HTTP method of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    Put,
    Post,
}

/// The precondition a write carries (RFC 9110 §13.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precondition {
    None,
    /// `If-None-Match: *`: there must be no such thing yet.
    New,
    /// `If-Match: "v<n>"`.
    Version(u32),
}

/// A command ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wire {
    pub method: Method,
    pub path: String,
    pub precondition: Precondition,
    /// JSON.
    pub body: String,
    /// Instead of JSON the bytes of this file, which the device keeps elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileId>,
}

impl Wire {
    fn put(path: String, body: &impl Serialize) -> Self {
        Self { method: Method::Put, path, precondition: Precondition::None, body: json(body), file: None }
    }

    fn post(path: String, body: &impl Serialize) -> Self {
        Self { method: Method::Post, path, precondition: Precondition::None, body: json(body), file: None }
    }

    fn put_file(path: String, file: FileId) -> Self {
        let (method, precondition) = (Method::Put, Precondition::None);
        Self { method, path, precondition, body: String::new(), file: Some(file) }
    }

    /// Whether this one makes an `earlier` one that still waits needless: the whole of the same thing, sent again.
    pub fn replaces(&self, earlier: &Self) -> bool {
        let whole = |wire: &Self| wire.method == Method::Put && wire.precondition == Precondition::None;
        whole(self) && whole(earlier) && self.path == earlier.path
    }
}

/// A write as it is given: what the outbox keeps of it.
pub trait ToWire {
    /// The command as JSON, for screens that lay it over what they show.
    fn command(&self) -> String;

    /// Its HTTP form.
    fn wire(&self) -> Wire;

    /// Paths, besides the workspace and the lists of cases, whose answers it changes. `author` gives it.
    fn changes(&self, author: PersonId) -> Vec<String>;

    /// The path whose read would answer what the write is answered with, where there is one.
    fn answered_as(&self) -> Option<String> {
        None
    }
}

impl ToWire for Command {
    fn command(&self) -> String {
        json(self)
    }

    fn wire(&self) -> Wire {
        match self {
            Self::StartDiagnosis { id, instrument, started_at } => {
                let body = StartDiagnosis { instrument: instrument.clone(), started_at: *started_at };
                Wire::put(paths::diagnosis(*id), &body)
            }
            Self::Answer { diagnosis, statement, answer } => {
                Wire::put(paths::answer(*diagnosis, statement), answer)
            }
            Self::FinishDiagnosis { diagnosis, finished_at } => {
                let body = FinishDiagnosis { finished_at: *finished_at };
                Wire::post(paths::finish_diagnosis(*diagnosis), &body)
            }
            Self::PutRoute { route, base } => {
                let precondition = base.map_or(Precondition::New, Precondition::Version);
                Wire { precondition, ..Wire::put(paths::route(route.id), route) }
            }
            Self::MoveRoute { route, transition, comment, remarks, .. } => {
                let (comment, remarks) = (comment.clone(), remarks.clone());
                let body = MoveRoute { transition: *transition, comment, remarks };
                Wire::post(paths::route_transitions(*route), &body)
            }
            Self::SetStepResult { route, step, result } => {
                let body = SetStepResult { result: result.as_deref().cloned() };
                Wire::put(paths::step_result(*route, *step), &body)
            }
            Self::PutRequest { request } => Wire::put(paths::request(request.id), request),
            Self::MoveRequest { request, transition, comment, .. } => {
                let (transition, comment) = (*transition, comment.clone());
                let body = MoveRequest { transition, assignee: None, until: None, comment };
                Wire::post(paths::request_transitions(*request), &body)
            }
            Self::ReadNotices { notices } => {
                Wire::post(paths::NOTICES_READ.to_owned(), &ReadNotices { notices: notices.clone() })
            }
        }
    }

    fn changes(&self, _author: PersonId) -> Vec<String> {
        match self {
            Self::MoveRoute { route, .. } | Self::SetStepResult { route, .. } => of_route(*route),
            Self::PutRoute { route, .. } => of_route(route.id),
            _ => Vec::new(),
        }
    }
}

/// What tells of a route.
fn of_route(id: RouteId) -> Vec<String> {
    vec![paths::route(id), paths::route_changes(id), paths::ROUTES.to_owned(), paths::TEACHERS.to_owned()]
}

/// Bodies of the contract always serialise: their maps have text keys and their numbers are finite.
fn json(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
