//! When: lays steps into the calendar, one at a time at the teacher's pace, each in the first free place. A programme
//! that starts in spring leaves the winter to others.

use chrono::{Days, NaiveDate};

use super::{Limits, Titles};
use crate::{
    deficit::Deficit,
    ids::{CompetenceId, StepId},
    instrument::Instrument,
    programme::Programme,
    route::{ClosedDeficit, MAX_TITLE, Reason, Step, StepKind},
};

/// Hours of a practice-transfer step, of self-study where no programme fits, and of the closing diagnosis.
const PRACTICE_HOURS: u16 = 4;
const SELF_STUDY_HOURS: u16 = 8;
const DIAGNOSIS_HOURS: u16 = 1;

/// First and last day.
type Slot = (NaiveDate, NaiveDate);

/// The calendar of one route in the making.
pub(super) struct Planner<'a, T, N> {
    instrument: &'a Instrument,
    limits: Limits,
    titles: &'a T,
    new_id: N,
    /// Days that are taken, rising and apart.
    busy: Vec<Slot>,
    steps: Vec<Step>,
}

impl<'a, T: Titles, N: FnMut() -> StepId> Planner<'a, T, N> {
    pub(super) fn new(instrument: &'a Instrument, limits: Limits, titles: &'a T, new_id: N) -> Self {
        Self { instrument, limits, titles, new_id, busy: Vec::new(), steps: Vec::new() }
    }

    /// Whether there is time for a programme, for trying out so many competences after it, and for the closing
    /// diagnosis. Once there is none there will be none later.
    pub(super) fn room_for(&self, programme: &Programme, practices: usize) -> bool {
        self.lay_out(self.programme_slot(programme), practices).is_some()
    }

    /// A programme with the practice of what it closes; there must be room for it.
    pub(super) fn programme(&mut self, programme: &Programme, closes: &[&Deficit]) {
        let Some(slots) = self.lay_out(self.programme_slot(programme), closes.len()) else { return };
        let reason = Reason::ClosesDeficits {
            deficits: closes.iter().map(|deficit| closed_deficit(deficit)).collect(),
            in_federal_register: programme.in_federal_register,
        };
        let mut step = self.step(StepKind::Programme, slots[0], programme.hours, &programme.title, reason);
        step.programme = Some(programme.id);
        step.competences = closes.iter().map(|deficit| deficit.competence.clone()).collect();
        self.steps.push(step);
        self.practices(&slots[1..], closes);
        self.take(&slots);
    }

    /// Self-study with its practice, if there is time for both.
    pub(super) fn self_study(&mut self, deficit: &Deficit) {
        let slot = self.free(&self.busy, self.limits.from, SELF_STUDY_HOURS);
        let Some(slots) = self.lay_out(slot, 1) else { return };
        let title = self.titles.self_study(&self.competence_title(&deficit.competence));
        let reason = Reason::NoProgrammeFits { deficit: closed_deficit(deficit) };
        let mut step = self.step(StepKind::SelfStudy, slots[0], SELF_STUDY_HOURS, &title, reason);
        step.competences = vec![deficit.competence.clone()];
        self.steps.push(step);
        self.practices(&slots[1..], &[deficit]);
        self.take(&slots);
    }

    /// Closes with a diagnosis and hands over the steps in the order of their days; a route without steps has none.
    pub(super) fn finish(mut self) -> Vec<Step> {
        if let Some(slot) = self.closing_slot(&self.busy).filter(|_| !self.steps.is_empty()) {
            let title = self.titles.closing_diagnosis();
            let step = self.step(StepKind::Diagnosis, slot, DIAGNOSIS_HOURS, &title, Reason::ChecksResult);
            self.steps.push(step);
        }
        self.steps.sort_by_key(|step| step.from);
        self.steps
    }

    fn practices(&mut self, slots: &[Slot], deficits: &[&Deficit]) {
        for (slot, deficit) in slots.iter().zip(deficits) {
            let title = self.titles.practice(&self.competence_title(&deficit.competence));
            let reason = Reason::TransfersToPractice { competence: deficit.competence.clone() };
            let mut step = self.step(StepKind::Practice, *slot, PRACTICE_HOURS, &title, reason);
            step.competences = vec![deficit.competence.clone()];
            self.steps.push(step);
        }
    }

    fn step(&mut self, kind: StepKind, (from, until): Slot, hours: u16, title: &str, reason: Reason) -> Step {
        let form = kind.usual_form();
        Step {
            id: (self.new_id)(),
            kind,
            form,
            title: title.chars().take(MAX_TITLE).collect(),
            competences: Vec::new(),
            programme: None,
            hours,
            from,
            until,
            reason,
            result: None,
        }
    }

    /// The first slot and one for each practice after it; `None` when the closing diagnosis would come too late.
    fn lay_out(&self, first: Option<Slot>, practices: usize) -> Option<Vec<Slot>> {
        let first = first?;
        let mut busy = self.busy.clone();
        let mut slots = vec![first];
        occupy(&mut busy, first);
        for _ in 0..practices {
            let slot = self.free(&busy, after(first)?, PRACTICE_HOURS)?;
            slots.push(slot);
            occupy(&mut busy, slot);
        }
        self.closing_slot(&busy).map(|_| slots)
    }

    fn take(&mut self, slots: &[Slot]) {
        for slot in slots {
            occupy(&mut self.busy, *slot);
        }
    }

    /// The first of its days that is free; any day where the programme names none.
    fn programme_slot(&self, programme: &Programme) -> Option<Slot> {
        if programme.starts.is_empty() {
            return self.free(&self.busy, self.limits.from, programme.hours);
        }
        let on_day = |day: &NaiveDate| self.free(&self.busy, *day, programme.hours).filter(|s| s.0 == *day);
        programme.starts.iter().filter_map(on_day).min()
    }

    /// The diagnosis comes after everything else.
    fn closing_slot(&self, busy: &[Slot]) -> Option<Slot> {
        let from = busy.last().map_or(Some(self.limits.from), |last| after(*last))?;
        self.free(busy, from, DIAGNOSIS_HOURS)
    }

    /// The first free place for so many hours, on or after a day.
    fn free(&self, busy: &[Slot], not_before: NaiveDate, hours: u16) -> Option<Slot> {
        let mut from = not_before.max(self.limits.from);
        // Whole weeks at the teacher's pace, less the last day.
        let weeks = u64::from(hours.max(1).div_ceil(self.limits.hours_per_week.max(1)));
        let length = Days::new(weeks * 7 - 1);
        for taken in busy {
            if from.checked_add_days(length)? < taken.0 {
                break;
            }
            from = from.max(after(*taken)?);
        }
        let until = from.checked_add_days(length)?;
        (until <= self.limits.until).then_some((from, until))
    }

    fn competence_title(&self, competence: &CompetenceId) -> String {
        self.instrument.competence(competence).map_or_else(|| competence.to_string(), |c| c.title.clone())
    }
}

fn after(slot: Slot) -> Option<NaiveDate> {
    slot.1.succ_opt()
}

fn occupy(busy: &mut Vec<Slot>, slot: Slot) {
    let place = busy.partition_point(|taken| *taken < slot);
    busy.insert(place, slot);
}

/// A deficit as the step that works on it keeps it.
pub fn closed_deficit(deficit: &Deficit) -> ClosedDeficit {
    let (sum, answered) = (deficit.score.sum, deficit.score.answered);
    // Tenths, rounded half up.
    let tenths = (sum * 20 + answered) / (answered * 2);
    ClosedDeficit {
        competence: deficit.competence.clone(),
        mean_tenths: u8::try_from(tenths).unwrap_or(u8::MAX),
    }
}
