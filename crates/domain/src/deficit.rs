//! Deficits: competences under the instrument's cut-off (C-ДЕФ-1), in order of priority.

use std::cmp::Ordering;

use crate::{
    diagnosis::Answers,
    ids::{AreaId, CompetenceId},
    instrument::Instrument,
    score::{Score, profile},
};

/// A competence below its threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deficit {
    pub competence: CompetenceId,
    pub area: AreaId,
    pub score: Score,
    /// Per cent of the maximum that a competence needs to be no deficit.
    pub threshold: u8,
    /// 1 to 3.
    pub weight: u8,
}

impl Deficit {
    /// The gap to the threshold as `(numerator, denominator)` of a share of the maximum; the numerator is positive.
    pub fn gap(&self) -> (u64, u64) {
        let of = u64::from(self.score.of());
        ((u64::from(self.threshold) * of).saturating_sub(100 * u64::from(self.score.sum)), 100 * of)
    }

    /// The gap in hundredths of a per cent, rounded up: how much a programme can close. At least 1.
    pub fn gap_points(&self) -> u64 {
        let (gap, of) = self.gap();
        (gap * 10_000).div_ceil(of)
    }

    fn outranks(&self, other: &Self) -> Ordering {
        let ((gap, of), (other_gap, other_of)) = (self.gap(), other.gap());
        (other_gap * u64::from(other.weight) * of).cmp(&(gap * u64::from(self.weight) * other_of))
    }
}

/// Deficits of a set of answers, the most pressing first: gap × weight, then the instrument's order of areas, then
/// the competence's id.
pub fn deficits(instrument: &Instrument, answers: &Answers) -> Vec<Deficit> {
    let area_rank = |area: &AreaId| instrument.areas.iter().position(|a| a.id == *area);
    let threshold = instrument.deficit_below_percent;
    let mut found: Vec<_> = profile(instrument, answers)
        .into_iter()
        .filter_map(|c| {
            let score = c.score.filter(|score| score.below(threshold))?;
            let weight = instrument.competence(&c.competence)?.weight;
            Some(Deficit { competence: c.competence, area: c.area, score, threshold, weight })
        })
        .collect();
    found.sort_by(|a, b| {
        let by_area = || area_rank(&a.area).cmp(&area_rank(&b.area));
        a.outranks(b).then_with(by_area).then_with(|| a.competence.cmp(&b.competence))
    });
    found
}
