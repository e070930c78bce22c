//! A short re-diagnosis of one competence (C-ДЕФ-6): only its statements, given whole. Before and after stand beside
//! each other; what it means for the deficit is in [`crate::life`].

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    diagnosis::{Answers, Mark},
    ids::{CompetenceId, InstrumentId, PersonId, RecheckId, StatementId, StepId},
    instrument::Instrument,
    score::{Score, profile},
};

/// A person's answers to the statements of one competence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Recheck {
    pub id: RecheckId,
    /// The server's to say.
    pub person: PersonId,
    pub instrument: InstrumentId,
    pub competence: CompetenceId,
    /// The step of the route after which it was taken.
    #[serde(default)]
    pub step: Option<StepId>,
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, crate::diagnosis::Answer>))]
    pub answers: Answers,
    pub taken_at: DateTime<Utc>,
}

/// Why it is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecheckError {
    #[error("the instrument has no competence {0}")]
    UnknownCompetence(CompetenceId),
    #[error("{0} is no statement of this competence")]
    UnknownStatement(StatementId),
    #[error("the scale ends at {max}, {value} is outside it")]
    OutsideScale { value: u8, max: u8 },
    #[error("{answered} of {statements} statements are answered")]
    Unanswered { answered: usize, statements: usize },
}

impl Recheck {
    /// Checks it against its instrument's version: every statement of the competence, and no other.
    pub fn check(&self, instrument: &Instrument) -> Result<(), RecheckError> {
        let unknown = || RecheckError::UnknownCompetence(self.competence.clone());
        let competence = instrument.competence(&self.competence).ok_or_else(unknown)?;
        let max = instrument.max();
        for (id, answer) in &self.answers {
            if !competence.statements.iter().any(|statement| statement.id == *id) {
                return Err(RecheckError::UnknownStatement(id.clone()));
            }
            if let Mark::Level(value) = answer.mark
                && !(1..=max).contains(&value)
            {
                return Err(RecheckError::OutsideScale { value, max });
            }
        }
        let (answered, statements) = (self.answers.len(), competence.statements.len());
        if answered < statements { Err(RecheckError::Unanswered { answered, statements }) } else { Ok(()) }
    }

    /// The score; `None` says «мало данных».
    pub fn score(&self, instrument: &Instrument) -> Option<Score> {
        let scores = profile(instrument, &self.answers);
        scores.into_iter().find(|score| score.competence == self.competence)?.score
    }
}
