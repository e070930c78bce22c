//! `/teachers/:id`: one teacher with all that the one who supports them needs: route, deficits, requests, lessons, contacts.
//! Opening it is written to the log; the page says so.

use chrono::NaiveDate;
use domain::{
    PersonId,
    contract::{
        desk::{LessonInBrief, StepInBrief, TeacherFile},
        paths as api_paths,
    },
    desk::Touch,
    instrument::Instrument,
    people::PersonCard,
    request::SupportRequest,
    route::RouteState,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::teachers::tone;
use crate::{
    cache,
    pages::witness::Lives,
    paths, platform,
    shell::{LoadedView, Page, Width},
    text::{desk as words, help, inbox, near_date, unit, witness},
    ui::{Chip, Empty, Icon, PageTitle, Progress, Shape},
};

#[component]
pub fn TeacherPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<PersonId>().ok()));
    let read = cache::read::<TeacherFile>(move || id.get().map(api_paths::teacher));
    let key = Memo::new(move |_| read.with(|l| l.value.as_ref().map(|file| file.instrument.clone())));
    let instrument = cache::read::<Instrument>(move || key.get().map(|key| api_paths::instrument(&key)));
    let titles = Memo::new(move |_| instrument.value());
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(file,): (TeacherFile,)| view! { <File file titles/> }.into_any());
    view! {
        <Page title=words::TEACHER width=Width::Wide>
            <a class="link quiet back" href=paths::TEACHERS><Icon shape=Shape::Left/>{words::TEACHERS}</a>
            <Show when=move || id.get().is_some() fallback=|| view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }>
                <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
            </Show>
        </Page>
    }
}

#[component]
fn File(file: TeacherFile, titles: Memo<Option<Instrument>>) -> impl IntoView {
    let today = platform::today();
    let TeacherFile { row, young_until, deficits, steps, requests, lessons, contacts, people, .. } = file;
    let (id, stage) = (row.person.id, row.stage);
    let (over, name) = (inbox::place(&row.person), row.person.name.full());
    let contact = words::contact(&row, today);
    view! {
        <PageTitle over text=name/>
        <p class="row">
            <Chip word=words::stage(stage) tone=tone(stage)/>
            {young_until.map(|until| view! { <Chip word=words::young_until(until, today)/> })}
            <span class="s num">{contact}</span>
        </p>
        <div class="actions">
            <a class="btn ghost small" href=paths::lesson(id)>{witness::RECORD}</a>
            <a class="btn ghost small" href=paths::witnesses(id)>{witness::PAGE}</a>
            <a class="btn ghost small" href=paths::routes_of(id)>{words::HISTORY}</a>
        </div>
        <div class="review-grid">
            <div class="stack">
                <RouteCard row steps today/>
                <Lives lives=deficits titles own=false/>
            </div>
            <div class="stack">
                <Requests requests people=people.clone() today/>
                <Lessons lessons people today/>
                <Contacts contacts today/>
            </div>
        </div>
        <p class="s">{words::AUDITED}</p>
    }
}

#[component]
fn RouteCard(row: domain::desk::TeacherRow, steps: Vec<StepInBrief>, today: NaiveDate) -> impl IntoView {
    let line = move |step: StepInBrief| {
        let when = words::step(step.done_on, step.until, today);
        view! { <li><span>{step.title}</span><span class="s">{when}</span></li> }
    };
    let said = words::route(&row);
    let route = row.route.map(|route| {
        let decide = (route.state == RouteState::Proposed).then(|| paths::review(route.id));
        view! {
            <p>{route.title}</p>
            <Progress percent=route.percent label=words::ROUTE/>
            <p class="s num">{said}</p>
            <ul class="deficits">{steps.into_iter().map(line).collect_view()}</ul>
            {decide.map(|href| view! { <a class="btn" href=href>{words::DECIDE}</a> })}
        }
    });
    view! {
        <section class="card" aria-labelledby="route-title">
            <h2 id="route-title">{words::ROUTE}</h2>
            {match route {
                Some(route) => route.into_any(),
                None => view! { <p class="s">{words::NO_ROUTE}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Requests(requests: Vec<SupportRequest>, people: Vec<PersonCard>, today: NaiveDate) -> impl IntoView {
    let none = requests.is_empty();
    let line = move |request: SupportRequest| {
        let who = people.iter().find(|card| Some(card.id) == request.assignee).map(|card| card.name.short());
        let sent = near_date(request.sent_at.date_naive(), today);
        let told = [Some(sent), who].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <span class="row spread"><strong>{help::kind(request.kind)}</strong><Chip word=help::state(&request)/></span>
                <span class="s">{told}</span>
                <span>{request.message}</span>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="requests-title">
            <h2 id="requests-title">{words::REQUESTS}</h2>
            {none.then(|| view! { <p class="s">{words::NO_REQUESTS}</p> })}
            <ul class="deficits">{requests.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Lessons(lessons: Vec<LessonInBrief>, people: Vec<PersonCard>, today: NaiveDate) -> impl IntoView {
    let none = lessons.is_empty();
    let line = move |seen: LessonInBrief| {
        let who = people.iter().find(|card| card.id == seen.observer).map(|card| card.name.short());
        let told =
            [Some(near_date(seen.on, today)), who].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! { <li><span>{seen.lesson}</span><span class="s">{told}</span></li> }
    };
    view! {
        <section class="card" aria-labelledby="lessons-title">
            <h2 id="lessons-title">{words::LESSONS}</h2>
            {none.then(|| view! { <p class="s">{words::NO_LESSONS}</p> })}
            <ul class="deficits">{lessons.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Contacts(contacts: Vec<Touch>, today: NaiveDate) -> impl IntoView {
    let none = contacts.is_empty();
    let line = move |touch: Touch| {
        view! { <li><span>{words::touch(touch.kind)}</span><span class="s">{near_date(touch.on, today)}</span></li> }
    };
    view! {
        <section class="card" aria-labelledby="contacts-title">
            <h2 id="contacts-title">{words::CONTACTS}</h2>
            {none.then(|| view! { <p class="s">{words::NO_CONTACTS}</p> })}
            <ul class="deficits">{contacts.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
