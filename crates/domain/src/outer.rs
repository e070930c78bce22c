//! Results of outer tests as rows of a file (C-ДИАГ-7): what a cell may say, and what it means. Where rows come from
//! (XLSX, CSV) is the server's business.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::witness::Measured;

/// A number as people and spreadsheets write it: «67,5», «67.5 %», «1 200».
pub fn number(text: &str) -> Option<u32> {
    let bare: String = text.trim().trim_end_matches('%').chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, part) = bare.split_once([',', '.']).unwrap_or((&bare, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: String = part.chars().chain("00".chars()).take(2).collect();
    (whole.parse::<u32>().ok()? * 100).checked_add(part.parse().ok()?)
}

/// What is wrong with a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ScoreFault {
    /// Neither per cent nor points.
    Missing,
    /// No number.
    PercentUnreadable,
    PercentOutOfRange,
    PointsUnreadable,
    /// More points than there are, or a maximum of 0.
    PointsOutOfRange,
}

/// A score from a percentage, or from points of a maximum; hundredths are kept.
pub fn measured(percent: &str, points: &str, maximum: &str) -> Result<Measured, ScoreFault> {
    if !percent.trim().is_empty() {
        let got = number(percent).ok_or(if percent.contains('-') {
            ScoreFault::PercentOutOfRange
        } else {
            ScoreFault::PercentUnreadable
        })?;
        return if got <= 10_000 {
            Ok(Measured { got, of: 10_000 })
        } else {
            Err(ScoreFault::PercentOutOfRange)
        };
    }
    if points.trim().is_empty() && maximum.trim().is_empty() {
        return Err(ScoreFault::Missing);
    }
    let (got, of) = (number(points), number(maximum));
    let (got, of) = got.zip(of).ok_or(ScoreFault::PointsUnreadable)?;
    if got <= of && (1..=1_000_000).contains(&of) {
        Ok(Measured { got, of })
    } else {
        Err(ScoreFault::PointsOutOfRange)
    }
}

/// A day: «12.11.2026», «2026-11-12», or a spreadsheet's number of days.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let as_written = ["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y"];
    let written = as_written.iter().find_map(|format| NaiveDate::parse_from_str(date, format).ok());
    let serial = || text.split(['.', ',']).next()?.parse::<u64>().ok().and_then(serial_day);
    written.filter(|day| (1990..=2200).contains(&chrono::Datelike::year(day))).or_else(serial)
}

/// The day of a spreadsheet's number: 1 is 1 January 1900, with the leap day that never was. Only days of this century
/// and the last decade of the one before.
pub fn serial_day(serial: u64) -> Option<NaiveDate> {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (32_874..=109_939).contains(&serial).then(|| zero.checked_add_days(Days::new(serial))).flatten()
}

/// A name to compare by: no case, no «ё», no quotes, points or double spaces.
pub fn folded(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c });
    let words: String = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
