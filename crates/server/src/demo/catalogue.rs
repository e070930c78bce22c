//! The catalogue of the region. Courses come back each year, so that a region may be made on any day: its past has
//! courses to have taken, and its future some to take.

use chrono::{Days, NaiveDate};
use domain::{ProgrammeId, ids::uuid_v7, programme::Programme};

use super::{data::CatalogueEntry, dice::fingerprint, tree::founded};

/// A year of whole weeks: a course that starts on a Monday does so each year.
const YEAR: u64 = 364;

/// All runs from three years before a day to a year after it.
pub fn with_past(entries: &[CatalogueEntry], today: NaiveDate) -> Vec<Programme> {
    let (first, last) = (today - Days::new(3 * YEAR), today + Days::new(YEAR));
    entries.iter().map(|entry| programme(entry, runs(&entry.starts, first, last))).collect()
}

/// What the catalogue shows on a day: the runs still to come. A course with fixed days has at least one.
pub fn to_come(programmes: &[Programme], today: NaiveDate) -> Vec<Programme> {
    let future = |p: &Programme| p.starts.iter().copied().filter(|day| *day >= today).collect();
    programmes.iter().map(|p| Programme { starts: future(p), ..p.clone() }).collect()
}

fn runs(starts: &[NaiveDate], first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let mut runs = Vec::new();
    for start in starts {
        // The same place in the cycle of weeks, on or after the first day.
        let past = (first - *start).num_days().rem_euclid(YEAR.cast_signed());
        let offset = (YEAR - past.cast_unsigned()) % YEAR;
        let run = first + Days::new(offset);
        runs.extend(run.iter_days().step_by(364).take_while(|day| *day <= last));
    }
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn programme(entry: &CatalogueEntry, starts: Vec<NaiveDate>) -> Programme {
    Programme {
        id: id(&entry.code),
        code: entry.code.clone(),
        title: entry.title.clone(),
        kind: entry.kind,
        provider: entry.provider.clone(),
        hours: entry.hours,
        mode: entry.mode,
        in_federal_register: entry.in_federal_register,
        register_number: entry.register_number.clone(),
        competences: entry.competences.clone(),
        starts,
        summary: entry.summary.clone(),
    }
}

/// The same programme has the same id in every demo region.
fn id(code: &str) -> ProgrammeId {
    let mut random = [0; 10];
    random[..8].copy_from_slice(&fingerprint(code).to_be_bytes());
    random[8..].copy_from_slice(&fingerprint(&format!("{code} ")).to_be_bytes()[..2]);
    ProgrammeId(uuid_v7(u64::try_from(founded().timestamp_millis()).unwrap_or(0), random))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_comes_back_on_the_same_weekday_each_year() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a real date");
        let starts = [day(2027, 3, 9)];
        for today in [day(2026, 11, 22), day(2031, 5, 5), day(2020, 1, 1)] {
            let (first, last) = (today - Days::new(3 * YEAR), today + Days::new(YEAR));
            let runs = runs(&starts, first, last);
            assert_eq!(runs.len(), 4, "{runs:?}");
            assert!(
                runs.iter()
                    .all(|run| (*run - starts[0]).num_days() % 364 == 0 && *run >= first && *run <= last)
            );
        }
    }
}
