//! The sentence above the figures: how many targets are reached, and how far it is to the nearest one that is not.

use domain::indicator::{Direction, IndicatorUnit, Standing, missing};

use super::board::Measured;
use crate::text::unit as text;

/// «Две цели из четырёх достигнуты. До третьей не хватает 42 педагогов с программой реестра»
pub fn title(measured: &[Measured]) -> String {
    let judged: Vec<_> = measured.iter().filter(|m| is_judged(m)).collect();
    let met = judged.iter().filter(|m| m.reading.standing == Standing::Met).count();
    if judged.is_empty() {
        return text::NOTHING_JUDGED.to_owned();
    }
    let reached = text::reached(met, judged.len());
    let nearest = judged.iter().filter_map(|m| Some((lacking(m)?, *m))).min_by_key(|(lacking, _)| *lacking);
    let rest = match nearest {
        Some((lacking, m)) if judged.len() == 1 => {
            return format!("{reached}: {}", text::lacks(lacking, m.indicator.measure));
        }
        Some((lacking, m)) => Some(text::to_next(met, text::lacking(lacking, m.indicator.measure))),
        None => judged.iter().find_map(|m| excess(m)),
    };
    rest.map_or_else(|| reached.clone(), |rest| format!("{reached}. {rest}"))
}

/// How many people a missed share lacks.
pub fn lacking(measured: &Measured) -> Option<u32> {
    let is_share = measured.indicator.unit == IndicatorUnit::Percent
        && measured.indicator.direction == Direction::AtLeast
        && measured.reading.standing == Standing::Missed;
    let (counted, target) = (measured.reading.counted?, measured.reading.target?);
    is_share.then(|| missing(counted, target.value))
}

fn is_judged(measured: &Measured) -> bool {
    matches!(measured.reading.standing, Standing::Met | Standing::Missed)
}

/// What to say of a missed target that is no share.
fn excess(measured: &Measured) -> Option<String> {
    if measured.reading.standing != Standing::Missed {
        return None;
    }
    let (counted, target) = (measured.reading.counted?, measured.reading.target?);
    Some(match measured.indicator.direction {
        Direction::AtMost => text::too_many(counted.numerator, target.value),
        Direction::AtLeast | Direction::Present | Direction::None => text::not_yet(&measured.indicator.short),
    })
}

#[cfg(test)]
mod tests {
    use domain::{
        contract::unit::{Reading, TargetInForce},
        indicator::{Counted, Measure, judge},
        people::UnitKind,
        system::Indicator,
    };

    use super::*;

    fn measured(measure: Measure, counted: (u32, u32), target: u32) -> Measured {
        use {Direction as D, IndicatorUnit as U, Measure as M};
        let (unit, direction) = match measure {
            M::RoadmapInForce | M::MonitoringHeld => (U::YesNo, D::Present),
            M::TeachersPerMethodist => (U::People, D::AtMost),
            _ => (U::Percent, D::AtLeast),
        };
        let counted = Some(Counted { numerator: counted.0, denominator: counted.1 });
        let word = String::new;
        Measured {
            indicator: Indicator {
                reference: word(),
                measure,
                name: word(),
                short: "Дорожная карта".into(),
                formula: word(),
                unit,
                direction,
                level: UnitKind::Region,
                periodicity: word(),
                clause: word(),
                targets: Vec::new(),
            },
            reading: Reading {
                reference: word(),
                counted,
                standing: judge(unit, direction, counted, Some(target)),
                target: Some(TargetInForce { year: 2024, value: target }),
            },
        }
    }

    fn said(measured: &[Measured]) -> String {
        title(measured).replace('\u{a0}', " ")
    }

    /// D-NSO-3, D-NSO-4, D-NSO-5, D-NSO-6.
    #[test]
    fn the_title_says_the_nearest_target() {
        let register = measured(Measure::RegisterProgrammesByDiagnosis, (187, 761), 30);
        let teams = measured(Measure::ManagementTeamsTrained, (14, 34), 40);
        let methodists = measured(Measure::TeachersPerMethodist, (238, 4), 250);
        let young = measured(Measure::YoungSupported, (20, 30), 70);
        let all = [register.clone(), teams.clone(), methodists.clone(), young];
        assert_eq!(
            said(&all),
            "Две цели из четырёх достигнуты. До третьей не хватает 1 молодого педагога с поддержкой"
        );
        assert_eq!(
            said(&[register.clone(), teams.clone(), methodists.clone()]),
            "Две цели из трёх достигнуты. До третьей не хватает 42 педагогов с программой реестра"
        );
        assert_eq!(said(&[teams, methodists]), "Обе цели достигнуты");
        assert_eq!(said(&[register]), "Цель не достигнута: не хватает 42 педагогов с программой реестра");
    }

    #[test]
    fn a_missed_target_that_is_no_share_is_named() {
        let roadmap = measured(Measure::RoadmapInForce, (0, 1), 1);
        let young = measured(Measure::YoungSupported, (30, 30), 70);
        let many = measured(Measure::TeachersPerMethodist, (262, 4), 250);
        assert_eq!(
            said(&[young.clone(), roadmap]),
            "Одна цель из двух достигнута. Пока нет: «Дорожная карта»"
        );
        assert_eq!(
            said(&[young, many]),
            "Одна цель из двух достигнута. У одного методиста 262 педагога, можно не более 250"
        );
        assert_eq!(title(&[]), text::NOTHING_JUDGED);
    }
}
