//! The individual route (ИОМ): steps, states, progress. Who may do what is decided in [`crate::access`]; how a draft
//! is made, in [`crate::draft`].

mod carry;
mod change;
mod closed;
mod load;
mod outcome;
mod progress;
mod setting;
mod state;
mod step;
mod validate;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use carry::carried;
pub use change::{Change, Days, RouteChange, StepRef, changes};
pub use closed::{ClosedRoute, Outcome, TaughtProgramme, outcomes};
pub use outcome::{Evidence, Protocol, StepDetails, StepResult, TransferFormat};
pub use progress::{Progress, progress};
pub use setting::Setting;
pub use state::{RouteError, RouteState, RouteTransition};
pub use step::{ClosedDeficit, Form, ProgrammeStanding, Reason, Step, StepKind};
pub use validate::{LATE_DAYS, RouteFault, RouteFaultKind, validate};
pub(crate) use validate::{MAX_STEP_HOURS, MAX_STEPS, MAX_TITLE};

use crate::ids::{DiagnosisId, PersonId, RouteId, StepId};

/// An individual educational route. Content, forms, pace and total time are its steps (C-ИОМ-1); it rests on a
/// diagnosis (C-ИОМ-4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Route {
    pub id: RouteId,
    pub person: PersonId,
    pub diagnosis: DiagnosisId,
    /// Grows by one with each change; the ETag is `"v<version>"`.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 2_147_483_647))]
    pub version: u32,
    pub state: RouteState,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
    /// Pace: how many hours a week the teacher can give.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 40))]
    pub hours_per_week: u16,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// What the route reckons with; older routes have nothing there.
    #[serde(default, skip_serializing_if = "Setting::is_empty")]
    pub setting: Setting,
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub steps: Vec<Step>,
    /// What happened to the route, oldest first.
    pub history: Vec<RouteEvent>,
}

/// One change of state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RouteEvent {
    pub at: DateTime<Utc>,
    pub actor: PersonId,
    pub transition: RouteTransition,
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub comment: String,
    /// What a return says of single steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_items = 60))]
    pub remarks: Vec<Remark>,
}

/// What the methodist says of one step when a route goes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = StepRemark))]
#[serde(deny_unknown_fields)]
pub struct Remark {
    pub step: StepId,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1000))]
    pub text: String,
}

impl Route {
    /// The ETag of this version (RFC 9110 §8.8.3).
    pub fn etag(&self) -> String {
        format!("\"v{}\"", self.version)
    }

    /// The step with this id.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The comment of the last return, while the route is back in draft.
    pub fn returned_with(&self) -> Option<&RouteEvent> {
        let last = self.history.last()?;
        (self.state == RouteState::Draft && last.transition == RouteTransition::Return).then_some(last)
    }

    /// What the last return said of a step, while the route is back in draft.
    pub fn remark_on(&self, step: StepId) -> Option<&Remark> {
        self.returned_with()?.remarks.iter().find(|remark| remark.step == step)
    }

    /// When it was last agreed and by whom.
    pub fn agreed(&self) -> Option<&RouteEvent> {
        self.history.iter().rfind(|event| event.transition == RouteTransition::Agree)
    }

    /// What ended it; `None` while it is open.
    pub fn ended(&self) -> Option<&RouteEvent> {
        self.history.last().filter(|_| !self.state.is_open())
    }

    /// A new draft from what its owner sent: version 1, no history, no results; everything else is the server's.
    pub fn create(sent: &Self, owner: PersonId, today: NaiveDate) -> Result<Self, RouteError> {
        let mut route =
            Self { person: owner, version: 1, state: RouteState::Draft, history: Vec::new(), ..sent.clone() };
        for step in &mut route.steps {
            step.result = None;
        }
        let faults = validate(&route, today);
        if faults.is_empty() { Ok(route) } else { Err(RouteError::Invalid(faults)) }
    }

    /// Replaces what the owner may edit: title, pace, dates, setting, steps. State, history and owner stay; results of steps
    /// that were done stay with their steps. An edit that changes nothing makes no new version, so that one sent
    /// twice counts once.
    pub fn edit(&mut self, edited: &Self, today: NaiveDate) -> Result<(), RouteError> {
        self.replace(edited, RouteState::Draft, today)
    }

    /// The methodist mends a route that was proposed to them (C-ИОМ-8: it is made together); it stays proposed, and what was
    /// changed is seen by both ([`changes`]).
    pub fn revise(&mut self, edited: &Self, today: NaiveDate) -> Result<(), RouteError> {
        self.replace(edited, RouteState::Proposed, today)
    }

    fn replace(&mut self, edited: &Self, within: RouteState, today: NaiveDate) -> Result<(), RouteError> {
        if self.state != within {
            let refused = if self.state.is_open() { RouteError::NotEditable } else { RouteError::Ended };
            return Err(refused(self.state));
        }
        let mut next = self.clone();
        next.title.clone_from(&edited.title);
        next.hours_per_week = edited.hours_per_week;
        (next.from, next.until) = (edited.from, edited.until);
        next.setting.clone_from(&edited.setting);
        next.steps.clone_from(&edited.steps);
        for step in &mut next.steps {
            step.result = self.step(step.id).and_then(|old| old.result.clone());
        }
        let faults = validate(&next, today);
        if !faults.is_empty() {
            return Err(RouteError::Invalid(faults));
        }
        if next != *self {
            next.version += 1;
            *self = next;
        }
        Ok(())
    }

    /// Marks a step as done, or takes the mark back with `None`. An agreed route becomes active by its first step.
    /// What already stands there changes nothing, whatever the state.
    pub fn set_result(
        &mut self,
        step: StepId,
        result: Option<StepResult>,
        today: NaiveDate,
    ) -> Result<(), RouteError> {
        let index = self.steps.iter().position(|s| s.id == step).ok_or(RouteError::UnknownStep(step))?;
        if self.steps[index].result == result {
            return Ok(());
        }
        if !self.state.is_running() {
            let refused = if self.state.is_open() { RouteError::NotRunning } else { RouteError::Ended };
            return Err(refused(self.state));
        }
        if let Some(result) = &result {
            self.steps[index].check_result(result, today)?;
        }
        self.steps[index].result = result;
        self.state = RouteState::Active;
        self.version += 1;
        Ok(())
    }

    /// Moves the route to its next state and writes it into the history.
    pub fn transition(
        &mut self,
        transition: RouteTransition,
        actor: PersonId,
        comment: &str,
        at: DateTime<Utc>,
    ) -> Result<(), RouteError> {
        self.transition_with(transition, actor, comment, &[], at)
    }

    /// The same, with what is said of single steps where it is a return.
    pub fn transition_with(
        &mut self,
        transition: RouteTransition,
        actor: PersonId,
        comment: &str,
        remarks: &[Remark],
        at: DateTime<Utc>,
    ) -> Result<(), RouteError> {
        let next = self.state.after(transition)?;
        match transition {
            RouteTransition::Return if comment.trim().is_empty() => return Err(RouteError::CommentMissing),
            RouteTransition::Close if comment.trim().is_empty() => return Err(RouteError::OutcomeMissing),
            _ => {}
        }
        let unsound = |remark: &Remark| {
            let known = transition == RouteTransition::Return && self.step(remark.step).is_some();
            !known || !validate::remark_fits(&remark.text)
        };
        if let Some(place) = remarks.iter().position(unsound) {
            return Err(RouteError::Remark(place));
        }
        if transition == RouteTransition::Propose {
            let faults = validate(self, at.date_naive());
            if !faults.is_empty() {
                return Err(RouteError::Invalid(faults));
            }
        }
        if let Some(fault) = validate::comment_fault(comment) {
            return Err(RouteError::Invalid(vec![fault]));
        }
        let open = self.steps.iter().filter(|s| s.result.is_none()).count();
        if transition == RouteTransition::Complete && open > 0 {
            return Err(RouteError::StepsOpen(open));
        }
        self.state = next;
        self.version += 1;
        let comment = comment.trim().to_owned();
        self.history.push(RouteEvent { at, actor, transition, comment, remarks: remarks.to_vec() });
        Ok(())
    }
}
