//! What moved between two diagnoses (C-ДЕФ-6): only the same question twice is compared.

use domain::{
    diagnosis::{Answer, Answers, Mark},
    instrument::Instrument,
    movement::movement,
};
use proptest::{collection::vec, prelude::*};

use crate::{files::instrument, make::now};

fn answers(instrument: &Instrument, values: &[u8]) -> Answers {
    let answer = |value: &u8| Answer { answered_at: now(), mark: Mark::Level(*value) };
    instrument.statements().zip(values.iter().cycle()).map(|((_, s), v)| (s.id.clone(), answer(v))).collect()
}

proptest! {
    #[test]
    fn the_other_way_round_is_the_opposite(before in vec(1u8..=5, 1..30), now in vec(1u8..=5, 1..30)) {
        let instrument = instrument();
        let (a, b) = (answers(&instrument, &before), answers(&instrument, &now));
        let there = movement((&instrument, &a), (&instrument, &b));
        let back = movement((&instrument, &b), (&instrument, &a));
        prop_assert_eq!(there.movements.len(), instrument.competences.len());
        prop_assert!(there.movements.is_sorted_by(|x, y| x.points() >= y.points()), "the greatest gain first");
        for moved in &there.movements {
            let opposite = back.movements.iter().find(|m| m.competence == moved.competence);
            prop_assert_eq!(opposite.map(|m| -m.points()), Some(moved.points()));
        }
        let still = movement((&instrument, &a), (&instrument, &a));
        prop_assert!(still.movements.iter().all(|m| m.points() == 0));
        prop_assert!(!still.levels_changed && still.broken.is_empty() && still.new.is_empty());
    }
}

#[test]
fn a_changed_question_is_a_break_and_no_difference() {
    let old = instrument();
    let mut new = instrument();
    new.competences[0].statements[0].text.push_str(" всегда");
    let renamed = "subject-other".parse().expect("a key");
    let before = answers(&old, &[2]);
    let first = new.competences[0].id.clone();
    new.competences[1].id = renamed;
    let now = answers(&new, &[4]);
    let moved = movement((&old, &before), (&new, &now));
    assert_eq!(moved.broken, [first]);
    assert_eq!(moved.new, [new.competences[1].id.clone()]);
    assert_eq!(moved.movements.len(), old.competences.len() - 2);
    assert!(moved.movements.iter().all(|m| m.points() == 40), "two points of five");
    assert!(!moved.levels_changed);
}

#[test]
fn another_scale_breaks_everything_other_cutoffs_only_the_levels() {
    let old = instrument();
    let mut new = instrument();
    new.scale[0].label.push('!');
    let all = answers(&old, &[3]);
    assert!(movement((&old, &all), (&new, &all)).movements.is_empty());
    let mut new = instrument();
    new.deficit_below_percent += 5;
    let moved = movement((&old, &all), (&new, &all));
    assert!(moved.levels_changed && moved.broken.is_empty());
}

#[test]
fn a_competence_without_enough_answers_moves_nowhere() {
    let instrument = instrument();
    let all = answers(&instrument, &[3]);
    let moved = movement((&instrument, &Answers::new()), (&instrument, &all));
    assert!(moved.movements.is_empty(), "no score is not a zero");
}
