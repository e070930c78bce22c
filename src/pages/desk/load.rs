//! `/methodists`: how much each methodist has of what the system allows, who is nobody's, and the latest moves;
//! `/methodists/:id`: whom one has, to move them on. Rules: `domain::assignment`.

mod form;
mod people;

use std::collections::BTreeSet;

use domain::{
    PersonId,
    assignment::LoadLimit,
    contract::{
        desk::{MethodistLoad, MethodistTeachers, Methodists, MoveDone, Placed},
        paths as api_paths,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::{form::MoveForm, people::Choose};
use super::outcome::{Giver, Outcomes, use_giver};
use crate::{
    cache, paths, platform,
    shell::{LoadedView, Page, Width},
    text::{desk as words, inbox, unit},
    ui::{Chip, Empty, Icon, PageTitle, Progress, Shape, Tone},
};

#[component]
pub fn MethodistsPage() -> impl IntoView {
    let read = cache::read::<Methodists>(|| Some(api_paths::METHODISTS.to_owned()));
    let giver = use_giver();
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(all,): (Methodists,)| view! { <All all giver/> }.into_any());
    view! {
        <Page title=words::METHODISTS width=Width::Wide>
            <Outcomes giver/>
            <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
        </Page>
    }
}

#[component]
fn All(all: Methodists, giver: Giver) -> impl IntoView {
    let Methodists { limit, items, unassigned, unassigned_total, moves } = all;
    let title = words::load_finding(&items, &limit);
    let (bars, card_limit) = (items.clone(), limit.clone());
    view! {
        <PageTitle over=words::METHODISTS text=title/>
        <div class="review-grid">
            <section class="stack" aria-label=words::METHODISTS>
                <ul class="stack tight">
                    {bars.into_iter().map(|one| view! { <li><LoadCard one limit=card_limit.clone()/></li> }).collect_view()}
                </ul>
            </section>
            <div class="stack">
                <Unassigned unassigned total=unassigned_total targets=items limit giver/>
                <Moves moves/>
            </div>
        </div>
    }
}

#[component]
fn LoadCard(one: MethodistLoad, limit: LoadLimit) -> impl IntoView {
    let percent = limit.most.map(|most| (one.load * 100 / most.max(1)).min(100));
    let over = limit.most.is_some_and(|most| one.load > most);
    let planned = (one.peak > one.load).then(|| words::planned(one.peak));
    let said = words::load(one.load, &limit);
    view! {
        <a class="card" href=paths::methodist(one.person.id)>
            <span class="row spread">
                <strong>{one.person.name.full()}</strong>
                <Chip word=said.clone() tone=if over { Tone::Bad } else { Tone::Plain }/>
            </span>
            {percent.map(|percent| view! { <Progress percent label=said/> })}
            <span class="s">{words::places(&one)}</span>
            {planned.map(|planned| view! { <span class="s num">{planned}</span> })}
        </a>
    }
}

#[component]
fn Unassigned(
    unassigned: Vec<Placed>,
    total: u32,
    targets: Vec<MethodistLoad>,
    limit: LoadLimit,
    giver: Giver,
) -> impl IntoView {
    let chosen = RwSignal::new(BTreeSet::<PersonId>::new());
    let none = unassigned.is_empty();
    let more = total.saturating_sub(u32::try_from(unassigned.len()).unwrap_or(u32::MAX));
    view! {
        <section class="card" aria-labelledby="unassigned-title">
            <header><h2 id="unassigned-title">{words::UNASSIGNED}</h2><span class="chip num">{total}</span></header>
            {if none {
                view! { <p class="s">{words::ALL_ASSIGNED}</p> }.into_any()
            } else {
                view! {
                    <Choose items=unassigned chosen/>
                    {(more > 0).then(|| view! { <p class="s">{words::more_unassigned(more)}</p> })}
                    <MoveForm chosen targets limit giver from=None/>
                }.into_any()
            }}
        </section>
    }
}

#[component]
fn Moves(moves: Vec<MoveDone>) -> impl IntoView {
    let today = platform::today();
    (!moves.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="moves-title">
                <h2 id="moves-title">{words::MOVES}</h2>
                <ul class="deficits">{moves.into_iter().map(|made| view! { <li>{words::done(&made, today)}</li> }).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
pub fn MethodistPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<PersonId>().ok()));
    let read = cache::read::<MethodistTeachers>(move || id.get().map(api_paths::methodist_teachers));
    let all = cache::read::<Methodists>(|| Some(api_paths::METHODISTS.to_owned()));
    let targets = Memo::new(move |_| all.value().map(|all| all.items).unwrap_or_default());
    let giver = use_giver();
    // Who was moved has left: the list is read anew once the server has them all.
    Effect::new(move |before: Option<bool>| {
        let arrived = giver.all_arrived();
        if arrived && before == Some(false) {
            read.reload();
        }
        arrived
    });
    let retry = Callback::new(move |()| read.reload());
    let draw =
        Callback::new(move |(hers,): (MethodistTeachers,)| view! { <Hers hers targets giver/> }.into_any());
    view! {
        <Page title=words::METHODISTS width=Width::Wide>
            <a class="link quiet back" href=paths::METHODISTS><Icon shape=Shape::Left/>{words::METHODISTS}</a>
            <Show when=move || id.get().is_some() fallback=|| view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }>
                <Outcomes giver/>
                <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
            </Show>
        </Page>
    }
}

#[component]
fn Hers(hers: MethodistTeachers, targets: Memo<Vec<MethodistLoad>>, giver: Giver) -> impl IntoView {
    let MethodistTeachers { methodist, limit, items } = hers;
    let id = methodist.person.id;
    let chosen = RwSignal::new(BTreeSet::<PersonId>::new());
    let title = format!("{}: {}", methodist.person.name.short(), words::load(methodist.load, &limit));
    let others = move || {
        let others = targets.get().into_iter().filter(|other| other.person.id != id).collect::<Vec<_>>();
        view! { <MoveForm chosen targets=others limit=limit.clone() giver from=Some(id)/> }
    };
    view! {
        <PageTitle over=inbox::place(&methodist.person) text=title/>
        <div class="review-grid">
            <section class="card" aria-label=words::LIST><Choose items chosen/></section>
            <section class="card" aria-labelledby="move-title"><h2 id="move-title">{words::WHOM}</h2>{others}</section>
        </div>
    }
}
