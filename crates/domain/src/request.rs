//! Support requests (C-АДР, C-НАСТ): what a teacher asks for and how it is answered. Where an unanswered one goes by
//! itself is in [`clock`], who may ask for what in [`eligibility`].

pub mod clock;
pub mod eligibility;
mod state;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{CompetenceId, PersonId, RequestId, StepId};
pub use clock::Clock;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// A mentor: who masters the competence (C-НАСТ-8), or by subject where none is named (C-НАСТ-6).
    Mentoring,
    /// A mentor for a beginner (C-НАСТ-7).
    YoungMentoring,
    /// Managers of an experienced team for managers in difficulty (C-НАСТ-10, C-УК-4).
    Management,
    /// A consultation of the methodist.
    Consultation,
    /// Somebody to visit a lesson.
    LessonVisit,
    /// A tutor of a programme, also after it (C-ТЬЮТ-1, C-ТЬЮТ-2, C-ТЬЮТ-4).
    Tutor,
}

/// Where a request stands. Drafts live on the device, the server knows sent ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    Sent,
    Assigned,
    /// The one asked wants to know more: it is the author's turn.
    Clarifying,
    /// The one asked is busy until a day.
    Deferred,
    Accepted,
    Declined,
    Active,
    Completed,
    Cancelled,
}

/// Whose queue a request without an assignee waits in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestQueue {
    /// The author's methodist.
    #[default]
    Methodist,
    /// The municipal methodical service (ММС, C-АДР-5).
    Municipal,
}

/// What someone does to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestTransition {
    /// The methodist passes it to someone.
    Assign,
    /// The one asked takes it on.
    Accept,
    /// The one asked says no, with a reason. Somebody it was passed to gives it back to the methodist's queue; from a
    /// queue it ends there.
    Decline,
    /// The one asked wants to know more.
    AskDetails,
    /// The one asked is busy until a day.
    Defer,
    /// Work has begun.
    Start,
    /// The author closes it, with feedback.
    Complete,
    /// The author takes it back.
    Cancel,
    /// The author tells more.
    GiveDetails,
    /// The author would rather have it passed to the methodist.
    PassOn,
    /// The clock reminds the one who has it.
    Remind,
    /// The clock hands it over to the next queue.
    HandOver,
    /// The day until which the one asked was busy has come.
    Resume,
    /// Who helped has left or ended early: it is in the methodist's queue again.
    Return,
}

/// A support request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SupportRequest {
    pub id: RequestId,
    pub author: PersonId,
    pub kind: RequestKind,
    pub competence: Option<CompetenceId>,
    pub step: Option<StepId>,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub message: String,
    /// Whom the author would like to have.
    pub wished: Option<PersonId>,
    /// Who has it now; `None`: it waits in the methodist's queue.
    pub assignee: Option<PersonId>,
    pub state: RequestState,
    pub sent_at: DateTime<Utc>,
    /// Whose queue it waits in while nobody has it.
    #[serde(default)]
    pub queue: RequestQueue,
    /// Till when it is answered, else it goes on by itself. The server's to say.
    #[serde(default)]
    pub clock: Option<Clock>,
    /// Until when the one asked is busy.
    #[serde(default)]
    pub deferred_until: Option<NaiveDate>,
    /// What happened to it, oldest first.
    pub history: Vec<RequestEvent>,
}

/// One change of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RequestEvent {
    pub at: DateTime<Utc>,
    /// Who did it; `None`: the system, by itself.
    pub actor: Option<PersonId>,
    pub transition: RequestTransition,
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub comment: String,
}

/// Why a request refuses a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    #[error("a request in state {from:?} cannot {transition:?}")]
    NoSuchTransition { from: RequestState, transition: RequestTransition },
    #[error("this transition needs words")]
    CommentMissing(RequestTransition),
    #[error("the message is empty or longer than 2000 characters")]
    Message,
    #[error("the comment is longer than 2000 characters")]
    CommentTooLong,
    #[error("assigning needs a person")]
    AssigneeMissing,
    #[error("being busy needs a day to come, at most 90 days ahead")]
    BusyUntil,
}

const MAX_TEXT: usize = 2000;
/// The longest that somebody may be busy.
const LONGEST_BUSY_DAYS: i64 = 90;

impl SupportRequest {
    /// A new request from what its author sent: with whom they wished to have it, else in the methodist's queue.
    /// Nothing has happened to it yet; how it stands is not the author's to say.
    pub fn create(sent: &Self, author: PersonId) -> Result<Self, RequestError> {
        sent.check()?;
        let state = if sent.wished.is_some() { RequestState::Assigned } else { RequestState::Sent };
        Ok(Self {
            author,
            assignee: sent.wished,
            state,
            queue: RequestQueue::Methodist,
            clock: None,
            deferred_until: None,
            history: Vec::new(),
            ..sent.clone()
        })
    }

    /// Checks what the author wrote.
    pub fn check(&self) -> Result<(), RequestError> {
        let ok = !self.message.trim().is_empty() && fits(&self.message);
        if ok { Ok(()) } else { Err(RequestError::Message) }
    }

    /// Moves the request on and writes it into the history. `assignee` is whom it is assigned to (`Assign`), or the
    /// one who answers. The clock stops: the server winds it anew ([`clock`]).
    pub fn transition(
        &mut self,
        transition: RequestTransition,
        actor: PersonId,
        assignee: Option<PersonId>,
        comment: &str,
        at: DateTime<Utc>,
    ) -> Result<(), RequestError> {
        use RequestTransition as T;
        let mut next = self.state.after(transition)?;
        if !fits(comment) {
            return Err(RequestError::CommentTooLong);
        }
        if transition.needs_words() && comment.trim().is_empty() {
            return Err(RequestError::CommentMissing(transition));
        }
        match transition {
            T::Defer => return Err(RequestError::BusyUntil),
            T::Assign => self.assignee = Some(assignee.ok_or(RequestError::AssigneeMissing)?),
            T::Accept => self.assignee = Some(actor),
            T::GiveDetails if self.assignee.is_none() => next = RequestState::Sent,
            _ => {}
        }
        if next == RequestState::Sent {
            self.assignee = None;
        }
        self.moved(
            next,
            RequestEvent { at, actor: Some(actor), transition, comment: comment.trim().to_owned() },
        );
        Ok(())
    }

    /// The one asked is busy until a day: the author waits or passes the request on.
    pub fn defer(
        &mut self,
        until: NaiveDate,
        actor: PersonId,
        comment: &str,
        at: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<(), RequestError> {
        let next = self.state.after(RequestTransition::Defer)?;
        if !fits(comment) {
            return Err(RequestError::CommentTooLong);
        }
        if !(1..=LONGEST_BUSY_DAYS).contains(&(until - today).num_days()) {
            return Err(RequestError::BusyUntil);
        }
        let (transition, comment) = (RequestTransition::Defer, comment.trim().to_owned());
        self.moved(next, RequestEvent { at, actor: Some(actor), transition, comment });
        self.deferred_until = Some(until);
        Ok(())
    }

    /// Gives an accepted request back to the methodist's queue: who helped has left, or ended early (C-НАСТ-14).
    pub fn give_back(&mut self, actor: Option<PersonId>, comment: &str, at: DateTime<Utc>) {
        if !self.state.is_open() || self.assignee.is_none() {
            return;
        }
        (self.assignee, self.queue) = (None, RequestQueue::Methodist);
        let (transition, comment) = (RequestTransition::Return, comment.to_owned());
        self.moved(RequestState::Sent, RequestEvent { at, actor, transition, comment });
    }

    fn moved(&mut self, next: RequestState, event: RequestEvent) {
        self.state = next;
        (self.clock, self.deferred_until) = (None, None);
        self.history.push(event);
    }
}

fn fits(text: &str) -> bool {
    text.chars().count() <= MAX_TEXT && !text.contains('\0')
}
