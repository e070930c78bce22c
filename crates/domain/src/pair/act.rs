//! What the two of a pair do. Each act is of one side; a refused one changes nothing; one that came twice changes nothing.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Feedback, Meeting, Pair, PairEnd, PairPlan, PairState, Side};
use crate::ids::PersonId;

/// What somebody does to their pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairAct {
    /// The mentor writes the plan; the consent of the other is asked anew.
    Plan(PairPlan),
    /// A meeting is planned, moved or written down.
    Meet(Meeting),
    Feedback(Feedback),
    Move {
        transition: PairTransition,
        comment: String,
    },
}

/// Steps of the pair as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PairTransition {
    /// Consent in writing to the plan (ТК РФ, ст. 351.8).
    Agree,
    /// The mentor closes it with a summary.
    Complete,
    /// Either side ends it early, with a reason.
    EndEarly,
}

/// Why a pair refuses an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PairError {
    #[error("neither of the two")]
    NotTheirs,
    #[error("the pair has ended")]
    Over,
    #[error("only the mentor does this")]
    HelperOnly,
    #[error("a plan has goals and ends after it begins, within two years")]
    Plan(PlanFault),
    #[error("a meeting is not what it should be")]
    Meeting(MeetingFault),
    #[error("a mark is 1 to 5, a text has at most 2000 characters")]
    Feedback,
    #[error("words are missing or too long")]
    Words(PairTransition),
    #[error("nothing can be agreed without a goal")]
    NoGoals,
    #[error("an early end is announced already")]
    Ending,
    #[error("a pair that is not agreed cannot be completed")]
    NotRunning,
}

/// What is wrong with a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFault {
    Goals,
    GoalText(usize),
    Term,
}

/// What is wrong with a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingFault {
    Minutes,
    Agenda,
    Notes,
    NextStep,
    /// Held on a day that has not come.
    HeldInFuture,
    /// Held, and not a word about it.
    NotesMissing,
    /// More than a pair can have.
    TooMany,
}

/// Working days of notice of an early end (ТК РФ, ст. 351.8: at least three).
pub const NOTICE_DAYS: u32 = 3;

const MOST_GOALS: usize = 10;
const MOST_MEETINGS: usize = 100;
const LONGEST_DAYS: i64 = 731;

impl Pair {
    /// Does it. `ends_on` is the day on which an early end that is announced today takes effect: [`NOTICE_DAYS`] working
    /// days on, by the server's calendar.
    pub fn act(
        &mut self,
        act: &PairAct,
        actor: PersonId,
        at: DateTime<Utc>,
        today: NaiveDate,
        ends_on: NaiveDate,
    ) -> Result<(), PairError> {
        let side = self.side(actor).ok_or(PairError::NotTheirs)?;
        match act {
            PairAct::Feedback(feedback) => self.feedback(side, feedback),
            _ if !self.state.is_open() => Err(PairError::Over),
            PairAct::Plan(plan) => self.plan(side, plan, at),
            PairAct::Meet(meeting) => self.meet(meeting, today),
            PairAct::Move { transition, comment } => {
                let ending = |comment| PairEnd {
                    by: Some(actor),
                    announced_at: at,
                    reason: comment,
                    effective_on: ends_on,
                };
                match transition {
                    PairTransition::Agree => self.agree(side, at),
                    PairTransition::Complete if side == Side::Learner => Err(PairError::HelperOnly),
                    PairTransition::Complete => self.complete(words(comment, *transition)?),
                    PairTransition::EndEarly => self.end_early(ending(words(comment, *transition)?), today),
                }
            }
        }
    }

    fn plan(&mut self, side: Side, plan: &PairPlan, at: DateTime<Utc>) -> Result<(), PairError> {
        if side != Side::Helper {
            return Err(PairError::HelperOnly);
        }
        if self.state == PairState::Ending {
            return Err(PairError::Ending);
        }
        plan.check().map_err(PairError::Plan)?;
        if self.plan != *plan {
            self.plan = plan.clone();
            self.state = PairState::Agreeing;
            // Who wrote it stands by it.
            (self.helper_agreed_at, self.learner_agreed_at) = (Some(at), None);
        }
        Ok(())
    }

    fn agree(&mut self, side: Side, at: DateTime<Utc>) -> Result<(), PairError> {
        if self.plan.goals.is_empty() {
            return Err(PairError::NoGoals);
        }
        let mine = match side {
            Side::Helper => &mut self.helper_agreed_at,
            Side::Learner => &mut self.learner_agreed_at,
        };
        mine.get_or_insert(at);
        if self.state == PairState::Agreeing
            && self.helper_agreed_at.is_some()
            && self.learner_agreed_at.is_some()
        {
            self.state = PairState::Running;
        }
        Ok(())
    }

    fn meet(&mut self, meeting: &Meeting, today: NaiveDate) -> Result<(), PairError> {
        meeting.check(today).map_err(PairError::Meeting)?;
        let known = self.meetings.iter().any(|m| m.id == meeting.id);
        if !known && self.meetings.len() >= MOST_MEETINGS {
            return Err(PairError::Meeting(MeetingFault::TooMany));
        }
        self.meetings.retain(|m| m.id != meeting.id);
        self.meetings.push(meeting.clone());
        self.meetings.sort_by_key(|m| (m.on, m.id));
        Ok(())
    }

    fn feedback(&mut self, side: Side, feedback: &Feedback) -> Result<(), PairError> {
        if !(1..=5).contains(&feedback.mark) || !fits(&feedback.text) {
            return Err(PairError::Feedback);
        }
        let mine = match side {
            Side::Helper => &mut self.helper_feedback,
            Side::Learner => &mut self.learner_feedback,
        };
        *mine = Some(feedback.clone());
        Ok(())
    }

    fn complete(&mut self, summary: String) -> Result<(), PairError> {
        match self.state {
            PairState::Running => {
                (self.state, self.summary) = (PairState::Completed, Some(summary));
                Ok(())
            }
            PairState::Ending => Err(PairError::Ending),
            _ => Err(PairError::NotRunning),
        }
    }

    fn end_early(&mut self, end: PairEnd, today: NaiveDate) -> Result<(), PairError> {
        if self.state == PairState::Ending {
            return Err(PairError::Ending);
        }
        // Before both agreed there is nothing to give notice of.
        if self.state == PairState::Agreeing {
            (self.state, self.end) = (PairState::Ended, Some(PairEnd { effective_on: today, ..end }));
        } else {
            (self.state, self.end) = (PairState::Ending, Some(end));
        }
        Ok(())
    }
}

impl PairPlan {
    /// Whether it is a plan: at least one goal, in a term.
    pub fn check(&self) -> Result<(), PlanFault> {
        if self.goals.is_empty() || self.goals.len() > MOST_GOALS {
            return Err(PlanFault::Goals);
        }
        let wrong = |text: &str| text.trim().is_empty() || text.chars().count() > 300 || text.contains('\0');
        if let Some(place) = self.goals.iter().position(|goal| wrong(&goal.text)) {
            return Err(PlanFault::GoalText(place));
        }
        if (1..=LONGEST_DAYS).contains(&(self.until - self.from).num_days()) {
            Ok(())
        } else {
            Err(PlanFault::Term)
        }
    }
}

impl Meeting {
    /// Whether it can be kept as it is.
    pub fn check(&self, today: NaiveDate) -> Result<(), MeetingFault> {
        match () {
            () if !(5..=600).contains(&self.minutes) => Err(MeetingFault::Minutes),
            () if self.agenda.trim().is_empty() || !fits(&self.agenda) => Err(MeetingFault::Agenda),
            () if !fits(&self.notes) => Err(MeetingFault::Notes),
            () if !fits(&self.next_step) => Err(MeetingFault::NextStep),
            () if self.held && self.on > today => Err(MeetingFault::HeldInFuture),
            () if self.held && self.notes.trim().is_empty() => Err(MeetingFault::NotesMissing),
            () => Ok(()),
        }
    }
}

fn words(comment: &str, transition: PairTransition) -> Result<String, PairError> {
    let comment = comment.trim();
    if comment.is_empty() || !fits(comment) {
        Err(PairError::Words(transition))
    } else {
        Ok(comment.to_owned())
    }
}

fn fits(text: &str) -> bool {
    text.chars().count() <= 2000 && !text.contains('\0')
}
