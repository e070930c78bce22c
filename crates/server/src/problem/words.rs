//! The domain's errors in Russian: what happened, and what to do about it.

mod routes;

use domain::{
    assignment::{LoadLimit, MoveFault},
    campaign::CampaignFault,
    contract::problem::FieldError,
    diagnosis::DiagnosisError,
    observation::ObservationFault,
    pair::act::{MeetingFault, PairError, PairTransition, PlanFault},
    recheck::RecheckError,
    reminder::ReminderFault,
    request::{RequestError, RequestState, RequestTransition, eligibility::Unfit},
    wellbeing::{WellbeingError, WellbeingState},
};

use super::Refusal;

/// The clause is the system's, so that another region names its own.
pub fn move_fault(fault: &MoveFault, limit: &LoadLimit) -> Refusal {
    match fault {
        MoveFault::Nobody => Refusal::field("people", "Выберите хотя бы одного педагога."),
        MoveFault::InPast => Refusal::field(
            "from_on",
            "Эта дата уже прошла. Прежние закрепления не меняются: выберите сегодняшний день или позже.",
        ),
        MoveFault::TooFar => Refusal::field("from_on", "Эта дата дальше чем через год: выберите ближе."),
        MoveFault::Full { load, on, most } => Refusal::field(
            "people",
            format!(
                "На {} у методиста стало бы {load} педагогов, а {} допускает не более {most}. Уберите из списка \
                 {} или выберите другого методиста.",
                on.format("%d.%m.%Y"),
                limit.clause,
                load - most
            ),
        ),
    }
}

impl From<ReminderFault> for Refusal {
    fn from(fault: ReminderFault) -> Self {
        match fault {
            ReminderFault::Nobody => Self::field("people", "Выберите хотя бы одного педагога."),
            ReminderFault::Note => Self::field("note", "Сократите текст: не больше 500 знаков."),
        }
    }
}

impl From<WellbeingError> for Refusal {
    fn from(error: WellbeingError) -> Self {
        match error {
            WellbeingError::NoSuchTransition { from, .. } => Self::conflict(match from {
                WellbeingState::Sent => "Письмо ещё никто не взял: сначала возьмите его.",
                WellbeingState::Taken => "Письмо уже взял психолог. Обновите страницу.",
                WellbeingState::Closed => "Разговор уже завершён. Напишите новое письмо, если нужно.",
                WellbeingState::Withdrawn => "Автор отозвал письмо.",
            }),
            WellbeingError::Message => Self::field("message", "Напишите несколько слов, до 2000 знаков."),
            WellbeingError::Contact => {
                Self::field("contact", "Укажите, как с вами связаться, до 200 знаков.")
            }
            WellbeingError::Comment => {
                Self::field("comment", "Ответьте автору: когда и как вы с ним свяжетесь, до 2000 знаков.")
            }
            WellbeingError::NotYours => Self::conflict("Это письмо взял другой психолог."),
            WellbeingError::Outcome => {
                Self::field("outcome", "Итог самопроверки не такой, какой она даёт: пройдите её заново.")
            }
        }
    }
}

impl From<DiagnosisError> for Refusal {
    fn from(error: DiagnosisError) -> Self {
        match error {
            DiagnosisError::Finished => {
                Self::conflict("Диагностика уже завершена, её ответы не меняются. Начните новую.")
            }
            DiagnosisError::UnknownStatement(_) => Self::not_found(),
            DiagnosisError::OutsideScale { max, .. } => {
                Self::field("mark.level", format!("Выберите ответ по шкале: от 1 до {max}."))
            }
            DiagnosisError::Unanswered { answered, statements } => Self::conflict(format!(
                "Отвечено {answered} из {statements}. Ответьте на остальные утверждения или отметьте «Не применимо»."
            )),
        }
    }
}

impl From<RequestError> for Refusal {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::NoSuchTransition { from, transition } => Self::conflict(format!(
                "Заявка {}: {} её сейчас нельзя. Обновите страницу.",
                request_state(from),
                request_transition(transition)
            )),
            RequestError::CommentMissing(transition) => Self::field(
                "comment",
                match transition {
                    RequestTransition::AskDetails => "Напишите, что нужно уточнить.",
                    RequestTransition::GiveDetails => "Напишите ответ на вопрос.",
                    _ => "Напишите, почему вы отказываете.",
                },
            ),
            RequestError::CommentTooLong => Self::field("comment", "Сократите текст: не больше 2000 знаков."),
            RequestError::Message => Self::field("message", "Опишите просьбу: от 1 до 2000 знаков."),
            RequestError::BusyUntil => Self::field(
                "until",
                "Выберите день, до которого вы заняты: позже сегодняшнего, не дальше 90 дней.",
            ),
            RequestError::AssigneeMissing => Self::field("assignee", "Выберите, кому передать заявку."),
        }
    }
}

impl From<RecheckError> for Refusal {
    fn from(error: RecheckError) -> Self {
        match error {
            RecheckError::UnknownCompetence(_) => {
                Self::field("competence", "В этой анкете такой компетенции нет: откройте результат заново.")
            }
            RecheckError::UnknownStatement(id) => {
                Self::field(format!("answers.{id}"), "Это утверждение не из этой компетенции.")
            }
            RecheckError::OutsideScale { max, .. } => {
                Self::field("answers", format!("Выберите ответы по шкале: от 1 до {max}."))
            }
            RecheckError::Unanswered { answered, statements } => Self::field(
                "answers",
                format!("Отвечено {answered} из {statements}: ответьте на остальные утверждения."),
            ),
        }
    }
}

impl From<CampaignFault> for Refusal {
    fn from(fault: CampaignFault) -> Self {
        match fault {
            CampaignFault::DueInPast => {
                Self::field("due_on", "Эта дата уже прошла: выберите сегодняшний день или позже.")
            }
            CampaignFault::TooFar => Self::field("due_on", "Срок дальше года: выберите ближе."),
            CampaignFault::Message => Self::field("message", "Сократите текст: не больше 500 знаков."),
        }
    }
}

/// A fault of a protocol of a lesson.
pub fn observation_fault(fault: &ObservationFault) -> FieldError {
    let (field, message) = match fault {
        ObservationFault::Lesson => {
            ("lesson".to_owned(), "Укажите класс и предмет: от 1 до 200 знаков.".to_owned())
        }
        ObservationFault::InFuture => {
            ("observed_on".into(), "Этот урок ещё не прошёл: проверьте дату.".into())
        }
        ObservationFault::NoMarks => ("marks".into(), "Оцените хотя бы одну компетенцию.".into()),
        ObservationFault::UnknownCompetence { mark } => {
            (format!("marks[{mark}].competence"), "В анкете педагога такой компетенции нет.".into())
        }
        ObservationFault::Twice { mark } => {
            (format!("marks[{mark}].competence"), "Эта компетенция уже оценена: уберите повтор.".into())
        }
        ObservationFault::OutsideScale { mark, max } => {
            (format!("marks[{mark}].value"), format!("Выберите значение шкалы: от 1 до {max}."))
        }
        ObservationFault::TextLength => {
            ("summary".into(), "Сократите текст: вывод до 2000 знаков, заметка до 1000.".into())
        }
    };
    FieldError { field, message }
}

impl From<Unfit> for Refusal {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::NotYoung => Self::field(
                "kind",
                "Наставник молодого специалиста — для тех, кто моложе 35 лет и в первые три года работы. Выберите «Наставник».",
            ),
            Unfit::NotManager => Self::field(
                "kind",
                "Менторство — пара управленцев (F-ОХВ-6). Выберите наставника или консультацию методиста.",
            ),
            Unfit::NoDeficit => Self::field(
                "competence",
                "По последней диагностике дефицита здесь нет. Выберите другую компетенцию или попросите наставника без неё.",
            ),
            helper => Self::field("assignee", unfit_helper(helper)),
        }
    }
}

/// Why somebody may not have a request.
pub fn unfit_helper(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::HelperNotManager => "Управленцу помогает управленец: выберите руководителя-ментора.",
        Unfit::HelperNotTeacher => "Тьютором может быть педагогический работник: выберите другого человека.",
        Unfit::HelperNotStrong => {
            "Этот наставник не отмечал уверенности в этой компетенции: выберите другого."
        }
        _ => "Заявку можно передать наставнику или методисту: выберите другого человека.",
    }
}

impl From<PairError> for Refusal {
    fn from(error: PairError) -> Self {
        match error {
            PairError::NotTheirs => Self::not_found(),
            PairError::Over => Self::conflict("Работа пары завершена: план и встречи больше не меняются."),
            PairError::HelperOnly => Self::forbidden(),
            PairError::NoGoals => {
                Self::conflict("В плане ещё нет целей. Наставник записывает их, потом соглашаются оба.")
            }
            PairError::Ending => Self::conflict("О досрочном завершении уже объявлено: дождитесь этого дня."),
            PairError::NotRunning => Self::conflict(
                "Завершить с итогом можно, когда оба согласились с планом. Иначе завершите досрочно.",
            ),
            PairError::Feedback => Self::field("mark", "Оцените от 1 до 5, слов — не больше 2000 знаков."),
            PairError::Words(PairTransition::Complete) => {
                Self::field("comment", "Напишите итог: что получилось, до 2000 знаков.")
            }
            PairError::Words(_) => Self::field("comment", "Напишите причину, до 2000 знаков."),
            PairError::Plan(fault) => match fault {
                PlanFault::Goals => Self::field("goals", "Запишите от 1 до 10 целей."),
                PlanFault::GoalText(n) => {
                    Self::field(format!("goals[{n}].text"), "Напишите цель: от 1 до 300 знаков.")
                }
                PlanFault::Term => Self::field("until", "Срок — от одного дня до двух лет: исправьте даты."),
            },
            PairError::Meeting(fault) => match fault {
                MeetingFault::Minutes => Self::field("minutes", "Длительность — от 5 минут до 10 часов."),
                MeetingFault::Agenda => Self::field("agenda", "Напишите тему встречи: от 1 до 2000 знаков."),
                MeetingFault::Notes => Self::field("notes", "Сократите заметки: не больше 2000 знаков."),
                MeetingFault::NextStep => Self::field("next_step", "Сократите: не больше 2000 знаков."),
                MeetingFault::HeldInFuture => {
                    Self::field("on", "Эта встреча ещё впереди: отметить её можно в её день или позже.")
                }
                MeetingFault::NotesMissing => {
                    Self::field("notes", "Напишите хотя бы фразу о том, что сделали.")
                }
                MeetingFault::TooMany => Self::conflict("У пары уже 100 встреч: больше записать нельзя."),
            },
        }
    }
}

fn request_state(state: RequestState) -> &'static str {
    match state {
        RequestState::Sent => "отправлена",
        RequestState::Assigned => "передана",
        RequestState::Clarifying => "ждёт уточнения автора",
        RequestState::Deferred => "отложена",
        RequestState::Accepted => "принята",
        RequestState::Declined => "отклонена",
        RequestState::Active => "уже в работе",
        RequestState::Completed => "завершена",
        RequestState::Cancelled => "отозвана",
    }
}

fn request_transition(transition: RequestTransition) -> &'static str {
    match transition {
        RequestTransition::Assign => "передать",
        RequestTransition::Accept => "принять",
        RequestTransition::Decline => "отклонить",
        RequestTransition::AskDetails | RequestTransition::GiveDetails => "уточнить",
        RequestTransition::Defer => "отложить",
        RequestTransition::PassOn | RequestTransition::HandOver | RequestTransition::Return => {
            "передать дальше"
        }
        RequestTransition::Remind => "напомнить о ней",
        RequestTransition::Resume => "возобновить",
        RequestTransition::Start => "начать",
        RequestTransition::Complete => "завершить",
        RequestTransition::Cancel => "отозвать",
    }
}
