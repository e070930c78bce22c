//! `/young`: young teachers: by name with what supports each, who is not supported first, and one tap to offer support; for
//! the services above a school numbers. Rules: `domain::young`, `domain::people::is_young`.

use chrono::NaiveDate;
use domain::{
    contract::{
        desk::{YoungFigure, YoungTeacher, YoungTeachers, YoungUnit},
        paths as api_paths,
    },
    indicator::Standing,
    reminder::{Reminder, ReminderKind},
    side::SideCommand,
};
use leptos::prelude::*;

use super::outcome::{Giver, Outcomes, use_giver};
use crate::{
    cache, paths, platform,
    shell::{LoadedView, Page, Width},
    text::{desk as words, inbox},
    ui::{Chip, Empty, PageTitle, Tone},
};

#[component]
pub fn YoungPage() -> impl IntoView {
    let read = cache::read::<YoungTeachers>(|| Some(api_paths::YOUNG.to_owned()));
    let giver = use_giver();
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(all,): (YoungTeachers,)| view! { <All all giver/> }.into_any());
    view! {
        <Page title=words::YOUNG_TITLE width=Width::Wide>
            <Outcomes giver/>
            <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
        </Page>
    }
}

#[component]
fn All(all: YoungTeachers, giver: Giver) -> impl IntoView {
    let YoungTeachers { age_below, service_months, clause, people, units } = all;
    let today = platform::today();
    let none = people.is_empty() && units.is_empty();
    let named = !people.is_empty();
    view! {
        <PageTitle over=words::YOUNG_TITLE text=words::young_finding(&people)/>
        <p class="s">{words::young_rule(age_below, service_months, &clause)}</p>
        {none.then(|| view! { <Empty title=words::NO_YOUNG><p>{words::NO_YOUNG_HINT}</p></Empty> })}
        {named.then(|| view! {
            <section class="stack tight" aria-label=words::BY_NAME>
                <ul class="people">{people.into_iter().map(|young| view! { <Young young giver today/> }).collect_view()}</ul>
            </section>
        })}
        {units.into_iter().map(|unit| view! { <Numbers unit/> }).collect_view()}
    }
}

#[component]
fn Young(young: YoungTeacher, giver: Giver, today: NaiveDate) -> impl IntoView {
    let (id, name) = (young.person.id, young.person.name.full());
    let short = young.person.name.short();
    let offered = RwSignal::new(false);
    let offer = move |_| {
        let reminder = Reminder { kind: ReminderKind::Support, people: vec![id], note: String::new() };
        giver.give(&SideCommand::Remind { reminder: Box::new(reminder) }, words::offer(&short));
        offered.set(true);
    };
    let label = words::offer(&name);
    let act = young.forms.is_empty().then(|| {
        view! {
            <button class="btn small" type="button" aria-label=label disabled=move || offered.get() on:click=offer>
                {move || if offered.get() { words::OFFERED } else { words::OFFER }}
            </button>
        }
    });
    let alone = young.forms.is_empty();
    let left = words::young_left(&young, today);
    view! {
        <li class="person young">
            <span class="who"><strong>{name}</strong><span class="s">{inbox::place(&young.person)}</span></span>
            <span class="row">
                {alone.then(|| view! { <Chip word=words::NOT_SUPPORTED tone=Tone::Bad/> })}
                {young.forms.into_iter().map(|form| view! { <Chip word=words::form(form) tone=Tone::Good/> }).collect_view()}
            </span>
            <span class="s">{left}<br/>{words::methodist(young.methodist.as_ref())}</span>
            {act}
        </li>
    }
}

/// A unit and those below it, as the dashboards have them.
#[component]
fn Numbers(unit: YoungUnit) -> impl IntoView {
    let YoungUnit { whole, below } = unit;
    let target = words::young_target(&whole);
    let row = |figure: YoungFigure| {
        let tone = match figure.standing {
            Standing::Met => Tone::Good,
            Standing::Missed => Tone::Bad,
            _ => Tone::Plain,
        };
        view! {
            <li class="row spread">
                <a href=paths::unit(figure.unit.id)>{figure.unit.name.clone()}</a>
                <Chip word=words::figure(&figure) tone/>
            </li>
        }
    };
    view! {
        <section class="card" aria-label=words::IN_NUMBERS>
            <header><h2>{whole.unit.name.clone()}</h2><span class="s">{target}</span></header>
            <p class="num"><strong>{words::figure(&whole)}</strong></p>
            <ul class="deficits">{below.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
