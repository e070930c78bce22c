//! What is kept of a route: who changed what (C-ИОМ-8), how it stood when it ended (C-ИОМ-16), what goes on into the next.

use chrono::Days;
use domain::{
    StepId,
    life::DeficitState,
    route::{Change, Form, Route, RouteTransition, StepKind, carried, changes, outcomes},
    witness::{Measured, Testimony, Witness},
};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::make::{self, METHODIST, OWNER, competence_id, day, id, person, today};

/// One hand on a route.
#[derive(Clone, Debug)]
enum Hand {
    Rename,
    Retitle(Index),
    Shift(Index),
    Lengthen(Index),
    Remove(Index),
    Swap(Index, Index),
    Mark(Index),
    Conditions,
    Recompose(Index),
}

fn hands() -> impl Strategy<Value = Vec<Hand>> {
    let at = any::<Index>;
    let one = prop_oneof![
        Just(Hand::Rename),
        at().prop_map(Hand::Retitle),
        at().prop_map(Hand::Shift),
        at().prop_map(Hand::Lengthen),
        at().prop_map(Hand::Remove),
        (at(), at()).prop_map(|(a, b)| Hand::Swap(a, b)),
        at().prop_map(Hand::Mark),
        Just(Hand::Conditions),
        at().prop_map(Hand::Recompose),
    ];
    vec(one, 0..6)
}

fn lay(route: &mut Route, hand: &Hand) {
    let many = route.steps.len();
    if many == 0 {
        return;
    }
    match hand {
        Hand::Rename => route.title.push('!'),
        Hand::Retitle(at) => route.steps[at.index(many)].title.push('!'),
        Hand::Shift(at) => {
            let step = &mut route.steps[at.index(many)];
            (step.from, step.until) = (step.from + Days::new(7), step.until + Days::new(7));
        }
        Hand::Lengthen(at) => route.steps[at.index(many)].hours += 1,
        Hand::Remove(at) => drop(route.steps.remove(at.index(many))),
        Hand::Swap(a, b) => route.steps.swap(a.index(many), b.index(many)),
        Hand::Mark(at) => route.steps[at.index(many)].result = Some(make::done(today())),
        Hand::Conditions => route.setting.conditions.push('!'),
        Hand::Recompose(at) => route.steps[at.index(many)].competences = vec![competence_id(77)],
    }
}

proptest! {
    /// Nothing changes in silence, and nothing is said where nothing changed.
    #[test]
    fn every_difference_is_told_and_no_other(before in make::route(), hands in hands()) {
        let mut after = before.clone();
        for hand in &hands {
            lay(&mut after, hand);
        }
        let told = changes(&before, &after);
        prop_assert_eq!(told.is_empty(), before == after, "{:?} by {:?}", told, hands);
        let taken: Vec<_> = before.steps.iter().filter(|s| after.step(s.id).is_none()).map(|s| s.id).collect();
        let said: Vec<_> =
            told.iter().filter_map(|c| match c { Change::Removed { step } => Some(step.id), _ => None }).collect();
        prop_assert_eq!(taken, said);
    }

    /// What goes on is exactly what was not done, in free places from the first day on, at the pace.
    #[test]
    fn what_was_not_done_goes_on_into_the_next_route(
        mut route in make::route(), done in vec(any::<Index>(), 0..4), pace in 1u16..=12,
    ) {
        for at in done {
            let place = at.index(route.steps.len());
            route.steps[place].result = Some(make::done(today()));
        }
        let mut next = 500;
        let steps = carried(&route, day(7), pace, || { next += 1; StepId(id(next)) });
        let open = route.steps.iter().filter(|s| s.result.is_none() && s.kind != StepKind::Diagnosis).count();
        prop_assert_eq!(steps.len(), open);
        prop_assert!(steps.iter().all(|s| s.result.is_none() && route.step(s.id).is_none()));
        prop_assert!(steps.first().is_none_or(|s| s.from == day(7)));
        for pair in steps.windows(2) {
            prop_assert!(pair[0].until < pair[1].from, "one after another");
        }
        for step in &steps {
            let weeks = (step.until - step.from).num_days() / 7 + 1;
            prop_assert!(i64::from(step.hours) <= weeks * i64::from(pace), "{} h in {} weeks", step.hours, weeks);
        }
    }

    /// The copy is of its day: later words change nothing.
    #[test]
    fn what_is_said_after_the_end_changes_nothing(got in vec((0usize..4, 0u64..60, 0u32..=20), 0..12)) {
        let (route, last) = (agreed(), day(30));
        let said: Vec<_> = got.iter().map(|(c, on, got)| word(*c, day(*on), *got, Witness::Own)).collect();
        let early: Vec<_> = said.iter().filter(|t| t.on <= last).cloned().collect();
        let title = ToString::to_string;
        prop_assert_eq!(outcomes(&route, &said, last, title), outcomes(&route, &early, last, title));
    }
}

/// A word on a scale to 20; under 14 it is a deficit.
fn word(competence: usize, on: chrono::NaiveDate, got: u32, by: Witness) -> Testimony {
    let below = got < 14;
    Testimony {
        competence: competence_id(competence),
        by,
        on,
        measured: Measured { got, of: 20 },
        rank: u8::from(!below),
        level: if below { "начало" } else { "уверенно" }.into(),
        below,
        note: String::new(),
    }
}

/// Agreed on the first day, with a step on the competences 0 and 3.
fn agreed() -> Route {
    let mut route = make::any_route();
    route.steps.truncate(1);
    route.steps[0] = make::step(0, Form::Informal, 6, today(), day(6));
    route.steps[0].competences = vec![competence_id(0), competence_id(3)];
    route.transition(RouteTransition::Propose, person(OWNER), "", make::now()).expect("proposes");
    route.transition(RouteTransition::Agree, person(METHODIST), "", make::now()).expect("agrees");
    route
}

#[test]
fn an_ended_route_says_what_was_and_what_came_of_it() {
    let route = agreed();
    let said = [
        word(0, today(), 8, Witness::Own),
        word(1, today(), 6, Witness::Own),
        word(2, today(), 18, Witness::Own),
        word(0, day(20), 16, Witness::Recheck),
    ];
    let found = outcomes(&route, &said, day(30), ToString::to_string);
    let told: Vec<_> = found
        .iter()
        .map(|o| {
            let got = |t: &Option<Testimony>| t.as_ref().map(|t| t.measured.got);
            (o.competence.clone(), got(&o.before), got(&o.after), o.state)
        })
        .collect();
    assert_eq!(
        told,
        [
            (competence_id(1), Some(6), None, Some(DeficitState::Found)),
            (competence_id(0), Some(8), Some(16), Some(DeficitState::Lifted)),
            (competence_id(3), None, None, None),
        ],
        "the strong one that nobody worked on is not spoken of"
    );
}

#[test]
fn a_moved_step_is_told_with_both_spans() {
    let before = agreed();
    let mut after = before.clone();
    (after.steps[0].from, after.steps[0].until) = (day(7), day(13));
    let [Change::Moved { step, was, now }] = &changes(&before, &after)[..] else { panic!("one change") };
    assert_eq!((step.number, was.until, now.until), (1, day(6), day(13)));
}
