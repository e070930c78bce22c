//! What keeps a draft from being sent, each with a link to where it is mended.

use domain::route::{Route, RouteFault, validate};
use leptos::prelude::*;

use super::OwnRoute;
use crate::{
    paths, platform,
    text::route::{
        self as words,
        faults::{Place, fault, place},
    },
    ui::Notice,
};

/// The notice that takes the focus when sending fails.
pub const ID: &str = "route-faults";

/// Id of the control, on the screen that edits, that a fault is about.
pub fn control(route: &Route, fault: &RouteFault) -> String {
    match place(&fault.field) {
        Place::Title => "route-title".into(),
        Place::Pace => "route-pace".into(),
        Place::From | Place::Until => "route-until".into(),
        Place::Setting(name) => format!("setting-{name}"),
        Place::Steps => "add-step".into(),
        Place::Step(index, name) => match route.steps.get(index) {
            Some(step) if matches!(name.as_str(), "title" | "hours" | "from" | "until") => {
                format!("step-{}-{name}", step.id)
            }
            Some(step) => format!("step-{}", step.id),
            None => "add-step".into(),
        },
    }
}

/// Faults of a route that can be edited.
pub fn faults_of(route: &Route) -> Vec<RouteFault> {
    if route.state.is_editable() { validate(route, platform::today()) } else { Vec::new() }
}

/// The faults of the own draft.
#[component]
pub fn Faults(route: OwnRoute) -> impl IntoView {
    // Where to, and what.
    let items = Memo::new(move |_| {
        let item = |route: &Route, f: RouteFault| {
            let words = fault(route, &f, platform::today());
            let words = match place(&f.field) {
                Place::Step(index, _) => {
                    let title = route.steps.get(index).map(|s| s.title.as_str()).unwrap_or_default();
                    format!("{title}. {words}")
                }
                _ => words,
            };
            (format!("{}#{}", paths::ROUTE_EDIT, control(route, &f)), words)
        };
        route.with(|r| {
            let all = |r: &Route| faults_of(r).into_iter().map(|f| item(r, f)).collect::<Vec<_>>();
            r.as_ref().map(all).unwrap_or_default()
        })
    });
    let list = move || {
        let link =
            |(href, words): (String, String)| view! { <li><a class="fault" href=href>{words}</a></li> };
        items.get().into_iter().map(link).collect_view()
    };
    view! {
        <Show when=move || !items.with(Vec::is_empty)>
            <div id=ID tabindex="-1">
                <Notice>
                    <h2>{words::FAULTS_TITLE}</h2>
                    <ul class="faults">{list}</ul>
                </Notice>
            </div>
        </Show>
    }
}
