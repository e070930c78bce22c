//! Days and moments of the school year: when diagnoses are taken, at which hours people work. Local time is that of
//! Novosibirsk; all hours used lie on one day in UTC too, so a moment's date is the same in both.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Utc};

use super::dice::Dice;

/// Local 7:00 is 0:00 UTC.
const FIRST_HOUR: i64 = 7;
const LAST_HOUR: i64 = 22;

/// How many diagnoses start in a month, January first: a peak after the start of the school year, a pause in summer.
const SEASON: [u32; 12] = [15, 15, 16, 10, 6, 3, 1, 8, 50, 48, 26, 10];

/// A day before or after another.
pub fn shift(day: NaiveDate, days: i32) -> NaiveDate {
    day + Duration::days(days.into())
}

/// The Monday on or after a day.
pub fn monday(day: NaiveDate) -> NaiveDate {
    let past = u64::from(day.weekday().num_days_from_monday());
    day + Days::new((7 - past) % 7)
}

/// A day of the school year between two bounds, both possible.
pub fn school_day(dice: &mut Dice, first: NaiveDate, last: NaiveDate) -> NaiveDate {
    let span = usize::try_from((last - first).num_days()).unwrap_or(0) + 1;
    let weight = |day: NaiveDate| {
        let of_month = SEASON[day.month0() as usize];
        if day.weekday().number_from_monday() == 7 { of_month.div_ceil(4) } else { of_month }
    };
    let days = first.iter_days().take(span).map(weight);
    let index = dice.weighted(days);
    first + Days::new(u64::try_from(index).unwrap_or(0))
}

/// A moment of a day at which a teacher does something that takes `minutes`: after lessons or in the evening, and
/// over by 22:00.
pub fn moment(dice: &mut Dice, day: NaiveDate, minutes: i64) -> DateTime<Utc> {
    let evening = [(7, 1), (8, 2), (9, 2), (10, 3), (11, 3), (12, 4), (13, 6), (14, 9), (15, 10), (16, 9)];
    let night = [(17, 7), (18, 7), (19, 9), (20, 8), (21, 4)];
    let hours: Vec<(u32, i64)> =
        evening.iter().chain(&night).map(|(hour, weight)| (*weight, *hour)).collect();
    let hour = dice.among(&hours);
    let second = (hour - FIRST_HOUR) * 3600 + i64::from(dice.below(3600));
    let latest = (LAST_HOUR - FIRST_HOUR) * 3600 - minutes * 60 - 1;
    at_midnight(day) + Duration::seconds(second.min(latest))
}

/// Midnight UTC, which is 7:00 in Novosibirsk.
pub fn at_midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The last 1 September before a day.
pub fn september(day: NaiveDate) -> NaiveDate {
    let this_year = NaiveDate::from_ymd_opt(day.year(), 9, 1).filter(|september| *september < day);
    this_year.or_else(|| NaiveDate::from_ymd_opt(day.year() - 1, 9, 1)).unwrap_or(day)
}

/// Full years between two days.
pub fn years(from: NaiveDate, to: NaiveDate) -> i32 {
    to.years_since(from).and_then(|years| i32::try_from(years).ok()).unwrap_or(0)
}
