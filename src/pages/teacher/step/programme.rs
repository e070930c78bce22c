//! The programme of a step: who, how long, where, its number in the register.

use domain::{ProgrammeId, programme::Programme};
use leptos::prelude::*;

use crate::{
    platform,
    text::route::{self as words, step as text},
    workspace::read_catalogue,
};

/// From the catalogue, which is on the device once it was read.
#[component]
pub fn ProgrammeCard(id: ProgrammeId) -> impl IntoView {
    let catalogue = read_catalogue(|| true);
    let programme = Memo::new(move |_| {
        catalogue.with(|all| all.as_ref().and_then(|all| all.iter().find(|p| p.id == id).cloned()))
    });
    let details = move || match programme.get() {
        Some(programme) => view! { <Details programme/> }.into_any(),
        None => view! { <p class="s">{text::NO_CATALOGUE}</p> }.into_any(),
    };
    view! {
        <section class="card" aria-labelledby="programme-title">
            <h2 id="programme-title">{text::PROGRAMME}</h2>
            {details}
        </section>
    }
}

#[component]
fn Details(programme: Programme) -> impl IntoView {
    let register = match (&programme.register_number, programme.in_federal_register) {
        (Some(number), true) => format!("№\u{a0}{number}"),
        (None, true) => "входит".into(),
        (_, false) => text::NOT_IN_REGISTER.into(),
    };
    let hours = format!("{}, {}", words::hours(programme.hours), words::programme_kind(programme.kind));
    let starts = words::starts(&programme, platform::today());
    let facts = [
        (text::PROVIDER, programme.provider),
        (text::HOURS, hours),
        (text::MODE, words::mode(programme.mode).to_owned()),
        (text::STARTS, starts),
        (text::REGISTER, register),
        (text::CODE, programme.code),
    ];
    view! {
        <p>{programme.summary}</p>
        <dl class="facts">
            {facts.into_iter().map(|(term, words)| view! { <div><dt>{term}</dt><dd>{words}</dd></div> }).collect_view()}
        </dl>
    }
}
