//! The route as a document on paper (C-ИОМ-1, C-ИОМ-2).

use chrono::NaiveDate;
use domain::route::{Form, Route, RouteTransition, Step};

use super::{details, kind};
use crate::text::{common, count, date, day_month};

pub const TITLE: &str = "Маршрут на печать";
pub const HEADING: &str = "Индивидуальный образовательный маршрут";
pub const PRINT: &str = "Напечатать или сохранить в PDF";
pub const OPEN: &str = "Маршрут на печать";
pub const CALENDAR: &str = "Сроки в календарь (файл)";
pub const PERSON: &str = "Педагог";
pub const POSITION: &str = "Должность";
pub const SCHOOL: &str = "Организация";
pub const MUNICIPALITY: &str = "Муниципалитет";
pub const TERM: &str = "Срок реализации";
pub const VOLUME: &str = "Объём и темп";
pub const STATE: &str = "Состояние";
pub const THEME: &str = "Тема";
pub const DEFICITS: &str = "1. Профессиональные дефициты";
pub const NO_DEFICITS: &str = "По диагностике дефицитов нет.";
pub const COMPETENCE: &str = "Компетенция";
pub const LEVEL: &str = "Уровень";
pub const SCORE: &str = "Балл";
pub const SETTING: &str = "2. Ресурсы и условия";
pub const RESOURCES: &str = "Личностные ресурсы педагога";
pub const CONDITIONS: &str = "Педагогические и управленческие условия организации";
pub const OPPORTUNITIES: &str = "Возможности системы ДПО";
pub const TECHNOLOGIES: &str = "Технологии";
pub const STEPS: &str = "3. Содержание маршрута";
pub const NUMBER: &str = "№";
pub const STEP: &str = "Шаг";
pub const FORM: &str = "Вид образования";
pub const HOURS: &str = "Часы";
pub const WHEN: &str = "Срок";
pub const PROVIDER: &str = "Кто проводит";
pub const RESULT: &str = "Результат";
pub const TOTAL: &str = "Всего";
pub const AGREEMENT: &str = "4. Согласование";
pub const TEACHER: &str = "Педагог";
pub const METHODIST: &str = "Методист";
pub const SIGNATURE: &str = "подпись";
pub const NOT_AGREED: &str = "Маршрут ещё не согласован: это проект.";
pub const WAITS: &str = "Анкета ещё загружается: баллы появятся в документе, когда она будет на устройстве.";

/// A form of education in a word.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Formal => "формальное",
        Form::NonFormal => "неформальное",
        Form::Informal => "информальное",
    }
}

/// «72 часа, 8 шагов, до 6 часов в неделю»
pub fn volume(route: &Route) -> String {
    let hours: usize = route.steps.iter().map(|step| usize::from(step.hours)).sum();
    format!(
        "{}, {}, до\u{a0}{} в\u{a0}неделю",
        count(hours, common::HOURS),
        count(route.steps.len(), common::STEPS),
        count(usize::from(route.hours_per_week), ["часа", "часов", "часов"]),
    )
}

/// «12 января 2027 г. – 30 мая 2027 г.»
pub fn term(from: NaiveDate, until: NaiveDate) -> String {
    format!("{} – {}", date(from), date(until))
}

/// «12.01–30.05.2027»: short, for a column of a table.
pub fn short_term(from: NaiveDate, until: NaiveDate) -> String {
    format!("{}–{}", from.format("%d.%m"), until.format("%d.%m.%Y"))
}

/// The kind of a step below its title.
pub fn step_kind(step: &Step) -> &'static str {
    kind(step.kind)
}

/// What came of a step: its document, what it told, the day. Empty while it is not done.
pub fn result(step: &Step) -> Vec<String> {
    let Some(result) = &step.result else { return Vec::new() };
    let document = result
        .evidence
        .as_ref()
        .map(|e| format!("{} №\u{a0}{} от {}", e.kind, e.number, e.issued_on.format("%d.%m.%Y")));
    let told = details::told(step.kind, &result.details);
    let told = told.into_iter().map(|(term, words)| format!("{term}: {words}"));
    let link = (!result.details.link.is_empty()).then(|| result.details.link.clone());
    let note = (!result.note.is_empty()).then(|| result.note.clone());
    let done = std::iter::once(format!("выполнено {}", result.done_on.format("%d.%m.%Y")));
    done.chain(document).chain(told).chain(note).chain(link).collect()
}

/// «согласован 14 января 2027 г.»
pub fn agreed(route: &Route) -> Option<(domain::PersonId, String)> {
    let event = route.history.iter().rev().find(|e| e.transition == RouteTransition::Agree)?;
    Some((event.actor, format!("согласовано {}", date(event.at.date_naive()))))
}

/// «отправлен 12 января 2027 г.»
pub fn proposed(route: &Route) -> Option<String> {
    let event = route.history.iter().rev().find(|e| e.transition == RouteTransition::Propose)?;
    Some(format!("отправлено {}", date(event.at.date_naive())))
}

/// Strengths by the diagnosis, where the teacher wrote no resources.
pub fn strengths(names: &[String]) -> String {
    format!("Сильные стороны по диагностике: {}", names.join("; "))
}

/// «по диагностике от 22 ноября 2026 г.»
pub fn diagnosed(day: NaiveDate, instrument: &str) -> String {
    format!("По диагностике «{instrument}» от {}", date(day))
}

/// «Версия 5 · напечатано 24 ноября»
pub fn foot(route: &Route, today: NaiveDate) -> String {
    format!("Версия {} · составлено на {}", route.version, day_month(today))
}
