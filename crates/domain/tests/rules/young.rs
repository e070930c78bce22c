//! «Молодой педагог»: under 35 and in the first three years of work, on a given date (F-ОХВ-4, H-16, H-17).

use chrono::{Datelike, Months, NaiveDate};
use domain::{
    RequestId,
    people::{YoungRule, is_young},
    request::{RequestKind, RequestState, SupportRequest},
    route::{RouteState, StepKind},
    young::{SupportForm, YoungEnd, support, young_until},
};
use proptest::prelude::*;

use super::make::{any_route, id, now, person};

const RULE: YoungRule = YoungRule { age_below: 35, service_months: 36 };

fn day() -> impl Strategy<Value = NaiveDate> {
    (0i32..36_525).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(706_000 + n).expect("a real date"))
}

fn date(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a real date")
}

proptest! {
    /// Once over, it never comes back.
    #[test]
    fn youth_ends_once(born in day(), since in day(), on in day(), ahead in 0u64..2000) {
        let later = on + chrono::Days::new(ahead);
        if since <= on && is_young(RULE, born, since, later) {
            prop_assert!(is_young(RULE, born, since, on));
        }
    }

    #[test]
    fn both_conditions_must_hold(born in day(), since in day(), on in day()) {
        let old_enough_ago = date(1900, 1, 1);
        let young = is_young(RULE, born, since, on);
        let by_age = is_young(RULE, born, on, on);
        let by_service = is_young(RULE, on, since, on);
        prop_assert_eq!(young, by_age && by_service);
        prop_assert!(!is_young(RULE, old_enough_ago, on, on) || on.year() < 1935);
    }

    #[test]
    fn the_last_day_is_the_day_before(since in day()) {
        prop_assume!(since.day() <= 28);
        let end = since + Months::new(36);
        prop_assert!(is_young(RULE, since, since, since), "the first working day");
        prop_assert!(is_young(RULE, since, since, end.pred_opt().expect("a day before")));
        prop_assert!(!is_young(RULE, since, since, end));
    }

    #[test]
    fn the_birthday_ends_it(born in day()) {
        prop_assume!((born.month(), born.day()) != (2, 29));
        let birthday = born.with_year(born.year() + 35).expect("no leap day");
        prop_assert!(!is_young(RULE, born, birthday, birthday));
        let eve = birthday.pred_opt().expect("a day before");
        prop_assert!(is_young(RULE, born, eve, eve));
    }
}

proptest! {
    /// F-ОХВ-4: the last day of the list is the last day of the rule.
    #[test]
    fn the_end_that_is_shown_is_the_end(since in day(), age in 6_000u64..13_000, on in 0u64..1200) {
        let (born, on) = (since - chrono::Days::new(age), since + chrono::Days::new(on));
        prop_assume!(is_young(RULE, born, since, on));
        let (until, by) = young_until(RULE, born, since).expect("an end");
        prop_assert!(is_young(RULE, born, since, until));
        let next = until.succ_opt().expect("a day after");
        prop_assert!(!is_young(RULE, born, since, next));
        prop_assert_eq!(by == YoungEnd::Age, !is_young(RULE, born, next, next));
    }
}

/// A birthday tomorrow; three years that end tomorrow.
#[test]
fn it_ends_by_the_birthday_or_by_the_years_whichever_is_sooner() {
    let today = date(2026, 11, 25);
    let by_age = young_until(RULE, date(1991, 11, 26), date(2025, 9, 1));
    assert_eq!(by_age, Some((today, YoungEnd::Age)));
    let by_years = young_until(RULE, date(2000, 1, 1), date(2023, 11, 26));
    assert_eq!(by_years, Some((today, YoungEnd::Service)));
}

/// C-МОЛ-1, C-МОЛ-4: what was only asked for supports nobody; each form counts once.
#[test]
fn support_is_what_was_taken_on() {
    let asked = |kind, state| SupportRequest {
        id: RequestId(id(1)),
        author: person(1),
        kind,
        competence: None,
        step: None,
        message: "Прошу".into(),
        wished: None,
        assignee: None,
        state,
        sent_at: now(),
        history: Vec::new(),
        queue: domain::request::RequestQueue::default(),
        deferred_until: None,
        clock: None,
    };
    let (mentoring, lesson) = (RequestKind::Mentoring, RequestKind::LessonVisit);
    let waiting =
        [RequestState::Sent, RequestState::Assigned, RequestState::Declined, RequestState::Cancelled];
    let waiting: Vec<_> = waiting.into_iter().map(|state| asked(mentoring, state)).collect();
    assert_eq!(support(&waiting, &[any_route()]), [], "a draft is nobody's support");
    let given = [
        asked(lesson, RequestState::Active),
        asked(mentoring, RequestState::Completed),
        asked(mentoring, RequestState::Accepted),
    ];
    let mut route = any_route();
    (route.state, route.steps[0].kind) = (RouteState::Active, StepKind::Event);
    let forms = [SupportForm::Mentor, SupportForm::LessonVisit, SupportForm::Route, SupportForm::Event];
    assert_eq!(support(&given, &[route]), forms);
}

/// Born on 29 February: the birthday of a common year is 1 March.
#[test]
fn a_leap_day_has_its_birthday_in_march() {
    let born = date(1992, 2, 29);
    assert!(is_young(RULE, born, date(2027, 2, 1), date(2027, 2, 28)));
    assert!(!is_young(RULE, born, date(2027, 2, 1), date(2027, 3, 1)));
}
