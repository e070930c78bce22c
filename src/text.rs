//! Every visible string, by page, and the one helper for plurals, dates and numbers. Russian only; code stays
//! English. Nothing here decides anything.

pub mod account;
pub mod bell;
pub mod campaign;
pub mod charts;
pub mod common;
pub mod desk;
pub mod diagnosis;
pub mod errors;
pub mod help;
pub mod import;
pub mod inbox;
pub mod notices;
pub mod pair;
pub mod route;
pub mod sign_in;
pub mod today;
pub mod unit;
pub mod wellbeing;
pub mod witness;

use chrono::{DateTime, Datelike, Local, NaiveDate, Timelike, Utc};

/// One of three forms by a count: `plural(5, ["день", "дня", "дней"])`.
pub fn plural(count: usize, forms: [&'static str; 3]) -> &'static str {
    match (count % 10, count % 100) {
        (_, 11..=14) => forms[2],
        (1, _) => forms[0],
        (2..=4, _) => forms[1],
        _ => forms[2],
    }
}

/// A count with its noun: «5 дней». A no-break space keeps them together.
pub fn count(n: usize, forms: [&'static str; 3]) -> String {
    format!("{}\u{a0}{}", whole(n), plural(n, forms))
}

/// A whole number with thin groups of three: «12 345».
pub fn whole(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && digits.len() > 4 {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// A number with one decimal and a comma: «12,5»; «12» when there is nothing after it.
pub fn decimal(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.replace('.', ","), str::to_owned)
}

/// A share for people: «24,6 %».
pub fn percent(numerator: u32, denominator: u32) -> String {
    format!("{}\u{a0}%", decimal(100.0 * f64::from(numerator) / f64::from(denominator.max(1))))
}

const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

const WEEKDAYS: [&str; 7] =
    ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];

/// «22 ноября 2026 г.»
pub fn date(day: NaiveDate) -> String {
    format!("{}\u{a0}{}\u{a0}г.", day_month(day), day.year())
}

/// «22 ноября»
pub fn day_month(day: NaiveDate) -> String {
    format!("{}\u{a0}{}", day.day(), MONTHS[day.month0() as usize])
}

/// «22 ноября», with the year when it is not this one.
pub fn near_date(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { day_month(day) } else { date(day) }
}

/// «воскресенье, 22 ноября»
pub fn weekday_date(day: NaiveDate) -> String {
    format!("{}, {}", WEEKDAYS[day.weekday().num_days_from_monday() as usize], day_month(day))
}

/// «22 ноября – 5 декабря», «7–13 декабря», «30 декабря – 12 января 2027 г.»
pub fn span(from: NaiveDate, until: NaiveDate, today: NaiveDate) -> String {
    let end = near_date(until, today);
    match (from.year() == until.year(), from.month() == until.month()) {
        _ if from == until => end,
        (true, true) => format!("{}–{end}", from.day()),
        (true, false) => format!("{}\u{a0}– {end}", day_month(from)),
        (false, _) => format!("{}\u{a0}– {end}", near_date(from, today)),
    }
}

/// «14:05», by the clock of the device.
pub fn time(at: DateTime<Utc>) -> String {
    // Its formats by pattern would cost the first visit 3 KiB.
    let at = at.with_timezone(&Local);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// «сегодня в 14:05», «вчера в 14:05», «20 ноября в 14:05».
pub fn moment(at: DateTime<Utc>, today: NaiveDate) -> String {
    let day = at.with_timezone(&Local).date_naive();
    let day = match (today - day).num_days() {
        0 => "сегодня".to_owned(),
        1 => "вчера".to_owned(),
        _ => near_date(day, today),
    };
    format!("{day} в\u{a0}{}", time(at))
}

/// «сегодня», «завтра», «через 5 дней», «5 дней назад».
pub fn relative(day: NaiveDate, today: NaiveDate) -> String {
    const DAYS: [&str; 3] = ["день", "дня", "дней"];
    let days = (day - today).num_days();
    let far = count(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX), DAYS);
    match days {
        0 => "сегодня".to_owned(),
        1 => "завтра".to_owned(),
        -1 => "вчера".to_owned(),
        2.. => format!("через {far}"),
        _ => format!("{far} назад"),
    }
}

/// An ISO date for `<input type=date>` and back.
pub fn iso(day: NaiveDate) -> String {
    day.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_plurals() {
        let forms = ["шаг", "шага", "шагов"];
        let words: Vec<_> =
            [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111, 1002].map(|n| plural(n, forms)).into();
        assert_eq!(
            words,
            [
                "шагов",
                "шаг",
                "шага",
                "шага",
                "шагов",
                "шагов",
                "шагов",
                "шагов",
                "шаг",
                "шага",
                "шагов",
                "шаг",
                "шагов",
                "шага"
            ]
        );
    }

    #[test]
    fn numbers_and_dates_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a real date");
        assert_eq!(percent(187, 761), "24,6\u{a0}%");
        assert_eq!(percent(1, 2), "50\u{a0}%");
        assert_eq!(whole(1234), "1234");
        assert_eq!(whole(12345), "12\u{a0}345");
        assert_eq!(date(day), "22\u{a0}ноября\u{a0}2026\u{a0}г.");
        assert_eq!(weekday_date(day), "воскресенье, 22\u{a0}ноября");
        let next = |m, d| NaiveDate::from_ymd_opt(2027, m, d).expect("a real date");
        assert_eq!(span(day, day + chrono::Duration::days(6), day), "22–28\u{a0}ноября");
        assert_eq!(span(day, next(1, 3), day), "22\u{a0}ноября\u{a0}– 3\u{a0}января\u{a0}2027\u{a0}г.");
        assert_eq!(
            span(next(3, 29), next(4, 4), day),
            "29\u{a0}марта\u{a0}– 4\u{a0}апреля\u{a0}2027\u{a0}г."
        );
        assert_eq!(relative(day + chrono::Duration::days(5), day), "через 5\u{a0}дней");
        assert_eq!(relative(day - chrono::Duration::days(2), day), "2\u{a0}дня назад");
    }
}
