//! What waits for a methodist or mentor.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{ids::RouteId, people::PersonCard, request::SupportRequest};

/// `GET /inbox`: routes, the longest waiting first; requests, what is late first, then by the end of their term. At most
/// 100 of each; the counts are of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inbox {
    pub routes: Vec<WaitingRoute>,
    pub routes_total: u32,
    pub requests: Vec<WaitingRequest>,
    pub requests_total: u32,
    /// Of them, those whose term is over, ends today, or has been reminded of.
    pub requests_pressing: u32,
    /// How many teachers are assigned to this methodist (at most 250, D-NSO-5).
    pub assigned: u32,
}

/// A proposed route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingRoute {
    pub route: RouteId,
    pub title: String,
    pub author: PersonCard,
    pub proposed_at: DateTime<Utc>,
    pub steps: u32,
    pub hours: u32,
}

/// A request without an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingRequest {
    pub request: SupportRequest,
    pub author: PersonCard,
}
