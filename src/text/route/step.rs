//! One step of the route and the mark that it is done.

use domain::programme::ProgrammeKind;

pub const BACK: &str = "К маршруту";
pub const UNKNOWN_TITLE: &str = "Такого шага в маршруте нет";
pub const UNKNOWN: &str =
    "Возможно, его убрали или заменили. Откройте маршрут: там все шаги, какие есть сейчас.";
pub const WHY: &str = "Зачем";
pub const WHEN: &str = "Когда";
pub const FORM: &str = "Вид образования";
pub const CLOSES: &str = "Над чем работает";
pub const PROGRAMME: &str = "О программе";
pub const PROVIDER: &str = "Кто проводит";
pub const HOURS: &str = "Объём";
pub const MODE: &str = "Как проходит";
pub const REGISTER: &str = "Федеральный реестр";
pub const NOT_IN_REGISTER: &str = "не входит";
pub const CODE: &str = "Номер в каталоге";
pub const STARTS: &str = "Набор";
pub const WITHDRAWN: &str = "Этой программы в каталоге больше нет";
pub const WITHDRAWN_DO: &str = "Если вы уже учитесь или закончили, отметьте шаг с документом как обычно. Если ещё не начали, попросите методиста о консультации: вместо неё подберут другую.";
pub const LEFT_REGISTER: &str = "Программа больше не входит в Федеральный реестр";
pub const LEFT_REGISTER_DO: &str = "Пройти её можно, но в показатель освоения программ реестра она не попадёт. Спросите методиста, не заменить ли её, пока вы не начали.";
pub const NO_CATALOGUE: &str = "Подробности программы появятся, когда загрузится каталог.";

pub const ASK: &str = "Попросить помощи с этим";
pub const TUTOR: &str = "Попросить тьютора";
pub const MARK: &str = "Отметить выполненным";
pub const MARK_TITLE: &str = "Отметка о выполнении";
pub const SAVE_MARK: &str = "Сохранить отметку";
pub const TAKE_BACK: &str = "Снять отметку";
pub const TAKEN_BACK: &str =
    "Отметка снята. Если это случайность, поставьте её снова: введённое раньше осталось в форме.";
pub const MARKED: &str = "Шаг отмечен";
pub const NEXT: &str = "Дальше";
pub const NOT_RUNNING_DRAFT: &str = "Отмечать шаги можно, когда методист согласует маршрут.";
pub const NOT_RUNNING_DONE: &str = "Маршрут завершён, отметки больше не меняются.";
pub const TO_DIAGNOSIS: &str = "Пройти диагностику";

pub const DONE_ON: &str = "Когда выполнено";
pub const DONE_ON_EMPTY: &str = "Укажите день, когда шаг выполнен";
pub const IN_FUTURE: &str = "Этот день ещё не наступил: выберите сегодняшний или более ранний";
pub const DOCUMENT: &str = "Документ";
pub const DOCUMENT_HINT: &str = "Достаточно данных с документа: копия не нужна.";
pub const KIND: &str = "Вид документа";
pub const KIND_EMPTY: &str = "Напишите, какой это документ, например «удостоверение»";
pub const NUMBER: &str = "Номер";
pub const NUMBER_EMPTY: &str = "Укажите номер документа";
pub const ISSUED_ON: &str = "Дата выдачи";
pub const ISSUED_ON_EMPTY: &str = "Укажите дату выдачи";
pub const BAD_DAY: &str = "Выберите день с 2000 по 2100 год";
pub const TRIED: &str = "Что попробовали";
pub const TRIED_HINT: &str = "Класс, тема, приём — одной-двумя фразами.";
pub const SEEN_BY: &str = "Кто видел";
pub const SEEN_BY_HINT: &str = "Коллега, наставник, методист — если кто-то был на уроке.";
pub const NOTE: &str = "Что взяли для себя";
pub const NOTE_HINT: &str = "Необязательно. Пригодится вам самим и наставнику.";
pub const NOTE_LONG: &str = "Получилось длиннее 2000 знаков: оставьте главное";
pub const TEXT_LONG: &str = "Слишком длинно: сократите";
pub const NO_CHANGE: &str = "Отметить не получилось: маршрут изменился. Откройте его заново.";

/// The document a programme usually ends with.
pub fn document(kind: Option<ProgrammeKind>) -> &'static str {
    match kind {
        Some(ProgrammeKind::Pp) => "диплом о профессиональной переподготовке",
        Some(ProgrammeKind::Pk) => "удостоверение о повышении квалификации",
        None => "",
    }
}
