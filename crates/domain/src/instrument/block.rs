//! Subject blocks (C-ДИАГ-1): an instrument for the teachers of one subject is the common instrument with the competences
//! of its subject area replaced by the block's. The rest of the house sees an instrument like any other.

use serde::{Deserialize, Serialize};

use super::{Competence, Instrument, InstrumentError, Origin};
use crate::ids::{CompetenceId, InstrumentId};

/// The competences of one subject, as a file in `systems/instruments/blocks/` has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Key of the subject, as the staff's records have it.
    pub subject: String,
    /// Keys of other subjects that are asked the same.
    #[serde(default)]
    pub also: Vec<String>,
    /// Version of the block, say `2026.1`.
    pub version: String,
    /// The subject, as a heading: «Математика».
    pub title: String,
    /// Where it differs from the common instrument's (C-ДИАГ-5).
    #[serde(default)]
    pub origin: Option<Origin>,
    /// Competences of the common subject area that stay beside the block's.
    pub keeps: Vec<CompetenceId>,
    pub competences: Vec<Competence>,
}

/// What is wrong with a block.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BlockError {
    #[error("a block has at least four competences, this one {0}")]
    TooFew(usize),
    #[error("competence {0} does not begin with the subject's key and a dash: rename it")]
    Foreign(CompetenceId),
    #[error("competence {0} is of another area than the first one: a block fills one area")]
    OtherArea(CompetenceId),
    #[error("keeps {0}, which the common instrument does not have in this area")]
    KeepsNothing(CompetenceId),
    #[error("with the common instrument: {0}")]
    Composed(#[from] InstrumentError),
}

impl Block {
    /// Competences that a block must have at least.
    pub const AT_LEAST: usize = 4;

    /// The instrument of this subject, `teacher.mathematics-2026.1`: as long as it has statements, and no longer.
    pub fn compose(&self, common: &Instrument) -> Result<(InstrumentId, Instrument), BlockError> {
        let Some(first) = self.competences.first().filter(|_| self.competences.len() >= Self::AT_LEAST)
        else {
            return Err(BlockError::TooFew(self.competences.len()));
        };
        let (area, prefix) = (&first.area, format!("{}-", self.subject));
        if let Some(foreign) = self.competences.iter().find(|c| !c.id.as_str().starts_with(&prefix)) {
            return Err(BlockError::Foreign(foreign.id.clone()));
        }
        if let Some(other) = self.competences.iter().find(|c| c.area != *area) {
            return Err(BlockError::OtherArea(other.id.clone()));
        }
        let is_common = |id: &CompetenceId| common.competence(id).is_some_and(|c| c.area == *area);
        if let Some(missing) = self.keeps.iter().find(|id| !is_common(id)) {
            return Err(BlockError::KeepsNothing(missing.clone()));
        }
        let stays = |c: &&Competence| c.area != *area || self.keeps.contains(&c.id);
        let mut all = self.competences.clone();
        all.extend(common.competences.iter().filter(stays).cloned());
        let mut made = Instrument {
            id: format!("{}.{}", common.id, self.subject),
            version: self.version.clone(),
            title: format!("{}: {}", common.title, lower_first(&self.title)),
            origin: self.origin.clone().or_else(|| common.origin.clone()),
            competences: in_order_of_areas(common, all),
            ..common.clone()
        };
        made.minutes = minutes(common, made.len());
        made.check()?;
        Ok((made.key()?, made))
    }
}

/// By area in the instrument's order; within an area as they came.
fn in_order_of_areas(common: &Instrument, mut competences: Vec<Competence>) -> Vec<Competence> {
    competences.sort_by_key(|c| common.areas.iter().position(|area| area.id == c.area));
    competences
}

/// As many minutes a statement as the common instrument takes, rounded up.
fn minutes(common: &Instrument, statements: usize) -> u16 {
    let minutes = (usize::from(common.minutes) * statements).div_ceil(common.len().max(1));
    u16::try_from(minutes).unwrap_or(u16::MAX)
}

/// «Математика» inside a sentence; an abbreviation stays: «ОБЗР».
fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}
