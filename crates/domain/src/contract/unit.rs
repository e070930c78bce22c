//! A unit's figures: region, municipality or school, in one round trip.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::AreaId,
    indicator::{Counted, Standing},
    people::UnitRef,
};

/// `GET /units/{id}/dashboard`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dashboard {
    pub unit: UnitRef,
    /// From the top unit this person may see down to the parent.
    pub path: Vec<UnitRef>,
    /// When the figures were counted.
    pub as_of: DateTime<Utc>,
    /// Working teachers and managers of the unit and all below it.
    pub staff: u32,
    /// One for each indicator of the system, in its order.
    pub readings: Vec<Reading>,
    /// Each stage holds those of the stage before it.
    pub funnel: Funnel,
    /// How many diagnosed people have at least one deficit in an area.
    pub areas: Vec<AreaCount>,
    /// Units right below, by name; empty for a school.
    pub children: Vec<ChildUnit>,
}

/// One indicator of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// The indicator, say `D-NSO-3`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Missing where there is nothing to count from or the group is too small.
    pub counted: Option<Counted>,
    pub standing: Standing,
    /// The target in force.
    pub target: Option<TargetInForce>,
}

/// The target that a reading is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TargetInForce {
    /// Its date is 31 December of this year.
    pub year: i32,
    pub value: u32,
}

/// How far the staff has come; `None` is «менее 5».
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Funnel {
    pub diagnosed: Option<u32>,
    pub with_route: Option<u32>,
    pub in_work: Option<u32>,
    pub completed: Option<u32>,
}

/// People with a deficit in an area; `None` is «менее 5».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AreaCount {
    pub area: AreaId,
    pub title: String,
    pub people: Option<u32>,
}

/// A unit below, with the same indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChildUnit {
    pub unit: UnitRef,
    pub staff: u32,
    /// Results were low: a school to help (ШНОР, C-ШНОР-1, F-ОХВ-12).
    pub low_results: bool,
    /// In the order of the dashboard's readings.
    pub readings: Vec<Reading>,
}
