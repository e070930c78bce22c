//! Support requests (C-АДР, C-НАСТ): what a teacher asks for and how it is answered.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{CompetenceId, PersonId, RequestId, StepId};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// A mentor who masters the competence.
    Mentoring,
    /// A consultation of the methodist.
    Consultation,
    /// Somebody to visit a lesson.
    LessonVisit,
}

/// Where a request stands. Drafts live on the device, the server knows sent ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    Sent,
    Assigned,
    Accepted,
    Declined,
    Active,
    Completed,
    Cancelled,
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
    /// The one asked says no, with a reason.
    Decline,
    /// Work has begun.
    Start,
    /// The author closes it, with feedback.
    Complete,
    /// The author takes it back.
    Cancel,
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
    /// What happened to it, oldest first.
    pub history: Vec<RequestEvent>,
}

/// One change of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RequestEvent {
    pub at: DateTime<Utc>,
    pub actor: PersonId,
    pub transition: RequestTransition,
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub comment: String,
}

/// Why a request refuses a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    #[error("a request in state {from:?} cannot {transition:?}")]
    NoSuchTransition { from: RequestState, transition: RequestTransition },
    #[error("declining needs a reason")]
    CommentMissing,
    #[error("the message is empty or longer than 2000 characters")]
    Message,
    #[error("the comment is longer than 2000 characters")]
    CommentTooLong,
    #[error("assigning needs a person")]
    AssigneeMissing,
}

impl RequestState {
    /// Whether somebody still has to do something about it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Declined | Self::Completed | Self::Cancelled)
    }

    /// Whether it waits for an answer.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Sent | Self::Assigned)
    }

    /// The state after a transition, or the refusal.
    pub fn after(self, transition: RequestTransition) -> Result<Self, RequestError> {
        use RequestTransition as T;
        match (self, transition) {
            (Self::Sent | Self::Assigned, T::Assign) => Ok(Self::Assigned),
            (Self::Sent | Self::Assigned, T::Accept) => Ok(Self::Accepted),
            (Self::Sent | Self::Assigned, T::Decline) => Ok(Self::Declined),
            (Self::Accepted, T::Start) => Ok(Self::Active),
            (Self::Accepted | Self::Active, T::Complete) => Ok(Self::Completed),
            (Self::Sent | Self::Assigned | Self::Accepted, T::Cancel) => Ok(Self::Cancelled),
            (from, transition) => Err(RequestError::NoSuchTransition { from, transition }),
        }
    }
}

impl RequestTransition {
    /// Whether the author does it; otherwise the one who answers does.
    pub fn is_authors(self) -> bool {
        matches!(self, Self::Complete | Self::Cancel)
    }
}

const MAX_TEXT: usize = 2000;

impl SupportRequest {
    /// A new request from what its author sent: it waits in the methodist's queue, nothing has happened to it yet;
    /// who has it and how it stands is not the author's to say.
    pub fn create(sent: &Self, author: PersonId) -> Result<Self, RequestError> {
        sent.check()?;
        let (state, history) = (RequestState::Sent, Vec::new());
        Ok(Self { author, assignee: None, state, history, ..sent.clone() })
    }

    /// Checks what the author wrote.
    pub fn check(&self) -> Result<(), RequestError> {
        let ok = !self.message.trim().is_empty() && fits(&self.message);
        if ok { Ok(()) } else { Err(RequestError::Message) }
    }

    /// Moves the request on and writes it into the history. `assignee` is whom it is assigned to (`Assign`), or the
    /// one who answers.
    pub fn transition(
        &mut self,
        transition: RequestTransition,
        actor: PersonId,
        assignee: Option<PersonId>,
        comment: &str,
        at: DateTime<Utc>,
    ) -> Result<(), RequestError> {
        let next = self.state.after(transition)?;
        if !fits(comment) {
            return Err(RequestError::CommentTooLong);
        }
        match transition {
            RequestTransition::Decline if comment.trim().is_empty() => {
                return Err(RequestError::CommentMissing);
            }
            RequestTransition::Assign => self.assignee = Some(assignee.ok_or(RequestError::AssigneeMissing)?),
            RequestTransition::Accept => self.assignee = Some(actor),
            _ => {}
        }
        self.state = next;
        self.history.push(RequestEvent { at, actor, transition, comment: comment.trim().to_owned() });
        Ok(())
    }
}

fn fits(text: &str) -> bool {
    text.chars().count() <= MAX_TEXT && !text.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::uuid_v7;

    fn sent() -> SupportRequest {
        SupportRequest {
            id: RequestId(uuid_v7(1, [1; 10])),
            author: PersonId(uuid_v7(1, [2; 10])),
            kind: RequestKind::Mentoring,
            competence: None,
            step: None,
            message: "Хочу научиться оценивать по критериям".into(),
            wished: None,
            assignee: None,
            state: RequestState::Sent,
            sent_at: DateTime::UNIX_EPOCH,
            history: Vec::new(),
        }
    }

    #[test]
    fn a_declined_request_carries_its_reason() {
        let (mut request, actor) = (sent(), PersonId(uuid_v7(1, [3; 10])));
        let bare = request.transition(RequestTransition::Decline, actor, None, "  ", DateTime::UNIX_EPOCH);
        assert_eq!(bare, Err(RequestError::CommentMissing));
        assert_eq!(request, sent(), "a refused command changes nothing");
        request
            .transition(RequestTransition::Decline, actor, None, "в декабре занят", DateTime::UNIX_EPOCH)
            .expect("declines");
        assert_eq!(request.state, RequestState::Declined);
    }

    #[test]
    fn the_author_can_cancel_until_it_is_active() {
        use RequestState as S;
        for state in [S::Sent, S::Assigned, S::Accepted] {
            assert_eq!(state.after(RequestTransition::Cancel), Ok(S::Cancelled));
        }
        for state in [S::Active, S::Completed, S::Declined, S::Cancelled] {
            assert!(state.after(RequestTransition::Cancel).is_err(), "{state:?}");
        }
    }

    #[test]
    fn accepting_makes_the_one_who_accepts_responsible() {
        let (mut request, actor) = (sent(), PersonId(uuid_v7(1, [3; 10])));
        request
            .transition(RequestTransition::Accept, actor, None, "", DateTime::UNIX_EPOCH)
            .expect("accepts");
        assert_eq!(request.assignee, Some(actor));
    }
}
