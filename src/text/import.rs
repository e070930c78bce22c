//! Taking in outer results from a file.

use domain::contract::import::{Import, ImportCheck, ImportRow, RowError};

use super::{common, count, near_date, witness};
use chrono::NaiveDate;

pub const TITLE: &str = "Результаты тестов";
pub const LEAD: &str = "Загрузите таблицу с итогами тестирования ЦНППМ или ФИОКО. Педагог, его методист и наставник увидят их рядом с самооценкой; самооценка не изменится.";
pub const FILE: &str = "Файл XLSX или CSV";
pub const FILE_HINT: &str = "До 5000 строк и 700 КБ. Ничего не сохранится, пока вы не подтвердите";
pub const TEMPLATE: &str = "Скачать шаблон";
pub const TEMPLATE_FILE: &str = "шаблон-результаты-тестов.csv";
pub const CHECKING: &str = "Читаем файл…";
pub const LOADING: &str = "Загружаем…";
pub const TOO_BIG: &str = "Файл больше 700 КБ: разделите таблицу на части и загрузите по очереди.";
pub const UNREADABLE: &str = "Браузер не прочитал файл. Закройте его в других программах и выберите снова.";
pub const ERRORS: &str = "Что исправить";
pub const ALL_OR_NOTHING: &str =
    "Пока есть ошибки, не загружается ничего. Исправьте их в таблице, сохраните её и выберите файл снова.";
pub const ROW: &str = "Строка";
pub const COLUMN: &str = "Столбец";
pub const WRONG: &str = "Что не так и что сделать";
pub const WHOLE_ROW: &str = "вся строка";
pub const WHOLE_FILE: &str = "файл";
pub const PREVIEW: &str = "Что загрузится";
pub const PERSON: &str = "Педагог";
pub const COMPETENCE: &str = "Компетенция";
pub const RESULT: &str = "Результат";
pub const TEST: &str = "Тест";
pub const ALREADY: &str = "Этот файл уже загружен";
pub const ALREADY_HINT: &str = "Повторная загрузка ничего не изменит.";
pub const NOTHING_NEW: &str = "Всё в этом файле уже загружено: подтверждать нечего.";
pub const ANOTHER: &str = "Выбрать другой файл";
pub const PAST: &str = "Что загружено";
pub const NONE: &str = "Загрузок пока нет";
pub const NONE_HINT: &str = "Скачайте шаблон, заполните его и выберите файл.";
pub const WHEN: &str = "Когда";
pub const NAME: &str = "Файл";
pub const RESULTS: &str = "Результаты";
pub const PEOPLE: &str = "Педагоги";
pub const NAMES: &str = "Как называть компетенции";

const ROWS: [&str; 3] = ["строка", "строки", "строк"];
const NEW: [&str; 3] = ["результат", "результата", "результатов"];
const FAULTS: [&str; 3] = ["ошибка", "ошибки", "ошибок"];

/// The headings of the template and a row to show how.
pub const HEADINGS: [&str; 12] = [
    "Фамилия",
    "Имя",
    "Отчество",
    "Организация",
    "Номер",
    "Компетенция",
    "Процент",
    "Баллы",
    "Максимум",
    "Дата",
    "Источник",
    "Документ",
];

/// «3 ошибки в 2 строках из 40»
pub fn errors(check: &ImportCheck) -> String {
    let mut rows: Vec<u32> = check.errors.iter().map(|error| error.row).collect();
    rows.dedup();
    format!("{}, {} из {}", count(check.errors.len(), FAULTS), count(rows.len(), ROWS), check.rows)
}

pub fn ready(check: &ImportCheck) -> String {
    let known = match check.known {
        0 => String::new(),
        n => format!(", уже загружено раньше: {n}"),
    };
    format!("{} · {}{known}", count(check.new as usize, NEW), count(check.people as usize, common::TEACHERS))
}

pub fn confirm(check: &ImportCheck) -> String {
    format!("Загрузить {}", count(check.new as usize, NEW))
}

pub fn more(hidden: usize) -> String {
    format!("И ещё {}", count(hidden, ROWS))
}

pub fn place(error: &RowError) -> (String, String) {
    match (error.row, error.column.as_str()) {
        (0, _) => ("—".to_owned(), WHOLE_FILE.to_owned()),
        (row, "") => (row.to_string(), WHOLE_ROW.to_owned()),
        (row, column) => (row.to_string(), column.to_owned()),
    }
}

/// «41,5 % · Становление»
pub fn result(row: &ImportRow) -> String {
    format!("{} · {}", witness::measured(row.measured), row.level)
}

/// «ЦНППМ, 12 ноября»
pub fn test(row: &ImportRow, today: NaiveDate) -> String {
    let source = if row.source == domain::witness::Witness::Federal { "ФИОКО" } else { "ЦНППМ" };
    format!("{source}, {}", near_date(row.on, today))
}

pub fn taken(import: &Import) -> String {
    format!(
        "Загружено: {}, {}",
        count(import.rows as usize, NEW),
        count(import.people as usize, common::TEACHERS)
    )
}
