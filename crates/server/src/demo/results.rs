//! What came of the steps of the demo's routes, and the kinds of steps that people put in beside what is drafted. Made
//! of the days and places that are there already: no dice are thrown, so that everything else stays as it is.

use chrono::{Datelike, NaiveDate};
use domain::route::{Protocol, Remark, Setting, Step, StepDetails, StepKind, TransferFormat};

const TRIED: [&str; 4] = [
    "Критерии до начала работы: дети оценили черновики друг друга, потом сдали чистовик.",
    "Работа в парах сменного состава на обобщающем уроке; успели все три задания.",
    "Лист обратной связи в конце урока вместо отметки, разобрали ответы на следующем.",
    "Задание на два уровня сложности с выбором; половина класса взяла трудный.",
];
const SEEN_BY: [&str; 4] = [
    "заместитель директора по учебной работе",
    "учителя методического объединения",
    "наставник",
    "коллега из параллельного класса",
];
const LESSONS: [&str; 3] = [
    "Алгебра, 8 «А», «Решение уравнений»",
    "Русский язык, 6 «Б», «Причастный оборот»",
    "Окружающий мир, 3 «В», «Природные зоны»",
];
const WORKED: [&str; 3] = [
    "Взаимная проверка по критериям: дети спорят о баллах, а не об отметке.",
    "Вопрос в начале урока, к которому вернулись в конце: видно, что понято.",
    "Роли в группах записаны на карточках, учитель ходит и слушает.",
];
const EVENT: &str = "Фестиваль открытых уроков";
const PLACES: [&str; 3] = [
    "Районное методическое объединение",
    "Ассоциация учителей-предметников",
    "Творческая группа учителей школы",
];

/// Every second practice of a route becomes something else that people do: a lesson is visited, a mentor met, an event
/// or a community taken part in.
pub fn vary(steps: &mut [Step]) {
    const KINDS: [(StepKind, &str); 4] = [
        (StepKind::LessonVisit, "Посетить урок коллеги"),
        (StepKind::Mentoring, "Разобрать с наставником"),
        (StepKind::Event, "Мастер-класс на фестивале уроков"),
        (StepKind::Community, "Рассказать на методическом объединении"),
    ];
    let practices = steps.iter_mut().filter(|step| step.kind == StepKind::Practice);
    for step in practices.skip(1).step_by(2) {
        let (kind, title) = KINDS[number(step.from, KINDS.len())];
        step.kind = kind;
        if let Some((_, topic)) = step.title.split_once(": ") {
            step.title = format!("{title}: {topic}");
        }
    }
}

/// What a step of this kind told.
pub fn details(kind: StepKind, on: NaiveDate) -> StepDetails {
    let pick = |all: &[&str]| all[number(on, all.len())].to_owned();
    let transfer = (kind == StepKind::Practice).then(|| TransferFormat::ALL[number(on, 4)]);
    let observes = kind == StepKind::LessonVisit || transfer == Some(TransferFormat::LessonVisit);
    let protocol = || Protocol {
        lesson: pick(&LESSONS),
        worked: pick(&WORKED),
        discuss: "Сколько времени уходит на подготовку таких карточек?".into(),
    };
    let seen = matches!(kind, StepKind::Practice | StepKind::Mentoring | StepKind::LessonVisit);
    let out = matches!(kind, StepKind::Event | StepKind::Community | StepKind::Internship);
    StepDetails {
        link: String::new(),
        place: match kind {
            StepKind::Event => EVENT.into(),
            _ if out => pick(&PLACES),
            _ => String::new(),
        },
        with: if seen { pick(&SEEN_BY) } else { String::new() },
        transfer,
        tried: transfer.map(|_| pick(&TRIED)).unwrap_or_default(),
        protocol: observes.then(protocol),
    }
}

/// What two of three people wrote about their resources and conditions.
pub fn setting(on: NaiveDate) -> Setting {
    const CONDITIONS: [&str; 3] = [
        "Методический день в среду, замены согласованы с завучем.",
        "Кабинет с проектором и выходом в сеть; в школе есть наставник по предмету.",
        "Уроки до 14 часов, два окна в неделю для взаимопосещения.",
    ];
    const TECHNOLOGIES: [&str; 2] =
        ["Дистанционно и по записям уроков.", "В группе с коллегами параллели, взаимопосещение уроков."];
    if number(on, 3) == 0 {
        return Setting::default();
    }
    Setting {
        technologies: TECHNOLOGIES[number(on, 2)].into(),
        resources: String::new(),
        conditions: CONDITIONS[number(on, 3)].into(),
        opportunities: "Программы Федерального реестра, районное методическое объединение.".into(),
    }
}

/// What the methodist says of a single step when the route goes back.
pub fn remark(steps: &[Step]) -> Option<Remark> {
    let (step, text) = match steps.iter().find(|step| step.kind == StepKind::Practice) {
        Some(step) => (step, "Назовите класс и тему: на каком уроке вы это попробуете?"),
        None => (steps.first()?, "Срок впритык к концу четверти, сдвиньте на неделю."),
    };
    Some(Remark { step: step.id, text: text.into() })
}

/// What people say was reached when they end a route early.
pub fn reached(on: NaiveDate) -> &'static str {
    const REACHED: [&str; 3] = [
        "Программа пройдена, приёмы вошли в уроки. Остальное не успеть: перехожу в другую параллель.",
        "Главное освоено. Длительный больничный, оставшееся возьму в следующий маршрут.",
        "Часть шагов потеряла смысл: сменился учебник, нужен новый план.",
    ];
    REACHED[number(on, REACHED.len())]
}

fn number(day: NaiveDate, of: usize) -> usize {
    usize::try_from(day.ordinal() / 7).unwrap_or_default() % of
}
