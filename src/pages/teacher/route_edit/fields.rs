//! What belongs to the route as a whole: its title, pace and end.

use leptos::prelude::*;

use super::context::Edit;
use crate::{
    text::{self as common, route::edit as text},
    ui::{Field, field::described_by},
};

const TITLE: &str = "route-title";
const PACE: &str = "route-pace";
const UNTIL: &str = "route-until";

/// Title, pace, end.
#[component]
pub fn RouteFields(edit: Edit) -> impl IntoView {
    let value = edit.value;
    let error = move |id: &'static str| Signal::derive(move || edit.at(id).map(|f| f.words));
    let invalid = move |id: &'static str| move || edit.at(id).is_some().to_string();
    let set_title = move |e| value.update(|v| v.route.title = event_target_value(&e));
    // Out of range says so at the field; what is no number at all leaves the last one.
    let set_pace = move |e| {
        if let Ok(hours) = event_target_value(&e).parse() {
            value.update(|v| v.route.hours_per_week = hours);
        }
    };
    let set_until = move |e| {
        if let Ok(day) = event_target_value(&e).parse() {
            value.update(|v| v.route.until = day);
        }
    };
    view! {
        <div class="card fields">
            <Field id=TITLE label=text::NAME error=error(TITLE)>
                <input id=TITLE aria-describedby=described_by(TITLE) aria-invalid=invalid(TITLE)
                    prop:value=move || value.with(|v| v.route.title.clone()) on:input=set_title/>
            </Field>
            <div class="fields pair">
                <Field id=PACE label=text::PACE error=error(PACE)>
                    <input id=PACE type="number" inputmode="numeric" min="1" max="40" aria-describedby=described_by(PACE)
                        aria-invalid=invalid(PACE) prop:value=move || value.with(|v| v.route.hours_per_week) on:change=set_pace/>
                </Field>
                <Field id=UNTIL label=text::UNTIL error=error(UNTIL)>
                    <input id=UNTIL type="date" aria-describedby=described_by(UNTIL) aria-invalid=invalid(UNTIL)
                        prop:value=move || value.with(|v| common::iso(v.route.until)) on:change=set_until/>
                </Field>
            </div>
        </div>
    }
}
