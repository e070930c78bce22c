//! What moved since the diagnosis before (C-ДЕФ-6), with a break where the questions changed. Rules: `domain::movement`.

use domain::{
    contract::{instruments::OwnDiagnoses, paths as api_paths},
    diagnosis::Diagnosis,
    instrument::Instrument,
    movement::{Moved, Movement, movement},
};
use leptos::prelude::*;

use crate::{
    cache, paths,
    text::{self, diagnosis as words},
    ui::{Chip, Notice, Tone},
};

/// Earlier results and what changed since the last of them.
#[component]
pub fn Since(diagnosis: Diagnosis, instrument: Instrument) -> impl IntoView {
    let list = cache::read::<OwnDiagnoses>(|| Some(api_paths::DIAGNOSES.to_owned()));
    let finished_at = diagnosis.finished_at;
    let earlier = Memo::new(move |_| {
        let items = list.value().map(|list| list.items).unwrap_or_default();
        items
            .into_iter()
            .filter(|card| finished_at.is_some_and(|at| card.finished_at < at))
            .collect::<Vec<_>>()
    });
    let previous = Memo::new(move |_| earlier.with(|all| all.first().map(|card| card.id)));
    let before = cache::read::<Diagnosis>(move || previous.get().map(api_paths::diagnosis));
    let asked = Memo::new(move |_| before.with(|loaded| loaded.value.as_ref().map(|d| d.instrument.clone())));
    let by = cache::read::<Instrument>(move || asked.get().map(|key| api_paths::instrument(&key)));
    let now = StoredValue::new((diagnosis, instrument));
    let moved = Memo::new(move |_| {
        let (before, by) = (before.value()?, by.value()?);
        let at = before.finished_at?;
        let moved = now.with_value(|(d, i)| movement((&by, &before.answers), (i, &d.answers)));
        Some((at, moved))
    });
    let changes = move || {
        moved.get().map(|(at, moved)| {
            let title = |id: &domain::CompetenceId| {
                now.with_value(|(_, i)| i.competence(id).map(|c| c.title.clone()).unwrap_or_default())
            };
            view! { <Changes since=text::date(at.date_naive()) rows=rows(&moved, title) moved/> }
        })
    };
    let past = move || {
        earlier.with(|all| {
            let item = |card: &domain::contract::instruments::DiagnosisCard| {
                let words = words::past(&text::date(card.finished_at.date_naive()), card.deficits);
                view! { <li><a href=paths::past_result(card.id)>{words}</a><span class="s">" · "{card.title.clone()}</span></li> }
            };
            (!all.is_empty()).then(|| {
                view! {
                    <details class="card span">
                        <summary>{words::HISTORY}</summary>
                        <ul class="stack tight">{all.iter().map(item).collect_view()}</ul>
                    </details>
                }
            })
        })
    };
    view! { {changes} {past} }
}

/// Title, from, to, difference in points of the scale's maximum.
type Line = (String, String, String, i64);

fn rows(moved: &Moved, title: impl Fn(&domain::CompetenceId) -> String) -> Vec<Line> {
    let line = |m: &Movement| (title(&m.competence), words::mean(m.before), words::mean(m.now), m.points());
    moved.movements.iter().filter(|m| m.points() != 0).map(line).collect()
}

#[component]
fn Changes(since: String, rows: Vec<Line>, moved: Moved) -> impl IntoView {
    let (up, down): (Vec<Line>, Vec<Line>) = rows.into_iter().partition(|line| line.3 > 0);
    let line = |(title, before, now, points): Line| {
        let tone = if points > 0 { Tone::Good } else { Tone::Risk };
        view! { <li class="row spread"><span>{title}<span class="s">{format!(" · было {before}, стало {now}")}</span></span><Chip word=words::points(points) tone/></li> }
    };
    let still = moved.movements.len() - up.len() - down.len();
    let broken = moved.broken.len() + moved.new.len();
    let group = move |lines: Vec<Line>| {
        let rows = lines.into_iter().map(line).collect::<Vec<_>>();
        (!rows.is_empty()).then(|| view! { <ul class="stack tight">{rows}</ul> })
    };
    view! {
        <section class="card span moved" aria-labelledby="moved-title">
            <h2 id="moved-title">{words::moved(&since)}</h2>
            {(moved.movements.is_empty()).then(|| view! { <p>{words::NOTHING_TO_COMPARE}</p> })}
            {group(up)}
            {group(down)}
            {(still > 0).then(|| view! { <p class="s">{words::still(still)}</p> })}
            {(broken > 0 || moved.levels_changed).then(|| view! {
                <div class="break" role="note"><Notice tone=Tone::Plain><p>{words::broken(broken, moved.levels_changed)}</p></Notice></div>
            })}
        </section>
    }
}
