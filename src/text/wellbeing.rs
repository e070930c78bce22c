//! Well-being: the self-check and the letter to a psychologist.

use chrono::NaiveDate;
use domain::{
    people::PersonCard,
    wellbeing::{WellbeingRequest, WellbeingState},
};

use super::{count, moment};

pub const TITLE: &str = "Как вы?";
pub const LEAD: &str =
    "О себе тоже нужно спрашивать. Здесь можно проверить, сколько у вас сейчас сил, и написать психологу.";
pub const PRIVATE: &str = "Ответы остаются на этом устройстве: их не получает ни сервер, ни школа, ни методист. Выйдете из «Маршрута» — они сотрутся.";
pub const CHECK: &str = "Самопроверка";
pub const CHECK_OPEN: &str = "Пройти самопроверку";
pub const CHECK_AGAIN: &str = "Посмотреть или изменить ответы";
pub const LAST_WEEKS: &str = "За последние четыре недели";
pub const OUTCOME: &str = "Что получилось";
pub const LOAD: &str = "нагрузка";
pub const ERASE: &str = "Стереть ответы";
pub const ERASED: &str = "Ответы стёрты с устройства";
pub const HELPS: &str = "Что может помочь";
pub const CALL: &str = "Позвонить";
pub const WRITE: &str = "Написать психологу";
pub const WRITE_LEAD: &str =
    "Письмо закрытое: его прочтёт только психолог. Школа, методист и наставник не узнают о нём.";
pub const MESSAGE: &str = "О чём хотите поговорить";
pub const MESSAGE_HINT: &str = "Одной фразы достаточно.";
pub const MESSAGE_EMPTY: &str = "Напишите хотя бы одну фразу";
pub const MESSAGE_LONG: &str = "Получилось длиннее 2000 знаков: оставьте главное";
pub const CONTACT: &str = "Как и когда с вами связаться";
pub const CONTACT_HINT: &str = "Например: по телефону +7 900 000-00-00 после 16:00";
pub const CONTACT_EMPTY: &str = "Укажите, как с вами связаться: без этого психолог не сможет ответить";
pub const CONTACT_LONG: &str = "Получилось длиннее 200 знаков: оставьте один способ";
pub const ATTACH: &str = "Приложить итог самопроверки";
pub const ATTACH_HINT: &str = "Только проценты по трём шкалам, без ответов.";
pub const SEND: &str = "Отправить письмо";
pub const SENT: &str = "Письмо отправлено. Психолог ответит здесь.";
pub const LETTERS: &str = "Мои письма";
pub const WITHDRAW: &str = "Отозвать";
pub const WITHDRAWN: &str = "Письмо отозвано: его слова стёрты";
pub const WITHDRAW_HINT: &str = "Слова, контакт и итог будут стёрты у психолога и на сервере.";

pub fn answered(answered: usize, of: usize) -> String {
    format!("{answered} из {of}")
}

pub fn left(n: usize) -> String {
    format!("Осталось {}: итог появится, когда ответите на все.", count(n, STATEMENTS))
}

const STATEMENTS: [&str; 3] = ["утверждение", "утверждения", "утверждений"];

pub fn percent(percent: u8) -> String {
    format!("{percent}\u{a0}%")
}

pub fn hours(hours: u16) -> String {
    format!("{hours}\u{a0}ч")
}

pub fn state(state: WellbeingState) -> &'static str {
    match state {
        WellbeingState::Sent => "ждёт психолога",
        WellbeingState::Taken => "психолог ответил",
        WellbeingState::Closed => "разговор завершён",
        WellbeingState::Withdrawn => "отозвано",
    }
}

/// «отправлено 22 ноября в 14:05»
pub fn sent(request: &WellbeingRequest, today: NaiveDate) -> String {
    format!("отправлено {}", moment(request.sent_at, today))
}

/// «М. О. Лебедева, сегодня в 14:05»
pub fn answered_by(who: Option<&PersonCard>, at: chrono::DateTime<chrono::Utc>, today: NaiveDate) -> String {
    let who = who.map_or_else(|| "Психолог".to_owned(), |card| card.name.short());
    format!("{who}, {}", moment(at, today))
}

// The psychologist's side.

pub const REACH: &str = "Как связаться";
pub const QUEUE: &str = "Письма";
pub const WAITING: &str = "Ждут ответа";
pub const MINE: &str = "Вы ответили";
pub const NONE: &str = "Новых писем нет";
pub const NONE_HINT: &str = "Письма приходят сюда сразу. Автор увидит ваш ответ в своём приложении.";
pub const CLOSED_NOTE: &str = "Эти письма видите только вы и их авторы. Каждое чтение записывается в журнал.";
pub const TAKE: &str = "Ответить";
pub const TAKE_TITLE: &str = "Ответ автору";
pub const TAKE_LABEL: &str = "Когда и как вы свяжетесь";
pub const TAKE_HINT: &str = "Автор увидит эти слова.";
pub const TAKE_PHRASES: [&str; 2] =
    ["Спасибо, что написали. Позвоню вам ", "Напишите, пожалуйста, когда вам удобно поговорить: "];
pub const TAKE_SUBMIT: &str = "Отправить ответ";
pub const TAKEN: &str = "Ответ отправлен";
pub const CLOSE: &str = "Разговор завершён";
pub const CLOSED: &str = "Письмо закрыто";

/// «2 письма ждут ответа»
pub fn finding(waiting: usize) -> String {
    match waiting {
        0 => NONE.to_owned(),
        n => format!("{} ответа", count(n, ["письмо ждёт", "письма ждут", "писем ждут"])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_says_how_many_wait() {
        assert_eq!(finding(0), NONE);
        assert_eq!(finding(1), "1\u{a0}письмо ждёт ответа");
        assert_eq!(finding(3), "3\u{a0}письма ждут ответа");
    }
}
