//! What must hold before a route is stored or proposed: every fault is found at once, each with its field.

use chrono::{Datelike, Days, NaiveDate};

use super::{
    Evidence, Form, Protocol, Reason, Route, Step, StepDetails, StepKind, StepResult, TransferFormat, load,
};

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
    /// Fewer or more than the contract allows; a day outside the years 2000 to 2100.
    OutOfRange,
    /// Ends before it begins.
    EndsBeforeStart,
    /// A step that is not done ends before today, or begins more than [`LATE_DAYS`] before it.
    InPast,
    /// A step begins before the route or ends after it.
    OutsideRoute,
    /// The open steps need more hours in the week of this Monday than the teacher can give.
    TooManyHours { week_of: NaiveDate, hours: u32, limit: u16 },
    /// A route without steps.
    NoSteps,
    /// The same id twice.
    Twice,
    /// Must be there and is not.
    Missing,
    /// Does not begin with `http://` or `https://`.
    NotALink,
    /// Education without a document completes no programme (F-ОХВ-10): a programme is formal.
    NotFormal,
}

/// How far back a step may begin that is not done: a route drafted without a network arrives later, and one that
/// the methodist returned is some weeks old.
pub const LATE_DAYS: u64 = 30;

pub(crate) const MAX_STEPS: usize = 60;
pub(crate) const MAX_STEP_HOURS: u16 = 2000;
pub(crate) const MAX_TITLE: usize = 300;
const MAX_COMPETENCES: usize = 40;
pub(super) const MAX_COMMENT: usize = 2000;
const MAX_SETTING: usize = 1000;

/// All faults of a route on a day; empty when it may be stored.
pub fn validate(route: &Route, today: NaiveDate) -> Vec<RouteFault> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, kind| faults.push(RouteFault { field: field.to_owned(), kind });
    if !fits(&route.title, 1..=200) {
        fault("title", RouteFaultKind::TextLength);
    }
    if !(1..=40).contains(&route.hours_per_week) {
        fault("hours_per_week", RouteFaultKind::OutOfRange);
    }
    if !in_calendar(route.from) {
        fault("from", RouteFaultKind::OutOfRange);
    }
    if !in_calendar(route.until) {
        fault("until", RouteFaultKind::OutOfRange);
    } else if route.until < route.from {
        fault("until", RouteFaultKind::EndsBeforeStart);
    }
    for (name, text) in route.setting.parts() {
        if !fits(text, 0..=MAX_SETTING) {
            fault(&format!("setting.{name}"), RouteFaultKind::TextLength);
        }
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
    if sound_days(&faults) {
        faults.extend(load::overload(route));
    }
    faults
}

/// All faults of the texts and days of a result, by its own fields; what a result needs to stand at a step is [`Step::check_result`].
pub(super) fn result_faults(step: StepKind, result: &StepResult) -> Vec<RouteFault> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, kind| faults.push(RouteFault { field: field.to_owned(), kind });
    if !in_calendar(result.done_on) {
        fault("done_on", RouteFaultKind::OutOfRange);
    }
    if !fits(&result.note, 0..=2000) {
        fault("note", RouteFaultKind::TextLength);
    }
    if let Some(Evidence { kind, number, issued_on }) = &result.evidence {
        if !fits(kind, 1..=200) {
            fault("evidence.kind", RouteFaultKind::TextLength);
        }
        if !fits(number, 1..=100) {
            fault("evidence.number", RouteFaultKind::TextLength);
        }
        if !in_calendar(*issued_on) {
            fault("evidence.issued_on", RouteFaultKind::OutOfRange);
        }
    }
    faults.extend(detail_faults(step, &result.details));
    faults
}

/// What the details of a result must have and how long they may be.
fn detail_faults(step: StepKind, details: &StepDetails) -> Vec<RouteFault> {
    use RouteFaultKind::{Missing, NotALink, TextLength};
    let mut faults = Vec::new();
    let mut fault = |name: &str, kind| faults.push(RouteFault { field: format!("details.{name}"), kind });
    let StepDetails { link, place, with, transfer, tried, protocol } = details;
    let is_link = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    if !fits(link, 0..=500) {
        fault("link", TextLength);
    } else if !link.is_empty() && (!is_link(link) || link.contains(char::is_whitespace)) {
        fault("link", NotALink);
    }
    for (name, text, most) in [("place", place, 300), ("with", with, 200), ("tried", tried, 2000)] {
        if !fits(text, 0..=most) {
            fault(name, TextLength);
        }
    }
    if step == StepKind::Practice {
        if transfer.is_none() {
            fault("transfer", Missing);
        }
        if tried.trim().is_empty() {
            fault("tried", Missing);
        }
    }
    let observes = step == StepKind::LessonVisit
        || (step == StepKind::Practice && *transfer == Some(TransferFormat::LessonVisit));
    match protocol {
        None if observes => fault("protocol", Missing),
        None => {}
        Some(Protocol { lesson, worked, discuss }) => {
            for (name, text, length) in
                [("lesson", lesson, 1..=300), ("worked", worked, 1..=2000), ("discuss", discuss, 0..=2000)]
            {
                if text.trim().is_empty() && *length.start() > 0 {
                    fault(&format!("protocol.{name}"), Missing);
                } else if !fits(text, length) {
                    fault(&format!("protocol.{name}"), TextLength);
                }
            }
        }
    }
    faults
}

/// The fault of a comment, if it has one; an empty comment has none.
pub(super) fn comment_fault(comment: &str) -> Option<RouteFault> {
    let kind = RouteFaultKind::TextLength;
    (!fits(comment, 0..=MAX_COMMENT)).then(|| RouteFault { field: "comment".to_owned(), kind })
}

/// Whether a remark on a step says something, and not too much.
pub(super) fn remark_fits(text: &str) -> bool {
    fits(text, 1..=MAX_SETTING)
}

fn step_faults(route: &Route, index: usize, step: &Step, today: NaiveDate, faults: &mut Vec<RouteFault>) {
    let mut fault =
        |name: &str, kind| faults.push(RouteFault { field: format!("steps[{index}].{name}"), kind });
    if !fits(&step.title, 1..=MAX_TITLE) {
        fault("title", RouteFaultKind::TextLength);
    }
    if !(1..=MAX_STEP_HOURS).contains(&step.hours) {
        fault("hours", RouteFaultKind::OutOfRange);
    }
    if step.programme.is_some() && step.form != Form::Formal {
        fault("form", RouteFaultKind::NotFormal);
    }
    if step.competences.len() > MAX_COMPETENCES {
        fault("competences", RouteFaultKind::OutOfRange);
    }
    if matches!(&step.reason, Reason::ClosesDeficits { deficits, .. } if deficits.len() > MAX_COMPETENCES) {
        fault("reason", RouteFaultKind::OutOfRange);
    }
    if route.steps[..index].iter().any(|earlier| earlier.id == step.id) {
        fault("id", RouteFaultKind::Twice);
    }
    if step.until < step.from {
        fault("until", RouteFaultKind::EndsBeforeStart);
    } else if step.from < route.from || step.until > route.until {
        fault(if step.from < route.from { "from" } else { "until" }, RouteFaultKind::OutsideRoute);
    } else if step.result.is_none() && is_past(step, today) {
        fault("from", RouteFaultKind::InPast);
    }
}

/// Hours a week can be counted only where the days and hours are sound.
fn sound_days(faults: &[RouteFault]) -> bool {
    use RouteFaultKind as Kind;
    !faults.iter().any(|f| matches!(f.kind, Kind::OutOfRange | Kind::EndsBeforeStart | Kind::OutsideRoute))
}

fn is_past(step: &Step, today: NaiveDate) -> bool {
    let earliest = today.checked_sub_days(Days::new(LATE_DAYS)).unwrap_or(today);
    step.until < today || step.from < earliest
}

/// Days that people mean; others break four-digit years in storage and exports.
fn in_calendar(day: NaiveDate) -> bool {
    (2000..=2100).contains(&day.year())
}

fn fits(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    let blank = *length.start() > 0 && text.trim().is_empty();
    !blank && text.chars().count() <= *length.end() && !text.contains('\0')
}
