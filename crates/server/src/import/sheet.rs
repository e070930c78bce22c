//! The cells of a spreadsheet: XLSX, or CSV in UTF-8 or Windows-1251 with whatever separator Excel chose. Text only;
//! what it means is not known here.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use csv::ReaderBuilder;
use encoding_rs::WINDOWS_1251;

/// Most rows of a file.
pub const ROWS_MAX: usize = 5_000;

/// A row with content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As the spreadsheet numbers it, from 1.
    pub row: u32,
    pub cells: Vec<String>,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error("neither XLSX nor CSV")]
    NotATable,
    #[error("an old XLS")]
    OldExcel,
    #[error("there is nothing in it")]
    Empty,
    #[error("more than {ROWS_MAX} rows")]
    TooLong,
}

/// The rows of the first sheet that have content. Cells that were merged each have what was in them together.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, SheetError> {
    let lines = if bytes.starts_with(b"PK") {
        xlsx(bytes)?
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(SheetError::OldExcel);
    } else {
        text(bytes)?
    };
    match lines.len() {
        0 => Err(SheetError::Empty),
        n if n > ROWS_MAX + 1 => Err(SheetError::TooLong),
        _ => Ok(lines),
    }
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Line>, SheetError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| SheetError::NotATable)?;
    let name = book.sheet_names().first().cloned().ok_or(SheetError::Empty)?;
    let range: Range<Data> = book.worksheet_range(&name).map_err(|_| SheetError::NotATable)?;
    // A sheet whose merged cells cannot be told has none that matter.
    let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
    let (Some(start), Some(end)) = (range.start(), range.end()) else { return Ok(Vec::new()) };
    if usize::try_from(end.0 - start.0).unwrap_or(usize::MAX) > 4 * ROWS_MAX {
        return Err(SheetError::TooLong);
    }
    let cell = |row: u32, column: u32| {
        let inside = |(r, c): (u32, u32), (to_r, to_c): (u32, u32)| {
            (r..=to_r).contains(&row) && (c..=to_c).contains(&column)
        };
        let whole = merged.iter().find(|area| inside(area.start, area.end));
        range.get_value(whole.map_or((row, column), |area| area.start)).map(shown).unwrap_or_default()
    };
    let line = |row: u32| {
        let cells: Vec<String> = (start.1..=end.1).map(|column| cell(row, column)).collect();
        // Counted as rows of the sheet, merged cells give a blank row nothing of its own.
        let own = (start.1..=end.1).any(|c| range.get_value((row, c)).is_some_and(|v| !shown(v).is_empty()));
        own.then_some(Line { row: row + 1, cells })
    };
    Ok((start.0..=end.0).filter_map(line).collect())
}

/// A cell as a person would type it.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(error) => format!("{error:?}"),
        other => other.to_string().trim().to_owned(),
    }
}

fn text(bytes: &[u8]) -> Result<Vec<Line>, SheetError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned(),
    };
    // One line end, so that rows are numbered as the spreadsheet does.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // What no text has: the file is a picture, an archive, a program.
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(SheetError::NotATable);
    }
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| heading.bytes().filter(|b| b == separator).count();
    let separator = [b',', b'\t', b';'].into_iter().max_by_key(count).unwrap_or(b';');
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| SheetError::NotATable)?;
        let row = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            lines.push(Line { row: u32::try_from(row).unwrap_or(u32::MAX), cells });
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        read(bytes).expect("a table").into_iter().map(|line| (line.row, line.cells)).collect()
    }

    #[test]
    fn a_file_of_excel_in_any_of_its_dialects() {
        let expected =
            vec![(1, vec!["Имя".to_owned(), "Балл".into()]), (3, vec!["Анна".into(), "67,5".into()])];
        let text = "Имя;Балл\r\n;\r\nАнна;67,5\r\n";
        assert_eq!(cells(text.as_bytes()), expected);
        assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), expected);
        assert_eq!(cells(&WINDOWS_1251.encode(text).0), expected);
        assert_eq!(cells("Имя,Балл\n,\nАнна,\"67,5\"\n".as_bytes()), expected);
        assert_eq!(cells("Имя\tБалл\n\t\nАнна\t67,5\n".as_bytes()), expected);
    }

    #[test]
    fn what_is_no_table() {
        assert_eq!(read(b"PK\x03\x04 no archive"), Err(SheetError::NotATable));
        assert_eq!(read(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), Err(SheetError::OldExcel));
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\x00\x00"), Err(SheetError::NotATable));
        assert_eq!(read(b" \r\n;;\n"), Err(SheetError::Empty));
        assert_eq!(read("a;b\n".repeat(ROWS_MAX + 2).as_bytes()), Err(SheetError::TooLong));
    }
}
