//! The desk of a methodist (C-АДР-10, C-ИОМ-7): the teachers one has, each with where they stand and who last spoke with whom.
//! The whole list, at most 250 people, is on the device; finding somebody in it is [`filter`].

mod contact;
pub mod filter;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use contact::{Touch, TouchKind, contacts};

use crate::{
    ids::RouteId,
    people::PersonCard,
    route::{Route, RouteState, progress},
};

/// How far somebody has come, in the order of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TeacherStage {
    NotDiagnosed,
    /// Diagnosed; a route is not there or is a draft.
    NoRoute,
    /// A route waits for the methodist.
    Proposed,
    Agreed,
    InWork,
    /// Agreed or in work, with a step whose day has passed.
    Overdue,
    Done,
}

impl TeacherStage {
    pub const ALL: [Self; 7] = [
        Self::NotDiagnosed,
        Self::NoRoute,
        Self::Proposed,
        Self::Agreed,
        Self::InWork,
        Self::Overdue,
        Self::Done,
    ];

    /// Where somebody stands by their latest route that is not archived.
    pub fn of(diagnosed: bool, route: Option<&Route>, today: NaiveDate) -> Self {
        let state = route.map_or(RouteState::Draft, |route| route.state);
        match state {
            RouteState::Proposed => Self::Proposed,
            RouteState::Completed => Self::Done,
            RouteState::Agreed | RouteState::Active => match route.map(|r| progress(r, today).overdue) {
                Some(1..) => Self::Overdue,
                _ if state == RouteState::Agreed => Self::Agreed,
                _ => Self::InWork,
            },
            // Closed early: what was not reached waits for another route.
            RouteState::Draft | RouteState::Closed | RouteState::Archived if diagnosed => Self::NoRoute,
            RouteState::Draft | RouteState::Closed | RouteState::Archived => Self::NotDiagnosed,
        }
    }

    /// What the one who supports them has to look at first; 0 comes first.
    fn urgency(self) -> u8 {
        match self {
            Self::Proposed => 0,
            Self::Overdue => 1,
            Self::NotDiagnosed => 2,
            Self::NoRoute => 3,
            Self::Agreed => 4,
            Self::InWork => 5,
            Self::Done => 6,
        }
    }

    /// The word of the address: `no_route`.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotDiagnosed => "not_diagnosed",
            Self::NoRoute => "no_route",
            Self::Proposed => "proposed",
            Self::Agreed => "agreed",
            Self::InWork => "in_work",
            Self::Overdue => "overdue",
            Self::Done => "done",
        }
    }
}

/// As what one has a teacher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    Methodist,
    Mentor,
}

/// One teacher of the list. No levels, no answers: those are behind the person's page, whose reading is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeacherRow {
    pub person: PersonCard,
    pub tie: Tie,
    /// Since when.
    pub since: NaiveDate,
    pub stage: TeacherStage,
    /// A young teacher today (F-ОХВ-4).
    pub young: bool,
    /// The latest route that is not archived.
    pub route: Option<RouteInBrief>,
    /// Requests of theirs that somebody still has to do something about.
    pub open_requests: u32,
    /// When the two last had to do with each other; `None` if never.
    pub contact_on: Option<NaiveDate>,
}

/// A route in a line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RouteInBrief {
    pub id: RouteId,
    pub state: RouteState,
    pub title: String,
    pub steps: u32,
    pub steps_done: u32,
    pub hours: u32,
    /// Of the planned hours, 0 to 100.
    pub percent: u32,
    /// Steps whose day has passed.
    pub overdue: u32,
    /// What a methodist would have to look at before agreeing; 0 for what is not proposed.
    pub faults: u32,
}

impl RouteInBrief {
    /// A route on a day.
    pub fn of(route: &Route, today: NaiveDate) -> Self {
        let done = progress(route, today);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let proposed = route.state == RouteState::Proposed;
        Self {
            id: route.id,
            state: route.state,
            title: route.title.clone(),
            steps: count(done.steps),
            steps_done: count(done.steps_done),
            hours: done.hours,
            percent: done.percent(),
            overdue: count(done.overdue),
            faults: if proposed { count(crate::route::validate(route, today).len()) } else { 0 },
        }
    }
}

impl TeacherRow {
    /// The proposed route that may be agreed without being opened: nothing is wrong with it. Only a methodist agrees.
    pub fn agreeable(&self) -> Option<RouteId> {
        let route = self.route.as_ref().filter(|route| route.state == RouteState::Proposed)?;
        (self.tie == Tie::Methodist && route.faults == 0).then_some(route.id)
    }

    /// Full weeks since the two last had to do with each other, or since they were brought together.
    pub fn quiet_weeks(&self, today: NaiveDate) -> u32 {
        let last = self.contact_on.map_or(self.since, |on| on.max(self.since));
        u32::try_from((today - last).num_weeks()).unwrap_or(0)
    }
}
