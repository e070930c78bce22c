//! Answers merge statement by statement, the later one wins: two devices may send theirs in any order, twice.

use chrono::TimeDelta;
use domain::{
    StatementId,
    diagnosis::{Answer, Answers, DiagnosisError, Mark, merge_answer},
};
use proptest::{collection::vec, prelude::*};

use crate::make;

fn arrivals() -> impl Strategy<Value = Vec<(StatementId, Answer)>> {
    let statement = (0..3usize).prop_map(|n| format!("statement-{n}").parse().expect("a key"));
    vec((statement, make::answer(5)), 0..12)
}

fn merged(arrivals: &[(StatementId, Answer)]) -> Answers {
    let mut answers = Answers::new();
    for (statement, answer) in arrivals {
        merge_answer(&mut answers, statement.clone(), *answer);
    }
    answers
}

proptest! {
    /// Commutative, associative and idempotent in one: any order, with any repetition, gives the same.
    #[test]
    fn order_and_repetition_of_arrival_do_not_count(
        (sent, received) in arrivals()
            .prop_flat_map(|sent| {
                let again = vec(proptest::sample::select(with_one(&sent)), 0..6);
                (Just(sent), again)
            })
            .prop_flat_map(|(sent, again)| {
                let known: Vec<_> = again.into_iter().filter(|a| sent.contains(a)).collect();
                let received = [sent.clone(), known].concat();
                (Just(sent), Just(received).prop_shuffle())
            }),
    ) {
        prop_assert_eq!(merged(&sent), merged(&received));
    }

    #[test]
    fn two_devices_meet_whichever_sends_first(phone in arrivals(), tablet in arrivals()) {
        let phone_first = merged(&[phone.clone(), tablet.clone()].concat());
        prop_assert_eq!(phone_first, merged(&[tablet, phone].concat()));
    }

    #[test]
    fn the_latest_answer_to_a_statement_wins(sent in arrivals()) {
        let answers = merged(&sent);
        for (statement, kept) in &answers {
            let latest = sent.iter().filter(|(s, _)| s == statement).map(|(_, a)| a.answered_at).max();
            prop_assert_eq!(Some(kept.answered_at), latest);
        }
    }

    /// Story: on a phone whose clock had been a day ahead and was put right, a changed answer never showed.
    #[test]
    fn a_tap_counts_whatever_the_clock_says(
        standing in make::answer(5),
        back in -90_000i64..90_000,
        mark in make::mark(5),
    ) {
        let statement: StatementId = "statement-1".parse().expect("a key");
        let mut answers = merged(&[(statement.clone(), standing)]);
        let tapped = Answer::tapped(mark, standing.answered_at + TimeDelta::seconds(back), Some(&standing));
        merge_answer(&mut answers, statement.clone(), tapped);
        prop_assert_eq!(answers[&statement].mark, mark);
    }

    #[test]
    fn an_answer_that_came_twice_changes_nothing_even_after_the_end(
        (instrument, answers) in make::answered(3),
    ) {
        let mut diagnosis = make::diagnosis(&instrument, answers.clone());
        let rest: Vec<_> = instrument.statements().map(|(_, s)| s.id.clone()).collect();
        for statement in rest {
            let answer = Answer { answered_at: make::now(), mark: Mark::NotApplicable };
            diagnosis.answer(&instrument, statement, answer).expect("is open");
        }
        diagnosis.finish(&instrument, make::later(60)).expect("all are answered");
        let finished = diagnosis.clone();
        for (statement, answer) in answers {
            prop_assert_eq!(diagnosis.answer(&instrument, statement.clone(), answer), Ok(()));
            let changed = Answer { answered_at: make::later(120), ..answer };
            prop_assert_eq!(diagnosis.answer(&instrument, statement, changed), Err(DiagnosisError::Finished));
        }
        diagnosis.finish(&instrument, make::later(3600)).expect("finishing twice is fine");
        prop_assert_eq!(diagnosis, finished);
    }

    #[test]
    fn it_finishes_only_when_every_statement_was_looked_at((instrument, answers) in make::answered(3)) {
        let mut diagnosis = make::diagnosis(&instrument, answers);
        let (answered, statements) = (diagnosis.answers.len(), instrument.len());
        prop_assert_eq!(diagnosis.resume_at(&instrument).is_none(), answered == statements);
        let finished = diagnosis.finish(&instrument, make::later(60));
        if answered == statements {
            prop_assert_eq!(finished, Ok(()));
        } else {
            prop_assert_eq!(finished, Err(DiagnosisError::Unanswered { answered, statements }));
            prop_assert_eq!(diagnosis.finished_at, None);
        }
    }

    #[test]
    fn what_the_instrument_does_not_have_is_refused(
        (instrument, answers) in make::answered(3),
        beyond in 1u8..=200,
    ) {
        let mut diagnosis = make::diagnosis(&instrument, answers);
        let before = diagnosis.clone();
        let known = instrument.competences[0].statements[0].id.clone();
        let at = make::later(600);
        let max = instrument.max();
        for value in [0, max.saturating_add(beyond)] {
            let answer = Answer { answered_at: at, mark: Mark::Level(value) };
            let refused = diagnosis.answer(&instrument, known.clone(), answer);
            prop_assert_eq!(refused, Err(DiagnosisError::OutsideScale { value, max }));
        }
        let unknown: StatementId = "nowhere".parse().expect("a key");
        let answer = Answer { answered_at: at, mark: Mark::Level(1) };
        let refused = diagnosis.answer(&instrument, unknown.clone(), answer);
        prop_assert_eq!(refused, Err(DiagnosisError::UnknownStatement(unknown)));
        prop_assert_eq!(diagnosis, before);
    }
}

/// `select` needs at least one to choose from.
fn with_one(sent: &[(StatementId, Answer)]) -> Vec<(StatementId, Answer)> {
    let nobody =
        ("nobody".parse().expect("a key"), Answer { answered_at: make::now(), mark: Mark::Declined });
    sent.iter().cloned().chain([nobody]).collect()
}
