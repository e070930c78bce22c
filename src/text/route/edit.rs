//! Editing a route.

use domain::{programme::Programme, route::StepKind};

use super::{Names, hours};
use crate::text::count;

pub const TITLE: &str = "Правка маршрута";
pub const LEAD: &str = "Изменения видны только вам, пока не нажмёте «Сохранить».";
pub const NOT_DRAFT_TITLE: &str = "Маршрут сейчас не правится";
pub const NOT_DRAFT_PROPOSED: &str =
    "Он у методиста. Отзовите его на экране маршрута, поправьте и отправьте снова.";
pub const NOT_DRAFT: &str = "Он уже согласован. Если условия изменились, попросите методиста о консультации.";
pub const NAME: &str = "Название";
pub const PACE: &str = "Часов в неделю";
pub const UNTIL: &str = "Закончить до";
pub const STEPS: &str = "Шаги";
pub const CHANGE: &str = "Изменить";
pub const STEP_NAME: &str = "Название шага";
pub const STEP_HOURS: &str = "Часов";
pub const FROM: &str = "Начало";
pub const TILL: &str = "Окончание";
pub const SHIFT: &str = "Перенести";
pub const EARLIER: &str = "На неделю раньше";
pub const LATER: &str = "На неделю позже";
pub const AND_AFTER: &str = "Вместе со всеми следующими шагами";
pub const REPLACE: &str = "Заменить программой";
pub const REMOVE: &str = "Убрать шаг";
pub const REMOVED: &str = "Шаг убран";
pub const PUT_BACK: &str = "Вернуть";
pub const ADD: &str = "Добавить шаг";
pub const ADD_PROGRAMME: &str = "Программу из каталога";
pub const ADD_KIND: &str = "Или другой шаг";
pub const ADD_OWN: &str = "Добавить этот шаг";
pub const FORM: &str = "Вид образования";
pub const SETTING: &str = "Ресурсы и условия";
pub const SETTING_LEAD: &str = "Необязательно. Эти строки попадут в документ маршрута и помогут методисту.";
pub const RESOURCES_HINT: &str = "В чём вы сильны и на что можете опереться.";
pub const FILL_STRENGTHS: &str = "Вписать сильные стороны из диагностики";
pub const CONDITIONS_HINT: &str = "Методический день, замены, кабинет, наставник в школе.";
pub const OPPORTUNITIES_HINT: &str = "Программы, стажировочные площадки, сообщества, которые доступны.";
pub const TECHNOLOGIES_HINT: &str = "Дистанционно, в группе, по записям уроков, взаимопосещения.";
pub const SPREAD: &str = "Раздвинуть шаги по неделям";
pub const SAVE: &str = "Сохранить";
pub const DROP: &str = "Отменить правки";
pub const LEAVE: &str = "Отменить";
pub const NOTHING: &str = "Пока ничего не изменено";
pub const RESTORED: &str = "Здесь правки, которые вы не успели сохранить в прошлый раз.";
pub const OLD_TITLE: &str = "Есть несохранённые правки";
pub const OLD: &str = "Вы сделали их до того, как маршрут изменился. Можно взять их поверх нынешнего маршрута или начать с него.";
pub const TAKE_OLD: &str = "Взять мои правки";
pub const START_NEW: &str = "Начать с нынешнего";

pub const CHOOSE: &str = "Выбрать программу";
pub const SEARCH: &str = "Найти";
pub const SEARCH_HINT: &str = "Название, организация или тема";
pub const ONLY_REGISTER: &str = "Только из Федерального реестра";
pub const ONLY_REMOTE: &str = "Только дистанционно";
pub const AT_MOST: &str = "Объём";
pub const ANY_HOURS: &str = "любой";
pub const PICK: &str = "Выбрать";
pub const MORE: &str = "Показать ещё";
pub const NOT_FOUND: &str = "Ничего не нашлось. Сократите запрос или снимите отметки.";
pub const NO_CATALOGUE: &str = "Каталог ещё не загружен. Он появится здесь, когда будет связь.";
pub const IN_REGISTER: &str = "Федеральный реестр";

/// What a new step is called until it is named.
pub fn new_title(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Programme => "Программа",
        StepKind::SelfStudy => "Самообразование",
        StepKind::Practice => "Применить на практике",
        StepKind::Diagnosis => "Проверочная диагностика",
        StepKind::Internship => "Стажировка",
        StepKind::Event => "Участие в событии",
        StepKind::Mentoring => "Работа с наставником",
        StepKind::LessonVisit => "Посетить урок коллеги",
        StepKind::Community => "Работа в сообществе",
    }
}

/// What a kind of step is, where it is chosen.
pub fn kind_means(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Programme => "Повышение квалификации или переподготовка, с документом.",
        StepKind::SelfStudy => "Книга, курс, разбор записей — сами, в своём темпе.",
        StepKind::Practice => "Попробовать выученное на уроке и показать коллегам.",
        StepKind::Diagnosis => "Проверить, что изменилось.",
        StepKind::Internship => "Поработать рядом с тем, кто это умеет, в другой школе или организации.",
        StepKind::Event => "Семинар, конференция, фестиваль, мастер-класс.",
        StepKind::Mentoring => "Встречи с наставником или тьютором.",
        StepKind::LessonVisit => "Прийти на урок и записать, что сработало.",
        StepKind::Community => "Методическое объединение, ассоциация, творческая группа.",
    }
}

/// «до 36 ч»
pub fn at_most(n: u16) -> String {
    format!("до {}", hours(n))
}

/// «Нашлось 24 программы»
pub fn found(n: usize) -> String {
    count(n, ["программа", "программы", "программ"])
}

/// «Продлить маршрут до 12 июня»
pub fn prolong(day: &str) -> String {
    format!("Продлить маршрут до {day}")
}

/// What of the asked competences a programme works on.
pub fn closes(names: Names<'_>, programme: &Programme) -> String {
    format!("Темы: {}", names.list(&programme.competences))
}

/// A note where a programme begins on other days than the step.
pub fn no_group(starts: &str) -> String {
    format!("На этот день набора нет. {starts}.")
}
