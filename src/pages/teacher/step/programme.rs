//! The programme of a step: who, how long, where, its number in the register.

use domain::{ProgrammeId, contract::page::PAGE_MAX, programme::Programme, route::ProgrammeStanding};
use leptos::prelude::*;

use super::OpenStep;
use crate::{
    platform,
    text::route::{self as words, step as text},
    ui::{Notice, Tone},
    workspace::read_catalogue,
};

/// A catalogue of fewer programmes came in one page.
const WHOLE: usize = PAGE_MAX as usize;

/// From the catalogue, which is on the device once it was read.
#[component]
pub fn ProgrammeCard(id: ProgrammeId, step: OpenStep) -> impl IntoView {
    let catalogue = read_catalogue(|| true);
    // Only a catalogue that is here as a whole can say that it has a programme no more.
    let whole = Memo::new(move |_| {
        catalogue.with(|all| all.as_ref().is_some_and(|all| !all.is_empty() && all.len() < WHOLE))
    });
    let programme = Memo::new(move |_| {
        catalogue.with(|all| all.as_ref().and_then(|all| all.iter().find(|p| p.id == id).cloned()))
    });
    let details = move || match programme.get() {
        Some(programme) => view! { <Details programme/> }.into_any(),
        None if whole.get() => ().into_any(),
        None => view! { <p class="s">{text::NO_CATALOGUE}</p> }.into_any(),
    };
    let changed = move || {
        let standing = step.with(|s| s.as_ref().map(|s| s.standing(programme.get().as_ref())))?;
        let (title, what_to_do) = match standing {
            ProgrammeStanding::Withdrawn if whole.get() => (text::WITHDRAWN, text::WITHDRAWN_DO),
            ProgrammeStanding::LeftRegister => (text::LEFT_REGISTER, text::LEFT_REGISTER_DO),
            _ => return None,
        };
        Some(view! { <Notice tone=Tone::Risk><h3>{title}</h3><p>{what_to_do}</p></Notice> })
    };
    view! {
        <section class="card" aria-labelledby="programme-title">
            <h2 id="programme-title">{text::PROGRAMME}</h2>
            {changed}
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
