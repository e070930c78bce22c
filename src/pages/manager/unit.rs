//! `/units/:id`: how a region, a municipality or a school stands: indicators against their targets, units below
//! compared, how far the staff has come, where the deficits are. The chosen indicator, the order of the table and the
//! filter live in the address. Figures are counted by the server; rules: `domain::indicator`.

mod areas;
mod board;
mod children;
mod compare;
mod compared;
mod finding;
mod funnel;
mod head;
mod links;
mod next;
mod passport;
mod tiles;

use domain::{UnitId, contract::paths as api_paths, contract::unit::Dashboard, people::UnitKind};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{query_signal_with_options, use_params_map},
};

use self::board::{Board, BoardView};
use crate::{
    cache, paths,
    shell::{LoadedView, Page, Width, use_system},
    text::{common, unit as text},
    ui::{Empty, Skeleton},
};

/// A unit's figures.
#[component]
pub fn UnitPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<UnitId>().ok()));
    let figures = cache::read::<Dashboard>(move || id.get().map(api_paths::dashboard));
    let system = use_system();
    let view = BoardView::new(Memo::new(move |_| {
        let figures = figures.value()?;
        system.with(|system| Some(Board::new(figures, &system.value.as_ref()?.indicators)))
    }));
    // A fresh answer changes the figures in place; only another unit is another screen.
    let kind =
        Memo::new(move |_| view.with(|board| board.map(|b| (b.dashboard.unit.id, b.dashboard.unit.kind))));
    let title = Signal::derive(move || {
        view.with(|board| board.map_or_else(|| text::TITLE.to_owned(), |b| b.dashboard.unit.name.clone()))
    });
    let known = Memo::new(move |_| figures.with(|loaded| loaded.value.is_some()));
    let content = move || {
        match (kind.get(), id.get(), known.get()) {
        (Some((_, kind)), ..) => view! { <Screen view kind/> }.into_any(),
        (None, None, _) => view! {
            <Empty title=text::BAD_ID><p>{text::BAD_ID_HINT}</p><a class="btn" href=paths::HOME>{common::HOME}</a></Empty>
        }
        .into_any(),
        // The figures are here, the names of the indicators are on their way.
        (None, Some(_), true) => view! { <Skeleton/> }.into_any(),
        (None, Some(_), false) => ().into_any(),
    }
    };
    let retry = Callback::new(move |()| figures.reload());
    view! {
        <Page title width=Width::Wide>
            // Only its state: the figures are drawn below, in place.
            <LoadedView loaded=Signal::derive(move || figures.get()) retry children=Callback::new(|_| ().into_any())/>
            {content}
        </Page>
    }
}

#[component]
fn Screen(view: BoardView, kind: UnitKind) -> impl IntoView {
    let replace = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
    let (asked, ask) = query_signal_with_options::<String>("indicator", replace);
    let chosen = Memo::new(move |_| view.with(|board| board.and_then(|b| b.choose(asked.get().as_deref()))));
    let choose = Callback::new(move |reference: String| ask.set(Some(reference)));
    let below = kind != UnitKind::School;
    view! {
        <head::Head view/>
        <links::Links/>
        <tiles::Tiles view chosen choose/>
        <div class="unit-pair wide-first" id="indicator">
            {if below {
                view! { <compared::Compared view chosen kind/> }.into_any()
            } else {
                view! { <next::Next view/> }.into_any()
            }}
            <passport::Passport view chosen/>
        </div>
        {below.then(|| view! { <children::Children view kind/> })}
        <div class="unit-pair">
            <funnel::FunnelCard view/>
            <areas::Areas view/>
        </div>
    }
}
