//! Diagnosis: before, during, after.

use domain::score::Score;

use super::{common, count, decimal};

pub const TITLE: &str = "Диагностика";
pub const START: &str = "Начать";
pub const AGAIN: &str = "Пройти ещё раз";
pub const CONTINUE: &str = "Продолжить";
pub const RESULT: &str = "Результат";
pub const SECTIONS: &str = "Разделы";
pub const HOW_LONG: &str = "Сколько это займёт";
pub const WHO_SEES: &str = "Кто увидит ответы";
pub const WHAT_FOR: &str = "Зачем это";
pub const NOT_APPLICABLE: &str = "Не применимо";
pub const DECLINED: &str = "Не хочу отвечать";
pub const FINISH: &str = "Завершить";
pub const TO_UNANSWERED: &str = "К пропущенному";
pub const PAUSE: &str = "Прервать: ответы сохранены";
pub const KEYS: &str = "Клавиши 1–5 выбирают ответ, Enter — дальше";
pub const PRIORITY: &str = "С чего начать";
pub const STRENGTHS: &str = "На что опереться";
pub const LITTLE: &str = "Мало данных";
pub const ALL: &str = "Все компетенции";
pub const DRAFT: &str = "Составить маршрут";
pub const OPEN_ROUTE: &str = "Открыть маршрут";
pub const ASK: &str = "Попросить наставника";
pub const MEANS: &str = "Что это значит";
pub const DO: &str = "Что сделать";
pub const NO_DEFICITS: &str =
    "Дефицитов нет: все оценённые компетенции выше порога. Можно стать наставником для коллег.";
pub const MISSING: &str =
    "Вопросы ещё не загружены на это устройство. Откройте диагностику, когда появится связь.";
pub const NONE_YET: &str = "Результат появится после диагностики";

pub const AREA: &str = "Область";
pub const SHARE: &str = "Доля от максимума";
pub const RADAR_FILE: &str = "области-компетенций";

pub fn radar_lead(threshold: u8) -> String {
    format!("Доля от максимума шкалы. Ниже {threshold}\u{a0}% начинается дефицит.")
}

pub fn how_long(minutes: u16, statements: usize) -> String {
    format!(
        "{} по одному на экране, около {minutes}\u{a0}минут. Прервать можно когда угодно и продолжить на любом устройстве.",
        count(statements, ["утверждение", "утверждения", "утверждений"])
    )
}

/// «Методические · 3 из 6»
pub fn place(area: &str, number: usize, of: usize) -> String {
    format!("{area} · {number} из {of}")
}

/// «52 / 75»
pub fn of(number: usize, all: usize) -> String {
    format!("{number} / {all}")
}

pub fn unanswered(n: usize) -> String {
    format!("Без ответа: {}", count(n, ["утверждение", "утверждения", "утверждений"]))
}

/// «1,8 из 5»
pub fn mean(score: Score) -> String {
    format!("{} из {}", decimal(score.mean()), score.max)
}

/// The heading of a result says the finding.
pub fn finding(deficits: usize, first: Option<&str>) -> String {
    match (deficits, first) {
        (0, _) | (_, None) => "Дефицитов не найдено".to_owned(),
        (1, Some(first)) => format!("Один дефицит: «{first}»"),
        (n, Some(first)) => format!("{}. Начните с «{first}»", count(n, common::DEFICITS)),
    }
}

/// The radar's title says the finding too.
pub fn radar_finding(strongest: &str, weakest: &str) -> String {
    if strongest == weakest {
        return "Области развиты ровно".to_owned();
    }
    format!("Сильнее всего — {}, слабее — {}", lower(strongest), lower(weakest))
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
