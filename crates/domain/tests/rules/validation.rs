//! Before a route is stored or proposed, every fault is found at once, each with its field.

use chrono::{Days, NaiveDate};
use domain::{
    StepId,
    route::{
        ClosedDeficit, Form, LATE_DAYS, Reason, Route, RouteFault, RouteFaultKind as Kind, Step, validate,
    },
};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::make::{self, id, today};

fn fault(field: impl Into<String>, kind: Kind) -> RouteFault {
    RouteFault { field: field.into(), kind }
}

fn long_list() -> Vec<ClosedDeficit> {
    (0..41).map(|n| ClosedDeficit { competence: make::competence_id(n), mean_tenths: 18 }).collect()
}

/// One injected fault: what is done to a step, in which field it must be found, and as what.
type Injection = (fn(&mut Step), &'static str, Kind);

const INJECTIONS: [Injection; 12] = [
    (|s| s.title = "  ".into(), "title", Kind::TextLength),
    (|s| s.title = "Ж".repeat(301), "title", Kind::TextLength),
    (|s| s.title = "a\0b".into(), "title", Kind::TextLength),
    (|s| s.hours = 0, "hours", Kind::OutOfRange),
    (|s| s.hours = 2001, "hours", Kind::OutOfRange),
    (|s| s.competences = (0..41).map(make::competence_id).collect(), "competences", Kind::OutOfRange),
    (
        |s| s.reason = Reason::ClosesDeficits { deficits: long_list(), in_federal_register: true },
        "reason",
        Kind::OutOfRange,
    ),
    (|s| s.until = s.from - Days::new(1), "until", Kind::EndsBeforeStart),
    (|s| s.from = "2001-09-01".parse().expect("a date"), "from", Kind::OutsideRoute),
    (|s| s.until = "2099-09-01".parse().expect("a date"), "until", Kind::OutsideRoute),
    (|s| s.from = NaiveDate::MIN, "from", Kind::OutsideRoute),
    (|s| s.until = NaiveDate::MAX, "until", Kind::OutsideRoute),
];

type RouteInjection = (fn(&mut Route), &'static str, Kind);

const ROUTE_INJECTIONS: [RouteInjection; 6] = [
    (|r| r.title = String::new(), "title", Kind::TextLength),
    (|r| r.title = "Ж".repeat(201), "title", Kind::TextLength),
    (|r| r.hours_per_week = 0, "hours_per_week", Kind::OutOfRange),
    (|r| r.hours_per_week = 41, "hours_per_week", Kind::OutOfRange),
    (|r| r.from = "1999-12-31".parse().expect("a date"), "from", Kind::OutOfRange),
    (|r| r.until = "2101-01-01".parse().expect("a date"), "until", Kind::OutOfRange),
];

proptest! {
    #[test]
    fn a_sound_route_has_no_faults(route in make::route()) {
        prop_assert_eq!(validate(&route, today()), []);
    }

    #[test]
    fn each_fault_of_a_step_is_found_in_its_field(
        mut route in make::route(),
        index in any::<Index>(),
        which in any::<Index>(),
    ) {
        let index = index.index(route.steps.len());
        let (inject, field, kind) = INJECTIONS[which.index(INJECTIONS.len())];
        inject(&mut route.steps[index]);
        prop_assert_eq!(validate(&route, today()), [fault(format!("steps[{index}].{field}"), kind)]);
    }

    #[test]
    fn each_fault_of_the_route_is_found_in_its_field(mut route in make::route(), which in any::<Index>()) {
        let (inject, field, kind) = ROUTE_INJECTIONS[which.index(ROUTE_INJECTIONS.len())];
        inject(&mut route);
        prop_assert_eq!(validate(&route, today()), [fault(field, kind)]);
    }

    #[test]
    fn faults_are_found_all_at_once(mut route in make::route(), which in any::<Index>()) {
        let (inject, field, kind) = INJECTIONS[which.index(INJECTIONS.len())];
        for step in &mut route.steps {
            inject(step);
        }
        route.title = String::new();
        let of_steps = (0..route.steps.len()).map(|n| fault(format!("steps[{n}].{field}"), kind));
        let expected: Vec<_> = [fault("title", Kind::TextLength)].into_iter().chain(of_steps).collect();
        prop_assert_eq!(validate(&route, today()), expected);
    }

    #[test]
    fn a_route_ends_after_it_begins(mut route in make::route()) {
        route.until = route.from - Days::new(1);
        prop_assert!(validate(&route, today()).contains(&fault("until", Kind::EndsBeforeStart)));
    }

    #[test]
    fn the_same_id_twice_is_found_at_the_second(
        mut route in make::route(),
        a in any::<Index>(),
        b in any::<Index>(),
    ) {
        let steps = route.steps.len();
        let a = a.index(steps);
        // Any other one; with a single step there is none.
        let b = (a + 1 + b.index(steps.max(2) - 1)) % steps;
        if a == b {
            return Ok(());
        }
        route.steps[b].id = route.steps[a].id;
        prop_assert_eq!(validate(&route, today()), [fault(format!("steps[{}].id", a.max(b)), Kind::Twice)]);
    }

    /// What lies wholly before today, or began long ago, must be moved; what is running may stay.
    #[test]
    fn a_step_in_the_past_is_found_where_it_begins(route in make::route(), ahead in 0u64..600) {
        let today = today() + Days::new(ahead);
        let early = today - Days::new(LATE_DAYS);
        let past = |(_, s): &(usize, &Step)| s.until < today || s.from < early;
        let expected: Vec<_> = route
            .steps
            .iter()
            .enumerate()
            .filter(past)
            .map(|(n, _)| fault(format!("steps[{n}].from"), Kind::InPast))
            .collect();
        prop_assert_eq!(validate(&route, today), expected);
    }

    #[test]
    fn what_is_done_may_lie_in_the_past(mut route in make::route()) {
        let later = route.until + Days::new(1);
        for step in &mut route.steps {
            step.result = Some(make::done(today()));
        }
        prop_assert_eq!(validate(&route, later), []);
    }

    /// Two steps at the same time need the hours of both; the one that came last is named.
    #[test]
    fn overlapping_hours_are_found(mut route in make::route(), index in any::<Index>(), extra in 1u16..=40) {
        let index = index.index(route.steps.len());
        let full = route.steps[index].clone();
        // The whole pace and `extra` hours a week on top.
        let weeks = u16::try_from((full.until - full.from).num_days() + 1).expect("short") / 7;
        prop_assume!(weeks * extra.max(route.hours_per_week) <= 2000);
        route.steps[index].hours = weeks * route.hours_per_week;
        let on_top = Step { id: StepId(id(999)), hours: weeks * extra, ..full.clone() };
        route.steps.push(on_top);
        let kind = Kind::TooManyHours {
            week_of: full.from,
            hours: u32::from(route.hours_per_week + extra),
            limit: route.hours_per_week,
        };
        let field = format!("steps[{}].from", route.steps.len() - 1);
        prop_assert_eq!(validate(&route, today()), [fault(field, kind)]);
    }

    /// The same week as going through every week of the route.
    #[test]
    fn the_first_week_with_too_many_hours_is_named(
        shapes in vec((0u64..60, 0u64..40, 1u16..80), 1..6),
        pace in 1u16..=20,
    ) {
        let steps = shapes.into_iter().enumerate().map(|(n, (from, days, hours))| {
            make::step(n, Form::Informal, hours, make::day(from), make::day(from + days))
        });
        let steps: Vec<_> = steps.collect();
        let load = |monday: NaiveDate| -> i64 {
            let days = |from: NaiveDate, until: NaiveDate| ((until - from).num_days() + 1).max(0);
            let inside = |s: &Step| days(s.from.max(monday), s.until.min(monday + Days::new(6)));
            steps.iter().map(|s| i64::from(s.hours) * 1000 * inside(s) / days(s.from, s.until)).sum()
        };
        let first = (0..20).map(|n| make::day(n * 7)).find(|monday| load(*monday) > i64::from(pace) * 1000);
        let route =
            Route { hours_per_week: pace, until: make::day(200), steps: steps.clone(), ..make::any_route() };
        let named: Vec<_> = validate(&route, today()).into_iter().map(|f| f.kind).collect();
        let kind = |week_of| Kind::TooManyHours {
            week_of,
            hours: u32::try_from((load(week_of) + 999) / 1000).expect("positive"),
            limit: pace,
        };
        prop_assert_eq!(named, first.map(kind).into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_slower_pace_than_the_steps_need_is_found(mut route in make::route()) {
        let needed = |s: &Step| {
            u64::from(s.hours) * 7
                > u64::from(route.hours_per_week - 1)
                    * u64::try_from((s.until - s.from).num_days() + 1).expect("rising")
        };
        let over = route.steps.iter().any(needed);
        prop_assume!(route.hours_per_week > 1);
        route.hours_per_week -= 1;
        let found = validate(&route, today());
        prop_assert_eq!(found.iter().any(|f| matches!(f.kind, Kind::TooManyHours { .. })), over);
    }
}

#[test]
fn a_route_has_one_to_sixty_steps() {
    let step = |n: u16| {
        make::step(
            usize::from(n),
            Form::Informal,
            1,
            make::day(u64::from(n) * 7),
            make::day(u64::from(n) * 7 + 6),
        )
    };
    let mut route = make::any_route();
    route.until = make::day(1000);
    route.steps = (0..60).map(step).collect();
    assert_eq!(validate(&route, today()), []);
    route.steps.push(step(60));
    assert_eq!(validate(&route, today()), [fault("steps", Kind::OutOfRange)]);
    route.steps.clear();
    assert_eq!(validate(&route, today()), [fault("steps", Kind::NoSteps)]);
}

/// Story: two seminars of a day each, on Monday and Thursday, never ran at the same time and so were never too much.
#[test]
fn a_week_counts_whole_even_when_its_steps_do_not_touch() {
    let mut route = make::any_route();
    (route.hours_per_week, route.until) = (8, make::day(30));
    let seminar = |n, day| make::step(n, Form::NonFormal, 6, make::day(day), make::day(day));
    route.steps = vec![seminar(0, 0), seminar(1, 3)];
    let kind = Kind::TooManyHours { week_of: today(), hours: 12, limit: 8 };
    assert_eq!(validate(&route, today()), [fault("steps[1].from", kind)]);
    route.steps[1] = seminar(1, 7);
    assert_eq!(validate(&route, today()), [], "the next week has its own hours");
}

/// Story: a route drafted on Friday without a network was refused on Monday, and one that the methodist returned
/// after a week could not be proposed again.
#[test]
fn a_draft_that_arrives_days_later_is_still_sound() {
    let mut route = make::any_route();
    route.steps = vec![make::step(0, Form::Formal, 36, today(), make::day(62))];
    route.until = make::day(80);
    assert_eq!(validate(&route, make::day(3)), []);
    assert_eq!(validate(&route, make::day(LATE_DAYS)), []);
    assert_eq!(validate(&route, make::day(LATE_DAYS + 1)), [fault("steps[0].from", Kind::InPast)]);
}
