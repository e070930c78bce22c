//! The address for a calendar.

use chrono::{DateTime, NaiveDate, Utc};

use crate::text::moment;

pub const TITLE: &str = "Сроки в\u{a0}календаре";
pub const LEAD: &str = "Подпишите календарь телефона на\u{a0}секретный адрес: шаги маршрута и\u{a0}встречи появятся в\u{a0}нём сами и\u{a0}будут меняться вместе с\u{a0}маршрутом.";
pub const NONE: &str = "Адреса пока нет.";
pub const ON_ITS_WAY: &str = "Адрес заработает, когда дойдёт до\u{a0}сервера.";
pub const MAKE: &str = "Создать адрес";
pub const AGAIN: &str = "Создать новый адрес";
pub const TAKE_BACK: &str = "Отозвать адрес";
pub const ADDRESS: &str = "Адрес для календаря";
pub const ONCE: &str =
    "Показывается один раз. Кто знает адрес, видит названия и\u{a0}сроки: не\u{a0}публикуйте его.";
pub const COPY: &str = "Скопировать";
pub const COPIED: &str = "Адрес скопирован";
pub const OPEN: &str = "Открыть в\u{a0}календаре";
pub const NO_RANDOM: &str =
    "Этот браузер не\u{a0}умеет делать надёжные секреты. Откройте «Маршрут» в\u{a0}другом.";

/// «Адрес есть с\u{a0}25 ноября. Потерялся — создайте новый, прежний перестанет работать.»
pub fn since(at: DateTime<Utc>, today: NaiveDate) -> String {
    format!(
        "Адрес создан: {}. Если он потерялся, создайте новый: прежний перестанет работать.",
        moment(at, today)
    )
}
