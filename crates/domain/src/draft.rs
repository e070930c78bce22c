//! Drafting a route (`docs/rules.md`): from deficits, the catalogue and the teacher's limits to steps with reasons.
//! A deterministic greedy cover ([`cover`]): programmes of the Федеральный реестр before others, then the most gap
//! closed for the fewest hours, ties by code. What was chosen is laid into the calendar ([`plan`]). 10,000 programmes
//! × 40 competences take under 20 ms in a browser.

mod cover;
mod plan;

use chrono::NaiveDate;
use uuid::Uuid;

use cover::Cover;
use plan::Planner;
pub use plan::closed_deficit;

use crate::{
    deficit::Deficit,
    ids::StepId,
    instrument::Instrument,
    programme::{Mode, Programme},
    route::{MAX_STEP_HOURS, MAX_STEPS, Step},
};

/// What the teacher can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// 1 to 40.
    pub hours_per_week: u16,
    pub remote_only: bool,
    /// How many deficits one route takes on, the most pressing first; never more than [`MAX_DEFICITS`].
    pub deficits: usize,
}

/// As many deficits as a route has room for: each takes up to two steps, the closing diagnosis takes one.
pub const MAX_DEFICITS: usize = (MAX_STEPS - 1) / 2;

/// The texts of steps that are not programmes; the app owns the wording.
pub trait Titles {
    fn practice(&self, competence: &str) -> String;
    fn self_study(&self, competence: &str) -> String;
    fn closing_diagnosis(&self) -> String;
}

/// Drafts the steps of a route, in the order of their days. `deficits` in order of priority, `new_id` makes the ids
/// of the steps. What does not fit before `limits.until` is left out rather than squeezed in; what is taken on is
/// taken whole: the programme (or self-study), the practice of each competence, and time for the closing diagnosis.
pub fn draft(
    instrument: &Instrument,
    deficits: &[Deficit],
    catalogue: &[Programme],
    limits: Limits,
    titles: &impl Titles,
    mut new_id: impl FnMut() -> Uuid,
) -> Vec<Step> {
    let taken = &deficits[..deficits.len().min(limits.deficits).min(MAX_DEFICITS)];
    let mut plan = Planner::new(instrument, limits, titles, || StepId(new_id()));
    let mut cover = Cover::new(taken, catalogue, |programme| {
        let reachable = !limits.remote_only || programme.mode == Mode::Remote;
        reachable && (1..=MAX_STEP_HOURS).contains(&programme.hours) && plan.room_for(programme, 1)
    });
    while let Some((programme, closes)) = cover.next() {
        // Late in the year there may be time to try out one new skill, but not three.
        let Some(room) = (1..=closes.len()).rev().find(|count| plan.room_for(programme, *count)) else {
            continue;
        };
        let deficits: Vec<&Deficit> = closes[..room].iter().map(|place| &taken[*place]).collect();
        plan.programme(programme, &deficits);
        cover.close(&closes[..room]);
    }
    for place in cover.open() {
        plan.self_study(&taken[place]);
    }
    plan.finish()
}
