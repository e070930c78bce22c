//! A diagnosis: answers of one person to one version of an instrument. Answers merge statement by statement, the
//! later answer wins, so that two devices may send theirs in any order. Scores are in [`crate::score`].

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{DiagnosisId, InstrumentId, PersonId, StatementId},
    instrument::Instrument,
};

/// Who looked (C-ДИАГ-11: a self-diagnosis is kept apart from assigned and outer ones).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The person themselves.
    #[serde(rename = "self")]
    Own,
    /// The centre (ЦНППМ).
    Centre,
    /// The federal operator (ФИОКО).
    Federal,
}

/// One person's answers to one version of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Diagnosis {
    pub id: DiagnosisId,
    pub person: PersonId,
    pub instrument: InstrumentId,
    pub source: Source,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, Answer>))]
    pub answers: Answers,
}

/// Answers by statement.
pub type Answers = BTreeMap<StatementId, Answer>;

/// The answer to one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// When it was tapped, by the clock of the device.
    pub answered_at: DateTime<Utc>,
    pub mark: Mark,
}

/// What was tapped: a value of the scale, or one of the two ways not to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// «Не применимо»: leaves the mean.
    NotApplicable,
    /// «Предпочитаю не отвечать».
    Declined,
    /// A value of the instrument's scale, from 1.
    Level(u8),
}

/// Why a diagnosis refuses a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiagnosisError {
    #[error("the diagnosis is finished; start a new one")]
    Finished,
    #[error("the instrument has no statement {0}")]
    UnknownStatement(StatementId),
    #[error("the scale ends at {max}, {value} is outside it")]
    OutsideScale { value: u8, max: u8 },
    #[error(
        "{answered} of {statements} statements are answered; answer the rest or mark them not applicable"
    )]
    Unanswered { answered: usize, statements: usize },
}

impl Answer {
    /// The answer to a tap: always later than what stands there, so that a tap counts also when the clock was set
    /// back, or has not moved since.
    pub fn tapped(mark: Mark, now: DateTime<Utc>, standing: Option<&Self>) -> Self {
        let earliest =
            standing.and_then(|old| old.answered_at.checked_add_signed(TimeDelta::milliseconds(1)));
        Self { answered_at: earliest.map_or(now, |earliest| earliest.max(now)), mark }
    }
}

impl Diagnosis {
    /// A diagnosis without answers.
    pub fn start(id: DiagnosisId, person: PersonId, instrument: InstrumentId, at: DateTime<Utc>) -> Self {
        Self {
            id,
            person,
            instrument,
            source: Source::Own,
            started_at: at,
            finished_at: None,
            answers: Answers::new(),
        }
    }

    /// Takes an answer in: the later one wins, equal times are settled by the mark, so order of arrival never counts.
    /// An answer that would change nothing is welcome also when the diagnosis is finished: it came twice, or late.
    pub fn answer(
        &mut self,
        instrument: &Instrument,
        statement: StatementId,
        answer: Answer,
    ) -> Result<(), DiagnosisError> {
        if !instrument.has_statement(&statement) {
            return Err(DiagnosisError::UnknownStatement(statement));
        }
        if let Mark::Level(value) = answer.mark {
            let max = instrument.max();
            if value == 0 || value > max {
                return Err(DiagnosisError::OutsideScale { value, max });
            }
        }
        let changes = self.answers.get(&statement).is_none_or(|standing| *standing < answer);
        if changes && self.finished_at.is_some() {
            return Err(DiagnosisError::Finished);
        }
        merge_answer(&mut self.answers, statement, answer);
        Ok(())
    }

    /// Closes the diagnosis; every statement must have been looked at. Finishing twice keeps the first time; it is
    /// never finished before it was started, whatever the device's clock says.
    pub fn finish(&mut self, instrument: &Instrument, at: DateTime<Utc>) -> Result<(), DiagnosisError> {
        if self.finished_at.is_some() {
            return Ok(());
        }
        let statements = instrument.len();
        let answered = instrument.statements().filter(|(_, s)| self.answers.contains_key(&s.id)).count();
        if answered < statements {
            return Err(DiagnosisError::Unanswered { answered, statements });
        }
        self.finished_at = Some(at.max(self.started_at));
        Ok(())
    }

    /// The first statement without an answer, as its place in the instrument, from 0.
    pub fn resume_at(&self, instrument: &Instrument) -> Option<usize> {
        instrument.statements().position(|(_, s)| !self.answers.contains_key(&s.id))
    }
}

/// Merges one answer: commutative, associative and idempotent.
pub fn merge_answer(answers: &mut Answers, statement: StatementId, answer: Answer) {
    answers.entry(statement).and_modify(|old| *old = (*old).max(answer)).or_insert(answer);
}
