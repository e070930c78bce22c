//! The motif: a line with stations. A whole row is the link.

use leptos::prelude::*;

use super::stop::{Station, Stop};
use crate::text::route::kept as words;

/// Stations in order.
#[component]
pub fn Line(#[prop(into)] stops: Signal<Vec<Stop>>) -> impl IntoView {
    view! {
        <ol class="line">
            <For each=move || stops.get() key=Stop::clone let(stop)>
                <Row stop/>
            </For>
        </ol>
    }
}

#[component]
fn Row(stop: Stop) -> impl IntoView {
    let late = stop.station == Station::Late;
    let title = stop.title;
    let heading = match stop.link {
        Some(link) => view! { <a class="whole" href=link>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let when = if late { "s late" } else { "s" };
    view! {
        <li class=stop.station.class()>
            <h3>{heading}</h3>
            <p class=when>{late.then(|| view! { <span aria-hidden="true">"▲ "</span> })}{stop.when}</p>
            {stop.why.map(|why| view! { <p class="why">{why}</p> })}
            {stop.remark.map(|remark| view! { <Remark remark/> })}
        </li>
    }
}

/// What the methodist said of a step.
#[component]
pub fn Remark(remark: String) -> impl IntoView {
    view! { <p class="remark"><strong>{words::REMARK}": "</strong>{remark}</p> }
}
