//! Assigned diagnoses and how far people are.

use serde::{Deserialize, Serialize};

use crate::{
    campaign::{Campaign, Stage},
    people::{PersonCard, UnitRef},
};

/// `GET /campaigns`: those that the one who asks assigned, the newest first, and to whom more can be assigned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Campaigns {
    pub items: Vec<CampaignCounts>,
    /// Units whose staff may be asked; the names are for choosing.
    pub units: Vec<UnitRef>,
    /// How many teachers the methodist has; 0 for others.
    pub assigned: u32,
}

/// A campaign in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CampaignCounts {
    pub campaign: Campaign,
    /// The unit's name, where it was assigned to one.
    pub unit: Option<String>,
    pub people: u32,
    /// `null` where it would tell of fewer than five people of somebody else's school.
    pub started: Option<u32>,
    pub finished: Option<u32>,
}

/// `GET /campaigns/{id}`: each person with a status. Nobody's answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CampaignProgress {
    pub counts: CampaignCounts,
    /// Empty for a centre, which sees numbers only.
    pub statuses: Vec<PersonStage>,
}

/// How far one person is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonStage {
    pub person: PersonCard,
    pub stage: Stage,
}
