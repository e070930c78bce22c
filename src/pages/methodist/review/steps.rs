//! The route itself: totals, what is wrong with it, its steps with the reason for each.

use domain::{
    instrument::Instrument,
    route::{Route, Step, validate},
};
use leptos::prelude::*;

use super::hand::{Hand, StepHand, Unsaved};
use crate::{
    platform,
    text::{
        inbox as text,
        route::{self as words, Names, faults},
    },
    ui::{Chip, Notice, Tone},
};

#[component]
pub fn Steps(
    route: Route,
    instrument: Memo<Option<Instrument>>,
    hand: Hand,
    /// Whether the one who looks may change it.
    can: Signal<bool>,
) -> impl IntoView {
    let stored = StoredValue::new(route.clone());
    let today = platform::today();
    let found = if route.state.is_editable() || route.state == domain::route::RouteState::Proposed {
        validate(&route, today)
    } else {
        Vec::new()
    };
    let found: Vec<_> = found.iter().map(|fault| faults::fault(&route, fault, today)).collect();
    let state = text::state(&route);
    let totals = text::totals(&route, today);
    let steps = move || {
        let step = |(place, step): (usize, &Step)| {
            let station = instrument.with(|i| station(step, Names(i.as_ref()), today));
            let id = step.id;
            let hand = can.get().then(|| view! { <StepHand hand id number=place + 1/> });
            let class = class(step, today);
            view! { <li class=class>{station}{hand}</li> }
        };
        route.steps.iter().enumerate().map(step).collect_view()
    };
    view! {
        <section class="card" aria-labelledby="steps-title">
            <header><h2 id="steps-title">{words::STEPS_TITLE}</h2><Chip word=state/></header>
            <p class="s num">{totals}</p>
            {(!found.is_empty()).then(|| view! {
                <Notice tone=Tone::Risk>
                    <p><strong>{text::FAULTS}</strong></p>
                    <ul>{found.into_iter().map(|fault| view! { <li>{fault}</li> }).collect_view()}</ul>
                </Notice>
            })}
            <ol class="line">{steps}</ol>
            <Unsaved hand route=stored/>
        </section>
    }
}

fn class(step: &Step, today: chrono::NaiveDate) -> &'static str {
    match (&step.result, step.is_overdue(today)) {
        (Some(_), _) => "done",
        (None, true) => "late",
        (None, false) => "",
    }
}

fn station(step: &Step, names: Names<'_>, today: chrono::NaiveDate) -> impl IntoView + use<> {
    view! {
        <h3>{step.title.clone()}</h3>
        <p class="s num">{text::step_line(step, today)}</p>
        <p class="why">{text::reason(names, &step.reason)}</p>
    }
}
