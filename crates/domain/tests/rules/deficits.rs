//! Priority of a deficit: gap × weight, then the instrument's order of areas; ties by id.

use domain::{
    deficit::{Deficit, deficits},
    diagnosis::{Answer, Answers, Mark},
    instrument::Instrument,
    score::profile,
};
use proptest::prelude::*;

use crate::make;

/// The priority as the rule says it, for comparing: greater is more pressing.
fn urgency(deficit: &Deficit) -> (u64, u64) {
    let (gap, of) = deficit.gap();
    (gap * u64::from(deficit.weight), of)
}

proptest! {
    #[test]
    fn order_does_not_depend_on_the_order_of_the_file(
        (instrument, answers, shuffled) in make::answered(12).prop_flat_map(|(instrument, answers)| {
                let shuffled = Just(instrument.competences.clone()).prop_shuffle();
                (Just(instrument), Just(answers), shuffled)
            }),
    ) {
        let found = deficits(&instrument, &answers);
        prop_assert_eq!(&found, &deficits(&instrument, &answers), "the same again");
        let instrument = Instrument { competences: shuffled, ..instrument };
        prop_assert_eq!(found, deficits(&instrument, &answers));
    }

    #[test]
    fn order_is_total_and_follows_the_rule((instrument, answers) in make::answered(12)) {
        let found = deficits(&instrument, &answers);
        let rank = |d: &Deficit| instrument.areas.iter().position(|a| a.id == d.area);
        for pair in found.windows(2) {
            let ((a, of_a), (b, of_b)) = (urgency(&pair[0]), urgency(&pair[1]));
            let ties = || (rank(&pair[0]), &pair[0].competence) < (rank(&pair[1]), &pair[1].competence);
            prop_assert!(a * of_b > b * of_a || (a * of_b == b * of_a && ties()));
        }
    }

    #[test]
    fn a_deficit_is_a_score_under_the_threshold_and_nothing_else(
        (instrument, answers) in make::answered(12),
    ) {
        let found = deficits(&instrument, &answers);
        for scored in profile(&instrument, &answers) {
            let deficit = found.iter().find(|d| d.competence == scored.competence);
            let under = scored
                .score
                .is_some_and(|s| s.percent() < f64::from(instrument.deficit_below_percent) - 1e-9);
            prop_assert_eq!(deficit.is_some(), under);
            if let Some(deficit) = deficit {
                prop_assert!(deficit.gap().0 > 0 && deficit.gap_points() > 0);
                prop_assert!(deficit.gap_points() <= 10_000);
            }
        }
    }
}

/// The boundary itself is no deficit: a mean of 3,5 of 5 is exactly 70 %.
#[test]
fn exactly_at_the_threshold_is_no_deficit() {
    let instrument = crate::files::instrument();
    assert_eq!(instrument.deficit_below_percent, 70);
    let competence = &instrument.competences[0];
    let marks = |values: [u8; 2]| -> Answers {
        let mark = |value| Answer { answered_at: make::now(), mark: Mark::Level(value) };
        competence.statements.iter().map(|s| s.id.clone()).zip(values.map(mark)).collect()
    };
    assert_eq!(deficits(&instrument, &marks([3, 4])), []);
    assert_eq!(deficits(&instrument, &marks([3, 3])).len(), 1);
}
