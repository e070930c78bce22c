//! What must hold before a route is stored or proposed: every fault is found at once, each with its field.

use chrono::{Duration, NaiveDate};

use super::{Route, Step};

/// One fault with the field it is in, as a JSON path: `steps[2].until`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteFault {
    pub field: String,
    pub kind: RouteFaultKind,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteFaultKind {
    /// Empty, or longer than the contract allows.
    TextLength,
    /// Fewer or more than the contract allows.
    OutOfRange,
    /// Ends before it begins.
    EndsBeforeStart,
    /// A step that is not done lies before today.
    InPast,
    /// A step begins before the route or ends after it.
    OutsideRoute,
    /// Steps at the same time need more hours a week than the teacher can give.
    TooManyHours { week_of: NaiveDate, hours: u32, limit: u16 },
    /// A route without steps.
    NoSteps,
    /// The same id twice.
    Twice,
}

const MAX_STEPS: usize = 60;
const MAX_STEP_HOURS: u16 = 2000;

/// All faults of a route on a day; empty when it may be stored.
pub fn validate(route: &Route, today: NaiveDate) -> Vec<RouteFault> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, kind| faults.push(RouteFault { field: field.to_owned(), kind });
    if !fits(&route.title, 200) {
        fault("title", RouteFaultKind::TextLength);
    }
    if !(1..=40).contains(&route.hours_per_week) {
        fault("hours_per_week", RouteFaultKind::OutOfRange);
    }
    if route.until < route.from {
        fault("until", RouteFaultKind::EndsBeforeStart);
    }
    if route.steps.is_empty() {
        fault("steps", RouteFaultKind::NoSteps);
    }
    if route.steps.len() > MAX_STEPS {
        fault("steps", RouteFaultKind::OutOfRange);
        return faults;
    }
    for (index, step) in route.steps.iter().enumerate() {
        step_faults(route, index, step, today, &mut faults);
    }
    if faults.is_empty() {
        faults.extend(overload(route));
    }
    faults
}

fn step_faults(route: &Route, index: usize, step: &Step, today: NaiveDate, faults: &mut Vec<RouteFault>) {
    let mut fault =
        |name: &str, kind| faults.push(RouteFault { field: format!("steps[{index}].{name}"), kind });
    if !fits(&step.title, 300) {
        fault("title", RouteFaultKind::TextLength);
    }
    if !(1..=MAX_STEP_HOURS).contains(&step.hours) {
        fault("hours", RouteFaultKind::OutOfRange);
    }
    if step.competences.len() > 40 {
        fault("competences", RouteFaultKind::OutOfRange);
    }
    if route.steps[..index].iter().any(|earlier| earlier.id == step.id) {
        fault("id", RouteFaultKind::Twice);
    }
    if step.until < step.from {
        fault("until", RouteFaultKind::EndsBeforeStart);
    } else if step.from < route.from || step.until > route.until {
        fault(if step.from < route.from { "from" } else { "until" }, RouteFaultKind::OutsideRoute);
    } else if step.result.is_none() && step.from < today {
        fault("from", RouteFaultKind::InPast);
    }
}

/// The first time that steps running together need more than the weekly limit. A step spreads its hours evenly.
fn overload(route: &Route) -> Option<RouteFault> {
    // Weekly hours in thousandths, so that sums stay whole.
    let rate = |s: &Step| u64::from(s.hours) * 7000 / u64::try_from(days(s)).unwrap_or(1).max(7);
    let open = || route.steps.iter().filter(|s| s.result.is_none());
    for (index, step) in route.steps.iter().enumerate().filter(|(_, s)| s.result.is_none()) {
        let together: u64 = open().filter(|s| s.from <= step.from && step.from <= s.until).map(rate).sum();
        if together > u64::from(route.hours_per_week) * 1000 {
            let kind = RouteFaultKind::TooManyHours {
                week_of: step.from,
                hours: u32::try_from(together.div_ceil(1000)).unwrap_or(u32::MAX),
                limit: route.hours_per_week,
            };
            return Some(RouteFault { field: format!("steps[{index}].from"), kind });
        }
    }
    None
}

fn days(step: &Step) -> i64 {
    (step.until - step.from + Duration::days(1)).num_days()
}

fn fits(text: &str, max: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= max && !text.contains('\0')
}
