//! The table of units below with all shares: sorted by any column, filtered by name when there are many. Order and
//! filter live in the address.

use std::cmp::Ordering;

use domain::{
    contract::unit::{ChildUnit, Reading},
    indicator::{IndicatorUnit, Standing},
    people::UnitKind,
    system::Indicator,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::query_signal_with_options};

use super::{board::BoardView, compare::compare_shares};
use crate::{
    paths,
    text::{self, unit as words},
    ui::Chip,
};

/// With so many rows a filter helps.
const MANY: usize = 12;

#[component]
pub fn Children(view: BoardView, kind: UnitKind) -> impl IntoView {
    let replace = || NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
    let (order, set_order) = query_signal_with_options::<String>("sort", replace());
    let (asked, set_asked) = query_signal_with_options::<String>("q", replace());
    // What is being typed is ahead of the address.
    let typed = RwSignal::new(asked.get_untracked().unwrap_or_default());
    let below = words::Below::of(kind);
    let shares = Memo::new(move |_| {
        let share = |i: &Indicator| i.unit == IndicatorUnit::Percent;
        view.map(|board| board.measured.iter().map(|m| m.indicator.clone()).filter(share).collect::<Vec<_>>())
    });
    let sort = Memo::new(move |_| Sort::parse(order.get().as_deref()));
    let rows = Memo::new(move |_| {
        let mut rows = view.map(|board| board.dashboard.children.clone());
        typed.with(|typed| rows.retain(|row| matches(&row.unit.name, typed)));
        sort.with(|sort| rows.sort_by(|a, b| sort.compare(a, b)));
        rows
    });
    let many = move || view.map(|board| board.dashboard.children.len() > MANY);
    let filter = move |event| {
        let text = event_target_value(&event);
        set_asked.set((!text.is_empty()).then(|| text.clone()));
        typed.set(text);
    };
    let resort = Callback::new(move |key: String| set_order.set(Some(sort.with_untracked(|s| s.then(&key)))));
    let body = move || {
        let shares = shares.get();
        rows.get().into_iter().map(|row| child_row(&row, &shares)).collect_view()
    };
    view! {
        <section class="card children" aria-labelledby="children-title">
            <header><h2 id="children-title">{below.table_title()}</h2><span class="s num">{move || rows.with(|r| below.count(r.len()))}</span></header>
            <Show when=many>
                <label class="filter">
                    <span class="visually-hidden">{words::FILTER}</span>
                    <input type="search" placeholder=words::FILTER prop:value=move || typed.get() on:input=filter/>
                </label>
            </Show>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="children-title">
                <table>
                    <thead><Head shares below sort resort/></thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            <Show when=move || rows.with(Vec::is_empty)><p class="s" role="status">{words::NOTHING_FOUND}</p></Show>
        </section>
    }
}

#[component]
fn Head(
    shares: Memo<Vec<Indicator>>,
    below: words::Below,
    sort: Memo<Sort>,
    resort: Callback<String>,
) -> impl IntoView {
    let cell = move |key: String, title: String, numeric: bool| {
        let state = {
            let key = key.clone();
            move || sort.with(|sort| sort.aria(&key))
        };
        let class = match (key.as_str(), numeric) {
            ("staff", _) => "n staff",
            (_, true) => "n",
            (_, false) => "",
        };
        view! {
            <th scope="col" class=class aria-sort=state>
                <button type="button" class="sort" on:click=move |_| resort.run(key.clone())>{title}</button>
            </th>
        }
    };
    let columns = move || {
        shares.get().into_iter().map(|i| cell(i.reference.clone(), i.short.clone(), true)).collect_view()
    };
    view! {
        <tr>
            {cell("name".into(), below.one().to_owned(), false)}
            {cell("staff".into(), words::STAFF.to_owned(), true)}
            {columns}
        </tr>
    }
}

fn child_row(child: &ChildUnit, shares: &[Indicator]) -> impl IntoView + use<> {
    let cells =
        shares.iter().map(|indicator| share_cell(reading(child, &indicator.reference))).collect_view();
    let low =
        child.low_results.then(|| view! { " " <span title=words::LOW_HINT><Chip word=words::LOW/></span> });
    view! {
        <tr>
            <th scope="row"><a href=paths::unit(child.unit.id)>{child.unit.name.clone()}</a>{low}</th>
            <td class="n staff">{text::whole(child.staff as usize)}</td>
            {cells}
        </tr>
    }
}

fn share_cell(reading: Option<&Reading>) -> impl IntoView + use<> {
    let words = reading.map_or_else(|| "—".to_owned(), |r| words::value(IndicatorUnit::Percent, r));
    let (class, mark, said) = match reading.map(|r| r.standing) {
        Some(Standing::Met) => ("n met-text", "● ", words::MET),
        Some(Standing::Missed) => ("n", "▲ ", words::MISSED),
        Some(Standing::NoTarget) => ("n", "", ""),
        _ => ("n none-text", "", ""),
    };
    view! {
        <td class=class>
            <span class="mark" aria-hidden="true">{mark}</span>{words}
            <span class="visually-hidden">{(!said.is_empty()).then(|| format!(", цель {said}"))}</span>
        </td>
    }
}

/// By what the rows are sorted, as in the address: `name`, `-staff`, `D-NSO-3`.
#[derive(Clone, Debug, PartialEq)]
struct Sort {
    key: String,
    falling: bool,
}

impl Sort {
    fn parse(text: Option<&str>) -> Self {
        let text = text.filter(|text| !text.is_empty()).unwrap_or("name");
        match text.strip_prefix('-') {
            Some(key) => Self { key: key.to_owned(), falling: true },
            None => Self { key: text.to_owned(), falling: false },
        }
    }

    /// What a tap on a column asks for.
    fn then(&self, key: &str) -> String {
        if self.key == key && !self.falling { format!("-{key}") } else { key.to_owned() }
    }

    fn aria(&self, key: &str) -> &'static str {
        match (self.key == key, self.falling) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }

    /// Rows without a value stand last in both directions.
    fn compare(&self, a: &ChildUnit, b: &ChildUnit) -> Ordering {
        let turn = |order: Ordering| if self.falling { order.reverse() } else { order };
        let by_name = || a.unit.name.cmp(&b.unit.name);
        match self.key.as_str() {
            "name" => turn(by_name()),
            "staff" => turn(a.staff.cmp(&b.staff)).then_with(by_name),
            reference => {
                let counted = |child| reading(child, reference).and_then(|r: &Reading| r.counted);
                match (counted(a), counted(b)) {
                    (Some(a), Some(b)) => turn(compare_shares(a, b)),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                }
                .then_with(by_name)
            }
        }
    }
}

fn reading<'c>(child: &'c ChildUnit, reference: &str) -> Option<&'c Reading> {
    child.readings.iter().find(|r| r.reference == reference)
}

/// Whether a name holds what was typed, whatever the case and «ё».
fn matches(name: &str, typed: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('ё', "е");
    plain(name).contains(plain(typed).trim())
}

#[cfg(test)]
mod tests {
    use domain::{UnitId, ids::uuid_v7, indicator::Counted, people::UnitRef};

    use super::*;

    fn child(name: &str, counted: Option<(u32, u32)>) -> ChildUnit {
        let counted = counted.map(|(numerator, denominator)| Counted { numerator, denominator });
        let id = UnitId(uuid_v7(1, [7; 10]));
        ChildUnit {
            unit: UnitRef { id, kind: UnitKind::School, name: name.into() },
            staff: 20,
            low_results: false,
            readings: vec![Reading {
                reference: "D-NSO-3".into(),
                counted,
                standing: Standing::NoTarget,
                target: None,
            }],
        }
    }

    #[test]
    fn rows_without_a_value_stay_last() {
        let mut rows = vec![child("А", None), child("Б", Some((9, 10))), child("В", Some((1, 10)))];
        let names = |rows: &[ChildUnit]| rows.iter().map(|r| r.unit.name.clone()).collect::<String>();
        let rising = Sort::parse(Some("D-NSO-3"));
        rows.sort_by(|a, b| rising.compare(a, b));
        assert_eq!(names(&rows), "ВБА");
        let falling = Sort::parse(Some(&rising.then("D-NSO-3")));
        rows.sort_by(|a, b| falling.compare(a, b));
        assert_eq!(names(&rows), "БВА");
        assert_eq!(falling.then("D-NSO-3"), "D-NSO-3", "a third tap begins again");
    }

    #[test]
    fn the_filter_knows_no_case() {
        assert!(matches("Берёзовская СОШ", " БЕРЕЗ"));
        assert!(!matches("Ошская СОШ", "берез"));
    }
}
