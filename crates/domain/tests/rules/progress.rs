//! Progress = done hours / planned hours, and steps done / steps. Overdue = due before today and not done.

use chrono::Days;
use domain::route::{RouteState, progress};
use proptest::{collection::vec, prelude::*};

use crate::make::{self, today};

proptest! {
    #[test]
    fn it_is_between_0_and_100_and_100_means_all_is_done(
        mut route in make::route(),
        marks in vec(any::<bool>(), 12),
    ) {
        route.state = RouteState::Agreed;
        let mut hours = 0u32;
        let mut last = progress(&route, today());
        prop_assert_eq!((last.percent(), last.steps_done), (0, 0));
        for (step, _) in route.steps.clone().iter().zip(&marks).filter(|(_, done)| **done) {
            route.set_result(step.id, Some(make::done(today())), today()).expect("may be marked");
            hours += u32::from(step.hours);
            let now = progress(&route, today());
            prop_assert_eq!(now.hours_done, hours);
            prop_assert_eq!(now.steps_done, last.steps_done + 1);
            prop_assert!(last.percent() <= now.percent() && now.percent() <= 100, "grows with each step");
            last = now;
        }
        let all = route.steps.iter().all(|s| s.result.is_some());
        prop_assert_eq!(last.percent() == 100, all);
        prop_assert_eq!(last.steps, route.steps.len());
        prop_assert_eq!(last.steps_done == last.steps, all);
    }

    #[test]
    fn overdue_is_due_before_today_and_not_done(
        mut route in make::route(),
        done in any::<prop::sample::Index>(),
        ahead in 0u64..900,
    ) {
        route.state = RouteState::Agreed;
        let step = route.steps[done.index(route.steps.len())].id;
        route.set_result(step, Some(make::done(today())), today()).expect("may be marked");
        let later = today() + Days::new(ahead);
        let late = route.steps.iter().filter(|s| s.id != step && s.until < later).count();
        prop_assert_eq!(progress(&route, later).overdue, late);
    }
}

#[test]
fn a_step_due_today_is_not_overdue() {
    let step = make::step(0, domain::route::Form::Informal, 4, today(), make::day(6));
    assert!(!step.is_overdue(make::day(6)));
    assert!(step.is_overdue(make::day(7)));
}
