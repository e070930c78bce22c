//! Profile and synchronisation.

pub mod calendar;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{pair::act::PairAct, side::SideCommand, workspace::Command};

use super::{common, count, moment};

pub const ME: &str = "Профиль";
pub const LOOK: &str = "Как выглядит";
pub const THEME: &str = "Тема";
pub const THEMES: [(&str, &str); 3] = [("", "Как в системе"), ("light", "Светлая"), ("dark", "Тёмная")];
pub const LARGE: &str = "Крупный текст";
pub const ROLES: &str = "Роли";
pub const SIGN_OUT: &str = "Выйти";
pub const SIGN_OUT_TITLE: &str = "Выйти из «Маршрута»?";
pub const SIGN_OUT_CLEAN: &str =
    "Данные этого человека на устройстве будут стёрты. На сервере всё сохранено.";
pub const SIGN_OUT_ANYWAY: &str = "Выйти и потерять неотправленное";
pub const STAY: &str = "Остаться";
pub const DEVICE: &str = "На этом устройстве";

pub fn sign_out_unsent(n: usize) -> String {
    format!(
        "Ещё не дошло до сервера: {}. Если выйти сейчас, это пропадёт. Лучше дождаться связи: «Синхронизация» покажет, когда всё уйдёт.",
        count(n, common::CHANGES)
    )
}

pub const SYNC: &str = "Синхронизация";
pub const SEND_NOW: &str = "Отправить сейчас";
pub const WAITING: &str = "Ждёт отправки";
pub const PARKED: &str = "Не отправлено";
pub const RETRY: &str = "Попробовать ещё раз";
pub const DISCARD: &str = "Отказаться от изменения";
pub const JOURNAL: &str = "Журнал квитанций";
pub const JOURNAL_HINT: &str = "Сервер подтвердил получение. Номер пригодится, если понадобится помощь.";
pub const ALL_SENT: &str = "Всё, что вы сделали, дошло до сервера.";
pub const UNKNOWN: &str =
    "Это изменение сделано в другой версии приложения. Обновите страницу: оно сохранено.";

pub fn waits_since(at: Option<DateTime<Utc>>, today: NaiveDate) -> String {
    at.map(|at| format!("с {}", moment(at, today))).unwrap_or_default()
}

pub fn receipt(number: &str, at: String) -> String {
    format!("№ {number} · {at}")
}

pub fn used(bytes: usize) -> String {
    format!("Хранится {} КБ: последние данные и то, что ещё не отправлено.", bytes.div_ceil(1024))
}

/// What a command does, for the person who gave it.
pub fn command(command: &Command) -> &'static str {
    match command {
        Command::StartDiagnosis { .. } => "Начата диагностика",
        Command::Answer { .. } => "Ответ на утверждение",
        Command::FinishDiagnosis { .. } => "Диагностика завершена",
        Command::PutRoute { base: None, .. } => "Новый маршрут",
        Command::PutRoute { .. } => "Правка маршрута",
        Command::MoveRoute { .. } => "Маршрут: новое состояние",
        Command::SetStepResult { .. } => "Отметка о шаге",
        Command::PutRequest { .. } => "Заявка о помощи",
        Command::MoveRequest { .. } => "Ответ на заявку",
        Command::ReadNotices { .. } => "Уведомления прочитаны",
    }
}

/// The same for what is kept beside the workspace.
pub fn side_command(command: &SideCommand) -> &'static str {
    match command {
        SideCommand::PutRecheck { .. } => "Повторная проверка компетенции",
        SideCommand::PutObservation { .. } => "Протокол посещения урока",
        SideCommand::CommentObservation { .. } => "Ответ на протокол урока",
        SideCommand::PutMove { .. } => "Перевод педагогов к\u{a0}методисту",
        SideCommand::Remind { .. } => "Напоминание педагогам",
        SideCommand::PutCampaign { .. } => "Назначение диагностики",
        // Said to whoever looks over the shoulder.
        SideCommand::PutWellbeing { .. } | SideCommand::MoveWellbeing { .. } => "Личное письмо",
        SideCommand::PassRequest { until: Some(_), .. } => "Заявка отложена",
        SideCommand::PassRequest { .. } => "Заявка передана",
        SideCommand::SetCalendar { .. } => "Адрес календаря",
        SideCommand::PutFile { .. } => "Файл к шагу",
        SideCommand::RemoveFile { .. } => "Файл убран",
        SideCommand::Pair { act, .. } => match **act {
            PairAct::Plan(_) => "План пары",
            PairAct::Meet(_) => "Встреча",
            PairAct::Feedback(_) => "Отзыв о работе в паре",
            PairAct::Move { .. } => "Пара: согласие или завершение",
        },
    }
}
