//! The methodist's own hand in a proposed route (C-ИОМ-7, C-ИОМ-8): days that are moved, words at single steps. Days are
//! saved on their own; words go with the return.

use std::collections::BTreeMap;

use domain::{
    StepId,
    route::{Remark, Route, changes, validate},
    workspace::Command,
};
use leptos::prelude::*;

use super::super::waiting::use_answer;
use crate::{
    platform,
    text::{
        self as common_text, common, inbox as text,
        route::{
            faults,
            kept::{self, Who},
        },
    },
    ui::{Notice, Tone},
};

/// What was laid on a route and not given yet.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    pub edited: RwSignal<Route>,
    remarks: RwSignal<BTreeMap<StepId, String>>,
}

impl Hand {
    /// Nothing yet.
    pub fn on(route: &Route) -> Self {
        Self { edited: RwSignal::new(route.clone()), remarks: RwSignal::new(BTreeMap::new()) }
    }

    /// What was written at steps, in their order.
    pub fn remarks(self, route: &Route) -> Vec<Remark> {
        self.remarks.with_untracked(|all| {
            let said = |id: StepId| Some(all.get(&id)?.trim().to_owned()).filter(|text| !text.is_empty());
            let remark = |id: StepId| Some(Remark { step: id, text: said(id)? });
            route.steps.iter().filter_map(|step| remark(step.id)).collect()
        })
    }

    /// Whether days were moved and not saved, tracked.
    pub fn is_unsaved(self, route: &Route) -> bool {
        self.edited.with(|edited| edited.steps != route.steps)
    }

    /// Whether anything was written at steps, tracked.
    pub fn says(self) -> bool {
        self.remarks.with(|all| all.values().any(|text| !text.trim().is_empty()))
    }
}

/// A step's days and the word at it.
#[component]
pub fn StepHand(hand: Hand, id: StepId, number: usize) -> impl IntoView {
    let (remark, hint) = (format!("remark-{id}"), format!("remark-{id}-hint"));
    let day = move |first: bool| {
        let value = move || {
            hand.edited.with(|route| {
                route.step(id).map(|step| common_text::iso(if first { step.from } else { step.until }))
            })
        };
        let set = move |event| {
            // An emptied date is kept as the last one: a step has its days.
            let Ok(day) = event_target_value(&event).parse() else { return };
            hand.edited.update(|route| {
                for step in route.steps.iter_mut().filter(|step| step.id == id) {
                    if first { step.from = day } else { step.until = day }
                }
            });
        };
        let (field, label) = if first { ("from", text::STEP_FROM) } else { ("until", text::STEP_UNTIL) };
        let field = format!("hand-{id}-{field}");
        view! {
            <div class="field">
                <label for=field.clone()>{label}</label>
                <input id=field type="date" prop:value=value on:change=set/>
            </div>
        }
    };
    let typed = move || hand.remarks.with(|all| all.get(&id).cloned().unwrap_or_default());
    let write = move |event| {
        let words = event_target_value(&event);
        hand.remarks.update(|all| drop(all.insert(id, words)));
    };
    view! {
        <details class="change">
            <summary>{text::hand(number)}</summary>
            <div class="fields">
                <div class="field">
                    <label for=remark.clone()>{text::REMARK}</label>
                    <span class="hint" id=hint.clone()>{text::REMARK_HINT}</span>
                    <textarea id=remark rows="2" maxlength="1000" aria-describedby=hint prop:value=typed on:input=write></textarea>
                </div>
                <div class="fields pair">{day(true)}{day(false)}</div>
            </div>
        </details>
    }
}

/// What was moved, to save or to drop.
#[component]
pub fn Unsaved(hand: Hand, route: StoredValue<Route>) -> impl IntoView {
    let answer = use_answer();
    let told = Memo::new(move |_| {
        let today = platform::today();
        hand.edited.with(|edited| {
            route.with_value(|route| {
                changes(route, edited).iter().map(|c| kept::change(&Who::me(), c, today)).collect::<Vec<_>>()
            })
        })
    });
    let wrong = Memo::new(move |_| {
        let today = platform::today();
        hand.edited.with(|edited| {
            validate(edited, today).iter().map(|f| faults::fault(edited, f, today)).collect::<Vec<_>>()
        })
    });
    let save = move |_| {
        let (edited, base) = (hand.edited.get_untracked(), route.with_value(|route| route.version));
        answer(&Command::PutRoute { route: Box::new(edited), base: Some(base) }, text::DAYS_SAVED.to_owned());
    };
    let item = |words: String| view! { <li>{words}</li> };
    view! {
        <Show when=move || !told.with(Vec::is_empty)>
            <Notice tone=Tone::Plain>
                <h3>{text::MOVED}</h3>
                <ul class="dots">{move || told.get().into_iter().map(item).collect_view()}</ul>
                <ul class="dots risk-text">{move || wrong.get().into_iter().map(item).collect_view()}</ul>
                <div class="actions">
                    <button class="btn small" type="button" disabled=move || !wrong.with(Vec::is_empty) on:click=save>{text::SAVE_DAYS}</button>
                    <button class="btn ghost small" type="button" on:click=move |_| hand.edited.set(route.get_value())>{common::CANCEL}</button>
                </div>
            </Notice>
        </Show>
    }
}
