//! The chart of units below by the chosen indicator. A click on a bar, or a row of the table, opens that unit.

use domain::people::UnitKind;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::{
    board::BoardView,
    compare::{Comparison, Ranked},
};
use crate::{
    charts::{Figure, Look, Plot, bars},
    paths,
    text::unit as text,
};

#[component]
pub fn Compared(view: BoardView, chosen: Memo<Option<String>>, kind: UnitKind) -> impl IntoView {
    let comparison = Memo::new(move |_| {
        let made = |board: &super::Board, m: &super::board::Measured| {
            Comparison::new(&board.dashboard.children, &m.indicator)
        };
        view.measured(chosen.get().as_deref(), made).unwrap_or_default()
    });
    let indicator = Memo::new(move |_| view.measured(chosen.get().as_deref(), |_, m| m.indicator.clone()));
    let below = text::Below::of(kind);
    let title = Signal::derive(move || {
        indicator
            .with(|i| i.as_ref().map(|i| comparison.with(|c| text::compared(below, c.counts(), c.target, i))))
            .unwrap_or_default()
    });
    let lead =
        Signal::derive(move || indicator.with(|i| i.as_ref().map(text::compared_lead).unwrap_or_default()));
    let table = Signal::derive(move || {
        indicator
            .with(|i| i.as_ref().map(|i| comparison.with(|c| c.table(i, below.one()))))
            .unwrap_or_default()
    });
    let file = Signal::derive(move || text::file(&chosen.get().unwrap_or_default()));
    // Yes and no make no bars; the figure is made anew where a chart comes or goes.
    let has_bars = Memo::new(move |_| comparison.with(|c| !c.is_words && !c.ranked.is_empty()));
    let figure = move || {
        let plot = has_bars.get().then(|| plot(comparison, indicator, chosen));
        view! {
            <Figure id="compared" title lead table plot file>
                <LeftOut comparison/>
            </Figure>
        }
    };
    view! { <div>{figure}</div> }
}

fn plot(
    comparison: Memo<Comparison>,
    indicator: Memo<Option<domain::system::Indicator>>,
    chosen: Memo<Option<String>>,
) -> Plot {
    let navigate = use_navigate();
    let options = Callback::new(move |(look,): (Look,)| {
        let drawn = |c: &Comparison| {
            indicator.with(|i| {
                let rows = i.as_ref().map(|i| c.bars(i.unit)).unwrap_or_default();
                let target = i.as_ref().and_then(|i| c.target_line(i));
                bars::bars(&rows, target.as_ref(), &look)
            })
        };
        comparison.with(drawn)
    });
    let height = Signal::derive(move || comparison.with(|c| bars::height(c.ranked.len())));
    let on_pick = Callback::new(move |index: usize| {
        if let Some(unit) = comparison.with_untracked(|c| c.ranked.get(index).map(|row| row.unit)) {
            let indicator = chosen.get_untracked().unwrap_or_default();
            navigate(
                &format!("{}?indicator={indicator}", paths::unit(unit)),
                leptos_router::NavigateOptions::default(),
            );
        }
    });
    Plot { options, height, on_pick: Some(on_pick) }
}

/// Who is not in the chart, and why.
#[component]
fn LeftOut(comparison: Memo<Comparison>) -> impl IntoView {
    let names = |rows: &[Ranked]| rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>().join(", ");
    let suppressed = move || {
        let names = comparison.with(|c| names(&c.suppressed));
        (!names.is_empty()).then(|| view! { <p class="s">{text::suppressed(&names)}</p> })
    };
    let no_data = move || {
        let (names, all) =
            comparison.with(|c| (names(&c.no_data), c.ranked.is_empty() && c.suppressed.is_empty()));
        match (names.is_empty(), all) {
            (_, true) => view! { <p class="s">{text::NOT_COUNTED_BELOW}</p> }.into_any(),
            (true, false) => ().into_any(),
            (false, false) => view! { <p class="s">{text::without_data(&names)}</p> }.into_any(),
        }
    };
    view! { {suppressed}{no_data} }
}
