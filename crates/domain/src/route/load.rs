//! Hours a week: what the open steps of a route need against what the teacher can give.

use chrono::{Datelike, Days, NaiveDate};

use super::{Route, RouteFault, RouteFaultKind, Step};

/// The first calendar week in which the open steps need more hours than the teacher's limit, and the step that came
/// last into it. A step spreads its hours evenly over its days.
pub(super) fn overload(route: &Route) -> Option<RouteFault> {
    let limit = u64::from(route.hours_per_week) * 1000;
    let (week_of, load) =
        weeks(route).map(|monday| (monday, load(route, monday))).find(|(_, l)| *l > limit)?;
    let in_week = open(route).filter(|(_, step)| thousandths(step, week_of) > 0);
    let (index, _) = in_week.max_by_key(|(index, step)| (step.from, *index))?;
    let kind = RouteFaultKind::TooManyHours {
        week_of,
        hours: u32::try_from(load.div_ceil(1000)).unwrap_or(u32::MAX),
        limit: route.hours_per_week,
    };
    Some(RouteFault { field: format!("steps[{index}].from"), kind })
}

fn open(route: &Route) -> impl Iterator<Item = (usize, &Step)> {
    route.steps.iter().enumerate().filter(|(_, step)| step.result.is_none())
}

/// The Mondays to look at, rising: the load changes only in a week where a step begins or ends, or right after it.
fn weeks(route: &Route) -> impl Iterator<Item = NaiveDate> + use<> {
    let ends = open(route).flat_map(|(_, step)| [step.from, step.until]);
    let mut mondays: Vec<NaiveDate> =
        ends.flat_map(|day| [monday(day), monday(day) + Days::new(7)]).collect();
    mondays.sort_unstable();
    mondays.dedup();
    mondays.into_iter()
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// Thousandths of an hour in the week of a Monday: sums stay whole, and what is rounded off helps the teacher.
fn load(route: &Route, monday: NaiveDate) -> u64 {
    open(route).map(|(_, step)| thousandths(step, monday)).sum()
}

fn thousandths(step: &Step, monday: NaiveDate) -> u64 {
    let days = |from: NaiveDate, until: NaiveDate| u64::try_from((until - from).num_days() + 1).unwrap_or(0);
    let inside = days(step.from.max(monday), step.until.min(monday + Days::new(6)));
    (u64::from(step.hours) * 1000 * inside).checked_div(days(step.from, step.until)).unwrap_or(0)
}
