//! The columns of a file, found by their headings, in whatever order they stand.

use std::collections::HashMap;

use domain::{contract::import::RowError, outer::folded};

use super::sheet::Line;

/// A column of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Number,
    Family,
    Given,
    Patronymic,
    School,
    Competence,
    Percent,
    Points,
    Maximum,
    Day,
    Source,
    Document,
}

/// Headings, as people write them; the first one is the template's.
const HEADINGS: [(Column, &[&str]); 12] = [
    (Column::Number, &["Номер", "id", "ид", "номер педагога"]),
    (Column::Family, &["Фамилия"]),
    (Column::Given, &["Имя"]),
    (Column::Patronymic, &["Отчество"]),
    (Column::School, &["Организация", "школа", "оо", "образовательная организация", "место работы"]),
    (Column::Competence, &["Компетенция", "код компетенции"]),
    (Column::Percent, &["Процент", "результат", "процент выполнения", "результат в процентах"]),
    (Column::Points, &["Баллы", "балл", "набрано баллов", "первичный балл"]),
    (Column::Maximum, &["Максимум", "максимальный балл", "максимум баллов"]),
    (Column::Day, &["Дата", "дата теста", "дата тестирования", "дата проведения"]),
    (Column::Source, &["Источник", "кто проводил"]),
    (Column::Document, &["Документ", "справка", "основание"]),
];

/// The template's heading.
pub fn title(column: Column) -> &'static str {
    HEADINGS.iter().find(|(known, _)| *known == column).map_or("", |(_, names)| names[0])
}

/// Where each column stands.
pub type Places = HashMap<Column, usize>;

/// Finds the columns in the first row.
pub fn places(head: &Line) -> Places {
    let mut places = HashMap::new();
    for (place, heading) in head.cells.iter().enumerate() {
        let heading = folded(heading);
        let is = |names: &[&str]| names.iter().any(|name| folded(name) == heading);
        if let Some((column, _)) = HEADINGS.iter().find(|(_, names)| is(names)) {
            places.entry(*column).or_insert(place);
        }
    }
    places
}

/// Columns that must be there and are not.
pub fn missing_columns(places: &Places, row: u32) -> Vec<RowError> {
    let has = |column: &Column| places.contains_key(column);
    let mut wanted = vec![Column::Competence, Column::Day];
    if !has(&Column::Number) {
        wanted.extend([Column::Family, Column::Given, Column::School]);
    }
    if !has(&Column::Points) && !has(&Column::Maximum) {
        wanted.push(Column::Percent);
    } else if !has(&Column::Percent) {
        wanted.extend([Column::Points, Column::Maximum]);
    }
    let missing = wanted.into_iter().filter(|column| !has(column));
    missing
        .map(|column| RowError {
            row,
            column: title(column).into(),
            message: format!("Нет столбца «{}»: добавьте его в первую строку.", title(column)),
        })
        .collect()
}

/// The text of a cell; empty where there is none.
pub fn cell<'a>(places: &Places, line: &'a Line, column: Column) -> &'a str {
    places.get(&column).and_then(|place| line.cells.get(*place)).map_or("", |text| text.trim())
}
