//! States of a route (C-ИОМ-5) and what leads from one to the next.

use serde::{Deserialize, Serialize};

use super::RouteFault;
use crate::ids::StepId;

/// draft → proposed → agreed → active → completed; archived from any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RouteState {
    Draft,
    Proposed,
    Agreed,
    Active,
    Completed,
    Archived,
}

/// What someone does to a route as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RouteTransition {
    /// The owner sends it to the methodist.
    Propose,
    /// The owner takes it back before it was looked at.
    Withdraw,
    /// The methodist sends it back, with a comment that must be written.
    Return,
    /// The methodist agrees.
    Agree,
    /// The owner closes it; every step must be done.
    Complete,
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
    /// Whether the owner does it; otherwise the methodist does (nobody agrees their own route).
    pub fn is_owners(self) -> bool {
        !matches!(self, Self::Return | Self::Agree)
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

    /// Whether the route is neither completed nor put away.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Completed | Self::Archived)
    }

    /// The state after a transition, or the refusal.
    pub fn after(self, transition: RouteTransition) -> Result<Self, RouteError> {
        use RouteTransition as T;
        match (self, transition) {
            (Self::Draft, T::Propose) => Ok(Self::Proposed),
            (Self::Proposed, T::Withdraw | T::Return) => Ok(Self::Draft),
            (Self::Proposed, T::Agree) => Ok(Self::Agreed),
            (Self::Active, T::Complete) => Ok(Self::Completed),
            (state, T::Archive) if state != Self::Archived => Ok(Self::Archived),
            (from, transition) => Err(RouteError::NoSuchTransition { from, transition }),
        }
    }
}
