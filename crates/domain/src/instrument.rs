//! Diagnostic instruments: areas, competences, statements, the scale and the level names. Data, versioned; a result
//! keeps the version it was taken with (`docs/rules.md`).

mod block;

use std::collections::BTreeSet;

pub use block::{Block, BlockError};
use serde::{Deserialize, Serialize};

use crate::ids::{AreaId, CompetenceId, InstrumentId, StatementId};

/// One version of one instrument, as the file in `systems/instruments/` and the API give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Instrument {
    /// Family of versions, say `teacher`.
    pub id: String,
    /// Version, say `2026.1`.
    pub version: String,
    pub title: String,
    pub audience: String,
    /// Who made it and how far it has come; unknown of instruments from before it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// What it is for and what it is not used for.
    pub purpose: String,
    /// Who will see what.
    pub visibility: String,
    /// A competence with a smaller share of its statements answered has no score, per cent.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub answered_share_percent: u8,
    /// A competence with a lower score is a deficit, per cent of the scale's maximum.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub deficit_below_percent: u8,
    /// Behavioural scale in rising order, values from 1.
    pub scale: Vec<ScalePoint>,
    /// Levels in rising order of `from_percent`.
    pub levels: Vec<Level>,
    /// Areas in order of importance (ties of deficits are broken by it).
    pub areas: Vec<Area>,
    pub competences: Vec<Competence>,
}

/// Where a version stands between its author and its use (C-ДИАГ-5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Who developed it.
    pub author: String,
    pub stage: InstrumentStage,
    /// Who examined it and with what conclusion; empty while nobody has.
    #[serde(default)]
    pub expert: String,
}

/// How far an instrument has come (C-ДИАГ-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InstrumentStage {
    /// Апробация: used, and its wording and cut-offs may still change in a next version.
    Trial,
    /// Внедрён.
    InUse,
    /// Not for new diagnoses; old results keep it.
    Withdrawn,
}

/// One answer of the behavioural scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScalePoint {
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9))]
    pub value: u8,
    pub label: String,
    pub hint: String,
}

/// A named level of mastery, from a share of the maximum upward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Level {
    pub id: String,
    pub title: String,
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub from_percent: u8,
    pub meaning: String,
}

/// A block of competences (C-ДИАГ-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Area {
    pub id: AreaId,
    pub title: String,
    /// As a heading: «Методические».
    pub plural: String,
    pub description: String,
}

/// A competence with its statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Competence {
    pub id: CompetenceId,
    pub area: AreaId,
    pub title: String,
    /// What a deficit here means in the classroom.
    pub meaning: String,
    /// How strongly it weighs in the priority of deficits.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 3))]
    pub weight: u8,
    pub advice: Vec<Advice>,
    pub statements: Vec<Statement>,
}

/// What to do next, for someone who stands at scale value `from`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Advice {
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9))]
    pub from: u8,
    pub text: String,
}

/// One observable behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statement {
    pub id: StatementId,
    pub text: String,
    pub example: String,
}

/// What is wrong with an instrument file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstrumentError {
    #[error("the id and version do not make a key: {0}")]
    BadId(String),
    #[error("the scale must have values 1, 2, 3 … without gaps, two to nine of them")]
    Scale,
    #[error("levels must rise and start at 0 per cent")]
    Levels,
    #[error("a share over 100 per cent")]
    OverHundred,
    #[error("there is nothing to ask")]
    Empty,
    #[error("the weight of competence {0} is not 1, 2 or 3")]
    Weight(CompetenceId),
    #[error("competence {0} names an area that the instrument does not have")]
    UnknownArea(CompetenceId),
    #[error("competence {0} has no statements")]
    NoStatements(CompetenceId),
    #[error("competence {0} needs advice for each step of the scale but the last")]
    Advice(CompetenceId),
    #[error("{0} stands twice")]
    Twice(String),
}

impl Instrument {
    /// Whether a new diagnosis may be taken with it.
    pub fn is_offered(&self) -> bool {
        self.origin.as_ref().is_none_or(|origin| origin.stage != InstrumentStage::Withdrawn)
    }

    /// The id of this version: `teacher-2026.1`.
    pub fn key(&self) -> Result<InstrumentId, InstrumentError> {
        format!("{}-{}", self.id, self.version).parse().map_err(|_| InstrumentError::BadId(self.id.clone()))
    }

    /// The highest value of the scale.
    pub fn max(&self) -> u8 {
        self.scale.iter().map(|point| point.value).max().unwrap_or(1)
    }

    /// All statements in the order they are asked, each with its competence.
    pub fn statements(&self) -> impl Iterator<Item = (&Competence, &Statement)> {
        self.competences.iter().flat_map(|c| c.statements.iter().map(move |s| (c, s)))
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.competences.iter().map(|c| c.statements.len()).sum()
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The competence with this id.
    pub fn competence(&self, id: &CompetenceId) -> Option<&Competence> {
        self.competences.iter().find(|c| c.id == *id)
    }

    /// Whether there is such a statement.
    pub fn has_statement(&self, id: &StatementId) -> bool {
        self.statements().any(|(_, s)| s.id == *id)
    }

    /// The level that a share of the maximum reaches; `sum / of` is that share.
    pub fn level(&self, sum: u32, of: u32) -> Option<&Level> {
        self.levels.iter().rev().find(|level| sum * 100 >= u32::from(level.from_percent) * of)
    }

    /// Checks what the types cannot: the file is refused as a whole, with the place named.
    pub fn check(&self) -> Result<(), InstrumentError> {
        self.key()?;
        if !(1..).zip(&self.scale).all(|(n, point)| point.value == n) || !(2..=9).contains(&self.scale.len())
        {
            return Err(InstrumentError::Scale);
        }
        let rising = self.levels.windows(2).all(|pair| pair[0].from_percent < pair[1].from_percent);
        if !rising || self.levels.first().map(|level| level.from_percent) != Some(0) {
            return Err(InstrumentError::Levels);
        }
        let cutoffs = self.levels.iter().map(|level| level.from_percent);
        if cutoffs.chain([self.answered_share_percent, self.deficit_below_percent]).any(|p| p > 100) {
            return Err(InstrumentError::OverHundred);
        }
        if self.is_empty() {
            return Err(InstrumentError::Empty);
        }
        self.competences.iter().try_for_each(|competence| self.check_competence(competence))?;
        let competences = self.competences.iter().map(|c| c.id.as_str());
        none_twice(self.areas.iter().map(|area| area.id.as_str()))?;
        none_twice(self.levels.iter().map(|level| level.id.as_str()))?;
        none_twice(self.statements().map(|(_, s)| s.id.as_str()).chain(competences))
    }

    fn check_competence(&self, competence: &Competence) -> Result<(), InstrumentError> {
        let id = || competence.id.clone();
        if !self.areas.iter().any(|area| area.id == competence.area) {
            return Err(InstrumentError::UnknownArea(id()));
        }
        if competence.statements.is_empty() {
            return Err(InstrumentError::NoStatements(id()));
        }
        if !(1..=3).contains(&competence.weight) {
            return Err(InstrumentError::Weight(id()));
        }
        if !(1..self.max()).all(|from| competence.advice.iter().any(|a| a.from == from)) {
            return Err(InstrumentError::Advice(id()));
        }
        Ok(())
    }
}

fn none_twice<'a>(mut ids: impl Iterator<Item = &'a str>) -> Result<(), InstrumentError> {
    let mut seen = BTreeSet::new();
    ids.find(|id| !seen.insert(*id)).map_or(Ok(()), |id| Err(InstrumentError::Twice(id.to_owned())))
}
