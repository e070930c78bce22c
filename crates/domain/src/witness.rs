//! Witnesses of a competence: the person, a test of the centre or the federal operator, someone who saw a lesson.
//! They stand side by side, never averaged, never overwritten (C-ДИАГ-7, C-ДИАГ-11). What they say together is decided
//! here; how a deficit lives by it, in [`crate::life`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{ids::CompetenceId, instrument::Instrument, score::Score};

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Witness {
    /// The person, by a whole diagnosis of their own choice.
    #[serde(rename = "self")]
    Own,
    /// The person, by a diagnosis that somebody assigned (C-ДИАГ-11).
    Assigned,
    /// The person, by a short re-diagnosis of this competence.
    Recheck,
    /// Someone who visited a lesson (C-ПЕР-3).
    Observer,
    /// A test of the centre (ЦНППМ).
    Centre,
    /// A test of the federal operator (ФИОКО).
    Federal,
}

impl Witness {
    /// The person themselves.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Own | Self::Assigned | Self::Recheck)
    }

    /// A test from outside.
    pub fn is_outer(self) -> bool {
        matches!(self, Self::Centre | Self::Federal)
    }
}

/// A share of a maximum in whole numbers: points of a test in hundredths, or a sum of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Measured {
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000))]
    pub got: u32,
    /// The most it could be; not 0.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1_000_000))]
    pub of: u32,
}

impl Measured {
    /// Whether it is under a cut-off in per cent; the boundary itself is not under.
    pub fn below(self, percent: u8) -> bool {
        u64::from(self.got) * 100 < u64::from(percent) * u64::from(self.of)
    }

    /// For showing: 0 to 100.
    pub fn percent(self) -> f64 {
        100.0 * f64::from(self.got) / f64::from(self.of.max(1))
    }
}

impl From<Score> for Measured {
    fn from(score: Score) -> Self {
        Self { got: score.sum, of: score.of() }
    }
}

/// What one witness said of one competence, with the level it had by the instrument's version of that time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Testimony {
    pub competence: CompetenceId,
    pub by: Witness,
    pub on: NaiveDate,
    pub measured: Measured,
    /// The level's place among those of its version, from 0.
    pub rank: u8,
    /// The level's name in its version.
    pub level: String,
    /// Under the version's cut-off of deficits.
    pub below: bool,
    /// The document of a test, or what was seen in the lesson.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Testimony {
    /// A testimony by the cut-offs of an instrument's version.
    pub fn new(
        instrument: &Instrument,
        competence: CompetenceId,
        by: Witness,
        on: NaiveDate,
        measured: Measured,
    ) -> Self {
        let reached = |percent: u8| !measured.below(percent);
        let place = instrument.levels.iter().rposition(|level| reached(level.from_percent)).unwrap_or(0);
        let level = instrument.levels.get(place).map(|level| level.title.clone()).unwrap_or_default();
        Self {
            competence,
            by,
            on,
            measured,
            rank: u8::try_from(place).unwrap_or(u8::MAX),
            level,
            below: measured.below(instrument.deficit_below_percent),
            note: String::new(),
        }
    }

    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// By day; on one day the person first, then the observer, the test last: it has the last word. Whether somebody
    /// assigned a diagnosis or not, it is the person's word: of two the later counts.
    fn order(&self) -> (NaiveDate, Witness) {
        (self.on, if self.by == Witness::Assigned { Witness::Own } else { self.by })
    }
}

/// The latest word of each of the three on one competence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Views<'a> {
    pub own: Option<&'a Testimony>,
    pub test: Option<&'a Testimony>,
    pub observer: Option<&'a Testimony>,
}

impl<'a> Views<'a> {
    /// Of one competence, from everything that was said.
    pub fn of(competence: &CompetenceId, said: &'a [Testimony]) -> Self {
        let latest = |is: fn(Witness) -> bool| {
            said.iter().filter(|t| t.competence == *competence && is(t.by)).max_by_key(|t| t.order())
        };
        Self {
            own: latest(Witness::is_own),
            test: latest(Witness::is_outer),
            observer: latest(|by| by == Witness::Observer),
        }
    }

    fn ranks(&self) -> impl Iterator<Item = u8> {
        [self.own, self.test, self.observer].into_iter().flatten().map(|testimony| testimony.rank)
    }

    /// By how many levels they are apart; 0 with one witness.
    pub fn gap(&self) -> u8 {
        let (least, most) = (self.ranks().min().unwrap_or(0), self.ranks().max().unwrap_or(0));
        most - least
    }

    /// Something to talk about: a level or more between any two.
    pub fn is_talking_point(&self) -> bool {
        self.gap() > 0
    }

    /// Whose word decides whether it is a deficit: the test's where it and the person are a level apart, else the
    /// person's. An observer alone decides nothing: one lesson is one lesson.
    pub fn decides(&self) -> Option<&'a Testimony> {
        match (self.own, self.test) {
            (Some(own), Some(test)) if own.rank == test.rank => Some(own),
            (own, test) => test.or(own),
        }
    }
}

/// Everything said, the oldest first; what one witness said on one day stays in the order given.
pub fn in_order(mut said: Vec<Testimony>) -> Vec<Testimony> {
    said.sort_by(|a, b| a.order().cmp(&b.order()).then_with(|| a.competence.cmp(&b.competence)));
    said
}
