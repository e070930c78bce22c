//! `/inbox/routes/:id`: a proposed route with the diagnosis it rests on. The methodist agrees, or returns it with a
//! comment, and is led to the next case that waits. Rules: `domain::route`.

mod brief;
mod decide;
mod hand;
mod steps;

use domain::{
    RouteId,
    contract::{paths as api_paths, route::RouteView},
    instrument::Instrument,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use self::{
    brief::Brief,
    decide::{Decide, why_not},
    hand::Hand,
    steps::Steps,
};
use super::waiting::use_queue;
use crate::{
    cache,
    pages::teacher::{RouteChanges, RouteFiles},
    paths,
    shell::{LoadedView, Page, Width},
    text::{inbox as text, route::kept, unit, witness},
    ui::{Empty, Icon, PageTitle, Shape},
};

/// A case.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<RouteId>().ok()));
    let case = cache::read::<RouteView>(move || id.get().map(api_paths::route));
    let key =
        Memo::new(move |_| case.with(|c| c.value.as_ref().map(|case| case.diagnosis.instrument.clone())));
    let instrument = cache::read::<Instrument>(move || key.get().map(|key| api_paths::instrument(&key)));
    let instrument = Memo::new(move |_| instrument.value());
    let queue = use_queue();
    let retry = Callback::new(move |()| case.reload());
    let draw = Callback::new(move |(case,): (RouteView,)| view! { <Case case instrument queue/> }.into_any());
    view! {
        <Page title=text::REVIEW width=Width::Wide>
            <a class="link quiet back" href=paths::INBOX><Icon shape=Shape::Left/>{text::TITLE}</a>
            <Show when=move || id.get().is_some() fallback=|| view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }>
                <LoadedView loaded=Signal::derive(move || case.get()) retry children=draw/>
            </Show>
        </Page>
    }
}

#[component]
fn Case(
    case: RouteView,
    instrument: Memo<Option<Instrument>>,
    queue: super::waiting::Queue,
) -> impl IntoView {
    let over = format!("{} · {}", case.author.name.full(), text::place(&case.author));
    let RouteView { route, author, diagnosis } = case;
    let hand = Hand::on(&route);
    let why_not = why_not(route.clone());
    let (id, history) = (route.id, route.history.clone());
    view! {
        <PageTitle over text=text::case_title(&author, &route)/>
        <p><a class="link quiet" href=paths::review_print(route.id)>{crate::text::route::print::OPEN}</a></p>
        <div class="review-grid">
            <Steps route=route.clone() instrument hand can=Signal::derive(move || why_not.with(Option::is_none))/>
            <div class="stack">
                <Brief diagnosis instrument/>
                <a class="link" href=paths::witnesses(author.id)>{witness::PAGE}</a>
                <a class="link" href=paths::routes_of(author.id)>{kept::HISTORY_OF}</a>
                <RouteFiles route=route.clone()/>
                <RouteChanges route=id history=Signal::stored(history)/>
            </div>
        </div>
        <Decide route author queue hand why_not/>
    }
}
