//! «Три взгляда»: for each competence the person, the test, the lesson; where they are a level apart, first and in words.

use domain::{
    CompetenceId,
    witness::{Testimony, Views, Witness},
};
use leptos::prelude::*;

use super::Titles;
use crate::{
    platform,
    text::{route::Names, witness as words},
    ui::{Chip, Empty, Tone},
};

#[component]
pub fn ThreeViews(said: Vec<Testimony>, titles: Titles, own: bool) -> impl IntoView {
    let mut seen: Vec<CompetenceId> = said
        .iter()
        .filter(|testimony| testimony.by.is_outer() || testimony.by == Witness::Observer)
        .map(|testimony| testimony.competence.clone())
        .collect();
    seen.sort();
    seen.dedup();
    let gap = |competence: &CompetenceId| Views::of(competence, &said).gap();
    // The widest gap first; the order of ids settles the rest.
    seen.sort_by_key(|competence| std::cmp::Reverse(gap(competence)));
    let (apart, agreed): (Vec<_>, Vec<_>) = seen.into_iter().partition(|competence| gap(competence) > 0);
    let count = agreed.len();
    let empty = apart.is_empty() && agreed.is_empty();
    let open = apart.is_empty();
    let item = |competence: CompetenceId| view! { <View competence said=said.clone() titles own/> };
    view! {
        <section class="stack span" aria-labelledby="views-title">
            <h2 id="views-title">{words::VIEWS}</h2>
            <p class="s">{if own { words::VIEWS_LEAD } else { words::VIEWS_LEAD_OTHER }}</p>
            {empty.then(|| view! { <Empty title=words::ONLY_OWN><p>{words::ONLY_OWN_HINT}</p></Empty> })}
            <div class="views">{apart.into_iter().map(item).collect_view()}</div>
            {(count > 0).then(|| view! {
                <details open=open>
                    <summary>{words::agree(count)}</summary>
                    <div class="views">{agreed.into_iter().map(item).collect_view()}</div>
                </details>
            })}
        </section>
    }
}

/// One competence.
#[component]
fn View(competence: CompetenceId, said: Vec<Testimony>, titles: Titles, own: bool) -> impl IntoView {
    let id = format!("view-{competence}");
    let views = Views::of(&competence, &said);
    let talk = views.is_talking_point().then(|| words::gap(&views, own));
    let entry = |title: &'static str, said: Option<&Testimony>| {
        let said = said.cloned();
        view! { <Mark title said/> }
    };
    let marks = [
        entry(if own { words::OWN } else { words::OWN_OTHER }, views.own),
        entry(words::TEST, views.test),
        entry(words::OBSERVER, views.observer),
    ];
    let title = move || titles.with(|instrument| Names(instrument.as_ref()).of(&competence));
    view! {
        <article class="card view" aria-labelledby=id.clone()>
            <header><h3 id=id.clone()>{title}</h3>{talk.is_some().then(|| view! { <Chip word=words::TALK tone=Tone::Risk/> })}</header>
            <dl class="marks">{marks}</dl>
            {talk.map(|talk| view! { <p>{talk}</p> })}
        </article>
    }
}

/// What one of them says: shape, word and number.
#[component]
fn Mark(title: &'static str, said: Option<Testimony>) -> impl IntoView {
    let content = match said {
        Some(said) => {
            let note = (!said.note.is_empty()).then(|| view! { <span class="s">{said.note.clone()}</span> });
            view! {
                <dd>
                    <strong><span aria-hidden="true">{words::shape(said.rank)}" "</span>{said.level.clone()}</strong>
                    <span class="num s">{words::measured(said.measured)}</span>
                    <span class="s">{words::source(&said, platform::today())}</span>
                    {note}
                </dd>
            }
            .into_any()
        }
        None => view! { <dd class="s">{words::NOT_YET}</dd> }.into_any(),
    };
    view! { <div><dt>{title}</dt>{content}</div> }
}
