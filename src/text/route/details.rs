//! What each kind of step asks for when it is done, and what it told.

use domain::route::{StepDetails, StepKind, TransferFormat};

use super::step;

pub const TRANSFER: &str = "Как переносили в практику";
pub const TRANSFER_HINT: &str = "Четыре формата переноса из положения о методическом сопровождении.";
pub const TRANSFER_CHOOSE: &str = "Выберите формат";
pub const TRANSFER_EMPTY: &str = "Выберите, в каком формате переносили";
pub const TRIED_EMPTY: &str = "Напишите, что попробовали, одной-двумя фразами";
pub const PROTOCOL: &str = "Протокол наблюдения";
pub const PROTOCOL_HINT: &str = "Три строки, которых хватит для разговора после урока.";
pub const LESSON: &str = "Какой урок";
pub const LESSON_HINT: &str = "Предмет, класс, тема.";
pub const LESSON_EMPTY: &str = "Напишите предмет, класс и тему урока";
pub const WORKED: &str = "Что сработало";
pub const WORKED_HINT: &str = "Приём или момент, который хочется взять себе.";
pub const WORKED_EMPTY: &str = "Напишите, что на уроке сработало";
pub const DISCUSS: &str = "Что обсудить";
pub const DISCUSS_HINT: &str = "Необязательно. Вопросы к учителю после урока.";
pub const LINK: &str = "Ссылка";
pub const LINK_HINT: &str = "Необязательно. Материалы, запись, страница мероприятия.";
pub const LINK_BAD: &str = "Ссылка начинается с https:// или http:// и не содержит пробелов";

/// A field as a kind of step asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub label: &'static str,
    pub hint: &'static str,
}

/// Where it was.
pub fn place(kind: StepKind) -> Option<Asked> {
    let asked = |label, hint| Some(Asked { label, hint });
    match kind {
        StepKind::Internship => asked("Где проходила стажировка", "Организация и подразделение."),
        StepKind::Event => asked("Какое событие и где", "Семинар, конференция, фестиваль уроков."),
        StepKind::Community => {
            asked("Какое сообщество", "Методическое объединение, ассоциация, творческая группа.")
        }
        _ => None,
    }
}

/// With whom, or who saw it.
pub fn with(kind: StepKind) -> Option<Asked> {
    let asked = |label, hint| Some(Asked { label, hint });
    match kind {
        StepKind::Internship => asked("Кто руководил", "Имя и должность, если помните."),
        StepKind::Mentoring => asked("С кем работали", "Наставник или тьютор."),
        StepKind::LessonVisit => asked("Чей урок", "Имя учителя."),
        StepKind::Practice => asked(step::SEEN_BY, step::SEEN_BY_HINT),
        _ => None,
    }
}

/// One of the four formats (C-ПЕР-3).
pub fn transfer(format: TransferFormat) -> &'static str {
    match format {
        TransferFormat::Internship => "Стажировка",
        TransferFormat::MasterClass => "Мастер-класс",
        TransferFormat::Exchange => "Обмен опытом",
        TransferFormat::LessonVisit => "Посещение учебного занятия",
    }
}

/// What stands for a format in a form.
pub fn transfer_key(format: TransferFormat) -> &'static str {
    match format {
        TransferFormat::Internship => "internship",
        TransferFormat::MasterClass => "master_class",
        TransferFormat::Exchange => "exchange",
        TransferFormat::LessonVisit => "lesson_visit",
    }
}

/// What a done step told, as terms and words; nothing for what was left empty. The link is not among them.
pub fn told(kind: StepKind, details: &StepDetails) -> Vec<(&'static str, String)> {
    let label = |asked: Option<Asked>, otherwise| asked.map_or(otherwise, |a| a.label);
    let protocol = details.protocol.clone().unwrap_or_default();
    let all = [
        (TRANSFER, details.transfer.map(transfer).unwrap_or_default().to_owned()),
        (step::TRIED, details.tried.clone()),
        (label(place(kind), "Где"), details.place.clone()),
        (label(with(kind), "С кем"), details.with.clone()),
        (LESSON, protocol.lesson),
        (WORKED, protocol.worked),
        (DISCUSS, protocol.discuss),
    ];
    all.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}
