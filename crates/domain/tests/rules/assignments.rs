//! Whose somebody is in time, and the most that one methodist may have (C-АДР-10, H-20).

use chrono::{Days, NaiveDate};
use domain::{
    assignment::{LoadLimit, Move, MoveFault, Period, methodist_on, moved, peak},
    ids::MoveId,
};
use proptest::{collection::vec, prelude::*};

use super::make::{day, id, person, today};

/// One after the other, without an overlap, some with a gap; the last may have no end.
fn history() -> impl Strategy<Value = Vec<Period>> {
    (vec((0usize..4, 0u64..40, 0u64..60), 0..6), any::<bool>()).prop_map(|(shapes, open)| {
        let (mut start, count) = (today() - Days::new(200), shapes.len());
        let mut periods = Vec::new();
        for (n, (whose, gap, days)) in shapes.into_iter().enumerate() {
            let from = start + Days::new(gap);
            let until = from + Days::new(days);
            let last = open && n + 1 == count;
            periods.push(Period { methodist: person(whose), from, until: (!last).then_some(until) });
            start = until + Days::new(1);
        }
        periods
    })
}

fn overlaps(periods: &[Period]) -> bool {
    let pairs = periods.iter().zip(periods.iter().skip(1));
    pairs.into_iter().any(|(a, b)| a.until.is_none_or(|until| until >= b.from))
}

fn all_days() -> impl Iterator<Item = NaiveDate> {
    (today() - Days::new(220)).iter_days().take(500)
}

proptest! {
    /// What was stays as it was; from the day on, and only from it, they are the other one's.
    #[test]
    fn a_move_changes_nothing_before_its_day(
        before in history(), to in proptest::option::of(0usize..4), on in 0u64..120,
    ) {
        let (to, on) = (to.map(person), day(on));
        let after = moved(&before, to, on);
        for day in all_days() {
            let expected = if day < on { methodist_on(&before, day) } else { to };
            prop_assert_eq!(methodist_on(&after, day), expected, "{}", day);
        }
        prop_assert!(!overlaps(&after), "{after:?}");
    }

    #[test]
    fn a_move_twice_is_a_move_once(
        before in history(), to in proptest::option::of(0usize..4), on in 0u64..120,
    ) {
        let (to, on) = (to.map(person), day(on));
        let once = moved(&before, to, on);
        prop_assert_eq!(moved(&once, to, on), once);
    }

    /// A year of 250+ teachers moved between methodists: whatever the moves, on every day each has one methodist at most,
    /// and the loads of all methodists add up to those who have one.
    #[test]
    fn a_year_of_moves_loses_nobody(
        moves in vec((vec(any::<bool>(), 260), 0usize..3, 0u64..365), 1..12),
    ) {
        let mut moves = moves;
        moves.sort_by_key(|(_, _, on)| *on);
        let mut people = vec![vec![Period { methodist: person(0), from: today(), until: None }]; 260];
        for (chosen, to, on) in &moves {
            for (periods, chosen) in people.iter_mut().zip(chosen) {
                if *chosen {
                    *periods = moved(periods, Some(person(*to)), day(*on));
                }
            }
        }
        for on in (0..400).step_by(7).map(day) {
            let loads = (0..3).map(|whose| {
                let has = |periods: &&Vec<Period>| periods.iter().any(|p| p.methodist == person(whose) && p.holds(on));
                people.iter().filter(has).count()
            });
            prop_assert_eq!(loads.sum::<usize>(), 260, "{}", on);
        }
    }

    /// The greatest load is that of some day, and no day has more.
    #[test]
    fn the_peak_is_the_greatest_load(all in vec(history(), 0..8), from in 0u64..100) {
        let (periods, from): (Vec<Period>, _) = (all.into_iter().flatten().collect(), day(from));
        let (on, load) = peak(&periods, from);
        let loads = |on| periods.iter().filter(|p| p.holds(on)).count();
        prop_assert_eq!(loads(on), load as usize);
        prop_assert!(on >= from);
        for on in from.iter_days().take(300) {
            prop_assert!(loads(on) <= load as usize, "{}", on);
        }
    }
}

/// D-NSO-5, H-20: exactly 250 is reached and allowed, the 251st is refused.
#[test]
fn the_251st_is_refused() {
    let limit = LoadLimit { most: Some(250), clause: "п. 27(1)".into() };
    let period = |n: u64| Period { methodist: person(1), from: day(n / 200), until: None };
    let full: Vec<Period> = (0..250).map(period).collect();
    assert_eq!(limit.check(&full, today()), Ok(()));
    let over: Vec<Period> = (0..251).map(period).collect();
    assert_eq!(limit.check(&over, today()), Err(MoveFault::Full { load: 251, on: day(1), most: 250 }));
    let none = LoadLimit { most: None, clause: String::new() };
    assert_eq!(none.check(&over, today()), Ok(()), "004 sets no target");
}

#[test]
fn what_was_is_not_changed_afterwards() {
    let order = |people: usize, from_on| Move {
        id: MoveId(id(1)),
        people: (0..people).map(person).collect(),
        to: None,
        from_on,
    };
    assert_eq!(order(1, today()).check(today()), Ok(()));
    assert_eq!(order(0, today()).check(today()), Err(MoveFault::Nobody));
    assert_eq!(order(1, today() - Days::new(1)).check(today()), Err(MoveFault::InPast));
    assert_eq!(order(1, day(367)).check(today()), Err(MoveFault::TooFar));
}
