//! `/today`: what is next, how the route goes, who helps. Rules: `domain::route`, `domain::diagnosis`.

use domain::{
    deficit::deficits,
    request::RequestState,
    route::{Route, Step, progress},
    workspace::{AssignedDiagnosis, Workspace},
};
use leptos::prelude::*;

use crate::{
    paths, platform,
    shell::{LoadedView, Page, SyncLine},
    text::{self, campaign, today as text_today},
    ui::{Chip, PageTitle, Progress, Tone},
    workspace::{WorkspaceContext, use_workspace},
};

/// The teacher's first screen.
#[component]
pub fn TodayPage() -> impl IntoView {
    let workspace = use_workspace();
    // What the server said, with what waits laid over it.
    let loaded = Signal::derive(move || {
        let mut loaded = workspace.loaded();
        loaded.value = workspace.get();
        loaded
    });
    view! {
        <Page title=text_today::TITLE>
            <LoadedView loaded retry=move |()| workspace.reload() children=move |w: Workspace| view! { <Content workspace=w/> }.into_any()/>
        </Page>
    }
}

#[component]
fn Content(workspace: Workspace) -> impl IntoView {
    let today = platform::today();
    let requests = workspace.requests.clone();
    let people = workspace.people.clone();
    let no_methodist = workspace.methodist.is_none();
    let route = workspace.route.clone();
    let assigned = workspace.assigned.clone();
    view! {
        <PageTitle over=text::weekday_date(today) text=text_today::greeting(&workspace.person.name)/>
        <SyncLine/>
        {assigned.into_iter().map(|assigned| view! { <Assigned assigned/> }).collect_view()}
        <NextStop workspace/>
        {route.filter(|r| !r.steps.is_empty()).map(|route| view! { <RouteCard route/> })}
        <HelpCard requests people/>
        {no_methodist.then(|| view! { <p class="s">{text_today::NO_METHODIST}</p> })}
    }
}

/// A diagnosis that somebody assigned, with the days left (C-ДИАГ-4).
#[component]
fn Assigned(assigned: AssignedDiagnosis) -> impl IntoView {
    let today = platform::today();
    let late = assigned.stage.is_late(assigned.due_on, today);
    let tone = if late { Tone::Bad } else { Tone::Plain };
    view! {
        <section class="card">
            <h2>{campaign::heading(&assigned)}</h2>
            <p class="row"><Chip word=campaign::told(&assigned, today) tone/></p>
            {(!assigned.message.is_empty()).then(|| view! { <p>{assigned.message.clone()}</p> })}
            <a class="link" href=paths::DIAGNOSIS>{campaign::TAKE}</a>
        </section>
    }
}

/// The one thing to do now.
#[component]
fn NextStop(workspace: Workspace) -> impl IntoView {
    let context = use_workspace();
    let route = workspace.route.clone();
    match route {
        Some(route) if route.state.is_running() => match next_step(&route) {
            Some(step) => view! { <StepStop step=step.clone()/> }.into_any(),
            None => view! { <Stop title="Все шаги пройдены" lead="Осталось закрыть маршрут." link=paths::ROUTE word=text_today::OPEN/> }.into_any(),
        },
        Some(route) if route.state.is_open() => {
            let waits = text_today::route_waits(route.state, route.returned_with().is_some());
            let comment = route.returned_with().map(|event| format!("«{}»", event.comment)).unwrap_or_default();
            view! { <Stop title=waits lead=comment link=paths::ROUTE word=text_today::OPEN/> }.into_any()
        }
        _ => view! { <DiagnosisStop context/> }.into_any(),
    }
}

/// The first step that is not done, in order of dates.
fn next_step(route: &Route) -> Option<&Step> {
    route.steps.iter().filter(|step| step.result.is_none()).min_by_key(|step| step.from)
}

#[component]
fn StepStop(step: Step) -> impl IntoView {
    let today = platform::today();
    let when = text::span(step.from, step.until, today);
    let hours = text::count(usize::from(step.hours), text::common::HOURS);
    let late = step.is_overdue(today);
    view! {
        <section class="card accent">
            <p class="s">{text_today::NEXT_STOP}</p>
            <h2>{step.title}</h2>
            <p class="s">{format!("{when} · {hours}")}</p>
            {late.then(|| view! { <p><Chip word="срок прошёл — отметьте или перенесите" tone=Tone::Bad/></p> })}
            <a class="btn wide" href=paths::step(step.id)>{text_today::OPEN}</a>
        </section>
    }
}

#[component]
fn Stop(
    #[prop(into)] title: String,
    #[prop(into)] lead: String,
    link: &'static str,
    word: &'static str,
) -> impl IntoView {
    view! {
        <section class="card accent">
            <p class="s">{text_today::NEXT_STOP}</p>
            <h2>{title}</h2>
            {(!lead.is_empty()).then(|| view! { <p>{lead}</p> })}
            <a class="btn wide" href=link>{word}</a>
        </section>
    }
}

/// Before there is a route: the diagnosis, at whatever point it is.
#[component]
fn DiagnosisStop(context: WorkspaceContext) -> impl IntoView {
    move || match (context.diagnosis(), context.instrument()) {
        (None, instrument) => {
            let lead = text_today::start_lead(instrument.map_or(20, |i| i.minutes));
            view! { <Stop title=text_today::START_TITLE lead link=paths::DIAGNOSIS word=text_today::START/> }
                .into_any()
        }
        (Some((diagnosis, instrument)), _) if diagnosis.finished_at.is_none() => {
            let left = instrument.len() - diagnosis.answers.len().min(instrument.len());
            let lead = text_today::left(left, instrument.len(), instrument.minutes);
            view! { <Stop title=text::diagnosis::TITLE lead link=paths::DIAGNOSIS word=text_today::CONTINUE/> }.into_any()
        }
        (Some((diagnosis, instrument)), _) => {
            let found = deficits(&instrument, &diagnosis.answers).len();
            let (link, word) = match found {
                0 => (paths::RESULT, text_today::SHOW_RESULT),
                _ => (paths::ROUTE_DRAFT, text_today::DRAFT),
            };
            view! { <Stop title=text_today::RESULT_TITLE lead=text_today::deficits_found(found) link word/> }
                .into_any()
        }
    }
}

#[component]
fn RouteCard(route: Route) -> impl IntoView {
    let today = platform::today();
    let p = progress(&route, today);
    let until = format!("до {}", text::date(route.until));
    view! {
        <a class="card" href=paths::ROUTE>
            <header>
                <h2>{text_today::ROUTE}</h2>
                <span class="num s">{text_today::steps_and_hours(p.steps_done, p.steps, p.hours_done, p.hours)}</span>
            </header>
            <Progress percent=p.percent() label=text_today::ROUTE/>
            <p class="row s">
                {(p.overdue > 0).then(|| view! { <Chip word=text_today::overdue(p.overdue) tone=Tone::Bad/> })}
                {until}
            </p>
        </a>
    }
}

#[component]
fn HelpCard(
    requests: Vec<domain::request::SupportRequest>,
    people: Vec<domain::people::PersonCard>,
) -> impl IntoView {
    let open = requests.into_iter().find(|request| request.state.is_open());
    let words = open.map(|request| {
        let who = request.assignee.and_then(|id| people.iter().find(|p| p.id == id)).map(|p| p.name.short());
        match (request.state, who) {
            (RequestState::Accepted | RequestState::Active, Some(who)) => format!("{who}: заявка принята."),
            (RequestState::Clarifying, _) => "По заявке задали вопрос: ответьте.".to_owned(),
            (_, Some(who)) => format!("{who}: ждём ответа на заявку."),
            (_, None) => "Заявка у методиста, ждёт ответа.".to_owned(),
        }
    });
    let (words, link, word) = match words {
        Some(words) => (words, paths::HELP.to_owned(), text_today::OPEN),
        None => (text_today::HELP_EMPTY.to_owned(), paths::ask(None), text_today::ASK),
    };
    view! {
        <section class="card">
            <h2>{text_today::HELP}</h2>
            <p>{words}</p>
            <a class="link" href=link>{word}</a>
        </section>
    }
}
