//! States of a route against the table of `docs/rules.md`: draft → proposed → agreed → active → completed; ended early by
//! a word, archived while it is open; a methodist may return a proposed route with a comment (C-ИОМ-5).

use domain::route::{Form, Route, RouteError, RouteState, RouteTransition};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::make::{self, METHODIST, OWNER, person, today};

use {RouteState as S, RouteTransition as T};

/// The whole table: what is not here is refused.
const TABLE: [(S, T, S); 12] = [
    (S::Draft, T::Propose, S::Proposed),
    (S::Proposed, T::Withdraw, S::Draft),
    (S::Proposed, T::Return, S::Draft),
    (S::Proposed, T::Agree, S::Agreed),
    (S::Agreed, T::Withdraw, S::Draft),
    (S::Active, T::Complete, S::Completed),
    (S::Draft, T::Archive, S::Archived),
    (S::Proposed, T::Archive, S::Archived),
    (S::Agreed, T::Archive, S::Archived),
    (S::Active, T::Archive, S::Archived),
    (S::Agreed, T::Close, S::Closed),
    (S::Active, T::Close, S::Closed),
];

const STATES: [S; 7] = [S::Draft, S::Proposed, S::Agreed, S::Active, S::Completed, S::Closed, S::Archived];
const TRANSITIONS: [T; 7] = [T::Propose, T::Withdraw, T::Return, T::Agree, T::Complete, T::Close, T::Archive];

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
        Try::Move(T::Return | T::Close, comment) if comment.trim().is_empty() => None,
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

/// C-ИОМ-16: what has ended is kept as it stood, whoever asks for whatever.
#[test]
fn what_has_ended_takes_no_write() {
    for state in [S::Completed, S::Closed, S::Archived] {
        let mut route = Route { state, ..make::any_route() };
        let before = route.clone();
        let step = route.steps[0].id;
        for transition in TRANSITIONS {
            let moved = route.transition(transition, person(OWNER), "Слово", make::now());
            assert_eq!(moved, Err(RouteError::Ended(state)));
        }
        let other = Route { title: "Другое".into(), ..route.clone() };
        assert_eq!(route.edit(&other, today()), Err(RouteError::Ended(state)));
        assert_eq!(route.revise(&other, today()), Err(RouteError::Ended(state)));
        let marked = route.set_result(step, Some(make::done(today())), today());
        assert_eq!(marked, Err(RouteError::Ended(state)));
        assert_eq!(route, before);
    }
}

/// C-ИОМ-7, C-ИОМ-8: the teacher and the methodist make it together, each in their turn.
#[test]
fn the_methodist_mends_what_was_proposed_and_nothing_else() {
    let mut route = make::any_route();
    let other = Route { title: "С методистом".into(), ..route.clone() };
    assert_eq!(route.revise(&other, today()), Err(RouteError::NotEditable(S::Draft)));
    route.transition(T::Propose, person(OWNER), "", make::now()).expect("proposes");
    assert_eq!(route.edit(&other, today()), Err(RouteError::NotEditable(S::Proposed)));
    let version = route.version;
    route.revise(&other, today()).expect("is mended");
    assert_eq!(
        (route.state, route.title.as_str(), route.version),
        (S::Proposed, "С методистом", version + 1)
    );
}

/// C-АДР-3: what is said of a step stands at the step while the route is back.
#[test]
fn a_remark_is_about_a_step_of_the_route_and_goes_with_a_return() {
    use domain::route::Remark;
    let mut route = make::any_route();
    route.transition(T::Propose, person(OWNER), "", make::now()).expect("proposes");
    let step = route.steps[0].id;
    let said = |text: &str| [Remark { step, text: text.into() }];
    let unknown = [Remark { step: domain::StepId(make::id(9_999)), text: "Где это?".into() }];
    for wrong in [&said(" "), &said(&"ж".repeat(1001)), &unknown] {
        let refused = route.transition_with(T::Return, person(METHODIST), "Поправьте", wrong, make::now());
        assert_eq!(refused, Err(RouteError::Remark(0)));
    }
    let agreed = route.transition_with(T::Agree, person(METHODIST), "", &said("В какой класс?"), make::now());
    assert_eq!(agreed, Err(RouteError::Remark(0)), "a remark asks for a change");
    route
        .transition_with(T::Return, person(METHODIST), "Поправьте", &said("В какой класс?"), make::now())
        .expect("returns");
    assert_eq!(route.remark_on(step).map(|remark| remark.text.as_str()), Some("В какой класс?"));
    route.transition(T::Propose, person(OWNER), "", make::now()).expect("proposes again");
    assert_eq!(route.remark_on(step), None);
}
