//! States of a route against the table of `docs/rules.md`: draft → proposed → agreed → active → completed; archived
//! from any; a methodist may return a proposed route with a comment.

use domain::route::{Form, Route, RouteError, RouteState, RouteTransition};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::make::{self, METHODIST, OWNER, person, today};

use {RouteState as S, RouteTransition as T};

/// The whole table: what is not here is refused.
const TABLE: [(S, T, S); 10] = [
    (S::Draft, T::Propose, S::Proposed),
    (S::Proposed, T::Withdraw, S::Draft),
    (S::Proposed, T::Return, S::Draft),
    (S::Proposed, T::Agree, S::Agreed),
    (S::Active, T::Complete, S::Completed),
    (S::Draft, T::Archive, S::Archived),
    (S::Proposed, T::Archive, S::Archived),
    (S::Agreed, T::Archive, S::Archived),
    (S::Active, T::Archive, S::Archived),
    (S::Completed, T::Archive, S::Archived),
];

const STATES: [S; 6] = [S::Draft, S::Proposed, S::Agreed, S::Active, S::Completed, S::Archived];
const TRANSITIONS: [T; 6] = [T::Propose, T::Withdraw, T::Return, T::Agree, T::Complete, T::Archive];

#[test]
fn the_table_is_the_rule() {
    for from in STATES {
        for transition in TRANSITIONS {
            let expected = TABLE.iter().find(|(s, t, _)| (*s, *t) == (from, transition)).map(|(.., to)| *to);
            assert_eq!(from.after(transition).ok(), expected, "{from:?} {transition:?}");
        }
    }
}

/// What may be tried on a route.
#[derive(Clone, Debug)]
enum Try {
    Move(T, &'static str),
    Tick(Index),
    Untick(Index),
    Rename,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let transition = proptest::sample::select(TRANSITIONS.to_vec());
    let one = prop_oneof![
        3 => (transition, proptest::sample::select(vec!["", "  ", "Добавьте практику"])).prop_map(|(t, c)| Try::Move(t, c)),
        4 => any::<Index>().prop_map(Try::Tick),
        1 => any::<Index>().prop_map(Try::Untick),
        1 => Just(Try::Rename),
    ];
    // Most runs should get beyond the draft.
    let start = proptest::sample::select(vec![vec![], vec![T::Propose], vec![T::Propose, T::Agree]]);
    (start, vec(one, 0..40))
        .prop_map(|(start, rest)| start.into_iter().map(|t| Try::Move(t, "")).chain(rest).collect())
}

fn perform(route: &mut Route, attempt: &Try) -> Result<(), RouteError> {
    let step = |route: &Route, index: &Index| route.steps[index.index(route.steps.len())].id;
    match attempt {
        Try::Move(transition, comment) => {
            let actor = if transition.is_owners() { OWNER } else { METHODIST };
            route.transition(*transition, person(actor), comment, make::now())
        }
        Try::Tick(index) => route.set_result(step(route, index), Some(make::done(today())), today()),
        Try::Untick(index) => route.set_result(step(route, index), None, today()),
        Try::Rename => route.edit(&Route { title: "Новое имя".into(), ..route.clone() }, today()),
    }
}

/// The state as the table has it.
fn model(before: &Route, attempt: &Try) -> Option<S> {
    let open = before.steps.iter().any(|s| s.result.is_none());
    let done = |index: &Index| before.steps[index.index(before.steps.len())].result.is_some();
    let runs = matches!(before.state, S::Agreed | S::Active);
    match attempt {
        Try::Move(T::Return, comment) if comment.trim().is_empty() => None,
        Try::Move(T::Complete, _) if open => None,
        Try::Move(transition, _) => {
            TABLE.iter().find(|(s, t, _)| (*s, *t) == (before.state, *transition)).map(|(.., to)| *to)
        }
        Try::Tick(index) if done(index) => Some(before.state),
        Try::Untick(index) if !done(index) => Some(before.state),
        Try::Tick(_) | Try::Untick(_) => runs.then_some(S::Active),
        Try::Rename => (before.state == S::Draft).then_some(S::Draft),
    }
}

proptest! {
    #[test]
    fn any_run_of_attempts_follows_the_table(mut route in make::route(), tries in tries()) {
        for attempt in tries {
            let before = route.clone();
            let result = perform(&mut route, &attempt);
            if let Some(state) = model(&before, &attempt) {
                prop_assert_eq!(result, Ok(()), "{:?} from {:?}", attempt, before.state);
                prop_assert_eq!(route.state, state);
                // A new version for each change, none without: the ETag tells them apart.
                let changed = Route { version: 0, ..route.clone() } != Route { version: 0, ..before.clone() };
                prop_assert_eq!(route.version, before.version + u32::from(changed));
                let moved = matches!(attempt, Try::Move(..));
                prop_assert_eq!(route.history.len(), before.history.len() + usize::from(moved));
            } else {
                prop_assert!(result.is_err(), "{:?} from {:?}", attempt, before.state);
                prop_assert_eq!(&route, &before, "a refused command changes nothing");
            }
        }
    }

    #[test]
    fn a_formal_step_is_done_only_with_a_document(mut route in make::route(), index in any::<Index>()) {
        (route.state, route.steps[0].form) = (S::Agreed, Form::Formal);
        let step = route.steps[index.index(route.steps.len())].clone();
        let bare = domain::route::StepResult { evidence: None, ..make::done(today()) };
        let expected = if step.form == Form::Formal { Err(RouteError::EvidenceMissing) } else { Ok(()) };
        prop_assert_eq!(route.set_result(step.id, Some(bare), today()), expected);
    }
}

#[test]
fn a_comment_is_kept_with_its_author_and_shown_while_the_route_is_back() {
    let mut route = make::any_route();
    route.transition(T::Propose, person(OWNER), "", make::now()).expect("proposes");
    assert_eq!(
        route.transition(T::Return, person(METHODIST), " \n", make::now()),
        Err(RouteError::CommentMissing)
    );
    route.transition(T::Return, person(METHODIST), " Добавьте практику ", make::now()).expect("returns");
    let returned = route.returned_with().expect("is back");
    assert_eq!((returned.actor, returned.comment.as_str()), (person(METHODIST), "Добавьте практику"));
    route.transition(T::Propose, person(OWNER), "", make::now()).expect("proposes again");
    assert_eq!(route.returned_with(), None);
}

#[test]
fn a_result_has_sound_texts_and_days() {
    use domain::route::{RouteFault, RouteFaultKind as Kind, StepResult};
    let step = make::step(0, Form::Formal, 8, today(), make::day(6));
    assert_eq!(step.check_result(&make::done(today()), today()), Ok(()));
    let fault = |change: fn(&mut StepResult)| {
        let mut result = make::done(today());
        change(&mut result);
        step.check_result(&result, today()).expect_err("has a fault")
    };
    let invalid = |field: &str, kind| RouteError::Invalid(vec![RouteFault { field: field.into(), kind }]);
    assert_eq!(fault(|r| r.done_on = make::day(1)), RouteError::DoneInFuture);
    assert_eq!(
        fault(|r| r.evidence.as_mut().expect("has one").issued_on = make::day(1)),
        RouteError::DoneInFuture
    );
    assert_eq!(
        fault(|r| r.evidence.as_mut().expect("has one").number = " ".into()),
        RouteError::EvidenceMissing
    );
    assert_eq!(
        fault(|r| r.evidence.as_mut().expect("has one").kind = "Ж".repeat(201)),
        invalid("evidence.kind", Kind::TextLength)
    );
    assert_eq!(fault(|r| r.note = "Ж".repeat(2001)), invalid("note", Kind::TextLength));
    assert_eq!(fault(|r| r.note = "a\0b".into()), invalid("note", Kind::TextLength));
    assert_eq!(
        fault(|r| r.done_on = "0001-01-01".parse().expect("a date")),
        invalid("done_on", Kind::OutOfRange)
    );
}
