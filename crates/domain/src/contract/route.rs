//! A route as the methodist or mentor opens it: one round trip.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    diagnosis::Diagnosis,
    file::StepFile,
    ids::RouteId,
    matching::MatchReasons,
    people::PersonCard,
    route::{Route, RouteChange, RouteState},
};

/// `GET /routes/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RouteView {
    pub route: Route,
    pub author: PersonCard,
    /// The diagnosis it rests on.
    pub diagnosis: Diagnosis,
}

/// `GET /mentors?competence=…`: people who could help, best first, at most 10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mentors {
    pub suggestions: Vec<Suggestion>,
}

/// One person with the reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suggestion {
    pub person: PersonCard,
    pub reasons: MatchReasons,
}

/// `GET /routes`: the routes of a person, the newest first, drafts that were thrown away left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RouteHistory {
    pub person: PersonCard,
    pub items: Vec<RouteCard>,
}

/// A route in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RouteCard {
    pub id: RouteId,
    pub title: String,
    pub state: RouteState,
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub steps: u32,
    pub steps_done: u32,
    pub hours: u32,
    pub hours_done: u32,
    /// When it ended; then it is kept as it stood, under `/routes/{id}/closed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<DateTime<Utc>>,
    /// The word it ended with.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub word: String,
    /// Deficits that it lifted.
    pub lifted: u32,
}

/// `GET /routes/{id}/changes`: who changed what, the newest first, at most 200 versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RouteChanges {
    pub items: Vec<RouteChange>,
    /// Everybody whom they name.
    pub people: Vec<PersonCard>,
}

/// `GET /routes/{id}/files`: the files beside its steps, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepFiles {
    pub items: Vec<StepFile>,
}
