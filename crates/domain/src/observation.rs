//! The protocol of a visited lesson (C-ПЕР-3): who, when, what was seen, a value of the scale for each competence.
//! Written once; the teacher may answer it, nobody edits it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{CompetenceId, ObservationId, PersonId},
    instrument::Instrument,
};

/// A protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    pub id: ObservationId,
    /// Whose lesson it was.
    pub person: PersonId,
    /// Who was there; the server's to say.
    pub observer: PersonId,
    pub observed_on: NaiveDate,
    /// «7 «Б», алгебра: доли и проценты».
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub lesson: String,
    #[cfg_attr(feature = "openapi", schema(max_items = 40))]
    pub marks: Vec<ObservedMark>,
    /// What to take from it, in the observer's words.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub summary: String,
    /// What the teacher answered; the server's to say.
    #[serde(default)]
    pub comment: Option<TeacherComment>,
}

/// What was seen of one competence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ObservedMark {
    pub competence: CompetenceId,
    /// A value of the instrument's scale.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9))]
    pub value: u8,
    /// What was seen.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub note: String,
}

/// The teacher's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TeacherComment {
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub text: String,
    pub at: DateTime<Utc>,
}

/// What is wrong with a protocol; `mark` is the place in the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ObservationFault {
    #[error("the lesson is not named, or in more than 200 characters")]
    Lesson,
    #[error("the lesson lies in the future")]
    InFuture,
    #[error("nothing was seen")]
    NoMarks,
    #[error("mark {mark}: the instrument has no such competence")]
    UnknownCompetence { mark: usize },
    #[error("mark {mark}: the competence stands twice")]
    Twice { mark: usize },
    #[error("mark {mark}: the scale ends at {max}")]
    OutsideScale { mark: usize, max: u8 },
    #[error("a text is too long")]
    TextLength,
}

const MAX_LESSON: usize = 200;
const MAX_NOTE: usize = 1000;
const MAX_TEXT: usize = 2000;

impl Observation {
    /// All faults at once.
    pub fn faults(&self, instrument: &Instrument, today: NaiveDate) -> Vec<ObservationFault> {
        let mut faults = Vec::new();
        if self.lesson.trim().is_empty() || !fits(&self.lesson, MAX_LESSON) {
            faults.push(ObservationFault::Lesson);
        }
        if self.observed_on > today {
            faults.push(ObservationFault::InFuture);
        }
        if self.marks.is_empty() {
            faults.push(ObservationFault::NoMarks);
        }
        let max = instrument.max();
        for (mark, seen) in self.marks.iter().enumerate() {
            if instrument.competence(&seen.competence).is_none() {
                faults.push(ObservationFault::UnknownCompetence { mark });
            }
            if self.marks[..mark].iter().any(|earlier| earlier.competence == seen.competence) {
                faults.push(ObservationFault::Twice { mark });
            }
            if !(1..=max).contains(&seen.value) {
                faults.push(ObservationFault::OutsideScale { mark, max });
            }
        }
        if !fits(&self.summary, MAX_TEXT) || self.marks.iter().any(|mark| !fits(&mark.note, MAX_NOTE)) {
            faults.push(ObservationFault::TextLength);
        }
        faults
    }

    /// Whether two say the same, but for what is the server's.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let bare = |o: &Self| Self { comment: None, ..o.clone() };
        bare(self) == bare(other)
    }
}

/// Whether a teacher's answer may stand.
pub fn is_comment(text: &str) -> bool {
    !text.trim().is_empty() && fits(text, MAX_TEXT)
}

fn fits(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.contains('\0')
}
