//! An edit in the making, without a browser: what each action does to the steps and their days. Whether the result
//! may be saved is for `domain::route::validate` to say.

use chrono::{Days, NaiveDate, TimeDelta};
use domain::{
    StepId,
    deficit::Deficit,
    draft::closed_deficit,
    programme::Programme,
    route::{Form, Reason, Route, RouteFaultKind, Step, StepKind, validate},
};
use serde::{Deserialize, Serialize};

/// A route being edited; kept on the device until it is saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Editing {
    /// The version it began from.
    pub base: u32,
    pub route: Route,
    /// What was taken out and may be put back.
    pub removed: Vec<Step>,
}

impl Editing {
    /// An edit that has changed nothing yet.
    pub fn of(route: &Route) -> Self {
        Self { base: route.version, route: route.clone(), removed: Vec::new() }
    }

    /// The same edits, over another version of the route.
    pub fn rebase(&mut self, current: &Route) {
        let mine = std::mem::replace(&mut self.route, current.clone());
        self.base = current.version;
        (self.route.title, self.route.hours_per_week) = (mine.title, mine.hours_per_week);
        (self.route.from, self.route.until, self.route.steps) = (mine.from, mine.until, mine.steps);
        self.route.setting = mine.setting;
    }

    /// Whether saving would change anything.
    pub fn changes(&self, saved: &Route) -> bool {
        let (a, b) = (&self.route, saved);
        (&a.title, a.hours_per_week, a.from, a.until, &a.setting, &a.steps)
            != (&b.title, b.hours_per_week, b.from, b.until, &b.setting, &b.steps)
    }

    /// Takes a step out.
    pub fn remove(&mut self, id: StepId) {
        if let Some(index) = self.route.steps.iter().position(|s| s.id == id) {
            self.removed.push(self.route.steps.remove(index));
        }
    }

    /// Puts it back where its days are.
    pub fn put_back(&mut self, id: StepId) {
        if let Some(index) = self.removed.iter().position(|s| s.id == id) {
            self.route.steps.push(self.removed.remove(index));
            self.sort();
        }
    }

    /// Changes one step.
    pub fn change(&mut self, id: StepId, change: impl FnOnce(&mut Step)) {
        if let Some(step) = self.route.steps.iter_mut().find(|s| s.id == id) {
            change(step);
        }
    }

    /// Moves a step by whole weeks, alone or with all that begin after it. What is done stays.
    pub fn shift(&mut self, id: StepId, weeks: i64, and_after: bool) {
        let Some(index) = self.route.steps.iter().position(|s| s.id == id) else { return };
        let from = self.route.steps[index].from;
        let by = TimeDelta::weeks(weeks);
        for (place, step) in self.route.steps.iter_mut().enumerate() {
            let after = and_after && (step.from, place) > (from, index);
            if (place == index || after) && step.result.is_none() {
                move_by(step, by);
            }
        }
        self.sort();
    }

    /// Puts a programme in place of a step, from its first start on or after the step's first day.
    pub fn replace(&mut self, id: StepId, programme: &Programme, deficits: &[Deficit]) {
        let pace = self.route.hours_per_week;
        self.change(id, |step| {
            let from = programme.start_from(step.from).unwrap_or(step.from);
            (step.from, step.until) = (from, end(from, programme.hours, pace));
            become_programme(step, programme, deficits);
        });
        self.sort();
    }

    /// Adds a programme after the other steps, before the closing diagnosis.
    pub fn add_programme(
        &mut self,
        id: StepId,
        programme: &Programme,
        deficits: &[Deficit],
        today: NaiveDate,
    ) {
        let earliest = self.free_from(today);
        let from = programme.start_from(earliest).unwrap_or(earliest);
        let mut step = own_step(id, StepKind::Programme, String::new(), programme.hours, from);
        become_programme(&mut step, programme, deficits);
        self.add(step);
    }

    /// Adds an own step after the others, before the closing diagnosis.
    pub fn add_own(&mut self, id: StepId, kind: StepKind, title: &str, today: NaiveDate) {
        const HOURS: u16 = 4;
        let step = own_step(id, kind, title.to_owned(), HOURS, self.free_from(today));
        self.add(step);
    }

    /// Gives every step the weeks its hours need, and moves steps apart until no week is too full.
    pub fn spread(&mut self, today: NaiveDate) {
        const TRIES: usize = 500;
        let pace = self.route.hours_per_week;
        for step in self.route.steps.iter_mut().filter(|s| s.result.is_none()) {
            step.until = step.until.max(end(step.from, step.hours, pace));
        }
        let until = self.route.until;
        // Hours are counted only while all steps are inside the route.
        self.route.until = NaiveDate::from_ymd_opt(2100, 12, 31).unwrap_or(until);
        for _ in 0..TRIES {
            let faults = validate(&self.route, today);
            let full = faults.iter().find(|f| matches!(f.kind, RouteFaultKind::TooManyHours { .. }));
            let index =
                full.and_then(|f| f.field.strip_prefix("steps[")?.split(']').next()?.parse::<usize>().ok());
            let Some(id) = index.and_then(|i| self.route.steps.get(i)).map(|s| s.id) else { break };
            self.shift(id, 1, true);
        }
        self.route.until = until;
    }

    /// The last day of the last step.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.route.steps.iter().map(|s| s.until).max()
    }

    fn add(&mut self, mut step: Step) {
        step.until = end(step.from, step.hours, self.route.hours_per_week);
        let until = step.until;
        for closing in
            self.route.steps.iter_mut().filter(|s| s.kind == StepKind::Diagnosis && s.result.is_none())
        {
            while closing.from <= until {
                move_by(closing, TimeDelta::weeks(1));
            }
        }
        self.route.steps.push(step);
        self.sort();
    }

    /// The first day after all steps but the closing diagnosis.
    fn free_from(&self, today: NaiveDate) -> NaiveDate {
        let busy = self.route.steps.iter().filter(|s| s.kind != StepKind::Diagnosis).map(|s| s.until).max();
        busy.and_then(|day| day.succ_opt()).unwrap_or(self.route.from).max(today)
    }

    /// Steps stand in the order of their days; a route begins no later than its first step.
    fn sort(&mut self) {
        self.route.steps.sort_by_key(|step| step.from);
        let first = self.route.steps.iter().map(|s| s.from).min();
        self.route.from = first.map_or(self.route.from, |first| first.min(self.route.from));
    }
}

/// The last day of so many hours at this pace, in whole weeks.
fn end(from: NaiveDate, hours: u16, pace: u16) -> NaiveDate {
    let weeks = u64::from(hours.max(1).div_ceil(pace.max(1)));
    from.checked_add_days(Days::new(weeks * 7 - 1)).unwrap_or(from)
}

fn move_by(step: &mut Step, by: TimeDelta) {
    if let (Some(from), Some(until)) = (step.from.checked_add_signed(by), step.until.checked_add_signed(by)) {
        (step.from, step.until) = (from, until);
    }
}

fn become_programme(step: &mut Step, programme: &Programme, deficits: &[Deficit]) {
    let closed: Vec<_> = deficits.iter().filter(|d| programme.competences.contains(&d.competence)).collect();
    step.kind = StepKind::Programme;
    step.form = Form::Formal;
    step.title.clone_from(&programme.title);
    step.programme = Some(programme.id);
    step.hours = programme.hours;
    if closed.is_empty() {
        step.competences.clone_from(&programme.competences);
        step.reason = Reason::AddedByOwner;
    } else {
        step.competences = closed.iter().map(|d| d.competence.clone()).collect();
        let deficits = closed.into_iter().map(closed_deficit).collect();
        step.reason = Reason::ClosesDeficits { deficits, in_federal_register: programme.in_federal_register };
    }
}

fn own_step(id: StepId, kind: StepKind, title: String, hours: u16, from: NaiveDate) -> Step {
    Step {
        id,
        kind,
        form: kind.usual_form(),
        title,
        competences: Vec::new(),
        programme: None,
        hours,
        from,
        until: from,
        reason: Reason::AddedByOwner,
        result: None,
    }
}

#[cfg(test)]
mod tests;
