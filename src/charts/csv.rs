//! A table as a file for a spreadsheet: semicolons and a byte order mark, as Russian Excel expects; no cell can become
//! a formula.

use super::Table;

/// The file's text.
pub fn csv(table: &Table) -> String {
    let head: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let mut out = String::from('\u{feff}');
    line(&mut out, &head);
    for row in &table.rows {
        let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
        line(&mut out, &cells);
    }
    out
}

fn line(out: &mut String, cells: &[&str]) {
    for (index, text) in cells.iter().enumerate() {
        if index > 0 {
            out.push(';');
        }
        out.push_str(&cell(text));
    }
    out.push_str("\r\n");
}

fn cell(text: &str) -> String {
    // A spreadsheet would run what begins so; a number with a minus is a number.
    let starts_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_number = text.replace(',', ".").parse::<f64>().is_ok_and(f64::is_finite);
    let guard = if starts_formula && !is_number { "'" } else { "" };
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Column, Row},
        *,
    };

    #[test]
    fn a_spreadsheet_reads_it_and_runs_nothing() {
        let row = |cells: [&str; 2]| Row { cells: cells.map(Into::into).into(), href: None };
        let table = Table {
            columns: vec![Column::words("школа"), Column::numbers("доля; %")],
            rows: vec![
                row(["СОШ «Заря»", "24,6"]),
                row(["=HYPERLINK(\"http://x\")", "-5,2"]),
                row(["@cmd", "+7"]),
                row(["строка\nвторая", "—"]),
            ],
        };
        let expected = "\u{feff}школа;\"доля; %\"\r\n\
                        СОШ «Заря»;24,6\r\n\
                        \"'=HYPERLINK(\"\"http://x\"\")\";-5,2\r\n\
                        '@cmd;+7\r\n\
                        \"строка\nвторая\";—\r\n";
        assert_eq!(csv(&table), expected);
    }
}
