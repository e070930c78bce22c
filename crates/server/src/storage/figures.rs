//! Figures of all units, counted in SQL in a few passes over [`super::standings`]. What they are held against, and
//! which of them must not be shown, is decided in [`crate::dashboard`].

use std::collections::{HashMap, HashSet};

use chrono::{Days, Months, NaiveDate};
use domain::{
    PersonId,
    ids::AreaId,
    people::{YoungRule, is_young},
};

use super::{Conn, StorageError, assignments, rows::Read, units::Tree};

/// What is counted of one unit and all below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub staff: u32,
    /// ПР: those of the staff who teach.
    pub teachers: u32,
    pub diagnosed: u32,
    pub with_route: u32,
    pub in_work: u32,
    pub completed: u32,
    /// D-РАСЧ-3.
    pub learnt: u32,
    /// D-РАСЧ-6.
    pub young: u32,
    pub young_supported: u32,
    /// D-РАСЧ-4.
    pub teams: u32,
    pub teams_trained: u32,
    /// People with a deficit, in the order of the areas asked for.
    pub areas: Vec<u32>,
    /// Methodists of the people here.
    pub methodists: HashSet<PersonId>,
}

/// What decides the counting.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub on: NaiveDate,
    pub young: YoungRule,
    pub areas: &'a [AreaId],
    /// A team takes part only as a whole (`team_takes_part`); else one member is enough.
    pub whole_team: bool,
}

/// Counts of every unit, by its place in the tree.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The unit and all below it.
    pub units: Vec<Counts>,
    /// How many people each methodist has, wherever they work (D-РАСЧ-5).
    pub loads: HashMap<PersonId, u32>,
}

/// Counts everything.
pub async fn count(conn: &mut Conn, tree: &Tree, asked: &Asked<'_>) -> Result<Figures, StorageError> {
    let mut units =
        vec![Counts { areas: vec![0; asked.areas.len()], ..Counts::default() }; tree.units().len()];
    staff(conn, tree, asked.areas, &mut units).await?;
    young(conn, tree, asked, &mut units).await?;
    teams(conn, tree, asked, &mut units).await?;
    let rows = sqlx::query("SELECT DISTINCT methodist, unit FROM standings WHERE methodist IS NOT NULL");
    for row in rows.fetch_all(&mut *conn).await? {
        if let Some(place) = tree.place(row.parsed(1)?) {
            units[place].methodists.insert(row.parsed(0)?);
        }
    }
    let loads = assignments::loads(conn, asked.on).await?;
    for place in tree.from_below() {
        if let Some(parent) = tree.units()[place].parent.and_then(|parent| tree.place(parent)) {
            let below = units[place].clone();
            units[parent].add(&below);
        }
    }
    Ok(Figures { units, loads })
}

async fn staff(
    conn: &mut Conn,
    tree: &Tree,
    areas: &[AreaId],
    units: &mut [Counts],
) -> Result<(), StorageError> {
    // Sums of CASE, not of columns: PostgreSQL's sum of BIGINT is no BIGINT. Keys of areas have no quotes and no wildcards (`domain::ids`).
    let of_area =
        |area: &AreaId| format!(", SUM(CASE WHEN deficit_areas LIKE '%|{area}|%' THEN 1 ELSE 0 END)");
    let sql = format!(
        "SELECT unit, COUNT(*), SUM(CASE WHEN teacher = 1 THEN 1 ELSE 0 END), \
         SUM(CASE WHEN diagnosed = 1 THEN 1 ELSE 0 END), \
         SUM(CASE WHEN diagnosed = 1 AND stage >= 1 THEN 1 ELSE 0 END), \
         SUM(CASE WHEN diagnosed = 1 AND stage >= 2 THEN 1 ELSE 0 END), \
         SUM(CASE WHEN diagnosed = 1 AND stage >= 3 THEN 1 ELSE 0 END), \
         SUM(CASE WHEN teacher = 1 AND learnt = 1 THEN 1 ELSE 0 END){} FROM standings GROUP BY unit",
        areas.iter().map(of_area).collect::<String>()
    );
    for row in sqlx::query(&sql).fetch_all(conn).await? {
        let Some(place) = tree.place(row.parsed(0)?) else { continue };
        let counts = &mut units[place];
        counts.staff = row.count(1)?;
        counts.teachers = row.count(2)?;
        counts.diagnosed = row.count(3)?;
        counts.with_route = row.count(4)?;
        counts.in_work = row.count(5)?;
        counts.completed = row.count(6)?;
        counts.learnt = row.count(7)?;
        for (index, count) in counts.areas.iter_mut().enumerate() {
            *count = row.count(8 + index)?;
        }
    }
    Ok(())
}

async fn young(
    conn: &mut Conn,
    tree: &Tree,
    asked: &Asked<'_>,
    units: &mut [Counts],
) -> Result<(), StorageError> {
    let sql = "SELECT s.unit, COUNT(*), SUM(CASE WHEN s.supported = 1 THEN 1 ELSE 0 END) FROM people p JOIN standings s ON s.person = p.id \
               WHERE p.teaching_since >= $1 AND p.teaching_since <= $2 AND p.born >= $3 AND s.teacher = 1 \
               GROUP BY s.unit";
    let bounds = young_bounds(asked.young, asked.on);
    let query = sqlx::query(sql).bind(bounds.teaching_since.to_string()).bind(asked.on.to_string());
    for row in query.bind(bounds.born.to_string()).fetch_all(conn).await? {
        if let Some(place) = tree.place(row.parsed(0)?) {
            units[place].young = row.count(1)?;
            units[place].young_supported = row.count(2)?;
        }
    }
    Ok(())
}

/// Who is young on a day, as bounds that SQL can use.
struct YoungBounds {
    /// Born on this day or later.
    born: NaiveDate,
    /// At work since this day or later.
    teaching_since: NaiveDate,
}

/// The domain's rule is asked, not repeated: each bound is the first day for which it says yes.
fn young_bounds(rule: YoungRule, on: NaiveDate) -> YoungBounds {
    let before = |months: u32| on.checked_sub_months(Months::new(months)).unwrap_or(on) - Days::new(7);
    let age_months = u32::try_from(rule.age_below).unwrap_or(0) * 12;
    let born = before(age_months).iter_days().find(|born| is_young(rule, *born, on, on) || *born >= on);
    let since =
        before(rule.service_months).iter_days().find(|since| is_young(rule, on, *since, on) || *since >= on);
    YoungBounds { born: born.unwrap_or(on), teaching_since: since.unwrap_or(on) }
}

async fn teams(
    conn: &mut Conn,
    tree: &Tree,
    asked: &Asked<'_>,
    units: &mut [Counts],
) -> Result<(), StorageError> {
    let took_part = "FROM enrolments e JOIN programmes g ON g.id = e.programme \
                     WHERE e.team = t.id AND g.kind = 'pk' AND e.started_on <= $1";
    let trained = if asked.whole_team {
        format!(
            "(SELECT COUNT(DISTINCT e.person) {took_part}) >= \
             (SELECT COUNT(*) FROM team_members m WHERE m.team = t.id) AND EXISTS (SELECT 1 {took_part})"
        )
    } else {
        format!("EXISTS (SELECT 1 {took_part})")
    };
    let sql = format!(
        "SELECT t.school, COUNT(*), SUM(CASE WHEN {trained} THEN 1 ELSE 0 END) FROM teams t GROUP BY t.school"
    );
    for row in sqlx::query(&sql).bind(asked.on.to_string()).fetch_all(conn).await? {
        if let Some(place) = tree.place(row.parsed(0)?) {
            units[place].teams = row.count(1)?;
            units[place].teams_trained = row.count(2)?;
        }
    }
    Ok(())
}

impl Counts {
    fn add(&mut self, below: &Self) {
        self.staff += below.staff;
        self.teachers += below.teachers;
        self.diagnosed += below.diagnosed;
        self.with_route += below.with_route;
        self.in_work += below.in_work;
        self.completed += below.completed;
        self.learnt += below.learnt;
        self.young += below.young;
        self.young_supported += below.young_supported;
        self.teams += below.teams;
        self.teams_trained += below.teams_trained;
        for (sum, count) in self.areas.iter_mut().zip(&below.areas) {
            *sum += count;
        }
        self.methodists.extend(&below.methodists);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// D-РАСЧ-6: SQL and the domain agree on every day around a leap day, to the day.
    #[test]
    fn the_bounds_are_those_of_the_rule() {
        let rule = YoungRule { age_below: 35, service_months: 36 };
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        for on in [day(2026, 11, 22), day(2027, 2, 28), day(2027, 3, 1), day(2028, 2, 29), day(2031, 2, 28)] {
            let bounds = young_bounds(rule, on);
            for shift in 0..10 {
                let (born, since) =
                    (bounds.born + Days::new(shift), bounds.teaching_since + Days::new(shift));
                assert!(is_young(rule, born, on, on) && is_young(rule, on, since, on), "{on} +{shift}");
            }
            for shift in 1..10 {
                let (born, since) =
                    (bounds.born - Days::new(shift), bounds.teaching_since - Days::new(shift));
                assert!(!is_young(rule, born, on, on) && !is_young(rule, on, since, on), "{on} -{shift}");
            }
        }
    }
}
