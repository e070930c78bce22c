//! The protocol as typed, and the one function that makes a protocol of it or says what is missing.

use chrono::NaiveDate;
use domain::{
    CompetenceId, ObservationId, PersonId,
    instrument::Instrument,
    observation::{Observation, ObservationFault, ObservedMark},
};
use serde::{Deserialize, Serialize};

use crate::text::witness as words;

/// Ids of fields.
pub const DATE: &str = "lesson-date";
pub const LESSON: &str = "lesson-what";
pub const ADD: &str = "lesson-add";
pub const SUMMARY: &str = "lesson-summary";

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonForm {
    pub observed_on: NaiveDate,
    pub lesson: String,
    pub marks: Vec<ObservedMark>,
    pub summary: String,
}

impl LessonForm {
    pub fn begun(today: NaiveDate) -> Self {
        Self { observed_on: today, lesson: String::new(), marks: Vec::new(), summary: String::new() }
    }

    /// Adds a competence, in the middle of the scale.
    pub fn add(&mut self, competence: CompetenceId, max: u8) {
        if !self.marks.iter().any(|mark| mark.competence == competence) {
            self.marks.push(ObservedMark { competence, value: max.div_ceil(2), note: String::new() });
        }
    }

    /// The protocol, or what is missing by field. The observer is the server's to say.
    pub fn fill(
        &self,
        id: ObservationId,
        person: PersonId,
        instrument: &Instrument,
        today: NaiveDate,
    ) -> Result<Observation, Vec<(String, String)>> {
        let observation = Observation {
            id,
            person,
            observer: person,
            observed_on: self.observed_on,
            lesson: self.lesson.trim().to_owned(),
            marks: self.marks.clone(),
            summary: self.summary.trim().to_owned(),
            comment: None,
        };
        let faults = observation.faults(instrument, today);
        if faults.is_empty() { Ok(observation) } else { Err(faults.iter().map(fault).collect()) }
    }
}

fn fault(fault: &ObservationFault) -> (String, String) {
    let (field, words) = match fault {
        ObservationFault::Lesson => (LESSON, words::LESSON_EMPTY),
        ObservationFault::InFuture => (DATE, words::LESSON_FUTURE),
        ObservationFault::TextLength => (SUMMARY, words::LESSON_LONG),
        // The form offers what there is, once, within the scale.
        ObservationFault::NoMarks
        | ObservationFault::UnknownCompetence { .. }
        | ObservationFault::Twice { .. }
        | ObservationFault::OutsideScale { .. } => (ADD, words::LESSON_NO_MARKS),
    };
    (field.to_owned(), words.to_owned())
}
