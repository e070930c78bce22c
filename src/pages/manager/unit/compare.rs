//! Units below compared by one indicator: those with a value ranked, the worst first; the others listed.

use std::cmp::Ordering;

use domain::{
    UnitId,
    contract::unit::{ChildUnit, Reading, TargetInForce},
    indicator::{Counted, Direction, IndicatorUnit, Standing},
    system::Indicator,
};

use crate::{
    charts::{
        Column, Row, Table,
        bars::{Bar, Target},
    },
    paths,
    text::unit as text,
};

/// The comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    pub ranked: Vec<Ranked>,
    /// Names of units whose groups are under five people.
    pub suppressed: Vec<Ranked>,
    pub no_data: Vec<Ranked>,
    pub target: Option<TargetInForce>,
    /// Not a number but yes or no: a table says it better.
    pub is_words: bool,
}

/// A unit with its reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    pub unit: UnitId,
    pub name: String,
    pub reading: Reading,
}

impl Comparison {
    pub fn new(children: &[ChildUnit], indicator: &Indicator) -> Self {
        let mut made = Self { is_words: indicator.unit == IndicatorUnit::YesNo, ..Self::default() };
        for child in children {
            let Some(reading) = child.readings.iter().find(|r| r.reference == indicator.reference) else {
                continue;
            };
            made.target = made.target.or(reading.target);
            let row = Ranked { unit: child.unit.id, name: child.unit.name.clone(), reading: reading.clone() };
            match (reading.standing, reading.counted) {
                (Standing::Suppressed, _) => made.suppressed.push(row),
                (_, Some(counted)) if counted.denominator > 0 => made.ranked.push(row),
                _ => made.no_data.push(row),
            }
        }
        made.ranked.sort_by(|a, b| worse(indicator, a, b).then_with(|| a.name.cmp(&b.name)));
        made
    }

    /// How many have not reached the target.
    fn missed(&self) -> usize {
        self.ranked.iter().filter(|row| row.reading.standing == Standing::Missed).count()
    }

    /// How many missed the target, of how many with a value, and how many have none.
    pub fn counts(&self) -> (usize, usize, usize) {
        (self.missed(), self.ranked.len(), self.suppressed.len() + self.no_data.len())
    }

    /// Bars for the chart, in the order of rank.
    pub fn bars(&self, unit: IndicatorUnit) -> Vec<Bar> {
        let bar = |row: &Ranked| {
            let shown = text::value(unit, &row.reading);
            Some(Bar {
                name: row.name.clone(),
                value: number(unit, row.reading.counted?),
                detail: text::detail(&row.name, unit, &row.reading),
                shown,
                met: row.reading.standing == Standing::Met,
            })
        };
        self.ranked.iter().filter_map(bar).collect()
    }

    /// The line of the target.
    pub fn target_line(&self, indicator: &Indicator) -> Option<Target> {
        let target = self.target?;
        Some(Target {
            value: f64::from(target.value),
            words: text::target_line(indicator.unit, target.value),
        })
    }

    /// The table twin: everyone, those without a value last.
    pub fn table(&self, indicator: &Indicator, names: &str) -> Table {
        let all = self.ranked.iter().chain(&self.suppressed).chain(&self.no_data);
        let row = |row: &Ranked| {
            let counted = row.reading.counted.filter(|_| indicator.unit == IndicatorUnit::Percent);
            let of = counted.map_or_else(|| "—".to_owned(), text::of);
            let value = text::value(indicator.unit, &row.reading);
            let state = text::standing(row.reading.standing).to_owned();
            let href = format!("{}?indicator={}", paths::unit(row.unit), indicator.reference);
            Row { cells: vec![row.name.clone(), value, of, state], href: Some(href) }
        };
        Table {
            columns: vec![
                Column::words(names),
                Column::numbers(text::VALUE),
                Column::numbers(text::OF_WHAT),
                Column::words(text::TARGET),
            ],
            rows: all.map(row).collect(),
        }
    }
}

/// The worse first: in whole numbers, so that equal shares are equal.
fn worse(indicator: &Indicator, a: &Ranked, b: &Ranked) -> Ordering {
    let (Some(a), Some(b)) = (a.reading.counted, b.reading.counted) else { return Ordering::Equal };
    let rising = match indicator.unit {
        IndicatorUnit::Percent => compare_shares(a, b),
        IndicatorUnit::People | IndicatorUnit::YesNo => a.numerator.cmp(&b.numerator),
    };
    if indicator.direction == Direction::AtMost { rising.reverse() } else { rising }
}

/// Two shares, without rounding.
pub fn compare_shares(a: Counted, b: Counted) -> Ordering {
    let cross = |x: Counted, y: Counted| u64::from(x.numerator) * u64::from(y.denominator);
    cross(a, b).cmp(&cross(b, a))
}

fn number(unit: IndicatorUnit, counted: Counted) -> f64 {
    let numerator = f64::from(counted.numerator);
    match unit {
        IndicatorUnit::Percent => 100.0 * numerator / f64::from(counted.denominator.max(1)),
        IndicatorUnit::People | IndicatorUnit::YesNo => numerator,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        ids::uuid_v7,
        indicator::{Measure, judge},
        people::{UnitKind, UnitRef},
    };

    use super::*;

    fn indicator() -> Indicator {
        let word = String::new;
        Indicator {
            reference: "D-NSO-3".into(),
            measure: Measure::RegisterProgrammesByDiagnosis,
            name: word(),
            short: word(),
            formula: word(),
            unit: IndicatorUnit::Percent,
            direction: Direction::AtLeast,
            level: UnitKind::Region,
            periodicity: word(),
            clause: word(),
            targets: Vec::new(),
        }
    }

    fn child(n: u8, name: &str, counted: Option<(u32, u32)>, suppressed: bool) -> ChildUnit {
        let counted = counted.map(|(numerator, denominator)| Counted { numerator, denominator });
        let standing = judge(IndicatorUnit::Percent, Direction::AtLeast, counted, Some(30));
        ChildUnit {
            unit: UnitRef { id: UnitId(uuid_v7(1, [n; 10])), kind: UnitKind::School, name: name.into() },
            staff: 30,
            low_results: false,
            readings: vec![Reading {
                reference: "D-NSO-3".into(),
                counted,
                standing: if suppressed { Standing::Suppressed } else { standing },
                target: Some(TargetInForce { year: 2024, value: 30 }),
            }],
        }
    }

    /// D-NSO-3: schools compared, the lowest first; a suppressed group is no bar.
    #[test]
    fn the_lowest_is_first_and_small_groups_are_no_bars() {
        let children = [
            child(1, "Ошская", Some((9, 22)), false),
            child(2, "Киикская", Some((2, 22)), false),
            child(3, "Вассинская", None, true),
            child(4, "Завьяловская", None, false),
            child(5, "Борцовская", Some((1, 11)), false),
        ];
        let made = Comparison::new(&children, &indicator());
        let names: Vec<_> = made.bars(IndicatorUnit::Percent).into_iter().map(|b| b.name).collect();
        assert_eq!(names, ["Борцовская", "Киикская", "Ошская"], "equal shares go by name");
        assert_eq!(made.missed(), 2);
        let table = made.table(&indicator(), "школа");
        let last: Vec<_> = table.rows[3..].iter().map(|row| row.cells[..2].join(": ")).collect();
        assert_eq!(last, ["Вассинская: менее\u{a0}5", "Завьяловская: нет данных"]);
        assert_eq!(table.rows[0].cells[1..3], ["9,1\u{a0}%", "1\u{a0}из\u{a0}11"]);
    }
}
