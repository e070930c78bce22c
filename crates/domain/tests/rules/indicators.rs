//! An indicator against its target (D-ОБЩ-1, D-ОБЩ-4): whole numbers, the boundary counts, nothing is not zero.

use domain::indicator::{Counted, Direction, IndicatorUnit, Standing, judge, missing};
use proptest::prelude::*;

fn unit() -> impl Strategy<Value = IndicatorUnit> {
    prop_oneof![Just(IndicatorUnit::Percent), Just(IndicatorUnit::People), Just(IndicatorUnit::YesNo)]
}

fn counted() -> impl Strategy<Value = Counted> {
    (1u32..2_000_000).prop_flat_map(|denominator| {
        (0..=denominator).prop_map(move |numerator| Counted { numerator, denominator })
    })
}

proptest! {
    /// More people reached never make «достигнута» into «не достигнута», nor the other way where less is better.
    #[test]
    fn it_is_monotone(unit in unit(), counted in counted(), target in 0u32..=300, more in 0u32..1000) {
        let better = Counted { numerator: counted.numerator.saturating_add(more), ..counted };
        let judge = |direction, counted| judge(unit, direction, Some(counted), Some(target));
        if judge(Direction::AtLeast, counted) == Standing::Met {
            prop_assert_eq!(judge(Direction::AtLeast, better), Standing::Met);
        }
        if judge(Direction::AtMost, better) == Standing::Met {
            prop_assert_eq!(judge(Direction::AtMost, counted), Standing::Met);
        }
    }

    #[test]
    fn a_higher_target_is_never_easier(counted in counted(), low in 0u32..=100, step in 0u32..=100) {
        let judge = |target| judge(IndicatorUnit::Percent, Direction::AtLeast, Some(counted), Some(target));
        if judge(low + step) == Standing::Met {
            prop_assert_eq!(judge(low), Standing::Met);
        }
    }

    #[test]
    fn the_boundary_is_reached_from_both_sides(denominator in 1u32..40_000, target in 0u32..=100) {
        let numerator = denominator * target;
        let exact = Counted { numerator, denominator: denominator * 100 };
        for direction in [Direction::AtLeast, Direction::AtMost] {
            prop_assert_eq!(
                judge(IndicatorUnit::Percent, direction, Some(exact), Some(target)),
                Standing::Met
            );
        }
    }

    #[test]
    fn nothing_to_count_from_is_no_data_whatever_the_target(
        unit in unit(),
        target in proptest::option::of(0u32..300),
    ) {
        for direction in [Direction::AtLeast, Direction::AtMost, Direction::Present, Direction::None] {
            prop_assert_eq!(judge(unit, direction, None, target), Standing::NoData);
            let empty = Some(Counted { numerator: 0, denominator: 0 });
            prop_assert_eq!(judge(unit, direction, empty, target), Standing::NoData);
        }
    }

    #[test]
    fn no_target_is_said_and_not_guessed(unit in unit(), counted in counted(), target in 0u32..300) {
        prop_assert_eq!(judge(unit, Direction::AtLeast, Some(counted), None), Standing::NoTarget);
        prop_assert_eq!(judge(unit, Direction::None, Some(counted), Some(target)), Standing::NoTarget);
    }

    #[test]
    fn the_missing_people_are_exactly_enough(counted in counted(), target in 0u32..=100) {
        let missing = missing(counted, target);
        let with = |more| {
            let counted = Counted { numerator: counted.numerator + more, ..counted };
            judge(IndicatorUnit::Percent, Direction::AtLeast, Some(counted), Some(target))
        };
        prop_assert_eq!(with(missing), Standing::Met);
        if missing > 0 {
            prop_assert_eq!(with(missing - 1), Standing::Missed);
        }
    }
}
