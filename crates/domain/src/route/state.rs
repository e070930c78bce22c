//! States of a route (C-ИОМ-5) and what leads from one to the next.

use serde::{Deserialize, Serialize};

use super::RouteFault;
use crate::{access::Action, ids::StepId};

/// draft → proposed → agreed → active → completed; closed while it is walked, archived while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RouteState {
    Draft,
    Proposed,
    Agreed,
    Active,
    /// Every step was done.
    Completed,
    /// Ended before every step was done, by somebody's word.
    Closed,
    Archived,
}

/// What someone does to a route as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RouteTransition {
    /// The owner sends it to the methodist.
    Propose,
    /// The owner takes it back before anything of it was done; an agreed one has to be agreed anew.
    Withdraw,
    /// The methodist sends it back, with a comment that must be written.
    Return,
    /// The methodist agrees.
    Agree,
    /// The owner closes it; every step must be done.
    Complete,
    /// The owner or the methodist ends it early, with a word on what was reached.
    Close,
    /// The owner puts it away.
    Archive,
}

/// Why a route refuses a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RouteError {
    #[error("a route in state {0:?} cannot be edited; take it back first")]
    NotEditable(RouteState),
    #[error("steps of a route in state {0:?} cannot be marked")]
    NotRunning(RouteState),
    #[error("a route in state {from:?} cannot {transition:?}")]
    NoSuchTransition { from: RouteState, transition: RouteTransition },
    #[error("returning a route needs a comment")]
    CommentMissing,
    #[error("ending a route early needs a word on what was reached")]
    OutcomeMissing,
    #[error("the route has ended and is kept as it stood")]
    Ended(RouteState),
    #[error("a remark is about a step that the route does not have, or is empty, or goes with no return")]
    Remark(usize),
    #[error("{0} steps are not done")]
    StepsOpen(usize),
    #[error("the route has no step {0}")]
    UnknownStep(StepId),
    #[error("a formal step is done only with a document: kind, number, date")]
    EvidenceMissing,
    #[error("a step cannot be done in the future")]
    DoneInFuture,
    #[error("the route has faults")]
    Invalid(Vec<RouteFault>),
}

impl RouteTransition {
    /// Whether the owner may do it; nobody agrees their own route.
    pub fn is_owners(self) -> bool {
        !matches!(self, Self::Return | Self::Agree)
    }

    /// Whether the methodist may do it.
    pub fn is_methodists(self) -> bool {
        matches!(self, Self::Return | Self::Agree | Self::Close)
    }

    /// What one asks for by it.
    pub fn action(self, own: bool) -> Action {
        let reviews = if own { !self.is_owners() } else { self.is_methodists() };
        if reviews { Action::ReviewRoute } else { Action::WriteRoute }
    }
}

impl RouteState {
    /// Whether the owner may edit steps and dates.
    pub fn is_editable(self) -> bool {
        self == Self::Draft
    }

    /// Whether its steps are being walked and may be marked.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Agreed | Self::Active)
    }

    /// Whether anything of the route may still change; else it is kept as it stood.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Completed | Self::Closed | Self::Archived)
    }

    /// The state after a transition, or the refusal.
    pub fn after(self, transition: RouteTransition) -> Result<Self, RouteError> {
        use RouteTransition as T;
        match (self, transition) {
            (from, _) if !from.is_open() => Err(RouteError::Ended(from)),
            (Self::Draft, T::Propose) => Ok(Self::Proposed),
            (Self::Proposed, T::Withdraw | T::Return) | (Self::Agreed, T::Withdraw) => Ok(Self::Draft),
            (Self::Proposed, T::Agree) => Ok(Self::Agreed),
            (Self::Active, T::Complete) => Ok(Self::Completed),
            (Self::Agreed | Self::Active, T::Close) => Ok(Self::Closed),
            (_, T::Archive) => Ok(Self::Archived),
            (from, transition) => Err(RouteError::NoSuchTransition { from, transition }),
        }
    }
}
