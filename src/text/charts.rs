//! Frames of figures.

pub const VIEW: &str = "Вид";
pub const CHART: &str = "Диаграмма";
pub const TABLE: &str = "Таблица";
pub const PNG_HINT: &str = "Сохранить рисунок";
pub const CSV_HINT: &str = "Сохранить таблицу для Excel";
pub const NO_CHART: &str = "Диаграмма сейчас не загрузилась. Те же данные — в таблице.";
pub const NOT_SAVED: &str = "Браузер не дал сохранить файл. Скопируйте данные из таблицы.";

/// What a screen reader says of a drawing.
pub fn chart_label(title: &str) -> String {
    format!("Диаграмма: {title}. Те же данные — в таблице ниже.")
}
