//! The diagnosis in brief: the areas, and the deficits in order of priority.

use domain::{
    deficit::{Deficit, deficits},
    diagnosis::Diagnosis,
    instrument::Instrument,
    score::{AreaScore, Score, areas, level, profile},
};
use leptos::prelude::*;

use crate::{
    text::{self, diagnosis as scores, inbox as words},
    ui::{Chip, Skeleton, Tone},
};

/// So many deficits are enough to judge a route; the rest is counted.
const SHOWN: usize = 6;

#[component]
pub fn Brief(diagnosis: Diagnosis, instrument: Memo<Option<Instrument>>) -> impl IntoView {
    let content = move || match instrument.get() {
        Some(instrument) => result(&diagnosis, &instrument).into_any(),
        None => view! { <Skeleton/> }.into_any(),
    };
    view! { <aside class="stack" aria-label=words::DIAGNOSIS>{content}</aside> }
}

fn result(diagnosis: &Diagnosis, instrument: &Instrument) -> impl IntoView + use<> {
    let found = deficits(instrument, &diagnosis.answers);
    let profile = areas(instrument, &profile(instrument, &diagnosis.answers));
    let when = diagnosis.finished_at.map(|at| text::date(at.date_naive())).unwrap_or_default();
    let left = found.len().saturating_sub(SHOWN);
    let area = |score: &AreaScore| area_row(instrument, score);
    let deficit = |deficit: &Deficit| deficit_row(instrument, deficit);
    view! {
        <section class="card" aria-labelledby="brief-title">
            <header><h2 id="brief-title">{words::diagnosis(found.len())}</h2><span class="s num">{when}</span></header>
            <ol class="deficits">{found.iter().take(SHOWN).map(deficit).collect_view()}</ol>
            {(left > 0).then(|| view! { <p class="s">{words::more_deficits(left)}</p> })}
        </section>
        <section class="card" aria-labelledby="areas-title">
            <h2 id="areas-title">{words::AREAS}</h2>
            <dl class="hbars soft">{profile.iter().map(area).collect_view()}</dl>
        </section>
    }
}

fn deficit_row(instrument: &Instrument, deficit: &Deficit) -> impl IntoView + use<> {
    let title = instrument.competence(&deficit.competence).map(|c| c.title.clone()).unwrap_or_default();
    let level = level(instrument, deficit.score).map(|level| level.title.clone()).unwrap_or_default();
    view! {
        <li>
            <span>{title}</span>
            <span class="row"><Chip tone=Tone::Risk word=level/><span class="s num">{scores::mean(deficit.score)}</span></span>
        </li>
    }
}

fn area_row(instrument: &Instrument, area: &AreaScore) -> impl IntoView + use<> {
    let title =
        instrument.areas.iter().find(|a| a.id == area.area).map(|a| a.title.clone()).unwrap_or_default();
    let percent = area.score.map(Score::percent);
    view! {
        <div>
            <dt>{title}</dt>
            <dd class="num">{percent.map_or_else(|| scores::LITTLE.to_owned(), words::percent)}</dd>
            <dd class="track" aria-hidden="true">
                {percent.map(|percent| view! { <i style:width=format!("{percent:.0}%")></i> })}
            </dd>
        </div>
    }
}
