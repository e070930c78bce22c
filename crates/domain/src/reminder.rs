//! A word to several people at once: take the diagnosis, go on with the route, support is there (C-ДЕФ-5, C-МОЛ-1). Each is
//! told in the app; who was told the same by the same person within a day is not told again.

use serde::{Deserialize, Serialize};

use crate::{ids::PersonId, notice::NoticeKind};

/// Of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReminderKind {
    Diagnosis,
    Route,
    /// To a young teacher: a mentor, a consultation, a visit are there for them.
    Support,
}

/// The word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    pub kind: ReminderKind,
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 500))]
    pub people: Vec<PersonId>,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub note: String,
}

/// Why it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReminderFault {
    #[error("nobody was chosen")]
    Nobody,
    #[error("the note is longer than 500 characters")]
    Note,
}

impl ReminderKind {
    /// As what it is told.
    pub fn notice(self) -> NoticeKind {
        match self {
            Self::Diagnosis => NoticeKind::DiagnosisReminder,
            Self::Route => NoticeKind::RouteReminder,
            Self::Support => NoticeKind::SupportOffered,
        }
    }
}

impl Reminder {
    /// Checks what was written.
    pub fn check(&self) -> Result<(), ReminderFault> {
        if self.people.is_empty() {
            return Err(ReminderFault::Nobody);
        }
        let fits = self.note.chars().count() <= 500 && !self.note.contains('\0');
        if fits { Ok(()) } else { Err(ReminderFault::Note) }
    }
}
