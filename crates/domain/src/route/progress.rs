//! How far a route has come.

use chrono::NaiveDate;

use super::{Route, Step};

/// Done against planned, in steps and in hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub steps_done: usize,
    pub steps: usize,
    pub hours_done: u32,
    pub hours: u32,
    /// Steps due before today and not done.
    pub overdue: usize,
}

impl Progress {
    /// Share of hours done, 0 to 100, rounded down so that 100 means done.
    pub fn percent(self) -> u32 {
        let percent = (u64::from(self.hours_done) * 100).checked_div(u64::from(self.hours)).unwrap_or(0);
        u32::try_from(percent).unwrap_or(100)
    }
}

/// The progress of a route on a day.
pub fn progress(route: &Route, today: NaiveDate) -> Progress {
    let done = || route.steps.iter().filter(|s| s.result.is_some());
    Progress {
        steps_done: done().count(),
        steps: route.steps.len(),
        hours_done: hours(done()),
        hours: hours(route.steps.iter()),
        overdue: route.steps.iter().filter(|s| s.is_overdue(today)).count(),
    }
}

fn hours<'a>(steps: impl Iterator<Item = &'a Step>) -> u32 {
    steps.map(|step| u32::from(step.hours)).sum()
}
