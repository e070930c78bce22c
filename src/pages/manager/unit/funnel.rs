//! How far the staff has come: from all of them to those who completed their route.

use domain::contract::unit::Dashboard;
use leptos::prelude::*;

use super::board::BoardView;
use crate::text::unit as text;

#[component]
pub fn FunnelCard(view: BoardView) -> impl IntoView {
    let rows = move || {
        let stages = view.map(|board| stages(&board.dashboard));
        stages.into_iter().map(|(word, people, of)| bar_row(word.to_owned(), people, of)).collect_view()
    };
    view! {
        <section class="card" aria-labelledby="funnel-title">
            <h2 id="funnel-title">{text::FUNNEL}</h2>
            <dl class="hbars">{rows}</dl>
        </section>
    }
}

/// Word, people, of how many.
fn stages(dashboard: &Dashboard) -> Vec<(&'static str, Option<u32>, u32)> {
    let funnel = &dashboard.funnel;
    let staff = dashboard.staff;
    vec![
        (text::ALL_STAFF, Some(staff), staff),
        (text::DIAGNOSED, funnel.diagnosed, staff),
        (text::WITH_ROUTE, funnel.with_route, staff),
        (text::IN_WORK, funnel.in_work, staff),
        (text::COMPLETED, funnel.completed, staff),
    ]
}

/// A row with a bar; a suppressed group has words and no bar.
pub fn bar_row(word: String, people: Option<u32>, of: u32) -> AnyView {
    let width = people.filter(|_| of > 0).map(|people| 100.0 * f64::from(people) / f64::from(of));
    view! {
        <div>
            <dt>{word}</dt>
            <dd class="num">{text::people_of(people, of)}</dd>
            <dd class="track" aria-hidden="true">
                {width.map(|width| view! { <i style:width=format!("{:.1}%", width.min(100.0))></i> })}
            </dd>
        </div>
    }
    .into_any()
}
