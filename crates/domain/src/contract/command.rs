//! The HTTP form of each command: method, path, precondition, body. The outbox keeps commands and sends them through
//! this one function; a backend needs to know nothing of it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{notice::ReadNotices, paths, wellbeing::MoveWellbeing};
use crate::{
    ids::{InstrumentId, PersonId},
    pair::act::{PairAct, PairTransition},
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

/// HTTP method of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Put,
    Post,
}

/// The precondition a write carries (RFC 9110 §13.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Precondition {
    None,
    /// `If-None-Match: *`: there must be no such thing yet.
    New,
    /// `If-Match: "v<n>"`.
    Version(u32),
}

/// A command ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wire {
    pub method: Method,
    pub path: String,
    pub precondition: Precondition,
    /// JSON.
    pub body: String,
}

/// The HTTP form of a command.
pub fn wire(command: &Command) -> Wire {
    let put = |path, body| Wire { method: Method::Put, path, precondition: Precondition::None, body };
    let post = |path, body| Wire { method: Method::Post, path, precondition: Precondition::None, body };
    match command {
        Command::StartDiagnosis { id, instrument, started_at } => {
            let body = StartDiagnosis { instrument: instrument.clone(), started_at: *started_at };
            put(paths::diagnosis(*id), json(&body))
        }
        Command::Answer { diagnosis, statement, answer } => {
            put(paths::answer(*diagnosis, statement), json(answer))
        }
        Command::FinishDiagnosis { diagnosis, finished_at } => {
            let body = FinishDiagnosis { finished_at: *finished_at };
            post(paths::finish_diagnosis(*diagnosis), json(&body))
        }
        Command::PutRoute { route, base } => {
            let precondition = base.map_or(Precondition::New, Precondition::Version);
            Wire { precondition, ..put(paths::route(route.id), json(route)) }
        }
        Command::MoveRoute { route, transition, comment, remarks, .. } => {
            let (comment, remarks) = (comment.clone(), remarks.clone());
            let body = MoveRoute { transition: *transition, comment, remarks };
            post(paths::route_transitions(*route), json(&body))
        }
        Command::SetStepResult { route, step, result } => {
            let body = SetStepResult { result: result.as_deref().cloned() };
            put(paths::step_result(*route, *step), json(&body))
        }
        Command::PutRequest { request } => put(paths::request(request.id), json(request)),
        Command::MoveRequest { request, transition, comment, .. } => {
            let (transition, comment) = (*transition, comment.clone());
            let body = MoveRequest { transition, assignee: None, until: None, comment };
            post(paths::request_transitions(*request), json(&body))
        }
        Command::PutRecheck { recheck } => put(paths::recheck(recheck.id), json(recheck)),
        Command::PutObservation { observation } => put(paths::observation(observation.id), json(observation)),
        Command::CommentObservation { observation, text } => {
            put(paths::observation_comment(*observation), json(&CommentObservation { text: text.clone() }))
        }
        Command::PutCampaign { campaign } => put(paths::campaign(campaign.id), json(campaign)),
        Command::PutWellbeing { request } => put(paths::wellbeing_request(request.id), json(request)),
        Command::MoveWellbeing { request, transition, comment, .. } => {
            let body = MoveWellbeing { transition: *transition, comment: comment.clone() };
            post(paths::wellbeing_transitions(*request), json(&body))
        }
        Command::ReadNotices { notices } => {
            post(paths::NOTICES_READ.to_owned(), json(&ReadNotices { notices: notices.clone() }))
        }
        Command::PassRequest { request, assignee, until, comment } => {
            let transition =
                if until.is_some() { RequestTransition::Defer } else { RequestTransition::Assign };
            let (assignee, until, comment) = (*assignee, *until, comment.clone());
            post(
                paths::request_transitions(*request),
                json(&MoveRequest { transition, assignee, until, comment }),
            )
        }
        Command::Pair { pair, act, .. } => match &**act {
            PairAct::Plan(plan) => put(paths::pair_plan(*pair), json(plan)),
            PairAct::Meet(meeting) => put(paths::pair_meeting(*pair, meeting.id), json(meeting)),
            PairAct::Feedback(feedback) => put(paths::pair_feedback(*pair), json(feedback)),
            PairAct::Move { transition, comment } => {
                let body = MovePair { transition: *transition, comment: comment.clone() };
                post(paths::pair_transitions(*pair), json(&body))
            }
        },
    }
}

/// Bodies of the contract always serialise: their maps have text keys and their numbers are finite.
fn json(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
