//! Where this unit stands in the tree, what the figures say, how old they are.

use domain::people::UnitRef;
use leptos::prelude::*;

use super::{board::BoardView, finding};
use crate::{
    paths,
    text::unit as text,
    ui::{Chip, PageTitle},
};

#[component]
pub fn Head(view: BoardView) -> impl IntoView {
    let title = Signal::derive(move || view.map(|board| finding::title(&board.measured)));
    let age = move || view.map(|board| text::as_of(board.dashboard.as_of));
    let staff = Signal::derive(move || view.map(|board| text::staff(board.dashboard.staff)));
    let print = move |_| {
        // Without a printer the page is still there.
        let _ = web_sys::window().map(|window| window.print());
    };
    view! {
        <div class="unit-head">
            <div class="stack tight">
                <Crumbs view/>
                <PageTitle text=title/>
                <p class="row"><Chip word=staff/><span class="s num">{age}</span></p>
            </div>
            <button class="btn ghost small" type="button" on:click=print>{text::PRINT}</button>
        </div>
    }
}

#[component]
fn Crumbs(view: BoardView) -> impl IntoView {
    let above = move || {
        let link = |unit: UnitRef| view! { <li><a href=paths::unit(unit.id)>{unit.name}</a></li> };
        view.map(|board| board.dashboard.path.clone()).into_iter().map(link).collect_view()
    };
    let here = move || view.map(|board| board.dashboard.unit.name.clone());
    view! {
        <nav class="crumbs" aria-label=text::CRUMBS>
            <ol>{above}<li aria-current="page">{here}</li></ol>
        </nav>
    }
}
