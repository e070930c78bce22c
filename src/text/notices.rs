//! Notices and their digest.

use chrono::NaiveDate;
use domain::notice::{DIGEST_DAYS, KindCount, Notice, NoticeKind};

use super::{count, near_date};

pub const TITLE: &str = "Уведомления";
pub const WEEK: &str = "За\u{a0}неделю";
pub const ASKS: &str = "Ждёт вашего действия";
pub const OTHERS: &str = "К\u{a0}сведению";
pub const READ_ALL: &str = "Отметить все прочитанными";
pub const MARK: &str = "Прочитано";
pub const NEW: &str = "новое";
pub const NONE: &str = "Уведомлений пока нет";
pub const NONE_HINT: &str = "Здесь появится всё, что сделали другие: ответы на\u{a0}заявки, решения по\u{a0}маршруту, напоминания о\u{a0}сроках.";
pub const ALL_READ: &str = "Всё прочитано";
pub const SHOWN: &str = "Показаны последние";

/// «Новых уведомлений: 3», the finding of the page.
pub fn finding(unread: usize) -> String {
    match unread {
        0 => ALL_READ.to_owned(),
        n => count(n, ["новое уведомление", "новых уведомления", "новых уведомлений"]),
    }
}

/// What happened, in a few words.
pub fn said(kind: NoticeKind) -> &'static str {
    use NoticeKind as K;
    match kind {
        K::RouteProposed => "Маршрут ждёт вашего решения",
        K::RouteReturned => "Маршрут вернули на\u{a0}доработку",
        K::RouteAgreed => "Маршрут согласован",
        K::RouteCompleted => "Маршрут пройден",
        K::RouteClosed => "Маршрут закрыт досрочно",
        K::RouteClosedByMethodist => "Методист закрыл маршрут",
        K::RouteRevised => "Методист поправил маршрут",
        K::RouteReminder => "Методист напоминает о\u{a0}маршруте",
        K::StepDueSoon => "Скоро срок шага",
        K::RequestSent => "Новая заявка о\u{a0}помощи",
        K::RequestAssigned => "Вам передали заявку",
        K::RequestReminder => "Заявка ждёт ответа",
        K::RequestAccepted => "Заявку приняли",
        K::RequestDeclined => "Заявку отклонили",
        K::RequestQuestion => "По\u{a0}вашей заявке просят уточнить",
        K::RequestDetails => "Автор заявки ответил на\u{a0}вопрос",
        K::RequestDeferred => "По\u{a0}заявке смогут ответить позже",
        K::RequestReturned => "Заявка вернулась к\u{a0}методисту",
        K::RequestHandedOver => "Заявку передали дальше",
        K::RequestCancelled => "Заявку отозвали",
        K::RequestCompleted => "Заявка завершена",
        K::MeetingPlanned => "Назначена встреча",
        K::PairPlanned => "План наставничества ждёт вашего согласия",
        K::PairAgreed => "С\u{a0}планом согласились: пара работает",
        K::PairCompleted => "Наставник завершил работу с\u{a0}итогом",
        K::PairEndsEarly => "Пара завершается раньше срока",
        K::DiagnosisReminder => "Методист предлагает пройти диагностику",
        K::CampaignAssigned => "Вам назначена диагностика",
        K::CampaignDue => "Скоро срок диагностики",
        K::OuterResult => "Пришёл результат внешней диагностики",
        K::LessonObserved => "Готов протокол посещения урока",
        K::TeacherAssigned => "За\u{a0}вами закрепили педагога",
        K::TeacherMoved => "Педагога передали другому методисту",
        K::MethodistChanged => "У\u{a0}вас новый методист",
        K::SupportOffered => "Вам предлагают поддержку",
    }
}

/// «Маршрут согласован: 3, новых 2».
pub fn of_week(of: &KindCount) -> String {
    let new = if of.unread > 0 { format!(", новых {}", of.unread) } else { String::new() };
    format!("{}: {}{new}", said(of.kind), of.count)
}

/// What the digest covers, for a screen reader and for doubt.
pub fn week_hint(total: u32) -> String {
    let days = count(usize::try_from(DIGEST_DAYS).unwrap_or_default(), ["день", "дня", "дней"]);
    format!("{} за\u{a0}{days}", count(total as usize, ["событие", "события", "событий"]))
}

/// «до 5 декабря».
pub fn due(notice: &Notice, today: NaiveDate) -> Option<String> {
    notice.due_on.map(|day| format!("до\u{a0}{}", near_date(day, today)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_names_what_is_new() {
        let of = KindCount { kind: NoticeKind::RouteAgreed, count: 3, unread: 2 };
        assert_eq!(of_week(&of), "Маршрут согласован: 3, новых 2");
        assert_eq!(week_hint(5), "5\u{a0}событий за\u{a0}7\u{a0}дней");
        assert_eq!(finding(0), "Всё прочитано");
    }
}
