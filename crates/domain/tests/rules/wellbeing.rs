//! Well-being (C-ВЫГ-1, C-ВЫГ-4): no outcome from a part of the answers, a load that rises with them, and a closed
//! request whose words go when its author takes it back.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta};
use domain::{
    RequestId,
    contract::{command::ToWire, paths, wellbeing::MoveWellbeing},
    side::SideCommand,
    wellbeing::{
        Check, CheckAnswers, CheckError, WellbeingError, WellbeingRequest, WellbeingState as S,
        WellbeingTransition as T,
    },
};
use proptest::{collection::vec, prelude::*};
use serde::Deserialize;

use crate::{
    files::read,
    make::{METHODIST, OWNER, id, now, person},
};

#[derive(Deserialize)]
struct File {
    check: Check,
}

fn check() -> Check {
    read::<File>("wellbeing/check.toml").check
}

fn answers(check: &Check, values: &[u8]) -> CheckAnswers {
    let mut values = values.iter().copied();
    let mut of = |count: usize| (0..count).zip(values.by_ref().take(count)).collect::<BTreeMap<_, _>>();
    check.scales.iter().map(|scale| (scale.id.clone(), of(scale.statements.len()))).collect()
}

fn request() -> WellbeingRequest {
    WellbeingRequest {
        id: RequestId(id(400)),
        author: person(OWNER),
        message: "Хочу поговорить".into(),
        contact: "после 16:00 по телефону".into(),
        outcome: check().outcome(&answers(&check(), &[4; 12])),
        state: S::Sent,
        psychologist: None,
        sent_at: now(),
        history: Vec::new(),
    }
}

#[test]
fn the_check_that_ships_is_sound() {
    let check = check();
    assert_eq!(check.check(), Ok(()));
    assert_eq!((check.scales.len(), check.len()), (3, 12));
    assert!(check.levels.last().is_some_and(|level| level.see_psychologist));
}

#[test]
fn a_spoilt_check_is_refused_with_its_place() {
    let spoil = |change: fn(&mut Check)| {
        let mut check = check();
        change(&mut check);
        check.check()
    };
    assert_eq!(spoil(|c| c.frequencies.truncate(1)), Err(CheckError::Frequencies));
    assert_eq!(spoil(|c| c.scales.clear()), Err(CheckError::Scale(String::new())));
    assert_eq!(spoil(|c| c.scales[1].statements.clear()), Err(CheckError::Scale("distance".into())));
    assert_eq!(spoil(|c| c.scales[2].id = "exhaustion".into()), Err(CheckError::Scale("exhaustion".into())));
    assert_eq!(spoil(|c| c.levels.reverse()), Err(CheckError::Levels));
}

proptest! {
    #[test]
    fn a_part_of_the_answers_has_no_outcome(values in vec(0u8..5, 0..12)) {
        prop_assert_eq!(check().outcome(&answers(&check(), &values)), None);
    }

    /// Worse by one step anywhere is never better; «worse» is the other way round on a reversed scale.
    #[test]
    fn the_load_rises_with_each_answer(values in vec(0u8..5, 12), at in 0usize..12) {
        let check = check();
        let percent = |values: &[u8]| check.outcome(&answers(&check, values)).map(|o| o.percent).expect("all answered");
        let before = percent(&values);
        prop_assert!(before <= 100);
        let mut worse = values.clone();
        let reversed = check.scales[at / 4].reversed;
        worse[at] = if reversed { worse[at].saturating_sub(1) } else { (worse[at] + 1).min(4) };
        prop_assert!(percent(&worse) >= before);
    }

    /// What an older version of the check left on the device is left out, not counted.
    #[test]
    fn answers_to_what_is_not_asked_count_for_nothing(values in vec(0u8..5, 12), stray in 0u8..255) {
        let check = check();
        let clean = answers(&check, &values);
        let mut more = clean.clone();
        more.insert("older-scale".into(), [(0, stray)].into());
        more.entry("exhaustion".into()).or_default().insert(99, stray);
        prop_assert_eq!(check.outcome(&more), check.outcome(&clean));
    }

    /// Every way through the states: only the table's transitions are taken, a refusal changes nothing.
    #[test]
    fn only_the_table_is_walked(moves in vec((0usize..3, any::<bool>(), "[а-я]{0,3}"), 0..6)) {
        let mut request = request();
        for (step, (which, by_owner, comment)) in moves.into_iter().enumerate() {
            let transition = [T::Take, T::Close, T::Withdraw][which];
            let actor = person(if by_owner { OWNER } else { METHODIST });
            let before = request.clone();
            let at: DateTime<_> = now() + TimeDelta::minutes(i64::try_from(step).expect("small"));
            let result = request.transition(transition, actor, &comment, at);
            let allowed = matches!(
                (before.state, transition),
                (S::Sent, T::Take) | (S::Taken, T::Close) | (S::Sent | S::Taken, T::Withdraw)
            );
            if result.is_err() {
                prop_assert_eq!(&request, &before);
            } else {
                prop_assert!(allowed);
                prop_assert_eq!(request.history.len(), before.history.len() + 1);
            }
        }
    }
}

#[test]
fn a_request_taken_back_keeps_none_of_its_words() {
    let mut request = request();
    request.transition(T::Withdraw, person(OWNER), "", now()).expect("it is open");
    assert_eq!((request.message.as_str(), request.contact.as_str(), &request.outcome), ("", "", &None));
    assert_eq!(request.state, S::Withdrawn);
}

#[test]
fn nobody_is_left_without_a_word_and_only_who_took_it_closes_it() {
    let mut request = request();
    assert_eq!(request.transition(T::Take, person(METHODIST), " ", now()), Err(WellbeingError::Comment));
    request.transition(T::Take, person(METHODIST), "Позвоню завтра", now()).expect("it waits");
    assert_eq!(request.psychologist, Some(person(METHODIST)));
    assert_eq!(request.transition(T::Close, person(OWNER), "", now()), Err(WellbeingError::NotYours));
    request.transition(T::Close, person(METHODIST), "", now()).expect("it is theirs");
    assert!(!request.state.is_open());
}

#[test]
fn a_request_needs_words_and_a_way_to_answer() {
    let of = |change: fn(&mut WellbeingRequest)| {
        let mut sent = request();
        change(&mut sent);
        WellbeingRequest::create(&sent, person(OWNER)).map(|made| made.state)
    };
    assert_eq!(of(|r| r.message = "  ".into()), Err(WellbeingError::Message));
    assert_eq!(of(|r| r.message = "я".repeat(2001)), Err(WellbeingError::Message));
    assert_eq!(of(|r| r.contact = String::new()), Err(WellbeingError::Contact));
    assert_eq!(of(|r| r.outcome.as_mut().expect("one").percent = 101), Err(WellbeingError::Outcome));
    assert_eq!(of(|r| r.state = S::Taken), Ok(S::Sent), "how it stands is not the author's to say");
}

#[test]
fn commands_of_a_closed_request_have_their_http_form() {
    let put = SideCommand::PutWellbeing { request: Box::new(request()) }.wire();
    assert_eq!(put.path, paths::wellbeing_request(request().id));
    assert_eq!(serde_json::from_str::<WellbeingRequest>(&put.body).expect("reads back"), request());
    let moved = SideCommand::MoveWellbeing {
        request: request().id,
        transition: T::Withdraw,
        comment: String::new(),
        at: now(),
    };
    let moved = moved.wire();
    assert_eq!(moved.path, paths::wellbeing_transitions(request().id));
    let body: MoveWellbeing = serde_json::from_str(&moved.body).expect("reads back");
    assert_eq!(body.transition, T::Withdraw);
}
