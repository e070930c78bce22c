//! A pair (C-НАСТ, C-ТЬЮТ): who helps and who is helped, made when a request for a mentor or tutor is accepted. Written
//! consent of both, a plan with a term, meetings, feedback from both sides, a closing summary, or an early end with its
//! notice (ТК РФ, ст. 351.8). What its members do is in [`act`].

pub mod act;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{CompetenceId, GoalId, MeetingId, PairId, PersonId, RequestId, StepId},
    request::{RequestKind, SupportRequest},
};

/// The form of a pair; the list is open (C-НАСТ-9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PairForm {
    /// По предметному принципу (C-НАСТ-6).
    Subject,
    /// Наставник – молодой специалист (C-НАСТ-7).
    Young,
    /// Владеющий компетенцией – осваивающий (C-НАСТ-8).
    Mastery,
    /// Менторство управленцев (C-НАСТ-10).
    Management,
    /// Тьютор программы, also after the course (C-ТЬЮТ-1..3).
    Tutor,
}

/// Where a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PairState {
    /// The plan waits for the consent of one or both.
    Agreeing,
    Running,
    /// An early end is announced and takes effect on its day.
    Ending,
    /// Ended early.
    Ended,
    Completed,
}

/// A pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pair {
    pub id: PairId,
    /// The request that it came from.
    pub request: RequestId,
    pub form: PairForm,
    /// The mentor or tutor.
    pub helper: PersonId,
    /// The one who is helped.
    pub learner: PersonId,
    pub competence: Option<CompetenceId>,
    /// The step of the learner's route that it serves.
    pub step: Option<StepId>,
    pub state: PairState,
    pub plan: PairPlan,
    /// Consent in writing to this plan; a changed plan needs it anew.
    pub helper_agreed_at: Option<DateTime<Utc>>,
    pub learner_agreed_at: Option<DateTime<Utc>>,
    /// By day.
    pub meetings: Vec<Meeting>,
    pub helper_feedback: Option<Feedback>,
    pub learner_feedback: Option<Feedback>,
    /// What came out, in the mentor's words.
    pub summary: Option<String>,
    pub end: Option<PairEnd>,
    pub started_at: DateTime<Utc>,
}

/// What the pair works on and how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PairPlan {
    pub from: NaiveDate,
    pub until: NaiveDate,
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub goals: Vec<Goal>,
}

/// One goal, by competence where it is about one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub id: GoalId,
    pub competence: Option<CompetenceId>,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 300))]
    pub text: String,
}

/// A meeting, to come or held.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    pub id: MeetingId,
    pub on: NaiveDate,
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 600))]
    pub minutes: u16,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub agenda: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub notes: String,
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub next_step: String,
    /// It took place.
    pub held: bool,
}

/// What one side says of the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// From 1 «не помогло» to 5 «очень помогло».
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5))]
    pub mark: u8,
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub text: String,
}

/// How it ended before its term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairEnd {
    /// Who ended it; `None`: the mentor is no mentor any more.
    pub by: Option<PersonId>,
    pub announced_at: DateTime<Utc>,
    pub reason: String,
    /// The day it takes effect: three working days after the announcement, or at once where nothing was agreed yet.
    pub effective_on: NaiveDate,
}

/// Which side of the pair somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Helper,
    Learner,
}

/// How long a pair is proposed for: the mentor changes it.
const USUAL_MONTHS: u32 = 6;

impl Pair {
    /// The pair that an accepted request makes; `None` for a request that makes none.
    pub fn of(request: &SupportRequest, id: PairId, at: DateTime<Utc>, today: NaiveDate) -> Option<Self> {
        let form = match request.kind {
            RequestKind::Mentoring if request.competence.is_some() => PairForm::Mastery,
            RequestKind::Mentoring => PairForm::Subject,
            RequestKind::YoungMentoring => PairForm::Young,
            RequestKind::Management => PairForm::Management,
            RequestKind::Tutor => PairForm::Tutor,
            RequestKind::Consultation | RequestKind::LessonVisit => return None,
        };
        let until = today.checked_add_months(chrono::Months::new(USUAL_MONTHS)).unwrap_or(today);
        Some(Self {
            id,
            request: request.id,
            form,
            helper: request.assignee?,
            learner: request.author,
            competence: request.competence.clone(),
            step: request.step,
            state: PairState::Agreeing,
            plan: PairPlan { from: today, until, goals: Vec::new() },
            helper_agreed_at: None,
            learner_agreed_at: None,
            meetings: Vec::new(),
            helper_feedback: None,
            learner_feedback: None,
            summary: None,
            end: None,
            started_at: at,
        })
    }

    /// Which side a person is.
    pub fn side(&self, person: PersonId) -> Option<Side> {
        match person {
            _ if person == self.helper => Some(Side::Helper),
            _ if person == self.learner => Some(Side::Learner),
            _ => None,
        }
    }

    /// Minutes of the meetings that took place.
    pub fn minutes_held(&self) -> u32 {
        self.meetings.iter().filter(|m| m.held).map(|m| u32::from(m.minutes)).sum()
    }

    /// The first meeting to come.
    pub fn next_meeting(&self, today: NaiveDate) -> Option<&Meeting> {
        self.meetings.iter().find(|m| !m.held && m.on >= today)
    }

    /// Meetings that were to be and of which nothing is written down.
    pub fn unwritten(&self, today: NaiveDate) -> usize {
        self.meetings.iter().filter(|m| !m.held && m.on < today).count()
    }

    /// The pair's early end takes effect on its day. Looking again changes nothing.
    pub fn tick(&mut self, today: NaiveDate) -> bool {
        let due =
            self.state == PairState::Ending && self.end.as_ref().is_some_and(|end| end.effective_on <= today);
        if due {
            self.state = PairState::Ended;
        }
        due
    }

    /// The learner has closed the request: done, or taken back before anything was agreed.
    pub fn request_closed(&mut self, done: bool, comment: &str, at: DateTime<Utc>, today: NaiveDate) {
        if !self.state.is_open() {
            return;
        }
        if done {
            self.state = PairState::Completed;
        } else {
            let (by, reason) = (Some(self.learner), comment.to_owned());
            let end = PairEnd { by, announced_at: at, reason, effective_on: today };
            (self.state, self.end) = (PairState::Ended, Some(end));
        }
    }

    /// Who helped is no mentor any more: it ends at once, with everything that was written down.
    pub fn helper_left(&mut self, at: DateTime<Utc>, today: NaiveDate) {
        if self.state.is_open() {
            let end = PairEnd { by: None, announced_at: at, reason: String::new(), effective_on: today };
            (self.state, self.end) = (PairState::Ended, Some(end));
        }
    }
}

impl PairState {
    /// Whether the two still work together.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Agreeing | Self::Running | Self::Ending)
    }
}
