//! A pair from the accepted request to its end: consent of both to one plan, meetings, words of both sides, an early
//! end with its notice (ТК РФ, ст. 351.8): the model of mentoring as the regulations name it (C-НАСТ-1, C-НАСТ-3).

use chrono::{Days, NaiveDate};
use domain::{
    GoalId, MeetingId, PairId, PersonId,
    contract::{
        command::{Method, MovePair, ToWire},
        paths,
    },
    pair::{
        Feedback, Goal, Meeting, Pair, PairForm, PairPlan, PairState as S, Side,
        act::{MeetingFault, NOTICE_DAYS, PairAct, PairError, PairTransition as T, PlanFault},
    },
    request::{RequestKind, RequestState, SupportRequest},
    side::SideCommand,
};
use proptest::{collection::vec, prelude::*};

use crate::{
    make::{OWNER, day, id, now, person, today},
    request_clock::calendar,
    request_states,
};

const MENTOR: usize = 9;

fn pair() -> Pair {
    let (assignee, state) = (Some(person(MENTOR)), RequestState::Accepted);
    let request = SupportRequest { assignee, state, ..request_states::request(0) };
    Pair::of(&request, PairId(id(500)), now(), today()).expect("makes a pair")
}

fn plan() -> PairPlan {
    let goal = Goal {
        id: GoalId(id(600)), competence: None, text: "Оценивать по критериям".into()
    };
    PairPlan { from: today(), until: day(120), goals: vec![goal] }
}

fn meeting(n: usize, on: NaiveDate, held: bool) -> Meeting {
    let notes = if held { "Разобрали два урока" } else { "" };
    let agenda = "Критерии в 7 «А»".into();
    Meeting {
        id: MeetingId(id(700 + n)),
        on,
        minutes: 45,
        agenda,
        notes: notes.into(),
        next_step: String::new(),
        held,
    }
}

fn moved(transition: T, comment: &str) -> PairAct {
    PairAct::Move { transition, comment: comment.into() }
}

/// The day an end that is announced today takes effect.
fn ends_on() -> NaiveDate {
    calendar().after(today(), NOTICE_DAYS)
}

fn act(pair: &mut Pair, act: &PairAct, who: PersonId) -> Result<(), PairError> {
    pair.act(act, who, now(), today(), ends_on())
}

fn running() -> Pair {
    let mut pair = pair();
    act(&mut pair, &PairAct::Plan(plan()), person(MENTOR)).expect("plans");
    act(&mut pair, &moved(T::Agree, ""), person(OWNER)).expect("agrees");
    pair
}

#[test]
fn the_form_follows_from_what_was_asked() {
    let request = SupportRequest { assignee: Some(person(MENTOR)), ..request_states::request(0) };
    let form = |kind, competence| {
        Pair::of(&SupportRequest { kind, competence, ..request.clone() }, PairId(id(500)), now(), today())
            .map(|pair| pair.form)
    };
    let competence = request.competence.clone();
    assert_eq!(form(RequestKind::Mentoring, competence.clone()), Some(PairForm::Mastery), "C-НАСТ-8");
    assert_eq!(form(RequestKind::Mentoring, None), Some(PairForm::Subject), "C-НАСТ-6");
    assert_eq!(form(RequestKind::YoungMentoring, None), Some(PairForm::Young), "C-НАСТ-7");
    assert_eq!(form(RequestKind::Management, None), Some(PairForm::Management), "C-НАСТ-10, C-УК-4");
    assert_eq!(form(RequestKind::Tutor, competence), Some(PairForm::Tutor), "C-ТЬЮТ-1");
    for kind in [RequestKind::Consultation, RequestKind::LessonVisit] {
        assert_eq!(form(kind, None), None);
        assert!(!kind.makes_pair());
    }
}

#[test]
fn both_agree_in_writing_to_one_plan() {
    let mut pair = pair();
    assert_eq!(act(&mut pair, &moved(T::Agree, ""), person(OWNER)), Err(PairError::NoGoals));
    assert_eq!(act(&mut pair, &PairAct::Plan(plan()), person(OWNER)), Err(PairError::HelperOnly));
    act(&mut pair, &PairAct::Plan(plan()), person(MENTOR)).expect("plans");
    assert_eq!((pair.state, pair.helper_agreed_at, pair.learner_agreed_at), (S::Agreeing, Some(now()), None));
    act(&mut pair, &moved(T::Agree, ""), person(OWNER)).expect("agrees");
    assert_eq!(pair.state, S::Running);
    // Another plan is another consent.
    act(&mut pair, &PairAct::Plan(PairPlan { until: day(200), ..plan() }), person(MENTOR)).expect("plans");
    assert_eq!((pair.state, pair.learner_agreed_at), (S::Agreeing, None));
}

#[test]
fn an_early_end_gives_three_working_days() {
    for who in [MENTOR, OWNER] {
        let mut pair = running();
        assert_eq!(act(&mut pair, &moved(T::EndEarly, " "), person(who)), Err(PairError::Words(T::EndEarly)));
        act(&mut pair, &moved(T::EndEarly, "Перехожу в другую школу"), person(who)).expect("announces");
        let end = pair.end.clone().expect("an end");
        assert_eq!((pair.state, end.by, end.effective_on), (S::Ending, Some(person(who)), ends_on()));
        assert_eq!(calendar().between(today(), end.effective_on), 3);
        // Until then they go on meeting.
        act(&mut pair, &PairAct::Meet(meeting(0, today(), true)), person(MENTOR)).expect("meets");
        assert_eq!(act(&mut pair, &moved(T::EndEarly, "ещё раз"), person(who)), Err(PairError::Ending));
        assert!(!pair.tick(end.effective_on - Days::new(1)));
        assert!(pair.tick(end.effective_on) && !pair.tick(end.effective_on));
        assert_eq!(pair.state, S::Ended);
        assert_eq!(
            act(&mut pair, &PairAct::Meet(meeting(1, today(), false)), person(MENTOR)),
            Err(PairError::Over)
        );
        let words = Feedback { mark: 4, text: "Спасибо".into() };
        act(&mut pair, &PairAct::Feedback(words), person(OWNER)).expect("words may come later");
    }
    // Nothing was agreed: there is nothing to give notice of.
    let mut fresh = pair();
    act(&mut fresh, &moved(T::EndEarly, "Не подошло время"), person(OWNER)).expect("ends");
    assert_eq!((fresh.state, fresh.end.map(|end| end.effective_on)), (S::Ended, Some(today())));
}

#[test]
fn a_mentor_who_leaves_takes_nothing_along() {
    let mut pair = running();
    act(&mut pair, &PairAct::Meet(meeting(0, today(), true)), person(MENTOR)).expect("meets");
    let before = pair.clone();
    pair.helper_left(now(), today());
    assert_eq!(pair.state, S::Ended);
    assert_eq!((&pair.meetings, &pair.plan), (&before.meetings, &before.plan), "nothing is lost");
    assert_eq!(pair.end.as_ref().and_then(|end| end.by), None);
}

#[test]
fn the_mentor_closes_with_a_summary() {
    let mut pair = running();
    assert_eq!(act(&mut pair, &moved(T::Complete, "Всё"), person(OWNER)), Err(PairError::HelperOnly));
    assert_eq!(act(&mut pair, &moved(T::Complete, ""), person(MENTOR)), Err(PairError::Words(T::Complete)));
    act(&mut pair, &moved(T::Complete, "Критерии работают в двух классах"), person(MENTOR)).expect("closes");
    assert_eq!(
        (pair.state, pair.summary.as_deref()),
        (S::Completed, Some("Критерии работают в двух классах"))
    );
}

#[test]
fn faults_are_named() {
    let mut pair = running();
    let before = pair.clone();
    let cases = [
        (Meeting { minutes: 4, ..meeting(0, today(), true) }, MeetingFault::Minutes),
        (Meeting { agenda: " ".into(), ..meeting(0, today(), true) }, MeetingFault::Agenda),
        (Meeting { notes: "Ж".repeat(2001), ..meeting(0, today(), true) }, MeetingFault::Notes),
        (Meeting { next_step: "Ж".repeat(2001), ..meeting(0, today(), true) }, MeetingFault::NextStep),
        (Meeting { notes: " ".into(), ..meeting(0, today(), true) }, MeetingFault::NotesMissing),
        (meeting(0, day(1), true), MeetingFault::HeldInFuture),
    ];
    for (wrong, fault) in cases {
        assert_eq!(act(&mut pair, &PairAct::Meet(wrong), person(MENTOR)), Err(PairError::Meeting(fault)));
    }
    let plans = [
        (PairPlan { goals: Vec::new(), ..plan() }, PlanFault::Goals),
        (PairPlan { until: today(), ..plan() }, PlanFault::Term),
        (
            PairPlan { goals: vec![Goal { text: " ".into(), ..plan().goals[0].clone() }], ..plan() },
            PlanFault::GoalText(0),
        ),
    ];
    for (wrong, fault) in plans {
        assert_eq!(act(&mut pair, &PairAct::Plan(wrong), person(MENTOR)), Err(PairError::Plan(fault)));
    }
    let words = Feedback { mark: 6, text: String::new() };
    assert_eq!(act(&mut pair, &PairAct::Feedback(words), person(OWNER)), Err(PairError::Feedback));
    assert_eq!(act(&mut pair, &moved(T::Agree, ""), person(3)), Err(PairError::NotTheirs));
    assert_eq!(pair, before, "a refused act changes nothing");
}

fn any_act() -> impl Strategy<Value = PairAct> {
    prop_oneof![
        (0u64..3, 1u64..300).prop_map(|(from, until)| PairAct::Plan(PairPlan {
            from: day(from),
            until: day(until),
            ..plan()
        })),
        (0usize..4, 0u64..3, any::<bool>()).prop_map(|(n, on, held)| PairAct::Meet(meeting(
            n,
            day(on),
            held
        ))),
        (0u8..7).prop_map(|mark| PairAct::Feedback(Feedback { mark, text: String::new() })),
        (proptest::sample::select(vec![T::Agree, T::Complete, T::EndEarly]), "[а-я]{0,3}")
            .prop_map(|(transition, comment)| moved(transition, &comment)),
    ]
}

proptest! {
    #[test]
    fn twice_is_once_and_a_refusal_changes_nothing(acts in vec((any_act(), 0usize..3), 0..20)) {
        let mut pair = pair();
        for (what, who) in acts {
            let who = [person(MENTOR), person(OWNER), person(3)][who];
            let before = pair.clone();
            let result = act(&mut pair, &what, who);
            if result.is_err() {
                prop_assert_eq!(&pair, &before);
            } else if !matches!(what, PairAct::Move { transition: T::Complete | T::EndEarly, .. }) {
                let once = pair.clone();
                prop_assert_eq!(act(&mut pair, &what, who), Ok(()));
                prop_assert_eq!(&pair, &once);
            }
            prop_assert!(pair.side(who).is_some() || result.is_err(), "a pair is of two");
            let both = pair.helper_agreed_at.is_some() && pair.learner_agreed_at.is_some();
            prop_assert!(pair.state != S::Running || both, "nothing runs without both");
            prop_assert!(pair.meetings.is_sorted_by_key(|m| m.on));
        }
    }

    #[test]
    fn every_act_has_its_http_form(what in any_act()) {
        let pair = pair();
        let wire = SideCommand::Pair { pair: pair.id, act: Box::new(what.clone()), at: now() }.wire();
        prop_assert!(wire.path.starts_with(&paths::pair(pair.id)));
        prop_assert_eq!(wire.method == Method::Post, matches!(what, PairAct::Move { .. }));
        let body = serde_json::from_str::<serde_json::Value>(&wire.body).expect("JSON");
        match what {
            PairAct::Plan(plan) => prop_assert_eq!(serde_json::from_value::<PairPlan>(body).expect("a plan"), plan),
            PairAct::Meet(m) => prop_assert_eq!(serde_json::from_value::<Meeting>(body).expect("a meeting"), m),
            PairAct::Feedback(f) => prop_assert_eq!(serde_json::from_value::<Feedback>(body).expect("words"), f),
            PairAct::Move { transition, comment } => {
                let read = serde_json::from_value::<MovePair>(body).expect("a move");
                prop_assert_eq!(read, MovePair { transition, comment });
            }
        }
        prop_assert_eq!(pair.side(person(OWNER)), Some(Side::Learner));
    }
}
