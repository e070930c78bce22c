//! A competence's score is the mean of its answered statements over the scale's maximum; «не применимо» leaves the
//! mean; under the instrument's share of answered statements there is no score, never a zero. Levels are the instrument's (C-ДИАГ-2); together they
//! are a person's profile (C-ДЕФ-7).

use domain::{
    diagnosis::{Answer, Answers, Mark},
    instrument::{Competence, Instrument},
    score::{areas, level, profile},
};
use proptest::prelude::*;

use crate::make;

fn values(competence: &Competence, answers: &Answers) -> Vec<u32> {
    let value = |mark| match mark {
        Mark::Level(value) => Some(u32::from(value)),
        Mark::NotApplicable | Mark::Declined => None,
    };
    competence.statements.iter().filter_map(|s| value(answers.get(&s.id)?.mark)).collect()
}

/// Puts this mark on every statement that has no value.
fn fill(instrument: &Instrument, answers: &Answers, mark: Mark) -> Answers {
    let mut filled = answers.clone();
    for (_, statement) in instrument.statements() {
        filled.entry(statement.id.clone()).or_insert(Answer { answered_at: make::now(), mark });
    }
    filled
}

proptest! {
    #[test]
    fn not_applicable_and_declined_leave_the_score_alone((instrument, answers) in make::answered(6)) {
        let before = profile(&instrument, &answers);
        for mark in [Mark::NotApplicable, Mark::Declined] {
            prop_assert_eq!(&profile(&instrument, &fill(&instrument, &answers, mark)), &before);
        }
    }

    #[test]
    fn too_few_answers_make_no_score_and_never_a_zero((instrument, answers) in make::answered(6)) {
        for (competence, scored) in instrument.competences.iter().zip(profile(&instrument, &answers)) {
            let values = values(competence, &answers);
            let needed = usize::from(instrument.answered_share_percent) * competence.statements.len();
            let enough = !values.is_empty() && values.len() * 100 >= needed;
            prop_assert_eq!(scored.score.is_some(), enough);
            if let Some(score) = scored.score {
                prop_assert_eq!(score.sum, values.iter().sum::<u32>());
                prop_assert_eq!(score.answered as usize, values.len());
                prop_assert!(score.mean() >= 1.0 && score.mean() <= f64::from(score.max));
                prop_assert!(score.percent() > 0.0 && score.percent() <= 100.0);
                prop_assert!((1..=score.max).contains(&score.stands_at()));
            }
        }
    }

    #[test]
    fn a_better_answer_never_lowers_a_score_or_its_level(
        (instrument, answers) in make::answered(4),
        which in any::<prop::sample::Index>(),
    ) {
        let Some((statement, answer)) = answers.iter().nth(which.index(answers.len().max(1))) else {
            return Ok(());
        };
        let Mark::Level(value) = answer.mark else { return Ok(()) };
        let better = Mark::Level(instrument.max().min(value + 1));
        let mut raised = answers.clone();
        raised.insert(statement.clone(), Answer { mark: better, ..*answer });
        let place =
            |score| level(&instrument, score).and_then(|l| instrument.levels.iter().position(|x| x == l));
        for (before, after) in profile(&instrument, &answers).into_iter().zip(profile(&instrument, &raised)) {
            prop_assert_eq!(before.score.is_some(), after.score.is_some());
            if let (Some(before), Some(after)) = (before.score, after.score) {
                prop_assert!(before.sum <= after.sum && before.of() == after.of());
                prop_assert!(place(before) <= place(after));
            }
        }
    }

    #[test]
    fn an_area_is_all_answers_of_its_scored_competences((instrument, answers) in make::answered(6)) {
        let profile = profile(&instrument, &answers);
        let areas = areas(&instrument, &profile);
        prop_assert_eq!(areas.len(), instrument.areas.len());
        for area in areas {
            let scores: Vec<_> =
                profile.iter().filter(|c| c.area == area.area).filter_map(|c| c.score).collect();
            let sums = (scores.iter().map(|s| s.sum).sum(), scores.iter().map(|s| s.answered).sum());
            prop_assert_eq!(area.score.map(|s| (s.sum, s.answered)), (!scores.is_empty()).then_some(sums));
        }
    }

    /// A value that the scale does not have (a foreign backend, a damaged store) is no answer.
    #[test]
    fn a_value_outside_the_scale_does_not_count((instrument, answers) in make::answered(4)) {
        let spoilt = fill(&instrument, &answers, Mark::Level(instrument.max() + 1));
        prop_assert_eq!(profile(&instrument, &spoilt), profile(&instrument, &answers));
        let zeros = fill(&instrument, &answers, Mark::Level(0));
        prop_assert_eq!(profile(&instrument, &zeros), profile(&instrument, &answers));
    }
}

/// Five statements at 60 %: three answers make a score, two do not; 3, 3 and 4 of 5 are two thirds.
#[test]
fn three_of_five_answers_are_enough_and_two_are_not() {
    let instrument = instrument();
    let statements = &instrument.competences[0].statements;
    let answer = |n: usize, value| {
        (statements[n].id.clone(), Answer { answered_at: make::now(), mark: Mark::Level(value) })
    };
    let two: Answers = [answer(0, 3), answer(4, 3)].into();
    assert_eq!(profile(&instrument, &two)[0].score, None);
    let three: Answers = [answer(0, 3), answer(4, 3), answer(2, 4)].into();
    let score = profile(&instrument, &three)[0].score.expect("60 % answered");
    assert_eq!((score.sum, score.of(), score.stands_at()), (10, 15, 3));
    assert!((score.percent() - 66.67).abs() < 0.01);
    assert_eq!(level(&instrument, score).map(|l| l.id.as_str()), Some("growing"));
}

fn instrument() -> Instrument {
    let statement = |n| domain::instrument::Statement {
        id: format!("statement-{n}").parse().expect("a key"),
        text: String::new(),
        example: String::new(),
    };
    let mut instrument = crate::files::instrument();
    let mut competence = instrument.competences[0].clone();
    competence.statements = (0..5).map(statement).collect();
    instrument.competences = vec![competence];
    instrument
}
