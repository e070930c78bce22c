//! `/diagnosis`: before (how long, who sees what), between (where to go on), after (a way to the result).
//! Rules: `domain::diagnosis`.

mod choice;

use domain::{
    diagnosis::Diagnosis,
    ids::DiagnosisId,
    instrument::{Area, Competence, Instrument},
    workspace::Command,
};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::{
    paths, platform,
    shell::{Page, error_panel, use_toasts},
    text::{self, diagnosis as words, errors},
    ui::{Notice, PageTitle, Progress, Skeleton, Tone},
    workspace::use_workspace,
};
use choice::{ChoiceField, use_choice};

/// The diagnosis from outside.
#[component]
pub fn DiagnosisPage() -> impl IntoView {
    let workspace = use_workspace();
    let content = move || match (workspace.instrument(), workspace.diagnosis()) {
        (Some(instrument), None) => view! { <Intro instrument again=false/> }.into_any(),
        (_, Some((diagnosis, instrument))) if diagnosis.finished_at.is_none() => {
            view! { <Between diagnosis instrument/> }.into_any()
        }
        (_, Some((_, instrument))) => view! { <Intro instrument again=true/> }.into_any(),
        (None, None) => match workspace.loaded().error() {
            Some(error) => error_panel(error, Callback::new(move |()| workspace.reload())).into_any(),
            None => view! { <Skeleton/> }.into_any(),
        },
    };
    view! { <Page title=words::TITLE>{content}</Page> }
}

/// What it is, before the first answer; `again` after an earlier result.
#[component]
fn Intro(instrument: Instrument, again: bool) -> impl IntoView {
    let workspace = use_workspace();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let choice = use_choice();
    let start = move |_| {
        let own = || workspace.with(|w| w.map(|w| w.instrument.clone()));
        let Some(key) = choice.get().or_else(own) else { return };
        let command = Command::StartDiagnosis {
            id: DiagnosisId(platform::new_id()),
            instrument: key,
            started_at: platform::now(),
        };
        if let Err(error) = workspace.give(&command) {
            toasts.say(errors::storage(&error));
        }
        navigate(&paths::statement(1), leptos_router::NavigateOptions::default());
    };
    let usual = (instrument.minutes, instrument.len());
    let length = move || {
        let card = choice.card();
        let chosen = card.map(|c| (c.minutes, usize::try_from(c.statements).unwrap_or_default()));
        let (minutes, statements) = chosen.unwrap_or(usual);
        words::how_long(minutes, statements)
    };
    view! {
        <PageTitle over=words::TITLE text=instrument.title.clone()/>
        {again.then(|| view! { <a class="card accent" href=paths::RESULT><h2>{words::RESULT}</h2><p class="s">"Последний результат, дефициты и что с ними делать"</p></a> })}
        <section class="card">
            <Point title=words::WHAT_FOR text=instrument.purpose.clone()/>
            <div class="stack tight"><h2>{words::HOW_LONG}</h2><p>{length}</p></div>
            <Point title=words::WHO_SEES text=instrument.visibility.clone()/>
        </section>
        <ChoiceField choice/>
        <p class="s">{words::origin(&instrument)}</p>
        <AreaList instrument/>
        <div class="actions bottom">
            <button class="btn wide" class:ghost=again type="button" on:click=start>{if again { words::AGAIN } else { words::START }}</button>
        </div>
    }
}

#[component]
fn Point(title: &'static str, #[prop(into)] text: String) -> impl IntoView {
    view! { <div class="stack tight"><h2>{title}</h2><p>{text}</p></div> }
}

#[component]
fn AreaList(instrument: Instrument) -> impl IntoView {
    let item = |area: &Area| view! { <li><strong>{area.title.clone()}</strong><span class="s">{area.description.clone()}</span></li> };
    view! { <ul class="areas">{instrument.areas.iter().map(item).collect_view()}</ul> }
}

/// Some answers are there: where to go on, and the map of sections.
#[component]
fn Between(diagnosis: Diagnosis, instrument: Instrument) -> impl IntoView {
    let done = instrument.statements().filter(|(_, s)| diagnosis.answers.contains_key(&s.id)).count();
    let all = instrument.len();
    let next = diagnosis.resume_at(&instrument).map_or(all, |index| index + 1);
    let percent = u32::try_from(done * 100 / all.max(1)).unwrap_or(100);
    let left = text::today::left(all - done, all, instrument.minutes);
    view! {
        <PageTitle over=words::TITLE text=instrument.title.clone()/>
        <section class="card accent">
            <header><h2>{left}</h2><span class="num s">{words::of(done, all)}</span></header>
            <Progress percent label=words::TITLE/>
            <a class="btn wide" href=paths::statement(next)>{words::CONTINUE}</a>
        </section>
        <section class="stack tight">
            <h2>{words::SECTIONS}</h2>
            <ul class="sections">{sections(&diagnosis, &instrument)}</ul>
        </section>
        <Notice tone=Tone::Good><p>"Ответы сохраняются сразу. Продолжить можно на любом устройстве."</p></Notice>
    }
}

/// The map: areas, each with its competences, with what is done of them.
fn sections(diagnosis: &Diagnosis, instrument: &Instrument) -> impl IntoView + use<> {
    let done = |competence: &Competence| {
        competence.statements.iter().filter(|s| diagnosis.answers.contains_key(&s.id)).count()
    };
    let mut first = 1;
    let mut places = Vec::new();
    for competence in &instrument.competences {
        places.push((first, competence, done(competence)));
        first += competence.statements.len();
    }
    let section = |area: &Area| {
        let mine: Vec<_> = places.iter().filter(|(_, c, _)| c.area == area.id).collect();
        let (done, all) =
            mine.iter().fold((0, 0), |(done, all), (_, c, d)| (done + d, all + c.statements.len()));
        let row = |(first, competence, done): &&(usize, &Competence, usize)| {
            let open = competence.statements.iter().position(|s| !diagnosis.answers.contains_key(&s.id));
            place_row(competence.title.clone(), first + open.unwrap_or(0), *done, competence.statements.len())
        };
        view! {
            <li>
                <details>
                    <summary>{tally(area.plural.clone(), done, all)}</summary>
                    <ul>{mine.iter().map(row).collect_view()}</ul>
                </details>
            </li>
        }
    };
    instrument.areas.iter().map(section).collect_view()
}

fn place_row(title: String, number: usize, done: usize, all: usize) -> impl IntoView {
    view! { <li><a href=paths::statement(number)>{tally(title, done, all)}</a></li> }
}

/// «● Методические · 18 из 18»; the mark says that nothing is left.
fn tally(title: String, done: usize, all: usize) -> impl IntoView {
    let mark = if done == all { "● " } else { "" };
    view! {
        <span><span aria-hidden="true">{mark}</span>{title}</span>
        <span class="num s">{format!("{done} из {all}")}</span>
    }
}
