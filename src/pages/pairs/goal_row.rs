//! One goal of a plan as it is typed: what the teacher will do differently, and the competence that it is about.

use domain::{CompetenceId, GoalId, pair::Goal};
use leptos::prelude::*;

use super::plan_form::Typed;
use crate::{text::pair as text, ui::focus, workspace::use_workspace};

/// Id of the field of a goal.
pub fn goal_field(id: GoalId) -> String {
    format!("goal-{id}")
}

#[component]
pub fn GoalRow(
    typed: RwSignal<Typed>,
    id: GoalId,
    /// The field that is wrong and what to do.
    wrong: RwSignal<Option<(String, &'static str)>>,
) -> impl IntoView {
    let workspace = use_workspace();
    let field = goal_field(id);
    let (label_for, control, select) = (field.clone(), field.clone(), format!("{field}-about"));
    let (about_for, error_id) = (select.clone(), format!("{field}-error"));
    let described = error_id.clone();
    let error = move || wrong.get().filter(|(of, _)| *of == field).map(|(_, words)| words);
    let place = move || typed.with(|t| t.goals.iter().position(|goal| goal.id == id)).unwrap_or_default() + 1;
    let of = move |f: fn(&Goal) -> String| move || typed.with(|t| find(t, id).map(f)).unwrap_or_default();
    let alone = move || typed.with(|t| t.goals.len() < 2);
    let remove = move |_| {
        typed.update(|t| t.goals.retain(|goal| goal.id != id));
        focus(typed.with_untracked(|t| t.goals.first().map(|goal| goal_field(goal.id))).unwrap_or_default());
    };
    let chosen = Memo::new(move |_| typed.with(|t| find(t, id).and_then(|goal| goal.competence.clone())));
    let options = move || {
        let instrument = workspace.instrument();
        let all = instrument.iter().flat_map(|i| &i.competences);
        all.map(|c| {
            let (id, title) = (c.id.clone(), c.title.clone());
            let is = move || chosen.with(|chosen| chosen.as_ref() == Some(&id));
            view! { <option value=c.id.to_string() selected=is>{title}</option> }
        })
        .collect_view()
    };
    let choose = move |e| {
        // The empty value is no competence, and means none.
        let competence = event_target_value(&e).parse::<CompetenceId>().ok();
        change(typed, id, |goal| goal.competence = competence);
    };
    view! {
        <li class="goal-row">
            <div class="field">
                <label for=label_for>{text::GOAL}" "{place}</label>
                <span id=error_id>{move || error().map(|words| view! { <span class="error">{words}</span> })}</span>
                <textarea id=control rows="2" aria-describedby=described prop:value=of(|goal| goal.text.clone())
                    on:input=move |e| change(typed, id, |goal| goal.text = event_target_value(&e))></textarea>
            </div>
            <div class="field">
                <label for=about_for>{text::ABOUT}</label>
                <select id=select on:change=choose>
                    <option value="" selected=move || chosen.with(Option::is_none)>{text::ABOUT_NONE}</option>
                    {options}
                </select>
            </div>
            <Show when=move || !alone()>
                <button class="btn ghost small" type="button" on:click=remove>{text::REMOVE_GOAL}" "{place}</button>
            </Show>
        </li>
    }
}

fn find(typed: &Typed, id: GoalId) -> Option<&Goal> {
    typed.goals.iter().find(|goal| goal.id == id)
}

fn change(typed: RwSignal<Typed>, id: GoalId, change: impl FnOnce(&mut Goal)) {
    typed.update(|t| {
        if let Some(goal) = t.goals.iter_mut().find(|goal| goal.id == id) {
            change(goal);
        }
    });
}
