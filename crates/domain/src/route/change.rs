//! What one version of a route changed against another, step by step: both sides see who changed what (C-ИОМ-8), and two
//! versions that collided are told apart in words. The app words it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Route, Step};
use crate::ids::{PersonId, StepId};

/// A step as it is spoken of: its place in the route, from 1, and its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepRef {
    pub id: StepId,
    pub number: u32,
    pub title: String,
}

/// First and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ChangedDays))]
pub struct Days {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// One thing that is different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RouteDifference))]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Change {
    Title {
        was: String,
        now: String,
    },
    Pace {
        was: u16,
        now: u16,
    },
    Term {
        was: Days,
        now: Days,
    },
    /// A block of the setting: `resources`, `conditions`, `opportunities`, `technologies`.
    Setting {
        part: String,
    },
    Added {
        step: StepRef,
    },
    Removed {
        step: StepRef,
    },
    /// The same steps in another order.
    Order,
    Moved {
        step: StepRef,
        was: Days,
        now: Days,
    },
    Renamed {
        step: StepRef,
        was: String,
    },
    Hours {
        step: StepRef,
        was: u16,
        now: u16,
    },
    /// Another programme, or none any more.
    Programme {
        step: StepRef,
    },
    /// Kind, form, competences or the reason.
    Content {
        step: StepRef,
    },
    Marked {
        step: StepRef,
        on: NaiveDate,
    },
    /// The mark says something else now.
    Remarked {
        step: StepRef,
    },
    Unmarked {
        step: StepRef,
    },
}

/// A version with who made it and what it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RouteChange {
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 2_147_483_647))]
    pub version: u32,
    pub at: DateTime<Utc>,
    pub actor: PersonId,
    pub changes: Vec<Change>,
}

/// Everything that is different but for version, state and history; empty exactly where nothing is.
pub fn changes(before: &Route, after: &Route) -> Vec<Change> {
    let mut all = Vec::new();
    if before.title != after.title {
        all.push(Change::Title { was: before.title.clone(), now: after.title.clone() });
    }
    if before.hours_per_week != after.hours_per_week {
        all.push(Change::Pace { was: before.hours_per_week, now: after.hours_per_week });
    }
    let (was, now) = (span(before.from, before.until), span(after.from, after.until));
    if was != now {
        all.push(Change::Term { was, now });
    }
    let parts = before.setting.parts().into_iter().zip(after.setting.parts());
    all.extend(parts.filter(|(a, b)| a != b).map(|(_, (part, _))| Change::Setting { part: part.to_owned() }));
    let removed = before.steps.iter().enumerate().filter(|(_, step)| after.step(step.id).is_none());
    all.extend(removed.map(|(place, step)| Change::Removed { step: spoken(place, step) }));
    let ids = |route: &Route, other: &Route| -> Vec<StepId> {
        route.steps.iter().map(|step| step.id).filter(|id| other.step(*id).is_some()).collect()
    };
    if ids(before, after) != ids(after, before) {
        all.push(Change::Order);
    }
    for (place, step) in after.steps.iter().enumerate() {
        match before.step(step.id) {
            None => all.push(Change::Added { step: spoken(place, step) }),
            Some(old) => of_step(old, step, &spoken(place, step), &mut all),
        }
    }
    all
}

fn of_step(old: &Step, new: &Step, step: &StepRef, all: &mut Vec<Change>) {
    let step = || step.clone();
    if old.title != new.title {
        all.push(Change::Renamed { step: step(), was: old.title.clone() });
    }
    let (was, now) = (span(old.from, old.until), span(new.from, new.until));
    if was != now {
        all.push(Change::Moved { step: step(), was, now });
    }
    if old.hours != new.hours {
        all.push(Change::Hours { step: step(), was: old.hours, now: new.hours });
    }
    if old.programme != new.programme {
        all.push(Change::Programme { step: step() });
    }
    let content = |s: &Step| (s.kind, s.form, s.competences.clone(), s.reason.clone());
    if content(old) != content(new) {
        all.push(Change::Content { step: step() });
    }
    match (&old.result, &new.result) {
        (None, Some(result)) => all.push(Change::Marked { step: step(), on: result.done_on }),
        (Some(_), None) => all.push(Change::Unmarked { step: step() }),
        (Some(a), Some(b)) if a != b => all.push(Change::Remarked { step: step() }),
        _ => {}
    }
}

fn spoken(place: usize, step: &Step) -> StepRef {
    let number = u32::try_from(place + 1).unwrap_or(u32::MAX);
    StepRef { id: step.id, number, title: step.title.clone() }
}

fn span(from: NaiveDate, until: NaiveDate) -> Days {
    Days { from, until }
}
