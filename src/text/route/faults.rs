//! Faults of a route in words: what is wrong and what to do about it.

use chrono::{Days, NaiveDate};
use domain::route::{Route, RouteFault, RouteFaultKind, Step};

use crate::text::{near_date, span};

/// Which thing a fault is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Title,
    Pace,
    From,
    Until,
    Steps,
    /// Technologies, resources, conditions, opportunities.
    Setting(String),
    /// The step's index and its field.
    Step(usize, String),
}

/// Where a fault is, from its JSON path.
pub fn place(field: &str) -> Place {
    let step = || {
        let (index, name) = field.strip_prefix("steps[")?.split_once("].")?;
        Some(Place::Step(index.parse().ok()?, name.to_owned()))
    };
    match field {
        "title" => Place::Title,
        "hours_per_week" => Place::Pace,
        "from" => Place::From,
        "until" => Place::Until,
        _ => match field.strip_prefix("setting.") {
            Some(name) => Place::Setting(name.to_owned()),
            None => step().unwrap_or(Place::Steps),
        },
    }
}

/// What is wrong and the remedy.
pub fn fault(route: &Route, fault: &RouteFault, today: NaiveDate) -> String {
    match place(&fault.field) {
        Place::Step(index, name) => match route.steps.get(index) {
            Some(step) => step_fault(route, step, &name, fault.kind, today),
            None => "Этого шага больше нет: откройте маршрут заново".into(),
        },
        place => route_fault(route, &place, fault.kind, today),
    }
}

fn route_fault(route: &Route, place: &Place, kind: RouteFaultKind, today: NaiveDate) -> String {
    match (place, kind) {
        (Place::Title, _) => "Назовите маршрут: от 1 до 200 знаков".into(),
        (Place::Setting(_), _) => "Сократите: не больше 1000 знаков".into(),
        (Place::Pace, _) => "Укажите от 1 до 40 часов в неделю".into(),
        (_, RouteFaultKind::EndsBeforeStart) => {
            format!(
                "Маршрут заканчивается раньше, чем начинается: выберите день после {}",
                near_date(route.from, today)
            )
        }
        (Place::From | Place::Until, _) => "Выберите день с 2000 по 2100 год".into(),
        (_, RouteFaultKind::NoSteps) => "В маршруте нет ни одного шага: добавьте хотя бы один".into(),
        _ => "Шагов больше 60: уберите лишние".into(),
    }
}

fn step_fault(route: &Route, step: &Step, name: &str, kind: RouteFaultKind, today: NaiveDate) -> String {
    let day = |day: NaiveDate| near_date(day, today);
    match kind {
        RouteFaultKind::TextLength => "Назовите шаг: от 1 до 300 знаков".into(),
        RouteFaultKind::OutOfRange if name == "hours" => "Укажите от 1 до 2000 часов".into(),
        RouteFaultKind::OutOfRange => "У шага больше 40 компетенций: оставьте главные".into(),
        RouteFaultKind::EndsBeforeStart => {
            format!("Шаг заканчивается раньше, чем начинается: выберите день не раньше {}", day(step.from))
        }
        RouteFaultKind::InPast if step.until < today => {
            format!("Срок уже прошёл ({}): перенесите шаг вперёд или уберите", day(step.until))
        }
        RouteFaultKind::InPast => "Начало больше месяца назад: выберите день ближе к сегодняшнему".into(),
        RouteFaultKind::OutsideRoute if step.from < route.from => {
            format!("Шаг начинается раньше маршрута ({}): перенесите шаг вперёд", day(route.from))
        }
        RouteFaultKind::OutsideRoute => format!(
            "Шаг заканчивается {}, а маршрут — {}: перенесите шаг раньше или продлите маршрут",
            day(step.until),
            day(route.until)
        ),
        RouteFaultKind::TooManyHours { week_of, hours, limit } => format!(
            "В неделю {} выходит {hours}\u{a0}ч, а у вас {limit}: перенесите шаг позже или прибавьте часов в неделю",
            span(week_of, week_of.checked_add_days(Days::new(6)).unwrap_or(week_of), today)
        ),
        RouteFaultKind::NotFormal => {
            "Программа заканчивается документом: выберите формальное образование".into()
        }
        RouteFaultKind::Twice
        | RouteFaultKind::NoSteps
        | RouteFaultKind::Missing
        | RouteFaultKind::NotALink => "Этот шаг стоит дважды: уберите один".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_its_place() {
        assert_eq!(place("title"), Place::Title);
        assert_eq!(place("steps"), Place::Steps);
        assert_eq!(place("steps[12].until"), Place::Step(12, "until".into()));
        assert_eq!(place("steps[x].until"), Place::Steps);
    }
}
