//! The document: head, deficits, resources and conditions, steps, agreement.

use domain::{diagnosis::Diagnosis, instrument::Instrument, people::PersonCard, route::Route};
use leptos::prelude::*;

use super::{
    strengths::strengths,
    tables::{Deficits, Steps},
};
use crate::{
    platform,
    shell::use_system,
    text::route::{self as words, print as text},
};

/// Everything that stands on the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    pub route: Route,
    pub author: PersonCard,
    /// Who agreed it, or will.
    pub methodist: Option<PersonCard>,
    /// The diagnosis it rests on, where it is known here.
    pub diagnosis: Option<Diagnosis>,
    pub instrument: Option<Instrument>,
}

/// The document with the button that prints it.
#[component]
pub fn Sheet(paper: Paper) -> impl IntoView {
    // A browser that cannot print does nothing; the page can still be read.
    let print = move |_| {
        let _ = window().print();
    };
    let calendar = domain::contract::paths::route_calendar(paper.route.id);
    let foot = text::foot(&paper.route, platform::today());
    view! {
        <p class="actions">
            <button class="btn" type="button" on:click=print>{text::PRINT}</button>
            <a class="btn ghost" href=calendar download="marshrut.ics" rel="external">{text::CALENDAR}</a>
        </p>
        <article class="sheet">
            <Head paper=paper.clone()/>
            <Deficits paper=paper.clone()/>
            <Setting paper=paper.clone()/>
            <Steps route=paper.route.clone()/>
            <Agreement paper/>
            <p class="s num">{foot}</p>
        </article>
    }
}

/// Whose route, where, how long.
#[component]
pub fn Head(paper: Paper) -> impl IntoView {
    let system = use_system();
    let regulation = move || system.with(|s| s.value.as_ref().map(|s| s.regulation.clone()));
    let Paper { route, author, .. } = paper;
    let unit = |unit: Option<domain::people::UnitRef>| unit.map(|u| u.name).unwrap_or_default();
    let facts = [
        (text::PERSON, author.name.full()),
        (text::POSITION, author.position.clone()),
        (text::SCHOOL, unit(author.school)),
        (text::MUNICIPALITY, unit(author.municipality)),
        (text::THEME, route.title.clone()),
        (text::TERM, text::term(route.from, route.until)),
        (text::VOLUME, text::volume(&route)),
        (text::STATE, words::state(&route).to_owned()),
    ];
    let facts = facts.into_iter().filter(|(_, words)| !words.is_empty());
    view! {
        <header class="sheet-head">
            <p class="s">{regulation}</p>
            <h1 tabindex="-1">{text::HEADING}</h1>
        </header>
        <dl class="facts">
            {facts.map(|(term, words)| view! { <div><dt>{term}</dt><dd>{words}</dd></div> }).collect_view()}
        </dl>
    }
}

/// The other three blocks of C-ИОМ-2 and the technologies; an empty one leaves a line to write on.
#[component]
pub fn Setting(paper: Paper) -> impl IntoView {
    let setting = paper.route.setting.clone();
    let resources = if setting.resources.is_empty() {
        let known = paper.diagnosis.as_ref().zip(paper.instrument.as_ref());
        known.map(|(diagnosis, instrument)| strengths(diagnosis, instrument)).unwrap_or_default()
    } else {
        setting.resources
    };
    let blocks = [
        (text::RESOURCES, resources),
        (text::CONDITIONS, setting.conditions),
        (text::OPPORTUNITIES, setting.opportunities),
        (text::TECHNOLOGIES, setting.technologies),
    ];
    let block = |(term, words): (&'static str, String)| {
        let class = if words.is_empty() { "blank" } else { "said" };
        view! { <div><dt>{term}</dt><dd class=class>{words}</dd></div> }
    };
    view! {
        <section>
            <h2>{text::SETTING}</h2>
            <dl class="facts">{blocks.into_iter().map(block).collect_view()}</dl>
        </section>
    }
}

#[component]
fn Agreement(paper: Paper) -> impl IntoView {
    let Paper { route, author, methodist, .. } = paper;
    let agreed = text::agreed(&route).map(|(_, day)| day);
    let draft = agreed.is_none();
    let line = |role: &'static str, name: String, day: Option<String>| {
        view! {
            <div class="sign">
                <span>{role}</span><span class="rule" aria-hidden="true"></span><span>{name}</span>
                <span class="s">{day}</span>
            </div>
        }
    };
    view! {
        <section class="signs">
            <h2>{text::AGREEMENT}</h2>
            {draft.then(|| view! { <p class="s">{text::NOT_AGREED}</p> })}
            {line(text::TEACHER, words::short(&author), text::proposed(&route))}
            {line(text::METHODIST, methodist.as_ref().map(words::short).unwrap_or_default(), agreed)}
        </section>
    }
}
