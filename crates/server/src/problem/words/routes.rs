//! What the rules of routes and of files beside their steps refuse.

use domain::{
    contract::problem::FieldError,
    file::FileFault,
    route::{RouteError, RouteFault, RouteFaultKind, RouteState, RouteTransition},
};

use crate::problem::Refusal;

impl From<FileFault> for Refusal {
    fn from(fault: FileFault) -> Self {
        let message = match fault {
            FileFault::Name => {
                let message = "Назовите файл: от 1 до 200 знаков, без косой черты.";
                return Self::field("name", message);
            }
            FileFault::TooLarge => return crate::handlers::files::too_large(),
            FileFault::Empty => "Файл пустой: выберите другой.",
            FileFault::Heic => {
                "Это снимок в формате HEIC, большинство компьютеров его не откроет. Сохраните его как JPEG \
                 (на iPhone: «Настройки» → «Камера» → «Форматы» → «Наиболее совместимые») и приложите снова."
            }
            FileFault::Unknown => {
                "Это не фото и не PDF, как бы файл ни назывался. Приложите снимок (JPEG, PNG, WebP) или PDF."
            }
        };
        Self::field("body", message)
    }
}

impl From<RouteError> for Refusal {
    fn from(error: RouteError) -> Self {
        match error {
            RouteError::NotEditable(state) => Self::conflict(format!(
                "Маршрут {}: менять шаги нельзя. Сначала отзовите его.",
                route_state(state)
            )),
            RouteError::NotRunning(state) => Self::conflict(format!(
                "Маршрут {}: отмечать шаги можно после согласования.",
                route_state(state)
            )),
            RouteError::NoSuchTransition { from, transition } => Self::conflict(format!(
                "Маршрут {}: {} его сейчас нельзя. Обновите страницу.",
                route_state(from),
                route_transition(transition)
            )),
            RouteError::Ended(state) => Self::conflict(format!(
                "Маршрут {} и хранится таким, каким был: изменить в нём ничего нельзя. Начните новый черновик.",
                route_state(state)
            )),
            RouteError::OutcomeMissing => Self::field("comment", "Напишите, что удалось достичь."),
            RouteError::Remark(place) => Self::field(
                format!("remarks[{place}]"),
                "Замечание пишется к шагу этого маршрута при возврате: от 1 до 1000 знаков.",
            ),
            RouteError::CommentMissing => Self::field("comment", "Напишите, что нужно изменить."),
            RouteError::StepsOpen(open) => {
                Self::conflict(format!("Не выполнено шагов: {open}. Отметьте их и завершите маршрут."))
            }
            RouteError::UnknownStep(_) => Self::not_found(),
            RouteError::EvidenceMissing => Self::field(
                "result.evidence",
                "Для программы нужен документ: укажите его вид, номер и дату выдачи.",
            ),
            RouteError::DoneInFuture => Self::field(
                "result.done_on",
                "Эта дата ещё не наступила: укажите сегодняшний день или раньше.",
            ),
            RouteError::Invalid(faults) => Self::invalid(faults.iter().map(route_fault).collect()),
        }
    }
}

fn route_fault(fault: &RouteFault) -> FieldError {
    let name = fault.field.rsplit('.').next().unwrap_or_default();
    let in_step = fault.field.contains('.');
    let message = match fault.kind {
        RouteFaultKind::TextLength => match name {
            "title" if in_step => "Напишите название шага: от 1 до 300 знаков.".into(),
            "title" => "Напишите название маршрута: от 1 до 200 знаков.".into(),
            "kind" => "Напишите вид документа: до 200 знаков.".into(),
            "number" => "Напишите номер документа: до 100 знаков.".into(),
            "technologies" | "resources" | "conditions" | "opportunities" => {
                "Сократите текст: не больше 1000 знаков.".into()
            }
            "link" => "Сократите ссылку: не больше 500 знаков.".into(),
            "place" | "lesson" => "Сократите текст: не больше 300 знаков.".into(),
            "with" => "Сократите текст: не больше 200 знаков.".into(),
            _ => "Сократите текст: не больше 2000 знаков.".into(),
        },
        RouteFaultKind::OutOfRange => match name {
            "hours_per_week" => "Укажите от 1 до 40 часов в неделю.".into(),
            "hours" => "Укажите от 1 до 2000 часов.".into(),
            "steps" => "В маршруте может быть не больше 60 шагов: уберите лишние.".into(),
            "competences" => "У шага может быть не больше 40 компетенций.".into(),
            _ => "Значение вне допустимых границ.".into(),
        },
        RouteFaultKind::EndsBeforeStart => "Окончание раньше начала: сдвиньте одну из дат.".into(),
        RouteFaultKind::InPast => "Этот день уже прошёл: выберите сегодняшний или более поздний.".into(),
        RouteFaultKind::OutsideRoute => {
            "Шаг выходит за сроки маршрута: сдвиньте шаг или измените сроки маршрута.".into()
        }
        RouteFaultKind::TooManyHours { week_of, hours, limit } => format!(
            "С {} шаги занимают {hours} ч в неделю, а вы отвели {limit} ч: разведите шаги по времени или добавьте часов.",
            week_of.format("%d.%m.%Y")
        ),
        RouteFaultKind::NoSteps => "Добавьте хотя бы один шаг.".into(),
        RouteFaultKind::Missing => match name {
            "transfer" => "Выберите формат переноса: стажировка, мастер-класс, обмен опытом или посещение занятия.".into(),
            "tried" => "Напишите, что попробовали.".into(),
            "lesson" => "Напишите предмет, класс и тему урока.".into(),
            "worked" => "Напишите, что на уроке сработало.".into(),
            _ => "Приложите протокол наблюдения: какой урок и что сработало.".into(),
        },
        RouteFaultKind::NotALink => "Ссылка начинается с https:// или http:// и не содержит пробелов.".into(),
        RouteFaultKind::NotFormal => {
            "Программа заканчивается документом, это формальное образование: выберите его или другой вид шага.".into()
        }
        RouteFaultKind::Twice => "Такой шаг в маршруте уже есть: уберите повтор.".into(),
    };
    FieldError { field: fault.field.clone(), message }
}

fn route_state(state: RouteState) -> &'static str {
    match state {
        RouteState::Draft => "ещё в черновике",
        RouteState::Proposed => "на согласовании",
        RouteState::Agreed => "согласован",
        RouteState::Active => "уже выполняется",
        RouteState::Completed => "завершён",
        RouteState::Closed => "закрыт досрочно",
        RouteState::Archived => "в архиве",
    }
}

fn route_transition(transition: RouteTransition) -> &'static str {
    match transition {
        RouteTransition::Propose => "отправить",
        RouteTransition::Withdraw => "отозвать",
        RouteTransition::Return => "вернуть",
        RouteTransition::Agree => "согласовать",
        RouteTransition::Complete => "завершить",
        RouteTransition::Close => "закрыть",
        RouteTransition::Archive => "убрать",
    }
}
