//! Three witnesses, the life of a deficit, lessons, the short re-diagnosis.

use chrono::NaiveDate;
use domain::{
    life::{DeficitLife, DeficitState, Turn},
    people::PersonCard,
    witness::{Measured, Testimony, Views, Witness},
};

use super::{common, count, date, decimal, near_date};

pub const VIEWS: &str = "Три взгляда";
pub const VIEWS_LEAD: &str = "Как вы видите себя, что показал тест и что увидели на уроке. Взгляды не усредняются: где они расходятся на уровень, есть о чём поговорить.";
pub const VIEWS_LEAD_OTHER: &str = "Как педагог видит себя, что показал тест и что увидели на уроке. Взгляды не усредняются: где они расходятся на уровень, есть о чём поговорить.";
pub const ONLY_OWN: &str = "Пока есть только самооценка";
pub const ONLY_OWN_HINT: &str = "Результаты тестов загружает ЦНППМ, посещённый урок записывает методист или наставник. Они появятся рядом.";
pub const OWN: &str = "Сами";
pub const OWN_OTHER: &str = "Педагог";
pub const TEST: &str = "Тест";
pub const OBSERVER: &str = "Урок";
pub const NOT_YET: &str = "нет данных";
pub const TALK: &str = "есть о чём поговорить";
pub const LIVES: &str = "Что стало с дефицитами";
pub const LESSONS: &str = "Посещённые уроки";
pub const RECHECK: &str = "Проверить себя ещё раз";
pub const ANSWER: &str = "Ответить";
pub const ANSWER_LABEL: &str = "Ваш ответ на протокол";
pub const ANSWERED: &str = "Ответ педагога";
pub const ANSWER_EMPTY: &str = "Напишите ответ: от 1 до 2000 знаков.";
pub const ANSWER_SENT: &str = "Ответ записан";
pub const RECORD: &str = "Записать посещение урока";
pub const PAGE: &str = "Взгляды на компетенции";

pub const RECHECK_TITLE: &str = "Повторная проверка";
pub const RECHECK_LEAD: &str =
    "Те же утверждения об одной компетенции. Ответьте, как есть сейчас: прежний результат останется рядом.";
pub const RECHECK_GIVE: &str = "Сдать проверку";
pub const RECHECK_LEFT: &str = "Ответьте на все утверждения";
pub const RECHECK_GONE: &str = "Такой компетенции в вашей анкете нет";
pub const TO_RESULT: &str = "К результату";
pub const BEFORE: &str = "Было";
pub const AFTER: &str = "Стало";

pub const LESSON_TITLE: &str = "Посещение урока";
pub const LESSON_ON: &str = "Когда был урок";
pub const LESSON_WHAT: &str = "Класс и предмет";
pub const LESSON_WHAT_HINT: &str = "Например: 7 «Б», алгебра, проценты";
pub const LESSON_ADD: &str = "Добавить компетенцию";
pub const LESSON_CHOOSE: &str = "Выберите из списка";
pub const LESSON_MARKS: &str = "Что было видно";
pub const LESSON_VALUE: &str = "Оценка по шкале";
pub const LESSON_NOTE: &str = "Что увидели";
pub const LESSON_REMOVE: &str = "Убрать";
pub const LESSON_SUMMARY: &str = "Вывод для педагога";
pub const LESSON_GIVE: &str = "Записать протокол";
pub const LESSON_EMPTY: &str = "Укажите класс и предмет: от 1 до 200 знаков.";
pub const LESSON_FUTURE: &str = "Этот урок ещё не прошёл: проверьте дату.";
pub const LESSON_NO_MARKS: &str = "Оцените хотя бы одну компетенцию.";
pub const LESSON_LONG: &str = "Сократите текст: вывод до 2000 знаков, заметка до 1000.";
pub const LESSON_ONCE: &str =
    "Протокол увидят педагог, его методист и наставник. Изменить его потом нельзя, педагог может ответить.";

pub fn lesson_for(person: &PersonCard) -> String {
    format!("{LESSON_TITLE}: {}", person.name.short())
}

pub fn lesson_given(person: &PersonCard) -> String {
    format!("Протокол записан: {}", person.name.short())
}

/// A level's place as a shape: the fuller, the higher.
pub fn shape(rank: u8) -> &'static str {
    ["○", "◔", "◑", "◕", "●"][usize::from(rank.min(4))]
}

pub fn measured(measured: Measured) -> String {
    format!("{}\u{a0}%", decimal(measured.percent()))
}

/// «сами», «ЦНППМ, 12 ноября», «урок 18 ноября».
pub fn source(said: &Testimony, today: NaiveDate) -> String {
    let on = near_date(said.on, today);
    match said.by {
        Witness::Own => format!("самодиагностика, {on}"),
        Witness::Assigned => format!("назначенная диагностика, {on}"),
        Witness::Recheck => format!("повторная проверка, {on}"),
        Witness::Observer => format!("посещение урока, {on}"),
        Witness::Centre => format!("ЦНППМ, {on}"),
        Witness::Federal => format!("ФИОКО, {on}"),
    }
}

/// What a gap means, in words that open a talk.
pub fn gap(views: &Views<'_>, own: bool) -> String {
    let levels = count(usize::from(views.gap()), ["уровень", "уровня", "уровней"]);
    let (who, outer) =
        (if own { "Вы оцениваете" } else { "Педагог оценивает" }, views.test.or(views.observer));
    let words = match (views.own, outer) {
        (Some(own), Some(outer)) if own.rank > outer.rank => format!("{who} себя выше, чем видно со стороны"),
        (Some(own), Some(outer)) if own.rank < outer.rank => {
            format!("{who} себя строже, чем видно со стороны")
        }
        _ => "Взгляды расходятся".to_owned(),
    };
    let decides = match views.decides() {
        Some(said) if said.by.is_outer() && views.own.is_some_and(|own| own.rank != said.rank) => {
            " Дефицит определяет тест."
        }
        _ => "",
    };
    format!("{words}: разница {levels}.{decides}")
}

pub fn agree(n: usize) -> String {
    format!("Взгляды сходятся: {}", count(n, ["компетенция", "компетенции", "компетенций"]))
}

pub fn state(state: DeficitState) -> &'static str {
    match state {
        DeficitState::Found => "выявлен",
        DeficitState::InWork => "в работе",
        DeficitState::Lifted => "снят",
    }
}

fn by(witness: Witness) -> &'static str {
    match witness {
        Witness::Own => "самодиагностикой",
        Witness::Assigned => "назначенной диагностикой",
        Witness::Recheck => "повторной проверкой",
        Witness::Observer => "на уроке",
        Witness::Centre => "тестом ЦНППМ",
        Witness::Federal => "тестом ФИОКО",
    }
}

/// «выявлен 12 октября самодиагностикой (34 %)»
fn turn(what: &str, turn: &Turn, today: NaiveDate) -> String {
    format!("{what} {} {} ({})", near_date(turn.on, today), by(turn.by), measured(turn.measured))
}

pub fn life(life: &DeficitLife, today: NaiveDate) -> String {
    let found = turn("Выявлен", &life.found, today);
    let rest = match (&life.lifted, life.in_work_since) {
        (Some(lifted), _) => format!(", {}", turn("снят", lifted, today)),
        (None, Some(since)) => format!(", в маршруте с {}", near_date(since, today)),
        (None, None) => ", в маршруте шага пока нет".to_owned(),
    };
    format!("{found}{rest}.")
}

/// The heading of the lives says the finding.
pub fn lives(all: &[DeficitLife]) -> String {
    let lifted = all.iter().filter(|life| life.state == DeficitState::Lifted).count();
    let open = all.len() - lifted;
    match (lifted, open) {
        (0, _) => format!("Открыто: {}", count(open, common::DEFICITS)),
        (_, 0) => format!("Снято: {}", count(lifted, common::DEFICITS)),
        _ => format!("Снято: {}, осталось: {open}", count(lifted, common::DEFICITS)),
    }
}

pub fn lesson(on: NaiveDate, observer: &PersonCard) -> String {
    format!("{} · {}", date(on), observer.name.short())
}

/// «3 из 5»
pub fn value(value: u8, max: u8) -> String {
    format!("{value} из {max}")
}

/// What the re-diagnosis came to.
pub fn outcome(below: bool, threshold: u8) -> String {
    if below {
        format!(
            "Пока ниже порога {threshold}\u{a0}%: дефицит остаётся, а движение видно. Можно повторить позже."
        )
    } else {
        format!("Порог {threshold}\u{a0}% пройден: дефицит снимется, если последний тест не говорит другого.")
    }
}
