//! `/route/history` and `/people/:id/routes`: the routes of a person, and each that has ended as it stood, read-only and
//! printable. Rules: `domain::route::ClosedRoute`.

mod sheet;

use domain::{
    PersonId, RouteId,
    contract::{
        paths as api_paths,
        route::{RouteCard, RouteHistory},
    },
    route::ClosedRoute,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    cache, paths, platform,
    session::use_session,
    shell::{LoadedView, Page, Width},
    text::{
        inbox,
        route::{kept as words, step},
        unit,
    },
    ui::{Chip, Empty, Icon, PageTitle, Shape, Tone},
};
use sheet::ClosedSheet;

/// Whose routes are looked at: nobody named means one's own.
fn whose() -> Memo<Option<Result<PersonId, ()>>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|p| p.get("id").map(|id| id.parse::<PersonId>().map_err(|_| ()))))
}

/// The list.
#[component]
pub fn RouteHistoryPage() -> impl IntoView {
    let whose = whose();
    let read = cache::read::<RouteHistory>(move || match whose.get() {
        None => Some(api_paths::ROUTES.to_owned()),
        Some(Ok(person)) => Some(api_paths::routes_of(person)),
        Some(Err(())) => None,
    });
    let own = move || whose.with(Option::is_none);
    let title = move || if own() { words::HISTORY } else { words::HISTORY_OF };
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(all,): (RouteHistory,)| view! { <Listed all/> }.into_any());
    let back = move || if own() { paths::ROUTE } else { paths::INBOX };
    let back_word = move || if own() { step::BACK } else { inbox::TITLE };
    view! {
        <Page title=Signal::derive(move || title().to_owned()) width=Width::Wide>
            <a class="link quiet back" href=back><Icon shape=Shape::Left/>{back_word}</a>
            <Show when=move || whose.get() != Some(Err(())) fallback=|| view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }>
                <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
            </Show>
        </Page>
    }
}

#[component]
fn Listed(all: RouteHistory) -> impl IntoView {
    let session = use_session();
    let person = all.person.id;
    let own = session.person() == Some(person);
    let (now, earlier): (Vec<_>, Vec<_>) = all.items.into_iter().partition(|card| card.state.is_open());
    let over = if own { String::new() } else { inbox::place(&all.person) };
    let title = if own { words::HISTORY.to_owned() } else { all.person.name.full() };
    let none = now.is_empty() && earlier.is_empty();
    let section = move |heading: &'static str, id: &'static str, cards: Vec<RouteCard>| {
        (!cards.is_empty()).then(|| {
            view! {
                <section class="stack" aria-labelledby=id>
                    <h2 id=id>{heading}</h2>
                    {cards.into_iter().map(|card| row(card, person, own)).collect_view()}
                </section>
            }
        })
    };
    view! {
        <PageTitle over text=title/>
        <p>{words::HISTORY_LEAD}</p>
        {none.then(|| view! { <Empty title=words::HISTORY_NONE><p>{words::HISTORY_NONE_HINT}</p></Empty> })}
        {section(words::NOW, "routes-now", now)}
        {section(words::EARLIER, "routes-earlier", earlier)}
    }
}

fn row(card: RouteCard, person: PersonId, own: bool) -> impl IntoView {
    let today = platform::today();
    let ended = card.closed_at.is_some();
    let link = match (ended, own) {
        (true, true) => paths::closed_route(card.id),
        (true, false) => paths::closed_route_of(person, card.id),
        (false, true) => paths::ROUTE.to_owned(),
        (false, false) => paths::review(card.id),
    };
    let tone = if card.lifted > 0 { Tone::Good } else { Tone::Plain };
    let word =
        (!card.word.is_empty()).then(|| view! { <blockquote class="said">{card.word.clone()}</blockquote> });
    view! {
        <article class="card">
            <h3><a href=link>{card.title.clone()}</a></h3>
            <p class="row"><Chip word=words::stands(&card, today) tone/><span class="s num">{words::term(&card, today)}</span></p>
            <p class="s num">{words::volume(&card)}</p>
            {word}
        </article>
    }
}

/// One that has ended.
#[component]
pub fn ClosedRoutePage() -> impl IntoView {
    let params = use_params_map();
    let whose = whose();
    let id = Memo::new(move |_| params.with(|p| p.get("route")?.parse::<RouteId>().ok()));
    let read = cache::read::<ClosedRoute>(move || id.get().map(api_paths::closed_route));
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(copy,): (ClosedRoute,)| view! { <ClosedSheet copy/> }.into_any());
    let back = move || match whose.get() {
        Some(Ok(person)) => paths::routes_of(person),
        _ => paths::ROUTE_HISTORY.to_owned(),
    };
    view! {
        <Page title=words::HISTORY width=Width::Wide>
            <a class="link quiet back" href=back><Icon shape=Shape::Left/>{words::HISTORY_BACK}</a>
            <Show when=move || id.get().is_some() fallback=|| view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }>
                <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
            </Show>
        </Page>
    }
}
