//! `/route`: the route as a line with stations, how far it has come, and the one thing to do now.
//! Rules: `domain::route`.

mod actions;
pub(super) mod beside;
pub(super) mod changes;
pub(super) mod conflict;
pub(super) mod faults;
pub(super) mod line;
pub(super) mod stop;

use domain::{
    deficit::deficits,
    route::{Route, RouteEvent, progress},
};
use leptos::prelude::*;

use super::parts::Waiting;
use crate::{
    paths, platform,
    shell::Page,
    text::{self, route as words},
    ui::{Chip, Empty, Notice, PageTitle, Progress, Tone},
    workspace::use_workspace,
};
use actions::{Actions, PutAway};
use changes::Changes;
use conflict::Collisions;
use faults::Faults;
use line::Line;
use stop::{Start, stops};

/// The route of the one who is signed in.
pub(super) type OwnRoute = Memo<Option<Route>>;

/// The own route, as it will be.
pub(super) fn use_own_route() -> OwnRoute {
    let workspace = use_workspace();
    Memo::new(move |_| workspace.with(|w| w.and_then(|w| w.route.clone())))
}

/// The route.
#[component]
pub fn RoutePage() -> impl IntoView {
    let workspace = use_workspace();
    let route = use_own_route();
    // What is drawn changes with these two only; the rest changes inside.
    let known = Memo::new(move |_| workspace.with(|w| w.is_some()));
    let here = Memo::new(move |_| route.with(Option::is_some));
    let content = move || match (known.get(), here.get()) {
        (_, true) => view! { <Open route/> }.into_any(),
        (true, false) => view! { <NoRoute/> }.into_any(),
        (false, false) => view! { <Waiting/> }.into_any(),
    };
    view! { <Page title=words::TITLE>{content}</Page> }
}

#[component]
fn Open(route: OwnRoute) -> impl IntoView {
    let title = Memo::new(move |_| route.with(|r| r.as_ref().map(|r| r.title.clone()).unwrap_or_default()));
    view! {
        <div class="docked">
            <PageTitle text=title over=words::OVER/>
            <Standing route/>
            <Collisions/>
            <Returned route/>
            <Meaning route/>
            <Faults route/>
            <Steps route/>
            <History route/>
            <PutAway route/>
            <Actions route/>
        </div>
    }
}

/// State, methodist, progress.
#[component]
fn Standing(route: OwnRoute) -> impl IntoView {
    let workspace = use_workspace();
    let state = Memo::new(move |_| route.with(|r| r.as_ref().map(words::state).unwrap_or_default()));
    let tone = Memo::new(move |_| route.with(|r| r.as_ref().map(tone).unwrap_or_default()));
    let methodist =
        Memo::new(move |_| workspace.with(|w| words::methodist(w.and_then(|w| w.methodist.as_ref()))));
    let so_far = Memo::new(move |_| route.with(|r| r.as_ref().map(|r| progress(r, platform::today()))));
    let percent = move || so_far.get().map_or(0, domain::route::Progress::percent);
    let walked = move || so_far.get().map(words::progress).unwrap_or_default();
    let until = move || route.with(|r| r.as_ref().map(|r| words::until(r.until)));
    let overdue = move || {
        let late = so_far.get().map_or(0, |p| p.overdue);
        (late > 0).then(|| view! { <Chip word=words::overdue(late) tone=Tone::Bad/> })
    };
    view! {
        <div class="stack tight">
            <div class="row">
                <Chip word=Signal::derive(move || state.get().to_owned()) tone/>
                <Chip word=methodist/>
                {overdue}
            </div>
            <Progress percent=Signal::derive(percent) label=Signal::derive(walked)/>
            <p class="row spread s num"><span>{walked}</span><span>{until}</span></p>
        </div>
    }
}

fn tone(route: &Route) -> Tone {
    use domain::route::RouteState as S;
    match route.state {
        S::Draft if route.returned_with().is_some() => Tone::Risk,
        S::Draft | S::Proposed | S::Closed | S::Archived => Tone::Plain,
        S::Agreed | S::Active | S::Completed => Tone::Good,
    }
}

/// The methodist's comment, while the route is back.
#[component]
fn Returned(route: OwnRoute) -> impl IntoView {
    let workspace = use_workspace();
    let event = Memo::new(move |_| route.with(|r| r.as_ref().and_then(|r| r.returned_with().cloned())));
    let notice = move |event: RouteEvent| {
        let who = workspace.with(|w| {
            let card = w.and_then(|w| w.methodist.as_ref()).filter(|card| card.id == event.actor);
            card.map(|card| format!("{}, ", words::short(card))).unwrap_or_default()
        });
        let signed = format!("{who}{}", text::moment(event.at, platform::today()));
        view! {
            <Notice>
                <h2>{words::RETURNED}</h2>
                <blockquote class="said">{event.comment}</blockquote>
                <p class="s">{signed}</p>
            </Notice>
        }
    };
    move || event.get().map(notice)
}

/// What the state means; takes the focus when it changes by the person's own word.
#[component]
fn Meaning(route: OwnRoute) -> impl IntoView {
    let workspace = use_workspace();
    let means = Memo::new(move |_| {
        let all_done = |r: &Route| r.steps.iter().all(|s| s.result.is_some());
        route.with(|r| {
            workspace.with(|w| {
                let methodist = w.and_then(|w| w.methodist.as_ref());
                r.as_ref().map(|r| words::state_means(r, methodist, all_done(r))).unwrap_or_default()
            })
        })
    });
    view! { <p id=actions::STATE tabindex="-1" class="state-means">{means}</p> }
}

#[component]
fn Steps(route: OwnRoute) -> impl IntoView {
    let workspace = use_workspace();
    let list = Memo::new(move |_| {
        let (diagnosis, instrument) = (workspace.diagnosis(), workspace.instrument());
        route.with(|route| {
            let Some(route) = route else { return Vec::new() };
            let start = diagnosis.filter(|(d, _)| d.id == route.diagnosis).and_then(|(d, instrument)| {
                let day = d.finished_at?.date_naive();
                Some(Start { day, deficits: deficits(&instrument, &d.answers).len() })
            });
            stops(route, words::Names(instrument.as_ref()), start, platform::today())
        })
    });
    view! {
        <section aria-labelledby="steps-title">
            <h2 id="steps-title" class="visually-hidden">{words::STEPS_TITLE}</h2>
            <Line stops=list/>
        </section>
    }
}

/// Who changed what, of the route that is here.
#[component]
fn History(route: OwnRoute) -> impl IntoView {
    let id = Memo::new(move |_| route.with(|r| r.as_ref().map(|r| r.id)));
    let history =
        Memo::new(move |_| route.with(|r| r.as_ref().map(|r| r.history.clone()).unwrap_or_default()));
    move || id.get().map(|id| view! { <Changes route=id history/> })
}

/// Before there is a route.
#[component]
fn NoRoute() -> impl IntoView {
    let workspace = use_workspace();
    let finished = Memo::new(move |_| {
        workspace.with(|w| w.is_some_and(|w| w.diagnosis.as_ref().is_some_and(|d| d.finished_at.is_some())))
    });
    let next = move || {
        let (lead, link, word) = if finished.get() {
            (words::NONE_AFTER_DIAGNOSIS, paths::ROUTE_DRAFT, words::MAKE_DRAFT)
        } else {
            (words::NONE_BEFORE_DIAGNOSIS, paths::DIAGNOSIS, words::TO_DIAGNOSIS)
        };
        view! { <p>{lead}</p><a class="btn" href=link>{word}</a> }
    };
    view! {
        <PageTitle text=words::TITLE/>
        <div id=actions::NONE tabindex="-1"><Empty title=words::NONE_TITLE>{next}</Empty></div>
        <p><a class="link" href=paths::ROUTE_HISTORY>{words::kept::HISTORY}</a></p>
    }
}
