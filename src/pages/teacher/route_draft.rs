//! `/route/draft`: a route drafted from the diagnosis, the catalogue and what the teacher can give, redrawn with each
//! change of the limits. Nothing is stored until it is saved. Rules: `domain::draft`.

mod limits;
mod preview;

use domain::{
    RouteId,
    deficit::{Deficit, deficits},
    diagnosis::Diagnosis,
    draft::draft,
    instrument::Instrument,
    programme::Programme,
    route::{Route, RouteState, Step},
    workspace::Command,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::parts::{Waiting, use_give};
use crate::{
    kept::keep,
    paths, platform,
    shell::Page,
    text::route::{self as words, Names, draft as text},
    ui::{Empty, PageTitle, focus},
    workspace::{read_catalogue, use_workspace},
};
use limits::{Given, LimitsForm};
use preview::Preview;

/// What is drawn; gated, so that a change elsewhere does not empty the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Waiting,
    HasRoute,
    NoDiagnosis,
    NoDeficits,
    Draft,
}

/// Everything that a draft is made from.
#[derive(Clone, PartialEq)]
struct Sources {
    diagnosis: Diagnosis,
    instrument: Instrument,
    deficits: Vec<Deficit>,
}

/// A draft of the route.
#[component]
pub fn RouteDraftPage() -> impl IntoView {
    let workspace = use_workspace();
    let sources = Memo::new(move |_| {
        let (diagnosis, instrument) = workspace.diagnosis()?;
        diagnosis.finished_at?;
        let deficits = deficits(&instrument, &diagnosis.answers);
        Some(Sources { diagnosis, instrument, deficits })
    });
    let phase = Memo::new(move |_| {
        let open = workspace.with(|w| w.map(|w| w.route.as_ref().is_some_and(|r| r.state.is_open())));
        let unread =
            workspace.instrument().is_none() && workspace.with(|w| w.is_some_and(|w| w.diagnosis.is_some()));
        match (open, sources.with(|s| s.as_ref().map(|s| s.deficits.is_empty()))) {
            (Some(true), _) => Phase::HasRoute,
            (None, _) => Phase::Waiting,
            (_, None) if unread => Phase::Waiting,
            (_, None) => Phase::NoDiagnosis,
            (_, Some(true)) => Phase::NoDeficits,
            (_, Some(false)) => Phase::Draft,
        }
    });
    let content = move || match phase.get() {
        Phase::Waiting => view! { <Waiting/> }.into_any(),
        Phase::Draft => view! { <Drafting sources/> }.into_any(),
        phase => view! { <Elsewhere phase/> }.into_any(),
    };
    view! { <Page title=text::TITLE>{content}</Page> }
}

/// No draft to make here, and where to go.
#[component]
fn Elsewhere(phase: Phase) -> impl IntoView {
    let (title, lead, link, word) = match phase {
        Phase::HasRoute => (text::EXISTS_TITLE, text::EXISTS, paths::ROUTE, text::OPEN_ROUTE),
        Phase::NoDeficits => {
            (text::NO_DEFICITS_TITLE, text::NO_DEFICITS, paths::DIAGNOSIS, words::TO_DIAGNOSIS)
        }
        _ => (text::NO_DIAGNOSIS_TITLE, words::NONE_BEFORE_DIAGNOSIS, paths::DIAGNOSIS, words::TO_DIAGNOSIS),
    };
    view! {
        <PageTitle text=text::TITLE/>
        <Empty title><p>{lead}</p><a class="btn" href=link>{word}</a></Empty>
    }
}

#[component]
fn Drafting(sources: Memo<Option<Sources>>) -> impl IntoView {
    let given = keep("route-draft", || Given::usual(platform::today()));
    let catalogue = read_catalogue(|| true);
    let without = RwSignal::new(false);
    let steps = Memo::new(move |_| {
        let limits = given.value().with(|g| g.limits(platform::today()))?;
        let catalogue = catalogue.get().or_else(|| without.get().then(Vec::new))?;
        sources.with(|s| s.as_ref().map(|s| steps(s, &catalogue, limits)))
    });
    let (give, navigate) = (use_give(), use_navigate());
    let save = move |_| {
        let steps = steps.get_untracked().unwrap_or_default();
        let made =
            sources.with_untracked(|s| s.as_ref().map(|s| route(s, &given.value().get_untracked(), steps)));
        match made {
            Some(route) if !route.steps.is_empty() => {
                give(&Command::PutRoute { route: Box::new(route), base: None });
                given.forget();
                navigate(paths::ROUTE, NavigateOptions { replace: true, ..NavigateOptions::default() });
            }
            _ => focus(limits::UNTIL),
        }
    };
    let nothing = move || steps.with(|s| s.as_ref().is_none_or(Vec::is_empty));
    view! {
        <div class="docked">
            <PageTitle text=text::TITLE/>
            <p>{text::LEAD}</p>
            <LimitsForm given=given.value() all=Signal::derive(move || sources.with(|s| s.as_ref().map_or(0, |s| s.deficits.len())))/>
            <Preview steps sources given=given.value() catalogue without/>
            <div class="dock">
                <button class="btn main" type="button" aria-disabled=move || nothing().to_string() on:click=save>{text::SAVE}</button>
            </div>
        </div>
    }
}

fn steps(sources: &Sources, catalogue: &[Programme], limits: domain::draft::Limits) -> Vec<Step> {
    draft(&sources.instrument, &sources.deficits, catalogue, limits, &text::Wording, platform::new_id)
}

fn route(sources: &Sources, given: &Given, steps: Vec<Step>) -> Route {
    let today = platform::today();
    let covered: Vec<Deficit> = sources
        .deficits
        .iter()
        .filter(|d| steps.iter().any(|s| s.competences.contains(&d.competence)))
        .cloned()
        .collect();
    Route {
        id: RouteId(platform::new_id()),
        person: sources.diagnosis.person,
        diagnosis: sources.diagnosis.id,
        version: 1,
        state: RouteState::Draft,
        title: text::title(Names(Some(&sources.instrument)), &covered),
        hours_per_week: given.hours_per_week,
        from: steps.iter().map(|s| s.from).min().unwrap_or(today).min(today),
        until: given.until,
        setting: domain::route::Setting::default(),
        steps,
        history: Vec::new(),
    }
}
