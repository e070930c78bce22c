//! A route as the methodist or mentor opens it: one round trip.

use serde::{Deserialize, Serialize};

use crate::{diagnosis::Diagnosis, matching::MatchReasons, people::PersonCard, route::Route};

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
