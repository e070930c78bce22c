//! What waits for a methodist or mentor, and each case.

use chrono::{DateTime, Local, NaiveDate, Utc};
use domain::{
    people::PersonCard,
    request::{Clock, RequestKind, clock::ClockMark},
    route::{Reason, Route, RouteState, Step},
};

use super::{
    common, count, date,
    route::{self, Names},
    span,
};

pub const TITLE: &str = "Входящие";
pub const ROUTES: &str = "Маршруты на\u{a0}согласование";
pub const REQUESTS: &str = "Заявки";
pub const OPEN: &str = "Открыть\u{a0}→";
pub const ACCEPT: &str = "Принять";
pub const DECLINE: &str = "Отклонить…";
pub const ASSIGNED: &str = "Закреплено педагогов";
pub const DONE: &str = "Всё разобрано";
pub const DONE_HINT: &str = "Никто не\u{a0}ждёт вашего ответа. Новые маршруты и\u{a0}заявки появятся здесь.";
pub const DONE_STALE: &str =
    "Так было, когда связь была в\u{a0}последний раз. Проверяем, нет\u{a0}ли нового.";

/// D-NSO-5, п. 27(1).
pub const MOST_ASSIGNED: u32 = 250;

/// The heading says what waits: «Вас ждут: 10 маршрутов и 7 заявок».
pub fn finding(routes: u32, requests: u32) -> String {
    let routes = (routes > 0).then(|| count(routes as usize, ["маршрут", "маршрута", "маршрутов"]));
    let requests = (requests > 0).then(|| count(requests as usize, ["заявка", "заявки", "заявок"]));
    let all: Vec<_> = routes.into_iter().chain(requests).collect();
    if all.is_empty() { TITLE.to_owned() } else { format!("Вас ждут: {}", route::and(all)) }
}

/// «Дольше всех — 12 дней»
pub fn oldest(at: DateTime<Utc>, today: NaiveDate) -> String {
    match days(at, today) {
        0 => "Все обратились сегодня.".to_owned(),
        n => format!("Дольше всех — {}. Сверху те, кто ждёт дольше.", count(n, DAYS)),
    }
}

/// «ждёт 5 дней»
pub fn waits(at: DateTime<Utc>, today: NaiveDate) -> String {
    match days(at, today) {
        0 => "сегодня".to_owned(),
        1 => "со\u{a0}вчера".to_owned(),
        n => format!("ждёт {}", count(n, DAYS)),
    }
}

const DAYS: [&str; 3] = ["день", "дня", "дней"];

fn days(at: DateTime<Utc>, today: NaiveDate) -> usize {
    let since = at.with_timezone(&Local).date_naive();
    usize::try_from((today - since).num_days()).unwrap_or(0)
}

/// «Закреплено 187 педагогов из 250»
pub fn assigned(n: u32) -> String {
    format!("Закреплено {} из\u{a0}{MOST_ASSIGNED} возможных", count(n as usize, common::TEACHERS))
}

/// «учитель математики · Киикская СОШ · Тогучинский район»
pub fn place(person: &PersonCard) -> String {
    let school = person.school.as_ref().map(|unit| unit.name.clone());
    let municipality = person.municipality.as_ref().map(|unit| unit.name.clone());
    let parts = [Some(person.position.clone()), school, municipality];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// «8 шагов · 72 часа»
pub fn volume(steps: u32, hours: u32) -> String {
    format!("{} · {}", count(steps as usize, common::STEPS), count(hours as usize, common::HOURS))
}

/// What the server did not send yet.
pub fn more(n: usize) -> String {
    format!("И\u{a0}ещё {n}: появятся здесь, когда вы ответите этим.")
}

// --- Requests.

/// What is asked for.
pub fn kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Mentoring => "Нужен наставник",
        RequestKind::YoungMentoring => "Начинающему нужен наставник",
        RequestKind::Management => "Управленцу нужен ментор",
        RequestKind::Tutor => "Нужен тьютор программы",
        RequestKind::Consultation => "Консультация",
        RequestKind::LessonVisit => "Посетить урок",
    }
}

/// How a request stands to its term: words and how bad it is.
pub fn term(clock: &Clock, today: NaiveDate) -> String {
    let until = super::near_date(clock.until, today);
    match clock.mark(today) {
        ClockMark::Late => format!("срок прошёл {until}"),
        ClockMark::Soon if clock.until == today => "ответить сегодня".to_owned(),
        ClockMark::Soon => format!("скоро срок: {until}"),
        ClockMark::InTime => format!("ответить до\u{a0}{until}"),
    }
}

/// «Из них 3 пора ответить»
pub fn pressing(n: u32) -> String {
    format!("Подходит срок ответа: {}.", count(n as usize, ["заявка", "заявки", "заявок"]))
}

pub const HANDED_OVER: &str = "перешла от\u{a0}методиста";
pub const ASK_DETAILS: &str = "Уточнить…";
pub const ASK_DETAILS_LABEL: &str = "Что уточнить";
pub const ASK_DETAILS_HINT: &str =
    "Автор ответит, и\u{a0}заявка вернётся к\u{a0}вам. Пока ждём ответа, срок не\u{a0}идёт.";
pub const ASK_DETAILS_PHRASES: [&str; 3] = [
    "В каком классе это нужно в первую очередь?",
    "Что вы уже пробовали и что не получилось?",
    "Когда вам удобно встретиться?",
];
pub const ASK_SUBMIT: &str = "Спросить";
pub const PASS: &str = "Передать…";
pub const PASS_TITLE: &str = "Кому передать заявку";
pub const PASS_SUBMIT: &str = "Передать";
pub const PASS_NONE: &str = "Свободных наставников по\u{a0}этой теме сейчас нет. Ответьте сами или отложите.";
pub const PASS_OFFLINE: &str =
    "Нет связи: показать, у\u{a0}кого есть места, не\u{a0}получится. Остальные действия работают.";
pub const PASS_CHOOSE: &str = "Выберите, кому передать";
pub const BUSY: &str = "Занят(а) до…";
pub const BUSY_TITLE: &str = "До какого дня вы заняты";
pub const BUSY_MEANS: &str = "Автор увидит этот день и\u{a0}решит: подождать или передать методисту.";
pub const BUSY_LABEL: &str = "Смогу ответить с";
pub const BUSY_WORD: &str = "Почему, если хочется сказать";
pub const BUSY_SUBMIT: &str = "Отложить";
pub const BUSY_WRONG: &str = "Выберите день позже сегодняшнего, не\u{a0}дальше 90 дней";
pub const MY_PAIRS: &str = "Мои пары";

pub fn details_title(short: &str) -> String {
    format!("Уточнить: {short}")
}

pub fn asked(short: &str) -> String {
    format!("Вопрос отправлен: {short}")
}

pub fn passed(short: &str) -> String {
    format!("Заявка передана: {short}")
}

pub fn deferred(short: &str) -> String {
    format!("Заявка отложена, день увидит {short}")
}

pub const WISHED: &str = "о\u{a0}нём просил автор";

pub fn accepted(short: &str) -> String {
    format!("Заявка принята: {short}")
}

pub fn declined(short: &str) -> String {
    format!("Заявка отклонена, причину увидит {short}")
}

pub fn decline_title(short: &str) -> String {
    format!("Отклонить заявку: {short}")
}

pub const DECLINE_LABEL: &str = "Почему";
pub const DECLINE_HINT: &str = "Автор заявки увидит эти слова. Подскажите, к\u{a0}кому обратиться.";
pub const DECLINE_SUBMIT: &str = "Отклонить";
pub const DECLINE_PHRASES: [&str; 3] = [
    "Сейчас нет свободного времени: обратитесь снова через месяц.",
    "По этой теме лучше поможет другой коллега: передам ему вашу просьбу.",
    "Уточните, пожалуйста, с чем именно нужна помощь, и отправьте заявку ещё раз.",
];
pub const EMPTY_REASON: &str = "Напишите хотя бы одну фразу: без неё человеку непонятно, что делать";
pub const PHRASES: &str = "Готовые фразы";

// --- A route.

pub const REVIEW: &str = "Согласование маршрута";
pub const DECISION: &str = "Решение";
pub const AGREE: &str = "Согласовать";
pub const RETURN: &str = "На\u{a0}доработку";
pub const RETURN_TITLE: &str = "Вернуть маршрут на\u{a0}доработку";
pub const RETURN_LABEL: &str = "Что изменить";
pub const RETURN_HINT: &str = "Педагог увидит эти слова над своим черновиком.";
pub const RETURN_PHRASES: [&str; 4] = [
    "Слишком плотно по часам: разнесите шаги по неделям.",
    "Добавьте шаг, где новое пробуется на уроке.",
    "Начните с самого важного дефицита, остальное отложите.",
    "Замените программу на программу из Федерального реестра.",
];
pub const FAULTS: &str = "На\u{a0}что обратить внимание";
pub const DIAGNOSIS: &str = "Результат диагностики";
pub const AREAS: &str = "Области";
pub const ON_ITS_WAY: &str = "Решение принято и\u{a0}отправляется.";
pub const OWN_ROUTE: &str = "Свой маршрут согласует другой методист.";
pub const NOT_METHODIST: &str = "Маршрут согласует методист, за которым закреплён педагог.";

pub const REMARK: &str = "Замечание к\u{a0}шагу";
pub const REMARK_HINT: &str = "Педагог увидит его у\u{a0}этого шага, когда вы вернёте маршрут.";
pub const STEP_FROM: &str = "Начало";
pub const STEP_UNTIL: &str = "Окончание";
pub const MOVED: &str = "Вы поправили сроки";
pub const SAVE_DAYS: &str = "Сохранить сроки";
pub const DAYS_SAVED: &str = "Сроки сохранены, педагог увидит, что изменилось";
pub const SAVE_FIRST: &str = "Сначала сохраните сроки или отмените правку.";
pub const REMARKS_WAIT: &str =
    "Замечания к\u{a0}шагам уйдут педагогу вместе с\u{a0}возвратом на\u{a0}доработку.";

/// «Шаг 3: замечание и сроки», so that each button says what it is about.
pub fn hand(number: usize) -> String {
    format!("Шаг {number}: замечание или срок")
}

pub fn closed(short: &str) -> String {
    format!("Маршрут закрыт: {short}")
}

/// A state as the methodist sees it.
pub fn state(of: &Route) -> &'static str {
    if of.state == RouteState::Proposed { "ждёт вашего решения" } else { route::state(of) }
}

/// Why a route in this state cannot be agreed.
pub fn not_proposed(of: &Route) -> String {
    format!("Сейчас решать нечего: маршрут {}.", route::state(of))
}

/// «Анна Сергеевна: 8 шагов, 72 часа до 30 мая 2027 г.»
pub fn case_title(author: &PersonCard, of: &Route) -> String {
    let hours: u32 = of.steps.iter().map(|step| u32::from(step.hours)).sum();
    format!(
        "{}: {}, {} до\u{a0}{}",
        author.name.address(),
        count(of.steps.len(), common::STEPS),
        count(hours as usize, common::HOURS),
        date(of.until)
    )
}

/// «Оценивание и работа с данными · 12 января – 30 мая · до 4 часов в неделю»
pub fn totals(of: &Route, today: NaiveDate) -> String {
    let hours = count(usize::from(of.hours_per_week), ["часа", "часов", "часов"]);
    format!("{} · {} · до\u{a0}{hours} в\u{a0}неделю", of.title, span(of.from, of.until, today))
}

/// «Программа · 12 января – 9 февраля · 36 ч»
pub fn step_line(step: &Step, today: NaiveDate) -> String {
    format!("{} · {}", route::kind(step.kind), route::when(step, today))
}

/// Why a step is there, as the methodist reads it: the route is somebody else's.
pub fn reason(names: Names<'_>, reason: &Reason) -> String {
    match reason {
        Reason::AddedByOwner => "педагог добавил сам".to_owned(),
        Reason::TransfersToPractice { competence } => {
            format!("чтобы «{}» вошло в\u{a0}работу", names.of(competence))
        }
        other => names.reason(other).replace("в ваши сроки", "в\u{a0}сроки маршрута"),
    }
}

/// «5 дефицитов по диагностике»
pub fn diagnosis(deficits: usize) -> String {
    match deficits {
        0 => "Дефицитов по\u{a0}диагностике нет".to_owned(),
        n => format!("{} по\u{a0}диагностике", count(n, common::DEFICITS)),
    }
}

pub fn more_deficits(n: usize) -> String {
    format!("и\u{a0}ещё {n}")
}

/// A share without tenths.
pub fn percent(percent: f64) -> String {
    format!("{percent:.0}\u{a0}%")
}

pub fn agreed(short: &str) -> String {
    format!("Маршрут согласован: {short}")
}

pub fn returned(short: &str) -> String {
    format!("Маршрут возвращён на\u{a0}доработку: {short}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_is_counted_in_days() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a real date");
        let noon =
            |back: i64| (day - chrono::Duration::days(back)).and_hms_opt(12, 0, 0).expect("noon").and_utc();
        assert_eq!(waits(noon(0), day), "сегодня");
        assert_eq!(waits(noon(5), day), "ждёт 5\u{a0}дней");
        assert_eq!(finding(21, 2), "Вас ждут: 21\u{a0}маршрут и 2\u{a0}заявки");
        assert_eq!(finding(0, 5), "Вас ждут: 5\u{a0}заявок");
    }
}
