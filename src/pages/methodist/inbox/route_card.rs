//! A route that waits to be agreed; the whole card leads to it.

use domain::contract::inbox::WaitingRoute;
use leptos::prelude::*;

use crate::{paths, platform, text::inbox as text};

#[component]
pub fn RouteCard(waiting: WaitingRoute) -> impl IntoView {
    let since = text::waits(waiting.proposed_at, platform::today());
    view! {
        <a class="card case" href=paths::review(waiting.route)>
            <span class="row spread"><strong>{waiting.author.name.full()}</strong><span class="chip">{since}</span></span>
            <span class="s">{text::place(&waiting.author)}</span>
            <span class="case-title">{waiting.title}</span>
            <span class="row spread">
                <span class="s num">{text::volume(waiting.steps, waiting.hours)}</span>
                <span class="go" aria-hidden="true">{text::OPEN}</span>
            </span>
        </a>
    }
}
