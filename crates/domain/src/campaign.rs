//! Campaigns: somebody assigns a diagnosis to a group, with a purpose and a date (C-ДИАГ-4, C-ДИАГ-6, C-ДИАГ-9). The
//! one who assigned it sees how far people are, never what they answered.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{CampaignId, PersonId, UnitId};

/// What the diagnosis is for (C-ДИАГ-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Вход в ИОМ.
    Entry,
    /// Промежуточная.
    Interim,
    /// Итоговая.
    Final,
}

/// Which questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// The common part.
    Common,
    /// With the block of the teacher's subject.
    WithSubject,
}

/// Who is to take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Group {
    /// The teachers assigned to the methodist who assigns it.
    Assigned,
    /// The staff of a unit and of all below it.
    Unit(UnitId),
}

/// An assigned diagnosis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    pub id: CampaignId,
    /// Who assigned it; the server's to say.
    pub author: PersonId,
    pub purpose: Purpose,
    pub block: Block,
    pub group: Group,
    pub due_on: NaiveDate,
    /// The server's to say.
    pub assigned_at: DateTime<Utc>,
    /// A word to those who take it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub message: String,
}

/// How far one person is. A status, never an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    NotStarted,
    Started,
    Finished,
}

/// Why it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CampaignFault {
    #[error("the date has passed")]
    DueInPast,
    #[error("the date is more than a year away")]
    TooFar,
    #[error("the message is longer than 500 characters")]
    Message,
}

const LONGEST_DAYS: i64 = 366;

impl Campaign {
    /// Checks what its author wrote.
    pub fn check(&self, today: NaiveDate) -> Result<(), CampaignFault> {
        if self.due_on < today {
            return Err(CampaignFault::DueInPast);
        }
        if self.due_on - today > TimeDelta::days(LONGEST_DAYS) {
            return Err(CampaignFault::TooFar);
        }
        let ok = self.message.chars().count() <= 500 && !self.message.contains('\0');
        if ok { Ok(()) } else { Err(CampaignFault::Message) }
    }
}

impl Stage {
    /// How far a person is by the diagnosis that took the assignment up.
    pub fn of(taken_up: bool, finished: bool) -> Self {
        match (taken_up, finished) {
            (_, true) => Self::Finished,
            (true, false) => Self::Started,
            (false, false) => Self::NotStarted,
        }
    }

    /// Late: not finished after the day.
    pub fn is_late(self, due_on: NaiveDate, today: NaiveDate) -> bool {
        self != Self::Finished && due_on < today
    }
}
