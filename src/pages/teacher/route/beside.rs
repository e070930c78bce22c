//! What was put beside the steps of a route, for those who accompany its person and on the paper of one that has ended.

use domain::{
    RouteId,
    contract::{paths as api_paths, route::StepFiles},
    file::StepFile,
    route::Route,
};
use leptos::prelude::*;

use crate::{cache, text::route::files as words};

/// Read for a route that is open; nothing is shown where there is nothing.
#[component]
pub fn Beside(route: Route) -> impl IntoView {
    let id: RouteId = route.id;
    let read = cache::read::<StepFiles>(move || Some(api_paths::route_files(id)));
    let files = Memo::new(move |_| read.value().map(|all| all.items).unwrap_or_default());
    let route = StoredValue::new(route);
    view! {
        <Show when=move || !files.with(Vec::is_empty)>
            <section class="card" aria-labelledby="beside-title">
                <h2 id="beside-title">{words::TITLE}</h2>
                {move || route.with_value(|route| list(route, &files.get()))}
            </section>
        </Show>
    }
}

/// The files by their steps.
pub fn list(route: &Route, files: &[StepFile]) -> impl IntoView + use<> {
    let of_step = |file: &StepFile| route.step(file.step).map(|step| step.title.clone()).unwrap_or_default();
    let row = |file: &StepFile| {
        let name = file.name.clone();
        view! {
            <li>
                <a class="file-name" href=api_paths::file(file.id) download=name.clone() rel="external">{name.clone()}</a>
                <span class="s">{format!(" · {} · {}", of_step(file), words::size(file.size))}</span>
            </li>
        }
    };
    view! { <ul class="dots">{files.iter().map(row).collect_view()}</ul> }
}
