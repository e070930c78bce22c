//! Tiles: each indicator against its target. A tap chooses it for the comparison and opens its passport.

use domain::indicator::{IndicatorUnit, Standing};
use leptos::prelude::*;

use super::{
    board::{BoardView, Measured},
    finding,
};
use crate::{
    text::unit as text,
    ui::{Chip, Tone},
};

#[component]
pub fn Tiles(view: BoardView, chosen: Memo<Option<String>>, choose: Callback<String>) -> impl IntoView {
    let tiles = move || {
        let tile = |m: Measured| view! { <Tile measured=m chosen choose/> };
        view.map(|board| board.measured.clone()).into_iter().map(tile).collect_view()
    };
    view! {
        <section class="stack" aria-labelledby="tiles-title">
            <h2 class="visually-hidden" id="tiles-title">{text::INDICATORS}</h2>
            <div class="tiles">{tiles}</div>
        </section>
    }
}

#[component]
fn Tile(measured: Measured, chosen: Memo<Option<String>>, choose: Callback<String>) -> impl IntoView {
    let reference = measured.indicator.reference.clone();
    let is_chosen = {
        let reference = reference.clone();
        Memo::new(move |_| chosen.with(|chosen| chosen.as_ref() == Some(&reference)))
    };
    let pick = move |_| {
        choose.run(reference.clone());
        show_choice();
    };
    let lacking = finding::lacking(&measured).map(|n| text::lacks(n, measured.indicator.measure));
    let (tone, word) = state(measured.reading.standing);
    view! {
        <article class="card tile" class:chosen=is_chosen>
            <h3><button type="button" aria-pressed=move || is_chosen.get().to_string() on:click=pick>{measured.indicator.short.clone()}</button></h3>
            <p class="tile-value">
                <span class=value_class(&measured)>{text::value(measured.indicator.unit, &measured.reading)}</span>
                {word.map(|word| view! { <Chip tone word/> })}
            </p>
            <Bullet measured=measured.clone()/>
            <p class="s num">{text::caption(&measured.indicator, &measured.reading)}</p>
            {lacking.map(|words| view! { <p class="s num strong">{words}</p> })}
        </article>
    }
}

/// The state in a word; where the value itself is words, it says enough.
fn state(standing: Standing) -> (Tone, Option<&'static str>) {
    match standing {
        Standing::Met => (Tone::Good, Some(text::MET)),
        Standing::Missed => (Tone::Bad, Some(text::MISSED)),
        Standing::NoTarget => (Tone::Plain, Some(text::NO_TARGET)),
        Standing::NoData | Standing::Suppressed => (Tone::Plain, None),
    }
}

fn value_class(measured: &Measured) -> &'static str {
    if measured.reading.counted.is_some() { "big num" } else { "big words" }
}

/// The value on its scale with a tick at the target; the words below say the same.
#[component]
fn Bullet(measured: Measured) -> impl IntoView {
    let Some((value, target)) = scale(&measured) else { return ().into_any() };
    let class = match measured.reading.standing {
        Standing::Met => "bullet met",
        Standing::Missed => "bullet missed",
        Standing::NoTarget | Standing::NoData | Standing::Suppressed => "bullet",
    };
    view! {
        <div class=class aria-hidden="true">
            <i style:width=format!("{value:.1}%")></i>
            {target.map(|target| view! { <u style:left=format!("{target:.1}%")></u> })}
        </div>
    }
    .into_any()
}

/// Value and target in per cent of the bar.
fn scale(measured: &Measured) -> Option<(f64, Option<f64>)> {
    let counted = measured.reading.counted.filter(|counted| counted.denominator > 0)?;
    let target = measured.reading.target.map(|target| f64::from(target.value));
    match measured.indicator.unit {
        IndicatorUnit::Percent => {
            let share = 100.0 * f64::from(counted.numerator) / f64::from(counted.denominator);
            Some((share.min(100.0), target))
        }
        IndicatorUnit::People => {
            let value = f64::from(counted.numerator);
            let end = value.max(target.unwrap_or(0.0)).max(1.0) * 1.2;
            Some((100.0 * value / end, target.map(|target| 100.0 * target / end)))
        }
        IndicatorUnit::YesNo => None,
    }
}

/// On a phone the comparison is far below the tile.
fn show_choice() {
    let Some(window) = web_sys::window() else { return };
    let narrow = window.match_media("(max-width: 899px)").ok().flatten().is_some_and(|query| query.matches());
    if let (true, Some(place)) = (narrow, window.document().and_then(|d| d.get_element_by_id("indicator"))) {
        place.scroll_into_view();
    }
}
