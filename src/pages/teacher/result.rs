//! `/diagnosis/result`: the profile by area, deficits in order of priority with what each means and what to do, and
//! what to rely on. Computed here, so it is there without a network too. Rules: `domain::score`, `domain::deficit`.

mod moved;
mod past;

use domain::{
    DiagnosisId,
    deficit::{Deficit, deficits},
    diagnosis::Diagnosis,
    instrument::Instrument,
    score::{CompetenceScore, areas, level, profile},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    charts::{
        Column, Figure, Look, Plot, Row, Table,
        radar::{self, Axis},
    },
    pages::witness::Witnessed,
    paths,
    shell::{Page, Width, error_panel},
    text::{self, diagnosis as words},
    ui::{Chip, Empty, PageTitle, Skeleton, Tone},
    workspace::use_workspace,
};
use moved::Since;
use past::Past;

/// The result of the latest diagnosis, or of the one that the address names.
#[component]
pub fn ResultPage() -> impl IntoView {
    let workspace = use_workspace();
    let finished = Memo::new(move |_| workspace.diagnosis().filter(|(d, _)| d.finished_at.is_some()));
    let known = Memo::new(move |_| workspace.with(|w| w.is_some()));
    let query = use_query_map();
    let named = Memo::new(move |_| query.with(|q| q.get("id").and_then(|id| id.parse::<DiagnosisId>().ok())));
    let content = move || match finished.get() {
        latest if named.get().is_some_and(|id| latest.as_ref().is_none_or(|(d, _)| d.id != id)) => {
            named.get().map(|id| view! { <Past id/> }).into_any()
        }
        Some((diagnosis, instrument)) => view! { <Outcome diagnosis instrument past=false/> }.into_any(),
        None if known.get() => view! {
            <PageTitle text=words::RESULT/>
            <Empty title=words::NONE_YET><a class="btn" href=paths::DIAGNOSIS>{words::TITLE}</a></Empty>
        }
        .into_any(),
        None => match workspace.loaded().error() {
            Some(error) => error_panel(error, Callback::new(move |()| workspace.reload())).into_any(),
            None => view! { <Skeleton/> }.into_any(),
        },
    };
    view! { <Page title=words::RESULT width=Width::Wide>{content}</Page> }
}

#[component]
fn Outcome(
    diagnosis: Diagnosis,
    instrument: Instrument,
    /// An earlier one: to look at, not to act on.
    past: bool,
) -> impl IntoView {
    let person = diagnosis.person;
    let found = deficits(&instrument, &diagnosis.answers);
    let scores = profile(&instrument, &diagnosis.answers);
    let first = found.first().and_then(|d| instrument.competence(&d.competence)).map(|c| c.title.as_str());
    let title = words::finding(found.len(), first);
    let when = diagnosis.finished_at.map(|at| text::date(at.date_naive())).unwrap_or_default();
    let axes = axes(&instrument, &scores);
    view! {
        <PageTitle over=format!("{} · {when}", words::RESULT) text=title/>
        <div class="result-grid">
            <AreasFigure axes threshold=instrument.deficit_below_percent/>
            <Strengths instrument=instrument.clone() scores=scores.clone()/>
            <Since diagnosis instrument=instrument.clone()/>
            <section class="stack span">
                <h2>{words::PRIORITY}</h2>
                <Deficits found=found.clone() instrument=instrument.clone()/>
            </section>
            {(!past).then(|| view! { <Witnessed person=Signal::stored(Some(person)) own=true/> })}
            <AllScores instrument scores/>
        </div>
        {if past {
            view! { <div class="actions bottom"><a class="btn wide" href=paths::RESULT>{words::TO_LATEST}</a></div> }.into_any()
        } else {
            view! { <NextSteps deficits=found.len()/> }.into_any()
        }}
    }
}

fn axes(instrument: &Instrument, scores: &[CompetenceScore]) -> Vec<Axis> {
    let title =
        |id| instrument.areas.iter().find(|a| a.id == id).map(|a| a.title.clone()).unwrap_or_default();
    areas(instrument, scores)
        .into_iter()
        .map(|area| Axis { title: title(area.area), percent: area.score.map(domain::score::Score::percent) })
        .collect()
}

/// The radar of areas with its table.
#[component]
fn AreasFigure(axes: Vec<Axis>, threshold: u8) -> impl IntoView {
    let row = |axis: &Axis| {
        let percent =
            axis.percent.map_or_else(|| words::LITTLE.to_owned(), |p| format!("{}\u{a0}%", text::decimal(p)));
        Row { cells: vec![axis.title.clone(), percent], href: None }
    };
    let table = Table {
        columns: vec![Column::words(words::AREA), Column::numbers(words::SHARE)],
        rows: axes.iter().map(row).collect(),
    };
    let title = finding(&axes);
    let height = RwSignal::new(radar::height(0.0));
    let plot = radar::can_draw(&axes).then(|| Plot {
        options: Callback::new(move |(look,): (Look,)| {
            // Told only when it changes: an equal height would draw the chart again, and again.
            let wanted = radar::height(look.width);
            if height.get_untracked() != wanted {
                height.set(wanted);
            }
            radar::radar(&axes, Some(f64::from(threshold)), &look)
        }),
        height: height.into(),
        on_pick: None,
    });
    view! { <Figure id="areas" title table plot file=words::RADAR_FILE lead=Signal::stored(words::radar_lead(threshold))/> }
}

/// The figure's title: the strongest and the weakest area.
fn finding(axes: &[Axis]) -> String {
    let mut scored: Vec<_> = axes.iter().filter_map(|axis| Some((axis.percent?, &axis.title))).collect();
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    match (scored.last(), scored.first()) {
        (Some((_, strongest)), Some((_, weakest))) => words::radar_finding(strongest, weakest),
        _ => words::LITTLE.to_owned(),
    }
}

#[component]
fn Deficits(found: Vec<Deficit>, instrument: Instrument) -> impl IntoView {
    if found.is_empty() {
        return view! { <p>{words::NO_DEFICITS}</p> }.into_any();
    }
    let card = move |(index, deficit): (usize, Deficit)| {
        let Some(competence) = instrument.competence(&deficit.competence) else { return ().into_any() };
        let stands_at = deficit.score.stands_at().max(1);
        let advice = competence.advice.iter().find(|a| a.from == stands_at).map(|a| a.text.clone());
        let level = level(&instrument, deficit.score).map(|l| l.title.clone()).unwrap_or_default();
        let percent = deficit.score.percent();
        view! {
            <article class="card deficit">
                <header><h3>{format!("{}. {}", index + 1, competence.title)}</h3><span class="num s">{words::mean(deficit.score)}</span></header>
                <div class="scale" aria-hidden="true"><i style:width=format!("{percent:.0}%")></i><u style:left=format!("{}%", deficit.threshold)></u></div>
                <p class="row"><Chip word=level tone=Tone::Risk/></p>
                <details class="stack tight" open=index == 0>
                    <summary>{words::MEANS}" · "{words::DO}</summary>
                    <p>{competence.meaning.clone()}</p>
                    {advice.map(|advice| view! { <p><strong>{words::DO}": "</strong>{advice}</p> })}
                </details>
                <a class="link" href=paths::ask(Some(&deficit.competence))>{words::ASK}</a>
            </article>
        }
        .into_any()
    };
    view! { <div class="stack">{found.into_iter().enumerate().map(card).collect_view()}</div> }.into_any()
}

/// The strongest competences: those of the highest level reached by at least the deficit's threshold.
#[component]
fn Strengths(instrument: Instrument, scores: Vec<CompetenceScore>) -> impl IntoView {
    let mut strong: Vec<_> = scores
        .iter()
        .filter_map(|c| {
            Some((
                c.score.filter(|s| !s.below(instrument.deficit_below_percent))?,
                instrument.competence(&c.competence)?,
            ))
        })
        .collect();
    strong.sort_by(|a, b| b.0.percent().total_cmp(&a.0.percent()));
    let chips = strong.iter().take(6).map(|(score, competence)| {
        view! { <li><Chip word=format!("{} · {}", competence.title, words::mean(*score)) tone=Tone::Good/></li> }
    });
    view! {
        <section class="card">
            <h2>{words::STRENGTHS}</h2>
            <ul class="strengths">{chips.collect_view()}</ul>
            {strong.is_empty().then(|| view! { <p>{words::LITTLE}</p> })}
        </section>
    }
}

/// Every competence in a table, for those who want it all.
#[component]
fn AllScores(instrument: Instrument, scores: Vec<CompetenceScore>) -> impl IntoView {
    let row = move |c: CompetenceScore| {
        let title = instrument.competence(&c.competence).map(|c| c.title.clone()).unwrap_or_default();
        let level = c.score.and_then(|s| level(&instrument, s)).map(|l| l.title.clone());
        view! {
            <tr>
                <th scope="row">{title}</th>
                <td class="n">{c.score.map_or_else(|| "—".to_owned(), words::mean)}</td>
                <td>{level.unwrap_or_else(|| words::LITTLE.to_owned())}</td>
            </tr>
        }
    };
    view! {
        <details class="card span">
            <summary>{words::ALL}</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label=words::ALL>
                <table>
                    <thead><tr><th scope="col">"Компетенция"</th><th scope="col" class="n">"Среднее"</th><th scope="col">"Уровень"</th></tr></thead>
                    <tbody>{scores.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

#[component]
fn NextSteps(deficits: usize) -> impl IntoView {
    let workspace = use_workspace();
    let open_route = Memo::new(move |_| {
        workspace.with(|w| w.and_then(|w| w.route.as_ref()).is_some_and(|r| r.state.is_open()))
    });
    view! {
        <div class="actions bottom">
            {move || match (open_route.get(), deficits) {
                (true, _) => view! { <a class="btn wide" href=paths::ROUTE>{words::OPEN_ROUTE}</a> }.into_any(),
                (false, 0) => ().into_any(),
                (false, _) => view! { <a class="btn wide" href=paths::ROUTE_DRAFT>{words::DRAFT}</a> }.into_any(),
            }}
        </div>
    }
}
