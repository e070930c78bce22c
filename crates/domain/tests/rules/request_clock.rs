//! The clock of a request (C-НАСТ-14, C-АДР-5): from the one asked to the methodist, from there to the municipal service,
//! in working days; and who may ask for what (F-ОХВ-6, F-ОХВ-7, F-КАДР-3).

use chrono::{Days, NaiveDate};
use domain::{
    calendar::WorkCalendar,
    contract::command::{MoveRequest, ToWire},
    request::{
        RequestKind, RequestQueue, RequestState as S, RequestTransition as T, SupportRequest,
        clock::{ClockMark, Terms, Timing},
        eligibility::{AuthorFacts, HelperFacts, Unfit},
    },
    side::SideCommand,
};
use proptest::prelude::*;

use crate::{
    make::{METHODIST, competence_id, now, person},
    request_states,
};

/// The calendar of the repository.
pub fn calendar() -> WorkCalendar {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../systems/calendar/russia.toml");
    toml::from_str(&std::fs::read_to_string(path).expect("the file")).expect("a calendar")
}

const TERMS: Terms = Terms { remind: 3, helper: 5, methodist: 5, municipal: 10 };

fn timing(calendar: &WorkCalendar, today: NaiveDate) -> Timing<'_> {
    Timing { calendar, terms: TERMS, utc_offset_hours: 7, today }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn sent(wished: Option<usize>, calendar: &WorkCalendar, on: NaiveDate) -> SupportRequest {
    let wished = wished.map(person);
    let asked = SupportRequest {
        wished,
        sent_at: on.and_hms_opt(5, 0, 0).expect("noon").and_utc(),
        ..request_states::request(0)
    };
    let mut request = SupportRequest::create(&asked, asked.author).expect("is sound");
    request.wind(&timing(calendar, on), on);
    request
}

#[test]
fn the_new_year_is_no_time_to_answer_in() {
    let calendar = calendar();
    for off in
        ["2026-11-04", "2026-12-31", "2027-01-01", "2027-01-08", "2027-01-10", "2027-05-03", "2026-11-22"]
    {
        assert!(!calendar.is_working(day(off)), "{off}");
    }
    assert_eq!(calendar.after(day("2026-12-30"), 1), day("2027-01-11"));
    assert_eq!(calendar.after(day("2026-11-20"), 3), day("2026-11-25"));
    assert_eq!(calendar.after(day("2026-11-21"), 0), day("2026-11-23"));
    assert_eq!(calendar.between(day("2026-12-28"), day("2027-01-12")), 4);
}

#[test]
fn from_the_one_asked_to_the_methodist_to_the_municipality() {
    let calendar = calendar();
    let monday = day("2026-11-16");
    let mut request = sent(Some(9), &calendar, monday);
    let clock = request.clock.expect("runs");
    assert_eq!((clock.remind_on, clock.until), (day("2026-11-19"), day("2026-11-23")));
    assert_eq!(clock.mark(day("2026-11-18")), ClockMark::InTime);
    assert!(!request.tick(&timing(&calendar, day("2026-11-18"))), "nothing is due yet");
    assert!(request.tick(&timing(&calendar, day("2026-11-19"))));
    assert_eq!(request.clock.map(|c| c.mark(day("2026-11-19"))), Some(ClockMark::Soon), "reminded");
    assert!(!request.tick(&timing(&calendar, day("2026-11-23"))), "the last day is theirs");
    assert!(request.tick(&timing(&calendar, day("2026-11-24"))));
    assert_eq!((request.state, request.assignee, request.queue), (S::Sent, None, RequestQueue::Methodist));
    assert_eq!(request.wished, Some(person(9)), "whom the author wished is not forgotten");
    assert!(request.tick(&timing(&calendar, day("2026-12-01"))));
    assert_eq!(request.queue, RequestQueue::Municipal);
    assert!(request.history.iter().all(|e| e.actor.is_none()), "nobody did it");
    let told: Vec<_> = request.history.iter().map(|e| e.transition).collect();
    assert_eq!(told, [T::Remind, T::HandOver, T::Remind, T::HandOver]);
    request.tick(&timing(&calendar, day("2027-03-01")));
    assert_eq!((request.state, request.queue), (S::Sent, RequestQueue::Municipal), "there is nobody further");
    assert_eq!(request.clock.map(|c| c.mark(day("2027-03-01"))), Some(ClockMark::Late));
}

#[test]
fn busy_until_a_day_and_asked_back_stop_the_clock() {
    let calendar = calendar();
    let monday = day("2026-11-16");
    let mut request = sent(Some(9), &calendar, monday);
    let before = request.clone();
    assert!(request.defer(monday, person(9), "", now(), monday).is_err(), "today is not later");
    assert_eq!(request, before, "a refused command changes nothing");
    request.defer(day("2026-12-07"), person(9), "До 7 декабря олимпиада", now(), monday).expect("is busy");
    assert_eq!(request.due_on(), Some(day("2026-12-07")));
    assert!(!request.tick(&timing(&calendar, day("2026-12-06"))), "the author waits or passes it on");
    assert!(request.tick(&timing(&calendar, day("2026-12-07"))));
    assert_eq!((request.state, request.clock.map(|c| c.until)), (S::Assigned, Some(day("2026-12-14"))));
    request.transition(T::AskDetails, person(9), None, "Какой класс?", now()).expect("asks");
    assert_eq!((request.due_on(), request.tick(&timing(&calendar, day("2027-02-01")))), (None, false));
    request.transition(T::GiveDetails, request.author, None, "Седьмой", now()).expect("tells");
    request.wind(&timing(&calendar, day("2027-02-01")), day("2027-02-01"));
    assert_eq!(request.clock.map(|c| c.until), Some(day("2027-02-08")), "begins anew");
}

/// Kept since before there was a clock: it begins on the day it is first looked at.
#[test]
fn an_old_request_gets_its_clock() {
    let calendar = calendar();
    let mut request = request_states::request(0);
    assert!(request.tick(&timing(&calendar, day("2026-12-01"))));
    assert_eq!(request.clock.map(|c| c.since), Some(day("2026-12-01")));
}

#[test]
fn passing_on_and_putting_off_have_their_form() {
    let (request, comment) = (request_states::request(0).id, "Прошу помочь".to_owned());
    for (assignee, until, transition) in
        [(Some(person(9)), None, T::Assign), (None, Some(day("2026-12-07")), T::Defer)]
    {
        let wire = SideCommand::PassRequest { request, assignee, until, comment: comment.clone() }.wire();
        let body: MoveRequest = serde_json::from_str(&wire.body).expect("the contract takes it");
        assert_eq!(body, MoveRequest { transition, assignee, until, comment: comment.clone() });
    }
}

#[test]
fn a_pair_fits_both_of_its_members() {
    let mine = AuthorFacts { young: true, manager: false, deficits: vec![competence_id(0)] };
    let nobody = AuthorFacts::default();
    let (weak, strong) = (competence_id(0), competence_id(1));
    // F-ОХВ-7: the second is young, the third has the deficit.
    assert_eq!(mine.may_ask(RequestKind::YoungMentoring, None), Ok(()));
    assert_eq!(nobody.may_ask(RequestKind::YoungMentoring, None), Err(Unfit::NotYoung));
    assert_eq!(mine.may_ask(RequestKind::Mentoring, Some(&weak)), Ok(()));
    assert_eq!(mine.may_ask(RequestKind::Mentoring, Some(&strong)), Err(Unfit::NoDeficit));
    assert_eq!(nobody.may_ask(RequestKind::Mentoring, None), Ok(()), "C-НАСТ-6: by subject");
    // F-ОХВ-6: both sides are managers.
    assert_eq!(mine.may_ask(RequestKind::Management, None), Err(Unfit::NotManager));
    let mentor = HelperFacts { mentor: true, methodist: false, manager: false, teaches: true, masters: true };
    let asked = |kind| SupportRequest { kind, ..request_states::request(0) };
    assert_eq!(mentor.may_help(&asked(RequestKind::Management)), Err(Unfit::HelperNotManager));
    assert_eq!(mentor.may_help(&asked(RequestKind::Mentoring)), Ok(()));
    let weak = HelperFacts { masters: false, ..mentor };
    assert_eq!(weak.may_help(&asked(RequestKind::Mentoring)), Err(Unfit::HelperNotStrong));
    // F-КАДР-3: a tutor is a teacher.
    let director = HelperFacts { manager: true, teaches: false, ..mentor };
    assert_eq!(director.may_help(&asked(RequestKind::Tutor)), Err(Unfit::HelperNotTeacher));
    assert_eq!(
        HelperFacts { mentor: false, ..mentor }.may_help(&asked(RequestKind::LessonVisit)),
        Err(Unfit::NoHelper)
    );
}

proptest! {
    /// However rarely somebody looks, the same has happened.
    #[test]
    fn looking_late_is_looking_every_day(start in 0u64..400, wished in any::<bool>(), days in 1u64..60, every in 1usize..9) {
        let calendar = calendar();
        let first = day("2026-01-01") + Days::new(start);
        let mut daily = sent(wished.then_some(9), &calendar, first);
        let mut late = daily.clone();
        for today in first.iter_days().take(usize::try_from(days).expect("few") + 1).step_by(every) {
            daily.tick(&timing(&calendar, today));
            daily.tick(&timing(&calendar, today));
        }
        let last = first + Days::new(days);
        daily.tick(&timing(&calendar, last));
        late.tick(&timing(&calendar, last));
        prop_assert_eq!(&daily, &late);
        prop_assert!(!late.tick(&timing(&calendar, last)), "twice is once");
        prop_assert!(late.due_on().is_none_or(|due| due > last), "nothing is left to do");
        let ordered = late.history.windows(2).all(|pair| pair[0].at <= pair[1].at);
        prop_assert!(ordered, "oldest first");
    }

    /// The `n`-th working day after a day has `n` working days up to it.
    #[test]
    fn working_days_add_up(start in 0u64..700, n in 1u32..40) {
        let calendar = calendar();
        let from = day("2026-01-01") + Days::new(start);
        let to = calendar.after(from, n);
        prop_assert!(calendar.is_working(to));
        prop_assert_eq!(calendar.between(from, to), usize::try_from(n).expect("few"));
    }

    /// Nobody but its methodist has it after a no, and it still waits.
    #[test]
    fn a_no_of_a_mentor_is_not_the_end(comment in "[а-я]{1,9}") {
        let calendar = calendar();
        let mut request = sent(Some(9), &calendar, day("2026-11-16"));
        request.transition(T::Decline, person(9), None, &comment, now()).expect("declines");
        prop_assert_eq!((request.state, request.assignee), (S::Sent, None));
        request.transition(T::Decline, person(METHODIST), None, &comment, now()).expect("declines");
        prop_assert_eq!(request.state, S::Declined);
    }
}
