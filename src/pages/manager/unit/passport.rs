//! The passport of the chosen indicator: what is counted, against what, how often, by which clause.

use leptos::prelude::*;

use super::board::{BoardView, Measured};
use crate::{shell::use_system, text::unit as text};

#[component]
pub fn Passport(view: BoardView, chosen: Memo<Option<String>>) -> impl IntoView {
    let rows = Memo::new(move |_| {
        view.measured(chosen.get().as_deref(), |_, m: &Measured| text::passport(&m.indicator))
            .unwrap_or_default()
    });
    let name = move || view.measured(chosen.get().as_deref(), |_, m| m.indicator.name.clone());
    let system = use_system();
    let source = move || system.with(|s| s.value.as_ref().map(|s| s.regulation.clone()));
    let row =
        |(term, meaning): (&'static str, String)| view! { <div><dt>{term}</dt><dd>{meaning}</dd></div> };
    view! {
        <section class="card passport" aria-labelledby="passport-title">
            <p class="s" id="passport-title">{text::PASSPORT}</p>
            <h2>{name}</h2>
            <dl>{move || rows.get().into_iter().map(row).collect_view()}</dl>
            <details>
                <summary>{text::SOURCE}</summary>
                <p class="s">{source}</p>
            </details>
        </section>
    }
}
