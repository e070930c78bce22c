//! «Молодой педагог»: under 35 and in the first three years of work, on a given date (H-16, H-17).

use chrono::{Datelike, Months, NaiveDate};
use domain::people::{YoungRule, is_young};
use proptest::prelude::*;

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

/// Born on 29 February: the birthday of a common year is 1 March.
#[test]
fn a_leap_day_has_its_birthday_in_march() {
    let born = date(1992, 2, 29);
    assert!(is_young(RULE, born, date(2027, 2, 1), date(2027, 2, 28)));
    assert!(!is_young(RULE, born, date(2027, 2, 1), date(2027, 3, 1)));
}
