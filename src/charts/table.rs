//! The table twin of a chart: the same rows in words, for screen readers, for the keyboard, for copying.

use leptos::prelude::*;

/// What a table shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Heads of the columns; the first names the rows.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub title: String,
    /// Stands at the right edge.
    pub numeric: bool,
}

/// A row: one cell for each column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub cells: Vec<String>,
    /// Where its name leads.
    pub href: Option<String>,
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), numeric: false }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { title: title.into(), numeric: true }
    }
}

/// The table. Hidden from sight it stays for screen readers; then its links leave the tab order, because a focus that
/// nobody sees helps nobody.
#[component]
pub fn TableTwin(
    #[prop(into)] caption: Signal<String>,
    #[prop(into)] table: Signal<Table>,
    #[prop(into)] shown: Signal<bool>,
) -> impl IntoView {
    let class = move || if shown.get() { "table-scroll" } else { "visually-hidden" };
    let columns = Memo::new(move |_| table.with(|table| table.columns.clone()));
    let head = move || {
        let cell = |c: Column| view! { <th scope="col" class=n(c.numeric)>{c.title}</th> };
        columns.get().into_iter().map(cell).collect_view()
    };
    let body = move || {
        let (columns, shown) = (columns.get(), shown.get());
        table.with(|table| table.rows.iter().map(|row| table_row(&columns, row, shown)).collect_view())
    };
    view! {
        // Shown, it may be wider than the screen: the keyboard scrolls it too.
        <div class=class role="group" aria-label=caption tabindex=move || shown.get().then_some("0")>
            <table>
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn table_row(columns: &[Column], row: &Row, shown: bool) -> impl IntoView + use<> {
    let mut cells = row.cells.iter().cloned();
    let name = cells.next().unwrap_or_default();
    let tab = if shown { "0" } else { "-1" };
    let name = match row.href.clone() {
        Some(href) => view! { <a href=href tabindex=tab>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    let rest = columns.iter().skip(1).zip(cells);
    let rest = rest.map(|(column, cell)| view! { <td class=n(column.numeric)>{cell}</td> }).collect_view();
    view! { <tr><th scope="row">{name}</th>{rest}</tr> }
}

fn n(numeric: bool) -> &'static str {
    if numeric { "n" } else { "" }
}
