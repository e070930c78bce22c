//! What may be done to one step, behind one «Изменить».

use chrono::NaiveDate;
use domain::{
    StepId,
    route::{Form, Reason, Step, StepKind},
};
use leptos::{html, prelude::*};

use crate::{
    pages::teacher::route_edit::context::{Choosing, Edit},
    platform,
    text::{
        self as common,
        route::{self as words, edit as text},
    },
    ui::focus,
    workspace::read_catalogue,
};

/// Days, weeks, programme, removal; for one's own steps the words and hours too.
#[component]
pub fn Change(edit: Edit, id: StepId, step: Memo<Option<Step>>) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let faulty = Memo::new(move |_| edit.faults.with(|all| all.iter().any(|f| f.step == Some(id))));
    // A fault opens what mends it; closing is the person's own.
    Effect::new(move |_| {
        if faulty.get()
            && let Some(details) = details.get()
        {
            details.set_open(true);
        }
    });
    let title = move || step.with(|s| s.as_ref().map(|s| s.title.clone()));
    let own = step.with_untracked(|s| {
        s.as_ref().is_some_and(|s| s.reason == Reason::AddedByOwner && s.programme.is_none())
    });
    let kind = Memo::new(move |_| step.with(|s| s.as_ref().map(|s| s.kind)));
    let replaceable = move || matches!(kind.get(), Some(StepKind::Programme | StepKind::SelfStudy));
    let remove = move |_| {
        edit.value.update(|e| e.remove(id));
        focus(format!("undo-{id}"));
    };
    view! {
        <details class="change" node_ref=details>
            <summary id=format!("change-{id}")>{text::CHANGE}<span class="visually-hidden">": "{title}</span></summary>
            <div class="fields">
                {own.then(|| view! { <Words edit id step/> })}
                <Days edit id step/>
                <Shift edit id/>
                <div class="actions">
                    <Show when=replaceable>
                        <button class="btn ghost small" type="button" on:click=move |_| edit.choosing.set(Some(Choosing::Replace(id)))>{text::REPLACE}</button>
                    </Show>
                    <button class="btn danger small" type="button" on:click=remove>{text::REMOVE}</button>
                </div>
            </div>
        </details>
    }
}

/// One field of a step; what is wrong with it is said at the step, open or closed.
#[component]
fn Part(#[prop(into)] id: String, label: &'static str, children: Children) -> impl IntoView {
    view! { <div class="field"><label for=id>{label}</label>{children()}</div> }
}

/// Id of the words about a step's fault.
pub fn fault_id(id: StepId) -> String {
    format!("step-{id}-fault")
}

#[component]
fn Days(edit: Edit, id: StepId, step: Memo<Option<Step>>) -> impl IntoView {
    type Place = fn(&mut Step) -> &mut NaiveDate;
    let input = move |name: &str, label, place: Place| {
        let control = format!("step-{id}-{name}");
        let bad = {
            let control = control.clone();
            move || edit.at(&control).is_some().to_string()
        };
        let value = move || step.with(|s| s.as_ref().map(|s| common::iso(*place(&mut s.clone()))));
        let set = move |e| {
            if let Ok(day) = event_target_value(&e).parse() {
                edit.value.update(|v| v.change(id, |s| *place(s) = day));
            }
        };
        view! {
            <Part id=control.clone() label>
                <input id=control.clone() type="date" aria-describedby=fault_id(id) aria-invalid=bad
                    prop:value=value on:change=set/>
            </Part>
        }
    };
    view! {
        <div class="fields pair">
            {input("from", text::FROM, |s| &mut s.from)}
            {input("until", text::TILL, |s| &mut s.until)}
        </div>
        <NoGroup step/>
    }
}

/// Says so where the programme has no group on the first day.
#[component]
fn NoGroup(step: Memo<Option<Step>>) -> impl IntoView {
    let catalogue = read_catalogue(|| true);
    let note = Memo::new(move |_| {
        let step = step.get()?;
        catalogue.with(|all| {
            let programme = all.as_ref()?.iter().find(|p| Some(p.id) == step.programme)?;
            let fits = programme.starts.is_empty() || programme.starts.contains(&step.from);
            (!fits).then(|| text::no_group(&words::starts(programme, platform::today())))
        })
    });
    move || note.get().map(|note| view! { <p class="s risk-text">"◆ "{note}</p> })
}

#[component]
fn Shift(edit: Edit, id: StepId) -> impl IntoView {
    let and_after = RwSignal::new(true);
    let by = move |weeks: i64, name: &'static str| {
        move |_| {
            edit.value.update(|e| e.shift(id, weeks, and_after.get_untracked()));
            // The row may have moved, and the focus with it.
            focus(format!("{name}-{id}"));
        }
    };
    view! {
        <fieldset class="stack tight">
            <legend class="label">{text::SHIFT}</legend>
            <div class="actions">
                <button class="btn ghost small" type="button" id=format!("earlier-{id}") on:click=by(-1, "earlier")>{text::EARLIER}</button>
                <button class="btn ghost small" type="button" id=format!("later-{id}") on:click=by(1, "later")>{text::LATER}</button>
            </div>
            <label class="check"><input type="checkbox" bind:checked=and_after/>{text::AND_AFTER}</label>
        </fieldset>
    }
}

/// Formal, non-formal or informal (C-ИОМ-3).
#[component]
fn EducationForm(edit: Edit, id: StepId, step: Memo<Option<Step>>) -> impl IntoView {
    let control = format!("step-{id}-form");
    let set = move |e| {
        let word = event_target_value(&e);
        if let Some(form) = Form::ALL.into_iter().find(|form| words::form(*form) == word) {
            edit.value.update(|v| v.change(id, |s| s.form = form));
        }
    };
    let option = move |form: Form| {
        let word = words::form(form);
        let selected = move || step.with(|s| s.as_ref().is_some_and(|s| s.form == form));
        view! { <option value=word selected=selected>{word}</option> }
    };
    view! {
        <Part id=control.clone() label=text::FORM>
            <select id=control.clone() aria-describedby=fault_id(id) on:change=set>{Form::ALL.map(option).collect_view()}</select>
        </Part>
    }
}

/// Title and hours of one's own step.
#[component]
fn Words(edit: Edit, id: StepId, step: Memo<Option<Step>>) -> impl IntoView {
    let (title, hours) = (format!("step-{id}-title"), format!("step-{id}-hours"));
    let set_title = move |e| edit.value.update(|v| v.change(id, |s| s.title = event_target_value(&e)));
    let set_hours = move |e| {
        if let Ok(hours) = event_target_value(&e).parse() {
            edit.value.update(|v| v.change(id, |s| s.hours = hours));
        }
    };
    view! {
        <Part id=title.clone() label=text::STEP_NAME>
            <input id=title.clone() aria-describedby=fault_id(id)
                prop:value=move || step.with(|s| s.as_ref().map(|s| s.title.clone())) on:input=set_title/>
        </Part>
        <Part id=hours.clone() label=text::STEP_HOURS>
            <input id=hours.clone() type="number" inputmode="numeric" min="1" max="2000" aria-describedby=fault_id(id)
                prop:value=move || step.with(|s| s.as_ref().map(|s| s.hours)) on:change=set_hours/>
        </Part>
        <EducationForm edit id step/>
    }
}
