//! Indicators: a value of records against a target (D-ОБЩ-1…7). Comparison is in whole numbers, the boundary counts
//! as reached; a zero denominator is «нет данных», not 0 %. Which records are counted is the server's SQL; wording
//! and targets are data of the system.

use serde::{Deserialize, Serialize};

/// What an indicator measures (D-РАСЧ-1…6). More measures come with the other systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// D-РАСЧ-1: a roadmap is in force and its measures are carried out.
    RoadmapInForce,
    /// D-РАСЧ-2: the monitoring of the year was held.
    MonitoringHeld,
    /// D-РАСЧ-3: completed a programme of the register that was chosen by a diagnosis.
    RegisterProgrammesByDiagnosis,
    /// D-РАСЧ-4: management teams that took part in повышение квалификации.
    ManagementTeamsTrained,
    /// D-РАСЧ-5: teachers assigned to one methodist, the greatest; the denominator is the number of methodists.
    TeachersPerMethodist,
    /// D-РАСЧ-6: young teachers with at least one form of support.
    YoungSupported,
}

/// In what a value is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IndicatorUnit {
    Percent,
    People,
    YesNo,
}

/// Which side of the target is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    AtLeast,
    AtMost,
    Present,
    None,
}

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counted {
    pub numerator: u32,
    pub denominator: u32,
}

/// How a value stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Met,
    Missed,
    /// There is a value, but the regulation sets no target.
    NoTarget,
    /// Nothing to count from.
    NoData,
    /// A group under [`GROUP_MIN`] people: not shown.
    Suppressed,
}

/// The smallest group whose aggregate is shown.
pub const GROUP_MIN: u32 = 5;

/// Judges a value against a target, in whole numbers (D-ОБЩ-1, D-ОБЩ-4).
pub fn judge(
    unit: IndicatorUnit,
    direction: Direction,
    counted: Option<Counted>,
    target: Option<u32>,
) -> Standing {
    let Some(Counted { numerator, denominator }) = counted.filter(|c| c.denominator > 0) else {
        return Standing::NoData;
    };
    let Some(target) = target else { return Standing::NoTarget };
    let (value, target) = match unit {
        IndicatorUnit::Percent => (u64::from(numerator) * 100, u64::from(target) * u64::from(denominator)),
        IndicatorUnit::People | IndicatorUnit::YesNo => (u64::from(numerator), u64::from(target)),
    };
    let met = match direction {
        Direction::AtLeast | Direction::Present => value >= target,
        Direction::AtMost => value <= target,
        Direction::None => return Standing::NoTarget,
    };
    if met { Standing::Met } else { Standing::Missed }
}

/// How many more people the numerator needs to reach a share of at least `target` per cent.
pub fn missing(counted: Counted, target: u32) -> u32 {
    let need = (u64::from(target) * u64::from(counted.denominator)).div_ceil(100);
    u32::try_from(need.saturating_sub(u64::from(counted.numerator))).unwrap_or(u32::MAX)
}

/// Which groups must not be shown, given the sizes of all parts of a whole that is shown: those under
/// [`GROUP_MIN`], and, where exactly one part would be had by subtraction, the next smallest as well. An empty
/// group tells nothing about anyone and stays.
pub fn suppressed(sizes: &[u32]) -> Vec<bool> {
    let mut hidden: Vec<bool> = sizes.iter().map(|size| (1..GROUP_MIN).contains(size)).collect();
    // What is hidden together can be had by subtraction too, so it must be two groups and enough people.
    loop {
        let count = hidden.iter().filter(|h| **h).count();
        let people: u64 =
            sizes.iter().zip(&hidden).filter(|(_, h)| **h).map(|(size, _)| u64::from(*size)).sum();
        if count == 0 || (count > 1 && people >= u64::from(GROUP_MIN)) {
            break;
        }
        let next = (0..sizes.len()).filter(|i| !hidden[*i] && sizes[*i] > 0).min_by_key(|i| (sizes[*i], *i));
        let Some(next) = next else { break };
        hidden[next] = true;
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "what `judge` takes")]
    fn share(numerator: u32, denominator: u32) -> Option<Counted> {
        Some(Counted { numerator, denominator })
    }

    /// D-ОБЩ-1: exactly 30 %, 40 %, 70 % and exactly 250 people are reached.
    #[test]
    fn the_boundary_counts_as_reached() {
        use {Direction::*, IndicatorUnit::*};
        assert_eq!(judge(Percent, AtLeast, share(30, 100), Some(30)), Standing::Met);
        assert_eq!(judge(Percent, AtLeast, share(299_999, 1_000_000), Some(30)), Standing::Missed);
        assert_eq!(judge(People, AtMost, share(250, 4), Some(250)), Standing::Met);
        assert_eq!(judge(People, AtMost, share(251, 4), Some(250)), Standing::Missed);
    }

    /// D-ОБЩ-4.
    #[test]
    fn a_zero_denominator_is_no_data() {
        let standing = judge(IndicatorUnit::Percent, Direction::AtLeast, share(0, 0), Some(30));
        assert_eq!(standing, Standing::NoData);
    }

    #[test]
    fn missing_people_reach_the_target_and_one_less_does_not() {
        let counted = Counted { numerator: 187, denominator: 761 };
        let more = missing(counted, 30);
        let with = |n| judge(IndicatorUnit::Percent, Direction::AtLeast, share(187 + n, 761), Some(30));
        assert_eq!((with(more), with(more - 1)), (Standing::Met, Standing::Missed));
    }

    #[test]
    fn one_small_group_takes_a_second_with_it() {
        assert_eq!(suppressed(&[30, 3, 12, 40]), [false, true, true, false]);
        assert_eq!(suppressed(&[30, 3, 4, 40]), [false, true, true, false]);
        assert_eq!(suppressed(&[30, 0, 12]), [false, false, false]);
        assert_eq!(
            suppressed(&[1, 2, 9, 40]),
            [true, true, true, false],
            "two hidden groups of three people in all"
        );
    }
}
