//! Well-being (C-ВЫГ): a short self-check for burnout, and the closed request to a psychologist. The answers and what
//! comes of them never leave the device by themselves; a request carries the outcome only where the person says so.
//! This is no medical test, and no figure of any unit is counted from it.

mod request;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use request::{WellbeingError, WellbeingEvent, WellbeingRequest, WellbeingState, WellbeingTransition};

/// The self-check as data: `systems/wellbeing/check.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Check {
    /// What it is and is not.
    pub intro: String,
    /// How often something happens, from «никогда»; the place in the list is the value, from 0.
    pub frequencies: Vec<String>,
    pub scales: Vec<Scale>,
    /// In rising order of `from_percent`.
    pub levels: Vec<CheckLevel>,
}

/// One side of burnout with its statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Scale {
    pub id: String,
    pub title: String,
    /// What a high value means.
    pub meaning: String,
    /// Agreeing speaks against burnout: the values are counted from the other end.
    pub reversed: bool,
    pub statements: Vec<String>,
}

/// How things stand, from a share of the maximum upward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckLevel {
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub from_percent: u8,
    pub title: String,
    pub advice: String,
    /// Talking to a psychologist is advised.
    pub see_psychologist: bool,
}

/// Frequencies by scale and place of the statement.
pub type CheckAnswers = BTreeMap<String, BTreeMap<usize, u8>>;

/// What comes of a finished check: load by scale, per cent of the maximum, higher is worse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub scales: Vec<ScaleLoad>,
    /// The mean of the scales.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub percent: u8,
}

/// The load of one scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ScaleLoad {
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub title: String,
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 100))]
    pub percent: u8,
}

/// What is wrong with the file of the check.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    #[error("there must be two to nine frequencies")]
    Frequencies,
    #[error("there must be one to ten scales, each with a statement and an id of its own; look at {0:?}")]
    Scale(String),
    #[error("levels must rise and start at 0 per cent")]
    Levels,
}

impl Check {
    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.scales.iter().map(|scale| scale.statements.len()).sum()
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many statements have an answer.
    pub fn answered(&self, answers: &CheckAnswers) -> usize {
        self.scales.iter().map(|scale| self.values(scale, answers).count()).sum()
    }

    /// The outcome, once every statement has an answer: a part of it would frighten or soothe for no reason.
    pub fn outcome(&self, answers: &CheckAnswers) -> Option<Outcome> {
        if self.is_empty() || self.answered(answers) < self.len() {
            return None;
        }
        let top = u32::from(self.top());
        let load = |scale: &Scale| {
            let (sum, count) =
                self.values(scale, answers).fold((0, 0), |(sum, n), v| (sum + u32::from(v), n + 1));
            let worst = top * count;
            let load = if scale.reversed { worst - sum } else { sum };
            ScaleLoad { title: scale.title.clone(), percent: percent(load, worst) }
        };
        let scales: Vec<ScaleLoad> = self.scales.iter().map(load).collect();
        let sum = scales.iter().map(|scale| u32::from(scale.percent)).sum();
        let count = u32::try_from(scales.len()).unwrap_or(u32::MAX);
        Some(Outcome { percent: percent(sum, count.saturating_mul(100)), scales })
    }

    /// How things stand at an outcome.
    pub fn level(&self, outcome: &Outcome) -> Option<&CheckLevel> {
        self.levels.iter().rev().find(|level| outcome.percent >= level.from_percent)
    }

    /// Checks what the types cannot; the file is refused as a whole.
    pub fn check(&self) -> Result<(), CheckError> {
        if !(2..=9).contains(&self.frequencies.len()) {
            return Err(CheckError::Frequencies);
        }
        if !(1..=10).contains(&self.scales.len()) {
            return Err(CheckError::Scale(String::new()));
        }
        for (at, scale) in self.scales.iter().enumerate() {
            if scale.statements.is_empty() || self.scales[..at].iter().any(|other| other.id == scale.id) {
                return Err(CheckError::Scale(scale.id.clone()));
            }
        }
        let rising = self.levels.windows(2).all(|pair| pair[0].from_percent < pair[1].from_percent);
        let from_zero = self.levels.first().is_some_and(|level| level.from_percent == 0);
        let within = self.levels.last().is_some_and(|level| level.from_percent <= 100);
        if rising && from_zero && within { Ok(()) } else { Err(CheckError::Levels) }
    }

    /// The highest frequency.
    fn top(&self) -> u8 {
        u8::try_from(self.frequencies.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// The answers of a scale that this check asks for; what a stored value of another version has more is left out.
    fn values<'a>(&self, scale: &'a Scale, answers: &'a CheckAnswers) -> impl Iterator<Item = u8> + 'a {
        let top = self.top();
        let given = answers.get(&scale.id);
        (0..scale.statements.len())
            .filter_map(move |at| given?.get(&at).copied())
            .filter(move |value| *value <= top)
    }
}

/// Whole per cent, rounded to the nearest.
fn percent(part: u32, of: u32) -> u8 {
    let rounded = (part * 200 + of).checked_div(of * 2).unwrap_or(0);
    u8::try_from(rounded).unwrap_or(100).min(100)
}
