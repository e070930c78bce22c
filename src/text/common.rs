//! Words that more than one page uses.

pub const APP: &str = "Маршрут";
pub const MORE: &str = "Ещё";
pub const DEMO: &str = "Демонстрационные данные";
pub const SAVED: &str = "Всё сохранено";
pub const NOT_LOADED: &str = "Эта страница ещё не загружена";
pub const NOT_LOADED_WHY: &str = "Она не сохранилась на этом устройстве, а связи сейчас нет. Введённое цело. Попробуйте, когда связь появится.";
pub const TO_HOME: &str = "На главную";
pub const RETRY: &str = "Повторить";
pub const CANCEL: &str = "Отмена";
pub const HOME: &str = "На главную";
pub const BACK: &str = "Назад";
pub const NEXT: &str = "Дальше";
pub const SEND: &str = "Отправить";
pub const SMALL_GROUP: &str = "менее 5";
pub const NO_DATA: &str = "нет данных";

pub const STEPS: [&str; 3] = ["шаг", "шага", "шагов"];
pub const HOURS: [&str; 3] = ["час", "часа", "часов"];
pub const ANSWERS: [&str; 3] = ["ответ", "ответа", "ответов"];
pub const CHANGES: [&str; 3] = ["изменение", "изменения", "изменений"];
pub const PEOPLE: [&str; 3] = ["человек", "человека", "человек"];
pub const TEACHERS: [&str; 3] = ["педагог", "педагога", "педагогов"];
pub const DEFICITS: [&str; 3] = ["дефицит", "дефицита", "дефицитов"];
