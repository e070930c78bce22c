//! Taking what was not done of an ended route into the next one.

use chrono::{Days, NaiveDate};

use super::{Route, Step, StepKind};
use crate::ids::StepId;

/// The steps of a route that ended undone, as steps of a new one from a day on: one after another in their old order,
/// each as long as its hours need at the pace. The closing diagnosis stays behind: the new route has its own.
pub fn carried(
    ended: &Route,
    from: NaiveDate,
    hours_per_week: u16,
    mut new_id: impl FnMut() -> StepId,
) -> Vec<Step> {
    let mut open: Vec<&Step> =
        ended.steps.iter().filter(|step| step.result.is_none() && step.kind != StepKind::Diagnosis).collect();
    open.sort_by_key(|step| step.from);
    let mut next = from;
    open.into_iter()
        .map(|step| {
            let weeks = u64::from(step.hours.max(1).div_ceil(hours_per_week.max(1)));
            let begins = next;
            next = begins.checked_add_days(Days::new(weeks * 7)).unwrap_or(begins);
            let until = next.pred_opt().unwrap_or(begins);
            Step { id: new_id(), from: begins, until, result: None, ..step.clone() }
        })
        .collect()
}
