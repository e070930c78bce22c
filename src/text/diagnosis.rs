//! Diagnosis: before, during, after.

use domain::{
    instrument::{Instrument, InstrumentStage},
    score::Score,
};

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
pub const KEYS: &str =
    "Клавиши 1–5 выбирают ответ, 6 — не применимо, 7 — не хочу отвечать, Enter или → — дальше, ← — назад";
pub const BLOCK: &str = "Предмет";
pub const BLOCK_HINT: &str = "Предметные вопросы будут о нём. Остальные одинаковы для всех.";
pub const HISTORY: &str = "Прошлые результаты";
pub const TO_LATEST: &str = "К последнему результату";
pub const NOTHING_TO_COMPARE: &str = "Сравнить нечего: в прошлый раз вопросы были другими.";

pub fn moved(since: &str) -> String {
    format!("Что изменилось с {since}")
}

/// «+12 %»
pub fn points(points: i64) -> String {
    let sign = if points > 0 { "+" } else { "−" };
    format!("{sign}{}\u{a0}%", points.unsigned_abs())
}

pub fn still(n: usize) -> String {
    format!("Без изменений: {}", count(n, COMPETENCES))
}

/// Why some things are not compared.
pub fn broken(competences: usize, levels: bool) -> String {
    let asked = (competences > 0).then(|| {
        format!(
            "Анкета изменилась: {} спрашивают иначе или впервые, поэтому не сравниваем.",
            count(competences, COMPETENCES)
        )
    });
    let levels =
        levels.then(|| "Границы уровней тоже другие: уровни двух результатов несопоставимы.".to_owned());
    [asked, levels].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

const COMPETENCES: [&str; 3] = ["компетенцию", "компетенции", "компетенций"];

/// «23 января 2026 г. · 20 дефицитов»
pub fn past(day: &str, deficits: u32) -> String {
    let deficits = usize::try_from(deficits).unwrap_or(usize::MAX);
    format!("{day} · {}", count(deficits, common::DEFICITS))
}
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

/// «Анкета версии 2026.1, на апробации. Разработчик: …. Экспертного заключения пока нет.» (C-ДИАГ-5)
pub fn origin(instrument: &Instrument) -> String {
    let Some(origin) = &instrument.origin else {
        return format!("Анкета версии {}.", instrument.version);
    };
    let stage = match origin.stage {
        InstrumentStage::Trial => "на апробации: формулировки и пороги могут уточняться",
        InstrumentStage::InUse => "внедрена",
        InstrumentStage::Withdrawn => "снята",
    };
    let expert = match origin.expert.as_str() {
        "" => "Экспертного заключения пока нет.".to_owned(),
        expert => format!("Экспертиза: {expert}."),
    };
    format!("Анкета версии {}, {stage}. Разработчик: {}. {expert}", instrument.version, origin.author)
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

/// «4–6 / 75»
pub fn span(first: usize, last: usize, all: usize) -> String {
    format!("{first}–{last} / {all}")
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
