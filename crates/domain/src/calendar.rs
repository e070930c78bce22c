//! Working days: the production calendar of the country as data (`systems/calendar/*.toml`), and counting in them. A year
//! that the file does not tell of has its weekends and the holidays of the Labour Code.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The production calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkCalendar {
    /// Holidays of every year, `MM-DD` (ТК РФ, ст. 112).
    pub holidays: BTreeSet<String>,
    /// Single days off between Monday and Friday: where holidays and weekends were moved to.
    pub days_off: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked.
    pub working: BTreeSet<NaiveDate>,
}

/// Looked at in vain for so many days, a file is taken to be broken: the day is given as it is.
const LONGEST_REST: usize = 60;

impl WorkCalendar {
    /// Whether a day is worked.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        if self.working.contains(&day) {
            return true;
        }
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let holiday = self.holidays.contains(&format!("{:02}-{:02}", day.month(), day.day()));
        !weekend && !holiday && !self.days_off.contains(&day)
    }

    /// The `days`-th working day after a day; with 0 the first working day from it on.
    pub fn after(&self, day: NaiveDate, days: u32) -> NaiveDate {
        let first = if days == 0 { day } else { day + Days::new(1) };
        let mut found = self.from(first);
        for _ in 1..days {
            found = self.from(found + Days::new(1));
        }
        found
    }

    /// How many working days lie after `from`, up to and with `to`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> usize {
        from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| self.is_working(*day)).count()
    }

    fn from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().take(LONGEST_REST).find(|day| self.is_working(*day)).unwrap_or(day)
    }
}
