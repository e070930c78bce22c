//! The steps, each with its days, its fault and what may be done to it; a removed one leaves a way back in its place.

mod change;

use domain::{
    StepId,
    route::{RouteFaultKind, Step},
};
use leptos::prelude::*;

use super::context::Edit;
use crate::{
    pages::teacher::route::line::Remark,
    platform,
    text::{
        self as common,
        route::{self as words, Names, edit as text},
    },
    ui::focus,
    workspace::use_workspace,
};
use change::{Change, fault_id};

/// A step, or the place where one was.
type RowKey = (StepId, bool);

/// All steps in the order of their days.
#[component]
pub fn Rows(edit: Edit) -> impl IntoView {
    let rows = Memo::new(move |_| {
        edit.value.with(|e| {
            let here = e.route.steps.iter().map(|s| (s.from, (s.id, true)));
            let mut all: Vec<_> = here.chain(e.removed.iter().map(|s| (s.from, (s.id, false)))).collect();
            all.sort_by_key(|(from, _)| *from);
            all.into_iter().map(|(_, key)| key).collect::<Vec<RowKey>>()
        })
    });
    let row = move |(id, here): RowKey| {
        if here { view! { <Row edit id/> }.into_any() } else { view! { <Removed edit id/> }.into_any() }
    };
    view! {
        <ol class="line edit">
            <For each=move || rows.get() key=|key| *key children=row/>
        </ol>
    }
}

#[component]
fn Row(edit: Edit, id: StepId) -> impl IntoView {
    let workspace = use_workspace();
    let step = edit.step(id);
    let today = platform::today();
    let title = move || step.with(|s| s.as_ref().map(|s| s.title.clone()));
    let when = move || step.with(|s| s.as_ref().map(|s| words::when(s, today)));
    let why = move || {
        let instrument = workspace.instrument();
        step.with(|s| s.as_ref().map(|s| Names(instrument.as_ref()).reason(&s.reason)))
    };
    let remark = edit.value.with_untracked(|e| e.route.remark_on(id).map(|remark| remark.text.clone()));
    let remark = remark.map(|remark| view! { <Remark remark/> });
    let fault = Memo::new(move |_| edit.faults.with(|all| all.iter().find(|f| f.step == Some(id)).cloned()));
    let class = move || if fault.with(Option::is_some) { "late" } else { "" };
    let done = step.with_untracked(|s| s.as_ref().is_some_and(|s| s.result.is_some()));
    let problem = move || {
        fault.get().map(|f| {
            view! { <p class="error-line" role="alert" id=fault_id(id)><span aria-hidden="true">"▲ "</span>{f.words}</p><Remedy edit id kind=f.kind/> }
        })
    };
    view! {
        <li class=class>
            <h3 id=format!("step-{id}") tabindex="-1">{title}</h3>
            <p class="s">{when}</p>
            <p class="why">{why}</p>
            {remark}
            {problem}
            {(!done).then(|| view! { <Change edit id step/> })}
        </li>
    }
}

/// One tap that mends a fault.
#[component]
fn Remedy(edit: Edit, id: StepId, kind: RouteFaultKind) -> impl IntoView {
    let back = move || focus(format!("step-{id}"));
    match kind {
        RouteFaultKind::TooManyHours { .. } => {
            let spread = move |_| {
                edit.value.update(|e| e.spread(platform::today()));
                back();
            };
            view! { <button class="btn ghost small" type="button" on:click=spread>{text::SPREAD}</button> }
                .into_any()
        }
        RouteFaultKind::OutsideRoute => {
            let last = edit.value.with_untracked(super::editing::Editing::last_day);
            let until = edit.value.with_untracked(|e| e.route.until);
            last.filter(|last| *last > until)
                .map(|last| {
                    let prolong = move |_| {
                        edit.value.update(|e| e.route.until = last);
                        back();
                    };
                    let word = text::prolong(&common::near_date(last, platform::today()));
                    view! { <button class="btn ghost small" type="button" on:click=prolong>{word}</button> }
                })
                .into_any()
        }
        _ => ().into_any(),
    }
}

#[component]
fn Removed(edit: Edit, id: StepId) -> impl IntoView {
    let title =
        edit.value.with_untracked(|e| e.removed.iter().find(|s| s.id == id).map(|s: &Step| s.title.clone()));
    let back = move |_| {
        edit.value.update(|e| e.put_back(id));
        focus(format!("step-{id}"));
    };
    view! {
        <li class="gone">
            <p class="s" role="status">{text::REMOVED}": "{title}</p>
            <button class="btn ghost small" type="button" id=format!("undo-{id}") on:click=back>{text::PUT_BACK}</button>
        </li>
    }
}
