//! `/route/print` and `/inbox/routes/:id/print`: the route as a document on A4 that a methodist would sign; the browser
//! prints it or makes a PDF of it. One's own is made of what is on the device, so it prints without a network.

mod sheet;
pub(super) mod strengths;
mod tables;

use domain::{
    RouteId,
    contract::{paths as api_paths, route::RouteView},
    instrument::Instrument,
    people::PersonCard,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{parts::Waiting, route::use_own_route};
use crate::{
    cache, paths,
    session::use_session,
    shell::{LoadedView, Page, Width},
    text::{
        route::{self as words, print as text, step as text_step},
        unit,
    },
    ui::{Empty, Icon, PageTitle, Shape},
    workspace::use_workspace,
};
use sheet::Sheet;
pub(super) use sheet::{Head, Paper, Setting};
pub(super) use tables::Steps;

/// One's own route.
#[component]
pub fn RoutePrintPage() -> impl IntoView {
    let workspace = use_workspace();
    let route = use_own_route();
    let paper = Memo::new(move |_| {
        let route = route.get()?;
        let found = workspace.diagnosis().filter(|(d, _)| d.id == route.diagnosis);
        let (diagnosis, instrument) = found.unzip();
        workspace.with(|w| {
            let w = w?;
            let (author, methodist) = (w.person.clone(), w.methodist.clone());
            Some(Paper {
                route,
                author,
                methodist,
                diagnosis,
                instrument: instrument.or_else(|| workspace.instrument()),
            })
        })
    });
    let known = Memo::new(move |_| workspace.with(|w| w.is_some()));
    let content = move || match (known.get(), paper.get()) {
        (_, Some(paper)) => view! { <Sheet paper/> }.into_any(),
        (false, None) => view! { <Waiting/> }.into_any(),
        (true, None) => view! {
            <PageTitle text=text::TITLE/>
            <Empty title=words::NONE_TITLE><a class="btn" href=paths::ROUTE>{text_step::BACK}</a></Empty>
        }
        .into_any(),
    };
    view! {
        <Page title=text::TITLE width=Width::Wide>
            <a class="link quiet back" href=paths::ROUTE><Icon shape=Shape::Left/>{text_step::BACK}</a>
            {content}
        </Page>
    }
}

/// The route of somebody whose methodist or mentor one is.
#[component]
pub fn CasePrintPage() -> impl IntoView {
    let params = use_params_map();
    let session = use_session();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<RouteId>().ok()));
    let case = cache::read::<RouteView>(move || id.get().map(api_paths::route));
    let key =
        Memo::new(move |_| case.with(|c| c.value.as_ref().map(|case| case.diagnosis.instrument.clone())));
    let instrument = cache::read::<Instrument>(move || key.get().map(|key| api_paths::instrument(&key)));
    let retry = Callback::new(move |()| case.reload());
    let me = Memo::new(move |_| session.session().map(|s| s.person.clone()));
    let draw = Callback::new(move |(case,): (RouteView,)| {
        let RouteView { route, author, diagnosis } = case;
        let agreed_by = text::agreed(&route).map(|(actor, _)| actor);
        let sheet = move || {
            let methodist: Option<PersonCard> =
                me.get().filter(|me| Some(me.id) == agreed_by || agreed_by.is_none());
            let paper = Paper {
                route: route.clone(),
                author: author.clone(),
                methodist,
                diagnosis: Some(diagnosis.clone()),
                instrument: instrument.value(),
            };
            view! { <Sheet paper/> }
        };
        view! { {sheet} }.into_any()
    });
    let back = move || id.get().map_or_else(|| paths::INBOX.to_owned(), paths::review);
    view! {
        <Page title=text::TITLE width=Width::Wide>
            <a class="link quiet back" href=back><Icon shape=Shape::Left/>{crate::text::inbox::REVIEW}</a>
            <Show when=move || id.get().is_some() fallback=|| view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }>
                <LoadedView loaded=Signal::derive(move || case.get()) retry children=draw/>
            </Show>
        </Page>
    }
}
