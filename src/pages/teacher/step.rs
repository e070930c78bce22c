//! `/route/steps/:id`: one step: what, why, when, and the mark that it is done. Rules: `domain::route`.

mod fields;
mod files;
mod form;
mod mark;
mod parts;
mod programme;

use domain::{
    StepId,
    route::{RouteState, Step, StepKind},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    parts::Waiting,
    route::{OwnRoute, line::Remark, stop::next_step, use_own_route},
};
use crate::{
    paths, platform,
    shell::Page,
    text::{
        self,
        route::{self as words, Names, step as text_step},
    },
    ui::{Chip, Empty, Icon, Notice, PageTitle, Shape, Tone},
    workspace::use_workspace,
};
use files::Files;
use mark::Marking;
use programme::ProgrammeCard;

/// The step that is open.
type OpenStep = Memo<Option<Step>>;

/// Id of the notice after a change.
const CHANGED: &str = "step-changed";

/// One step.
#[component]
pub fn StepPage() -> impl IntoView {
    let workspace = use_workspace();
    let route = use_own_route();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("id").and_then(|id| id.parse::<StepId>().ok())));
    let step = Memo::new(move |_| route.with(|r| r.as_ref().and_then(|r| r.step(id.get()?).cloned())));
    let title =
        move || step.with(|s| s.as_ref().map_or_else(|| words::TITLE.to_owned(), |s| s.title.clone()));
    let known = Memo::new(move |_| workspace.with(|w| w.is_some()));
    // Another step is another page; a change of this one is not.
    let shown = Memo::new(move |_| step.with(|s| s.as_ref().map(|s| s.id)));
    let content = move || match (known.get(), shown.get()) {
        (_, Some(_)) => view! { <Open route step/> }.into_any(),
        (true, None) => view! { <Unknown/> }.into_any(),
        (false, None) => view! { <Waiting/> }.into_any(),
    };
    view! { <Page title=Signal::derive(title)>{content}</Page> }
}

#[component]
fn Unknown() -> impl IntoView {
    view! {
        <PageTitle text=text_step::UNKNOWN_TITLE/>
        <Empty title=words::STEPS_TITLE>
            <p>{text_step::UNKNOWN}</p>
            <a class="btn" href=paths::ROUTE>{text_step::BACK}</a>
        </Empty>
    }
}

#[component]
fn Open(route: OwnRoute, step: OpenStep) -> impl IntoView {
    let Some(first) = step.get_untracked() else { return ().into_any() };
    let over = words::kind(first.kind);
    let title = Memo::new(move |_| step.with(|s| s.as_ref().map(|s| s.title.clone()).unwrap_or_default()));
    let help = paths::ask(first.competences.first());
    let has_programme = first.programme;
    let id = first.id;
    let remark = Memo::new(move |_| route.with(|r| Some(r.as_ref()?.remark_on(id)?.text.clone())));
    let tutor = (first.kind == StepKind::Programme).then(|| paths::ask_tutor(first.id));
    view! {
        <p><a class="link" href=paths::ROUTE><Icon shape=Shape::Left/>{text_step::BACK}</a></p>
        <PageTitle text=title over=over/>
        <Changed route step/>
        {move || remark.get().map(|remark| view! { <Remark remark/> })}
        <Facts step/>
        {has_programme.map(|id| view! { <ProgrammeCard id step/> })}
        <Marking route step/>
        <Files route step=first.id/>
        <p class="row">
            <a class="link" href=help>{text_step::ASK}</a>
            {tutor.map(|href| view! { <a class="link" href=href>{text_step::TUTOR}</a> })}
        </p>
    }
    .into_any()
}

/// Where the step stands, and after it is done what comes next.
#[component]
fn Changed(route: OwnRoute, step: OpenStep) -> impl IntoView {
    let done = Memo::new(move |_| step.with(|s| s.as_ref().is_some_and(|s| s.result.is_some())));
    let late = Memo::new(move |_| step.with(|s| s.as_ref().is_some_and(|s| s.is_overdue(platform::today()))));
    let next =
        Memo::new(move |_| route.with(|r| r.as_ref().and_then(next_step).map(|s| (s.id, s.title.clone()))));
    let what_next = move || match next.get() {
        Some((id, title)) => {
            view! { <p>{text_step::NEXT}": "<a href=paths::step(id)>{title}</a></p> }.into_any()
        }
        None => view! { <p><a href=paths::ROUTE>{words::COMPLETE}</a></p> }.into_any(),
    };
    move || match (done.get(), late.get()) {
        (true, _) => view! {
            <div id=CHANGED tabindex="-1">
                <Notice tone=Tone::Good><p><strong>"● "{text_step::MARKED}</strong></p>{what_next}</Notice>
            </div>
        }
        .into_any(),
        (false, true) => view! { <p><Chip word="срок прошёл" tone=Tone::Bad/></p> }.into_any(),
        (false, false) => ().into_any(),
    }
}

/// What, why, when.
#[component]
fn Facts(step: OpenStep) -> impl IntoView {
    let workspace = use_workspace();
    let fact = |(term, words): (&'static str, String)| view! { <div><dt>{term}</dt><dd>{words}</dd></div> };
    let facts = move || {
        let instrument = workspace.instrument();
        let names = Names(instrument.as_ref());
        let today = platform::today();
        let step = step.get()?;
        let when = format!("{} · {}", text::span(step.from, step.until, today), words::hours(step.hours));
        let mut facts =
            vec![(text_step::WHEN, when), (text_step::WHY, words::sentence(&names.reason(&step.reason)))];
        if !step.competences.is_empty() {
            facts.push((text_step::CLOSES, names.list(&step.competences)));
        }
        facts.push((text_step::FORM, words::form(step.form).to_owned()));
        Some(facts.into_iter().map(fact).collect_view())
    };
    view! { <dl class="facts">{facts}</dl> }
}

/// Why a step cannot be marked now, if it cannot.
fn not_running(state: RouteState) -> Option<&'static str> {
    match state {
        RouteState::Agreed | RouteState::Active => None,
        RouteState::Draft | RouteState::Proposed => Some(text_step::NOT_RUNNING_DRAFT),
        RouteState::Completed | RouteState::Closed | RouteState::Archived => {
            Some(text_step::NOT_RUNNING_DONE)
        }
    }
}

/// Whether the step is the closing diagnosis, which is taken elsewhere.
fn is_diagnosis(step: &Step) -> bool {
    step.kind == StepKind::Diagnosis
}
