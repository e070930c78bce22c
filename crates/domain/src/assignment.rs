//! Teachers and their methodists in time (C-АДР-10, D-РАСЧ-5): who has whom from when until when, moving people from one to
//! another, and the most that one may have. A day has at most one methodist for each teacher; what was, stays as it was.

use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{MoveId, PersonId},
    indicator::Measure,
    system::System,
};

/// A time in which somebody is a methodist's, both days included; `None` has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub methodist: PersonId,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// The most people that one methodist may have, with the clause that says so (H-20: held against the greatest load).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoadLimit {
    /// `null` where the system sets none.
    pub most: Option<u32>,
    pub clause: String,
}

/// People who go to another methodist, or to nobody, on a day: all of them or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub id: MoveId,
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 500))]
    pub people: Vec<PersonId>,
    /// `null`: nobody's from that day on.
    pub to: Option<PersonId>,
    pub from_on: NaiveDate,
}

/// Why a move is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoveFault {
    #[error("nobody was chosen")]
    Nobody,
    #[error("what was is not changed afterwards")]
    InPast,
    #[error("the day is more than a year away")]
    TooFar,
    /// On that day the methodist would have so many.
    #[error("the methodist would have {load} on {on}, {most} at most")]
    Full { load: u32, on: NaiveDate, most: u32 },
}

const LONGEST_DAYS: i64 = 366;

impl Period {
    /// Whether it holds on a day.
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }
}

impl Move {
    /// Checks what was asked for.
    pub fn check(&self, today: NaiveDate) -> Result<(), MoveFault> {
        if self.people.is_empty() {
            return Err(MoveFault::Nobody);
        }
        if self.from_on < today {
            return Err(MoveFault::InPast);
        }
        if self.from_on - today > TimeDelta::days(LONGEST_DAYS) {
            return Err(MoveFault::TooFar);
        }
        Ok(())
    }
}

/// The methodist of a person on a day: of several, the latest.
pub fn methodist_on(periods: &[Period], on: NaiveDate) -> Option<PersonId> {
    in_force(periods, on).map(|period| period.methodist)
}

fn in_force(periods: &[Period], on: NaiveDate) -> Option<&Period> {
    periods.iter().filter(|period| period.holds(on)).max_by_key(|period| period.from)
}

/// A person's periods when they go to a methodist on a day: before it nothing changes, from it on they are that one's
/// and what was planned for later is off. With the same methodist already, the period goes on.
pub fn moved(periods: &[Period], to: Option<PersonId>, on: NaiveDate) -> Vec<Period> {
    let goes_on = in_force(periods, on).filter(|period| Some(period.methodist) == to && period.from < on);
    let mut next = Vec::with_capacity(periods.len() + 1);
    for period in periods.iter().filter(|period| period.from < on) {
        let until = if Some(period) == goes_on { None } else { ended(period.until, on) };
        next.push(Period { until, ..*period });
    }
    if let (Some(methodist), None) = (to, goes_on) {
        next.push(Period { methodist, from: on, until: None });
    }
    next.sort_by_key(|period| period.from);
    next
}

/// The day before, at the latest.
fn ended(until: Option<NaiveDate>, on: NaiveDate) -> Option<NaiveDate> {
    let before = on.checked_sub_days(Days::new(1))?;
    Some(until.map_or(before, |until| until.min(before)))
}

/// The first day of the greatest load from a day on, of the periods that one methodist has with everybody.
pub fn peak(periods: &[Period], from: NaiveDate) -> (NaiveDate, u32) {
    let starts = periods.iter().map(|period| period.from).filter(|start| *start > from);
    let mut days: Vec<NaiveDate> = std::iter::once(from).chain(starts).collect();
    days.sort_unstable();
    days.dedup();
    let load = |day: NaiveDate| {
        u32::try_from(periods.iter().filter(|period| period.holds(day)).count()).unwrap_or(u32::MAX)
    };
    let mut peak = (from, 0);
    for day in days {
        let load = load(day);
        if load > peak.1 {
            peak = (day, load);
        }
    }
    peak
}

impl LoadLimit {
    /// What the system says: the setting, else the target of the indicator (D-NSO-5).
    pub fn of(system: &System) -> Self {
        let indicator = system.indicators.iter().find(|i| i.measure == Measure::TeachersPerMethodist);
        let target = indicator.and_then(|i| i.targets.last()).map(|target| target.value);
        let setting = system.settings.get("methodist_limit").map(|s| s.clause.as_str());
        let clause = setting.filter(|clause| !clause.is_empty()).or(indicator.map(|i| i.clause.as_str()));
        Self {
            most: system.number("methodist_limit").or(target),
            clause: clause.unwrap_or_default().to_owned(),
        }
    }

    /// Refuses a load above it; the boundary itself is reached and not passed.
    pub fn check(&self, periods: &[Period], from: NaiveDate) -> Result<(), MoveFault> {
        let (on, load) = peak(periods, from);
        match self.most {
            Some(most) if load > most => Err(MoveFault::Full { load, on, most }),
            _ => Ok(()),
        }
    }
}
