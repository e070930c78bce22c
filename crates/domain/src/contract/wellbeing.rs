//! Well-being: the self-check with what may help, and closed requests to a psychologist.

use serde::{Deserialize, Serialize};

use crate::{
    ids::RequestId,
    people::PersonCard,
    programme::Programme,
    wellbeing::{Check, WellbeingRequest, WellbeingState, WellbeingTransition},
};

/// `GET /wellbeing`: the check, what may help, and one's own requests, newest first, at most 20.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wellbeing {
    pub check: Check,
    /// Programmes about burnout (C-ВЫГ-3).
    pub programmes: Vec<Programme>,
    pub contacts: Vec<Contact>,
    pub requests: Vec<WellbeingRequest>,
    /// Psychologists named in the requests.
    pub people: Vec<PersonCard>,
}

/// Where else help is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    pub title: String,
    /// As one dials it.
    pub phone: Option<String>,
    pub hours: String,
}

/// `GET /wellbeing/requests`: what waits for a psychologist and what they have taken, the longest waiting first, at
/// most 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WellbeingQueue {
    pub waiting: Vec<WellbeingCase>,
    pub taken: Vec<WellbeingCase>,
}

/// A request with its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WellbeingCase {
    pub request: WellbeingRequest,
    pub author: PersonCard,
}

/// What a write is answered with: nothing of what was confided, as the answers to writes are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WellbeingStanding {
    pub id: RequestId,
    pub state: WellbeingState,
}

/// The body of `POST /wellbeing/requests/{id}/transitions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveWellbeing {
    pub transition: WellbeingTransition,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub comment: String,
}
