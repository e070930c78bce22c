//! Scores of a diagnosis (`docs/rules.md`): a competence's score is the mean of its answered statements over the
//! scale's maximum; «не применимо» leaves the mean; too few answers make no score, never a zero. All comparisons
//! are in integers; percentages exist only for showing.

use crate::{
    diagnosis::{Answers, Mark},
    ids::{AreaId, CompetenceId},
    instrument::{Competence, Instrument, Level},
};

/// A sum of answers and what it could have been at most; the score is their ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Sum of the answered values.
    pub sum: u32,
    /// How many statements were answered with a value; more than 0.
    pub answered: u32,
    /// The scale's maximum.
    pub max: u8,
}

impl Score {
    /// The most the sum could be.
    pub fn of(self) -> u32 {
        self.answered * u32::from(self.max)
    }

    /// For showing: the mean on the scale, say 3.5 of 5.
    pub fn mean(self) -> f64 {
        f64::from(self.sum) / f64::from(self.answered)
    }

    /// For showing: share of the maximum, 0 to 100.
    pub fn percent(self) -> f64 {
        100.0 * f64::from(self.sum) / f64::from(self.of())
    }

    /// Whether the score is under a cut-off in per cent; the boundary itself is not under.
    pub fn below(self, percent: u8) -> bool {
        self.sum * 100 < u32::from(percent) * self.of()
    }

    /// The scale value the mean stands at, rounded down: which advice fits.
    pub fn stands_at(self) -> u8 {
        u8::try_from(self.sum / self.answered).unwrap_or(self.max)
    }
}

/// The score of one competence; `None` says «мало данных».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetenceScore {
    pub competence: CompetenceId,
    pub area: AreaId,
    pub score: Option<Score>,
}

/// The score of an area: all answered statements of its scored competences together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaScore {
    pub area: AreaId,
    pub score: Option<Score>,
}

/// The profile by competence, in the instrument's order.
pub fn profile(instrument: &Instrument, answers: &Answers) -> Vec<CompetenceScore> {
    let score = |c: &Competence| CompetenceScore {
        competence: c.id.clone(),
        area: c.area.clone(),
        score: competence_score(instrument, c, answers),
    };
    instrument.competences.iter().map(score).collect()
}

/// The profile by area, in the instrument's order.
pub fn areas(instrument: &Instrument, profile: &[CompetenceScore]) -> Vec<AreaScore> {
    let add =
        |a: Score, b: Score| Score { sum: a.sum + b.sum, answered: a.answered + b.answered, max: a.max };
    let area_score =
        |area: &AreaId| profile.iter().filter(|c| c.area == *area).filter_map(|c| c.score).reduce(add);
    instrument
        .areas
        .iter()
        .map(|area| AreaScore { area: area.id.clone(), score: area_score(&area.id) })
        .collect()
}

/// The level of a score by the cut-offs of the instrument's version.
pub fn level(instrument: &Instrument, score: Score) -> Option<&Level> {
    instrument.level(score.sum, score.of())
}

fn competence_score(instrument: &Instrument, competence: &Competence, answers: &Answers) -> Option<Score> {
    let max = instrument.max();
    let levels = competence.statements.iter().filter_map(|s| match answers.get(&s.id)?.mark {
        Mark::Level(value) => (1..=max).contains(&value).then_some(u32::from(value)),
        Mark::NotApplicable | Mark::Declined => None,
    });
    let (answered, sum) = levels.fold((0u32, 0), |(n, sum), value| (n + 1, sum + value));
    let statements = u32::try_from(competence.statements.len()).unwrap_or(u32::MAX);
    let enough = answered * 100 >= u32::from(instrument.answered_share_percent) * statements;
    (answered > 0 && enough).then_some(Score { sum, answered, max })
}
