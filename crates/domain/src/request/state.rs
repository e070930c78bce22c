//! The states of a request and what leads from one to the next.

use super::{RequestError, RequestKind, RequestState, RequestTransition};

impl RequestState {
    /// Whether somebody still has to do something about it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Declined | Self::Completed | Self::Cancelled)
    }

    /// Whether it waits for an answer of whoever has it.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Sent | Self::Assigned)
    }

    /// The state after a transition that somebody makes, or the refusal. What the clock does is in [`super::clock`].
    pub fn after(self, transition: RequestTransition) -> Result<Self, RequestError> {
        use RequestTransition as T;
        match (self, transition) {
            (Self::Sent | Self::Assigned | Self::Clarifying | Self::Deferred, T::Assign)
            // Asked by the methodist, it goes back to the queue; the request knows.
            | (Self::Clarifying, T::GiveDetails) => Ok(Self::Assigned),
            (Self::Sent | Self::Assigned | Self::Clarifying | Self::Deferred, T::Accept) => Ok(Self::Accepted),
            (Self::Sent, T::Decline) => Ok(Self::Declined),
            (Self::Assigned, T::Decline | T::PassOn) | (Self::Clarifying | Self::Deferred, T::PassOn) => Ok(Self::Sent),
            (Self::Sent | Self::Assigned, T::AskDetails) => Ok(Self::Clarifying),
            (Self::Assigned, T::Defer) => Ok(Self::Deferred),
            (Self::Accepted, T::Start) => Ok(Self::Active),
            (Self::Accepted | Self::Active, T::Complete) => Ok(Self::Completed),
            (Self::Sent | Self::Assigned | Self::Clarifying | Self::Deferred | Self::Accepted, T::Cancel) => {
                Ok(Self::Cancelled)
            }
            (from, transition) => Err(RequestError::NoSuchTransition { from, transition }),
        }
    }
}

impl RequestTransition {
    /// Whether the author does it.
    pub fn is_authors(self) -> bool {
        matches!(self, Self::Complete | Self::Cancel | Self::GiveDetails | Self::PassOn)
    }

    /// Whether nobody does it but the clock.
    pub fn is_systems(self) -> bool {
        matches!(self, Self::Remind | Self::HandOver | Self::Resume | Self::Return)
    }

    /// Whether it must be said in words.
    pub fn needs_words(self) -> bool {
        matches!(self, Self::Decline | Self::AskDetails | Self::GiveDetails)
    }
}

impl RequestKind {
    /// Whether accepting it makes a pair.
    pub fn makes_pair(self) -> bool {
        matches!(self, Self::Mentoring | Self::YoungMentoring | Self::Management | Self::Tutor)
    }
}
