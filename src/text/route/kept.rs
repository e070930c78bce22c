//! Routes that have ended, who changed what, versions that collided.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    contract::route::RouteCard,
    life::DeficitState,
    people::PersonCard,
    route::{Change, ClosedRoute, Days, RouteState, RouteTransition, StepRef},
    witness::Testimony,
};

use super::{hours, short};
use crate::text::{common, count, date, day_month, near_date, span, witness};

pub const HISTORY: &str = "Мои маршруты";
pub const HISTORY_OF: &str = "Маршруты педагога";
pub const HISTORY_LEAD: &str =
    "Всё, что было пройдено. Завершённый маршрут хранится таким, каким был, и его можно напечатать.";
pub const HISTORY_NONE: &str = "Пока ни одного маршрута";
pub const HISTORY_NONE_HINT: &str = "Здесь появятся маршруты: и тот, что в работе, и завершённые.";
pub const OPEN_CLOSED: &str = "Открыть, каким он был";
pub const HISTORY_BACK: &str = "Все маршруты";
pub const NOW: &str = "Сейчас";
pub const EARLIER: &str = "Раньше";
pub const KEPT: &str = "Копия на день закрытия. Изменить её нельзя никому.";
pub const OUTCOMES: &str = "1. Что было и что стало";
pub const BEFORE: &str = "Было";
pub const AFTER: &str = "Стало";
pub const STANDS: &str = "Дефицит";
pub const NOT_SAID: &str = "не проверяли";
pub const REACHED: &str = "Что достигнуто";
pub const ENDED: &str = "4. Согласование и завершение";
pub const ENDED_BY: &str = "Закрытие";
pub const AGREED_BY: &str = "Методист";

pub const CLOSE: &str = "Закрыть досрочно…";
pub const CLOSE_TITLE: &str = "Закрыть маршрут досрочно";
pub const CLOSE_LABEL: &str = "Что удалось достичь";
pub const CLOSE_HINT: &str =
    "Эти слова останутся с маршрутом навсегда. Невыполненные шаги можно будет взять в следующий.";
pub const CLOSE_HINT_METHODIST: &str =
    "Слова увидит педагог. Отметки и документы сохранятся, невыполненное можно взять в следующий маршрут.";
pub const CLOSE_SUBMIT: &str = "Закрыть маршрут";
pub const CLOSE_PHRASES: [&str; 3] = [
    "Главное освоено, остальное возьму в следующий маршрут.",
    "Программа пройдена, приёмы вошли в уроки.",
    "Сменилась нагрузка: нужен новый план.",
];
pub const REOPEN: &str = "Изменить маршрут…";
pub const REOPEN_TITLE: &str = "Вернуть маршрут в черновик?";
pub const REOPEN_MEANS: &str = "Пока ни один шаг не отмечен, согласованный маршрут можно поправить. Потом методист согласует его заново.";
pub const REOPEN_SUBMIT: &str = "Вернуть в черновик";
pub const CARRY: &str = "Взять невыполненное из прошлого маршрута";

pub const CHANGES: &str = "Кто что менял";
pub const CHANGES_NONE: &str = "Пока ничего не менялось.";
pub const REMARK: &str = "Методист о\u{a0}шаге";

pub const CONFLICT: &str = "Ваша правка не сохранена: маршрут тем временем изменился";
pub const CONFLICT_LEAD: &str = "Ничего не потеряно: обе версии целы. Решите, какая останется.";
pub const MEANWHILE: &str = "Тем временем";
pub const MEANWHILE_UNKNOWN: &str = "Маршрут изменился. Что именно, будет видно, когда появится связь.";
pub const MINE: &str = "Если отправить вашу версию";
pub const SAME: &str = "Ваша версия ничем не отличается от нынешней.";
pub const TAKE_THEIRS: &str = "Оставить, как сейчас";
pub const SEND_MINE: &str = "Отправить мою версию";
pub const MINE_AGREED_ANEW: &str = "Маршрут вернётся в черновик, и методист согласует его заново.";
pub const MINE_RUNNING: &str =
    "Маршрут уже выполняется, и шаги в нём не меняются. Ваши правки пригодятся в следующем маршруте.";
pub const MINE_ENDED: &str =
    "Маршрут завершён и хранится таким, каким был. Ваши правки пригодятся в следующем.";
pub const MINE_NOT_WAITING: &str =
    "Педагог отозвал маршрут: поправить его можно, когда он снова придёт к вам.";
pub const LOOK: &str = "Сравнить версии";

/// Who did something, and how a verb in the past agrees with it: «И. П. Орлова сдвинула», «вы сдвинули».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    name: String,
    ending: &'static str,
}

impl Who {
    pub fn me() -> Self {
        Self { name: "Вы".into(), ending: "и" }
    }

    /// Whose card is not here.
    pub fn somebody() -> Self {
        Self { name: "Кто-то".into(), ending: "" }
    }

    /// By the patronymic; where there is none, both endings.
    pub fn of(card: &PersonCard) -> Self {
        let patronymic = card.name.patronymic.as_deref().unwrap_or_default().to_lowercase();
        let ends = |all: &[&str]| all.iter().any(|end| patronymic.ends_with(end));
        let ending = if ends(&["вна", "чна", "шна", "кызы", "гызы"]) {
            "а"
        } else if ends(&["ич", "оглы", "улы"]) {
            ""
        } else {
            "(а)"
        };
        Self { name: short(card), ending }
    }

    fn did(&self, stem: &str, rest: &str) -> String {
        format!("{} {stem}{}{rest}", self.name, self.ending)
    }
}

/// «И. П. Орлова сдвинула срок шага 3: 12 → 20 декабря».
pub fn change(who: &Who, change: &Change, today: NaiveDate) -> String {
    let did = |stem: &str, rest: String| who.did(stem, &rest);
    let number = |step: &StepRef| step.number;
    // Quotation marks inside quotation marks.
    let title = |step: &StepRef| step.title.replace('«', "„").replace('»', "“");
    let named = |step: &StepRef| format!("{} «{}»", step.number, title(step));
    match change {
        Change::Title { was, now } => did("переименовал", format!(" маршрут: «{was}» → «{now}»")),
        Change::Pace { was, now } => did("изменил", format!(" темп: {was} → {now}\u{a0}ч в\u{a0}неделю")),
        Change::Term { was, now } => did("изменил", format!(" срок маршрута: {}", moved(*was, *now, today))),
        Change::Setting { part } => did("изменил", format!(" «{}»", block(part))),
        Change::Added { step } => did("добавил", format!(" шаг {}", named(step))),
        Change::Removed { step } => did("убрал", format!(" шаг {}", named(step))),
        Change::Order => did("переставил", " шаги".into()),
        Change::Moved { step, was, now } => {
            let what = if was.until == now.until { "начало" } else { "срок" };
            did("сдвинул", format!(" {what} шага {}: {}", number(step), moved(*was, *now, today)))
        }
        Change::Renamed { step, was } => {
            did("переименовал", format!(" шаг {}: «{was}» → «{}»", number(step), step.title))
        }
        Change::Hours { step, was, now } => {
            did("изменил", format!(" объём шага {}: {was} → {}", number(step), hours(*now)))
        }
        Change::Programme { step } => did("заменил", format!(" программу шага {}", named(step))),
        Change::Content { step } => did("изменил", format!(" содержание шага {}", named(step))),
        Change::Marked { step, on } => {
            did("отметил", format!(" шаг {} выполненным {}", named(step), near_date(*on, today)))
        }
        Change::Remarked { step } => did("поправил", format!(" отметку шага {}", named(step))),
        Change::Unmarked { step } => did("снял", format!(" отметку шага {}", named(step))),
    }
}

/// «Дарья Алексеевна отправила маршрут методисту».
pub fn transition(who: &Who, transition: RouteTransition) -> String {
    let (stem, rest) = match transition {
        RouteTransition::Propose => ("отправил", " маршрут методисту"),
        RouteTransition::Withdraw => ("отозвал", " маршрут"),
        RouteTransition::Return => ("вернул", " маршрут на\u{a0}доработку"),
        RouteTransition::Agree => ("согласовал", " маршрут"),
        RouteTransition::Complete => ("завершил", " маршрут"),
        RouteTransition::Close => ("закрыл", " маршрут досрочно"),
        RouteTransition::Archive => ("убрал", " маршрут в\u{a0}архив"),
    };
    who.did(stem, rest)
}

/// «12 → 20 декабря», «28 ноября → 5 декабря»; the beginnings where only they differ.
fn moved(was: Days, now: Days, today: NaiveDate) -> String {
    let (a, b) = if was.until == now.until { (was.from, now.from) } else { (was.until, now.until) };
    let (end, same_month) = (
        near_date(b, today),
        day_month(a).split('\u{a0}').next_back() == day_month(b).split('\u{a0}').next_back(),
    );
    if same_month && a.format("%Y").to_string() == b.format("%Y").to_string() {
        format!("{} → {end}", a.format("%-d"))
    } else {
        format!("{} → {end}", near_date(a, today))
    }
}

fn block(part: &str) -> &'static str {
    match part {
        "resources" => super::print::RESOURCES,
        "conditions" => super::print::CONDITIONS,
        "opportunities" => super::print::OPPORTUNITIES,
        _ => super::print::TECHNOLOGIES,
    }
}

/// How a route in the list stands, with the day it ended.
pub fn stands(card: &RouteCard, today: NaiveDate) -> String {
    let word = match card.state {
        RouteState::Draft => "черновик",
        RouteState::Proposed => "у\u{a0}методиста",
        RouteState::Agreed => "согласован",
        RouteState::Active => "в\u{a0}работе",
        RouteState::Completed => "завершён",
        RouteState::Closed => "закрыт досрочно",
        RouteState::Archived => "убран в\u{a0}архив",
    };
    match card.closed_at {
        Some(at) => format!("{word} {}", near_date(at.date_naive(), today)),
        None => word.to_owned(),
    }
}

/// «5 из 8 шагов · 48 из 72 ч · снято 2 дефицита».
pub fn volume(card: &RouteCard) -> String {
    let steps =
        format!("{} из\u{a0}{}", card.steps_done, count(card.steps as usize, ["шага", "шагов", "шагов"]));
    let time = format!("{} из\u{a0}{}\u{a0}ч", card.hours_done, card.hours);
    let lifted =
        (card.lifted > 0).then(|| format!("снято: {}", count(card.lifted as usize, common::DEFICITS)));
    [Some(steps), Some(time), lifted].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The days of a route in the list.
pub fn term(card: &RouteCard, today: NaiveDate) -> String {
    span(card.from, card.until, today)
}

/// «Уверенно, 16 из 20 · сам, 15 января», or that nobody said anything.
pub fn said(word: Option<&Testimony>, today: NaiveDate) -> String {
    word.map_or_else(
        || NOT_SAID.to_owned(),
        |w| format!("{}, {} · {}", w.level, witness::measured(w.measured), witness::source(w, today)),
    )
}

pub fn deficit(state: Option<DeficitState>) -> &'static str {
    match state {
        Some(DeficitState::Lifted) => "снят",
        Some(DeficitState::InWork) => "в\u{a0}работе",
        Some(DeficitState::Found) => "остаётся",
        None => "нет",
    }
}

/// «Маршрут закрыт досрочно 20 января 2027 г.»
pub fn ended(copy: &ClosedRoute) -> String {
    let word = match copy.route.state {
        RouteState::Completed => "Завершён, все шаги пройдены",
        RouteState::Closed => "Закрыт досрочно",
        _ => "Убран в\u{a0}архив",
    };
    format!("{word}: {}", date(copy.closed_at.date_naive()))
}

/// «Согласовано 14 января 2027 г.», «закрыто 20 января 2027 г.»
pub fn on(word: &str, at: DateTime<Utc>) -> String {
    format!("{word} {}", date(at.date_naive()))
}

/// «Вошло из прошлого маршрута: 3 шага, 24 ч».
pub fn carried(steps: usize, hours: u32) -> String {
    format!("{}: {}, {hours}\u{a0}ч", CARRY, count(steps, common::STEPS))
}

#[cfg(test)]
mod tests {
    use domain::{PersonId, StepId, ids::uuid_v7, people::PersonName};

    use super::*;

    fn card(patronymic: Option<&str>) -> PersonCard {
        let name = PersonName {
            family: "Орлова".into(),
            given: "Ирина".into(),
            patronymic: patronymic.map(Into::into),
        };
        let id = PersonId(uuid_v7(1, [1; 10]));
        PersonCard { id, name, position: String::new(), school: None, municipality: None }
    }

    #[test]
    fn a_change_is_a_sentence_that_agrees_with_its_person() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 12, d).expect("a day");
        let step = StepRef { id: StepId(uuid_v7(1, [2; 10])), number: 3, title: "Шаг".into() };
        let days = |from, until| Days { from: day(from), until: day(until) };
        let shifted = Change::Moved { step: step.clone(), was: days(7, 12), now: days(14, 20) };
        let told = |who: &Who, of: &Change| change(who, of, day(1)).replace('\u{a0}', " ");
        let she = Who::of(&card(Some("Павловна")));
        assert_eq!(told(&she, &shifted), "И. П. Орлова сдвинула срок шага 3: 12 → 20 декабря");
        assert_eq!(told(&Who::me(), &shifted), "Вы сдвинули срок шага 3: 12 → 20 декабря");
        let hours = Change::Hours { step, was: 4, now: 6 };
        assert_eq!(
            told(&Who::of(&card(Some("Ильич"))), &hours),
            "И. И. Орлова изменил объём шага 3: 4 → 6 ч"
        );
        assert!(told(&Who::of(&card(None)), &hours).contains("изменил(а)"));
    }

    #[test]
    fn a_term_over_two_months_names_both() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).expect("a day");
        let (was, now) =
            (Days { from: day(11, 2), until: day(11, 28) }, Days { from: day(11, 2), until: day(12, 5) });
        assert_eq!(moved(was, now, day(11, 1)).replace('\u{a0}', " "), "28 ноября → 5 декабря");
        let begun = Days { from: day(11, 9), until: day(11, 28) };
        assert_eq!(moved(was, begun, day(11, 1)).replace('\u{a0}', " "), "2 → 9 ноября");
    }
}
