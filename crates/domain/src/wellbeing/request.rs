//! The closed request to a psychologist (C-ВЫГ-4): seen by its author and by psychologists only.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Outcome;
use crate::ids::{PersonId, RequestId};

/// A request for a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WellbeingRequest {
    pub id: RequestId,
    pub author: PersonId,
    /// Not empty when it is sent; empty once it was withdrawn.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub message: String,
    /// How the author wants to be reached, and when; like the message.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub contact: String,
    /// The outcome of the self-check, where the author put it in; the answers never.
    pub outcome: Option<Outcome>,
    pub state: WellbeingState,
    /// Who has it.
    pub psychologist: Option<PersonId>,
    pub sent_at: DateTime<Utc>,
    /// What happened to it, oldest first.
    pub history: Vec<WellbeingEvent>,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WellbeingState {
    Sent,
    Taken,
    Closed,
    Withdrawn,
}

/// What someone does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WellbeingTransition {
    /// A psychologist takes it on, with an answer to the author.
    Take,
    /// The psychologist closes it after the talk.
    Close,
    /// The author takes it back; from then on it is without message, contact and outcome.
    Withdraw,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WellbeingEvent {
    pub at: DateTime<Utc>,
    pub actor: PersonId,
    pub transition: WellbeingTransition,
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub comment: String,
}

/// Why a request refuses a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WellbeingError {
    #[error("a request in state {from:?} cannot {transition:?}")]
    NoSuchTransition { from: WellbeingState, transition: WellbeingTransition },
    #[error("the message is empty or longer than 2000 characters")]
    Message,
    #[error("the contact is empty or longer than 200 characters")]
    Contact,
    #[error("the answer is empty or longer than 2000 characters")]
    Comment,
    #[error("somebody else has it")]
    NotYours,
    #[error("the outcome is not one that the check can have")]
    Outcome,
}

impl WellbeingState {
    /// Whether somebody still has to do something about it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Sent | Self::Taken)
    }

    /// The state after a transition, or the refusal.
    pub fn after(self, transition: WellbeingTransition) -> Result<Self, WellbeingError> {
        use WellbeingTransition as T;
        match (self, transition) {
            (Self::Sent, T::Take) => Ok(Self::Taken),
            (Self::Taken, T::Close) => Ok(Self::Closed),
            (Self::Sent | Self::Taken, T::Withdraw) => Ok(Self::Withdrawn),
            (from, transition) => Err(WellbeingError::NoSuchTransition { from, transition }),
        }
    }
}

impl WellbeingTransition {
    /// Whether the author does it; otherwise a psychologist does.
    pub fn is_authors(self) -> bool {
        self == Self::Withdraw
    }
}

impl WellbeingRequest {
    /// A new request from what its author sent; how it stands and who has it is not the author's to say.
    pub fn create(sent: &Self, author: PersonId) -> Result<Self, WellbeingError> {
        let request = Self {
            author,
            message: sent.message.trim().to_owned(),
            contact: sent.contact.trim().to_owned(),
            state: WellbeingState::Sent,
            psychologist: None,
            history: Vec::new(),
            ..sent.clone()
        };
        if !fits(&request.message, 2000) {
            return Err(WellbeingError::Message);
        }
        if !fits(&request.contact, 200) {
            return Err(WellbeingError::Contact);
        }
        let whole = |o: &Outcome| {
            let scales = (1..=10).contains(&o.scales.len());
            scales && o.percent <= 100 && o.scales.iter().all(|s| s.percent <= 100 && fits(&s.title, 200))
        };
        if request.outcome.as_ref().is_some_and(|outcome| !whole(outcome)) {
            return Err(WellbeingError::Outcome);
        }
        Ok(request)
    }

    /// Whether both ask for the same.
    pub fn is_same_wish(&self, other: &Self) -> bool {
        (&self.message, &self.contact, &self.outcome) == (&other.message, &other.contact, &other.outcome)
    }

    /// Moves it on and writes that into the history. A refusal changes nothing.
    pub fn transition(
        &mut self,
        transition: WellbeingTransition,
        actor: PersonId,
        comment: &str,
        at: DateTime<Utc>,
    ) -> Result<(), WellbeingError> {
        let next = self.state.after(transition)?;
        let comment = comment.trim().to_owned();
        // An author who waits for help is not left without a word.
        let needed = transition == WellbeingTransition::Take;
        if comment.chars().count() > 2000 || comment.contains('\0') || (needed && comment.is_empty()) {
            return Err(WellbeingError::Comment);
        }
        match transition {
            WellbeingTransition::Take => self.psychologist = Some(actor),
            WellbeingTransition::Close if self.psychologist != Some(actor) => {
                return Err(WellbeingError::NotYours);
            }
            WellbeingTransition::Close => {}
            WellbeingTransition::Withdraw => {
                (self.message, self.contact, self.outcome) = (String::new(), String::new(), None);
            }
        }
        self.state = next;
        self.history.push(WellbeingEvent { at, actor, transition, comment });
        Ok(())
    }
}

fn fits(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.contains('\0')
}
