//! `/route/draft`: a route drafted from the diagnosis, the catalogue and what the teacher can give, redrawn with each
//! change of the limits. Nothing is stored until it is saved. Rules: `domain::draft`.

mod limits;
mod preview;

use domain::{
    RouteId, StepId,
    deficit::{Deficit, deficits},
    diagnosis::Diagnosis,
    draft::{Limits, draft},
    instrument::Instrument,
    programme::Programme,
    route::{Route, RouteState, Step, carried},
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
    let workspace = use_workspace();
    let ended = Memo::new(move |_| {
        workspace.with(|w| w.and_then(|w| w.route.clone().filter(|r| !r.state.is_open())))
    });
    let left = Signal::derive(move || ended.with(|route| route.as_ref().map(undone).unwrap_or_default()));
    let steps = Memo::new(move |_| {
        let limits = given.value().with(|g| g.limits(platform::today()))?;
        let catalogue = catalogue.get().or_else(|| without.get().then(Vec::new))?;
        let ended = ended.get().filter(|_| given.value().with(|g| g.carry));
        sources.with(|s| s.as_ref().map(|s| steps(s, &catalogue, limits, ended.as_ref())))
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
            <LimitsForm given=given.value() all=Signal::derive(move || sources.with(|s| s.as_ref().map_or(0, |s| s.deficits.len()))) left/>
            <Preview steps sources given=given.value() catalogue without/>
            <div class="dock">
                <button class="btn main" type="button" aria-disabled=move || nothing().to_string() on:click=save>{text::SAVE}</button>
            </div>
        </div>
    }
}

/// What was not done of an ended route comes first, then steps for the deficits that it does not work on.
fn steps(sources: &Sources, catalogue: &[Programme], limits: Limits, ended: Option<&Route>) -> Vec<Step> {
    let new_id = || StepId(platform::new_id());
    let mut all = ended.map(|r| carried(r, limits.from, limits.hours_per_week, new_id)).unwrap_or_default();
    let works_on = |d: &Deficit| all.iter().any(|step| step.competences.contains(&d.competence));
    let deficits: Vec<Deficit> = sources.deficits.iter().filter(|d| !works_on(d)).cloned().collect();
    let from = all.last().and_then(|step| step.until.succ_opt()).unwrap_or(limits.from);
    if from < limits.until {
        let limits = Limits { from, ..limits };
        let drafted =
            draft(&sources.instrument, &deficits, catalogue, limits, &text::Wording, platform::new_id);
        all.extend(drafted);
    }
    all
}

/// Steps of an ended route that would go on, and their hours.
fn undone(ended: &Route) -> (usize, u32) {
    let open = carried(ended, ended.from, 1, || StepId(platform::new_id()));
    (open.len(), open.iter().map(|step| u32::from(step.hours)).sum())
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
        until: steps.iter().map(|s| s.until).max().map_or(given.until, |last| last.max(given.until)),
        setting: domain::route::Setting::default(),
        steps,
        history: Vec::new(),
    }
}
