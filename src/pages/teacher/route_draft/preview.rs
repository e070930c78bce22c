//! The drafted route as a line, its totals, and what did not fit with the reason.

use domain::{programme::Programme, route::Step};
use leptos::prelude::*;

use super::{Sources, limits::Given};
use crate::{
    pages::teacher::route::{line::Line, stop::sketch},
    platform,
    text::route::{Names, draft as text},
    ui::{Empty, Notice},
};

/// What the draft looks like now.
#[component]
pub fn Preview(
    /// `None` while there is nothing to draft from.
    steps: Memo<Option<Vec<Step>>>,
    sources: Memo<Option<Sources>>,
    given: RwSignal<Given>,
    catalogue: Signal<Option<Vec<Programme>>>,
    /// Draft without the catalogue.
    without: RwSignal<bool>,
) -> impl IntoView {
    let no_catalogue = Memo::new(move |_| catalogue.with(Option::is_none) && !without.get());
    let empty = Memo::new(move |_| steps.with(|s| s.as_ref().is_some_and(Vec::is_empty)));
    let totals = move || steps.with(|s| s.as_deref().filter(|s| !s.is_empty()).map(text::totals));
    let sketched = Memo::new(move |_| {
        sources.with(|sources| {
            let names = Names(sources.as_ref().map(|s| &s.instrument));
            steps.with(|s| sketch(s.as_deref().unwrap_or_default(), names, platform::today()))
        })
    });
    view! {
        <section class="stack" aria-labelledby="preview-title">
            <h2 id="preview-title">{text::PREVIEW}</h2>
            <Show when=move || no_catalogue.get()>
                <Notice>
                    <p>{text::CATALOGUE_WAITS}</p>
                    <button class="btn ghost small" type="button" on:click=move |_| without.set(true)>{text::WITHOUT_CATALOGUE}</button>
                </Notice>
            </Show>
            <p class="num" role="status">{totals}</p>
            <Show when=move || empty.get()>
                <Empty title=text::NOTHING_FITS_TITLE><p>{text::NOTHING_FITS}</p></Empty>
            </Show>
            <Line stops=sketched/>
            <LeftOut steps sources given/>
        </section>
    }
}

/// Deficits without a step: those that found no time, and how many were not taken on.
#[component]
fn LeftOut(
    steps: Memo<Option<Vec<Step>>>,
    sources: Memo<Option<Sources>>,
    given: RwSignal<Given>,
) -> impl IntoView {
    let out = Memo::new(move |_| {
        let given = given.get();
        steps.with(|steps| {
            let (steps, sources) = (steps.as_ref()?, sources.get()?);
            let names = Names(Some(&sources.instrument));
            let taken = sources.deficits.len().min(given.deficits);
            let without = |c: &domain::CompetenceId| !steps.iter().any(|s| s.competences.contains(c));
            let missing: Vec<_> = sources.deficits[..taken]
                .iter()
                .filter(|d| without(&d.competence))
                .map(|d| names.list([&d.competence]))
                .collect();
            let later = sources.deficits.len() - taken;
            (!missing.is_empty() || later > 0).then_some((missing, later))
        })
    });
    let shown = move |(missing, later): (Vec<String>, usize)| {
        let why = given.with_untracked(|g| text::no_room(g.hours_per_week, g.until));
        let item = move |name: String| view! { <li>{format!("{name} — {why}")}</li> };
        let list = (!missing.is_empty())
            .then(|| view! { <ul class="dots">{missing.into_iter().map(item).collect_view()}</ul> });
        view! {
            <section class="card sunk" aria-labelledby="later-title">
                <h3 id="later-title">{text::LATER}</h3>
                {list}
                {(later > 0).then(|| view! { <p class="s">{text::left_for_later(later)}</p> })}
            </section>
        }
    };
    move || out.get().map(shown)
}
