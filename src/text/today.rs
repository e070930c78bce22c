//! «Сегодня».

use domain::{people::PersonName, route::RouteState};

use super::{common, count};

pub const TITLE: &str = "Сегодня";
pub const NEXT_STOP: &str = "Следующая остановка";
pub const OPEN: &str = "Открыть";
pub const START_TITLE: &str = "Начните с диагностики";
pub const START: &str = "Узнать подробнее";
pub const CONTINUE: &str = "Продолжить";
pub const RESULT_TITLE: &str = "Диагностика пройдена";
pub const DRAFT: &str = "Составить маршрут";
pub const SHOW_RESULT: &str = "Посмотреть результат";
pub const ROUTE: &str = "Мой маршрут";
pub const HELP: &str = "Помощь";
pub const HELP_EMPTY: &str = "Можно попросить наставника, консультацию или посещение урока.";
pub const ASK: &str = "Попросить о помощи";
pub const NO_METHODIST: &str =
    "Методист ещё не закреплён: школа или ЦНППМ сделает это, маршрут можно готовить уже сейчас.";

pub fn greeting(name: &PersonName) -> String {
    format!("Здравствуйте, {}", name.address())
}

pub fn start_lead(minutes: u16) -> String {
    format!(
        "Около {minutes}\u{a0}минут, можно по частям. В конце — ваши сильные стороны, дефициты и готовый черновик маршрута."
    )
}

/// How much of a diagnosis is left, by what the whole takes.
pub fn left(left: usize, all: usize, minutes: u16) -> String {
    let minutes = (left * usize::from(minutes)).div_ceil(all.max(1)).max(1);
    let statements = count(left, ["утверждение", "утверждения", "утверждений"]);
    format!("осталось {statements} · около {}", count(minutes, ["минуты", "минут", "минут"]))
}

pub fn deficits_found(n: usize) -> String {
    match n {
        0 => "Дефицитов не найдено: все оценённые компетенции выше порога.".to_owned(),
        n => format!("Найдено: {}. Следующий шаг — маршрут, который их закроет.", count(n, common::DEFICITS)),
    }
}

pub fn steps_and_hours(steps_done: usize, steps: usize, hours_done: u32, hours: u32) -> String {
    format!("{steps_done} из {} · {hours_done} из {hours}\u{a0}ч", count_of(steps))
}

fn count_of(steps: usize) -> String {
    // After «из» the genitive: one form for 1, one for all else.
    let word = if steps % 10 == 1 && steps % 100 != 11 { "шага" } else { "шагов" };
    format!("{steps}\u{a0}{word}")
}

pub fn overdue(n: usize) -> String {
    match n {
        1 => "1 просрочен".to_owned(),
        n => format!("{n} просрочено"),
    }
}

/// What the route waits for, when it is not being walked.
pub fn route_waits(state: RouteState, returned: bool) -> &'static str {
    match (state, returned) {
        (RouteState::Draft, true) => "Методист вернул маршрут с комментарием",
        (RouteState::Draft, false) => "Черновик готов — проверьте и отправьте методисту",
        (RouteState::Proposed, _) => "Маршрут на согласовании у методиста",
        (RouteState::Completed, _) => "Маршрут пройден. Пора проверить, что изменилось",
        (RouteState::Agreed | RouteState::Active | RouteState::Closed | RouteState::Archived, _) => "",
    }
}
