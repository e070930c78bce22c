//! Where the deficits are: how many of those diagnosed have one, by area, the most frequent first.

use domain::contract::unit::AreaCount;
use leptos::prelude::*;

use super::{board::BoardView, funnel::bar_row};
use crate::text::unit as text;

#[component]
pub fn Areas(view: BoardView) -> impl IntoView {
    let areas = Memo::new(move |_| view.map(|board| ranked(&board.dashboard.areas)));
    let diagnosed = Memo::new(move |_| view.map(|board| board.dashboard.funnel.diagnosed));
    let title = move || {
        areas.with(|areas| {
            text::areas_title(areas.first().filter(|a| a.people > Some(0)).map(|a| a.title.as_str()))
        })
    };
    let rows = move || {
        let of = diagnosed.get();
        areas.get().into_iter().map(|area| bar_row(area.title, area.people, of.unwrap_or(0))).collect_view()
    };
    let none = move || areas.with(Vec::is_empty) || diagnosed.get() == Some(0);
    view! {
        <section class="card" aria-labelledby="areas-title">
            <h2 id="areas-title">{title}</h2>
            <Show when=move || !none() fallback=|| view! { <p class="s">{text::NO_DIAGNOSES}</p> }>
                <p class="s">{text::AREAS_LEAD}</p>
                <dl class="hbars soft">{rows}</dl>
            </Show>
        </section>
    }
}

/// The most people first; groups that are not shown, last.
fn ranked(areas: &[AreaCount]) -> Vec<AreaCount> {
    let mut areas = areas.to_vec();
    areas.sort_by_key(|area| std::cmp::Reverse(area.people));
    areas
}
