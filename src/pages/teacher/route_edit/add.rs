//! More steps: from the catalogue, or one's own, of any kind (C-ИОМ-3, C-ИОМ-11).

use domain::{StepId, route::StepKind};
use leptos::prelude::*;

use super::context::{Choosing, Edit};
use crate::{
    pages::teacher::parts::no_error,
    platform,
    text::route::{self as words, edit as text},
    ui::{Field, field::described_by, focus},
};

const KIND: &str = "new-step-kind";

/// Kinds that are added by hand: a programme comes from the catalogue, the closing diagnosis is there.
fn by_hand() -> impl Iterator<Item = StepKind> {
    StepKind::ALL.into_iter().filter(|kind| !matches!(kind, StepKind::Programme))
}

/// A programme, or a kind and «Добавить».
#[component]
pub fn AddStep(edit: Edit) -> impl IntoView {
    let chosen = RwSignal::new(StepKind::SelfStudy);
    let choose = move |e| {
        let word = event_target_value(&e);
        if let Some(kind) = by_hand().find(|kind| words::kind(*kind) == word) {
            chosen.set(kind);
        }
    };
    let add = move |_| {
        let (id, kind) = (StepId(platform::new_id()), chosen.get_untracked());
        edit.value.update(|e| e.add_own(id, kind, text::new_title(kind), platform::today()));
        focus(format!("change-{id}"));
    };
    let option = move |kind: StepKind| {
        let word = words::kind(kind);
        view! { <option value=word selected=move || chosen.get() == kind>{word}</option> }
    };
    view! {
        <section class="card fields" aria-labelledby="add-step">
            <h2 id="add-step" tabindex="-1">{text::ADD}</h2>
            <div class="actions">
                <button class="btn ghost small" type="button" on:click=move |_| edit.choosing.set(Some(Choosing::Add))>{text::ADD_PROGRAMME}</button>
            </div>
            <Field id=KIND label=text::ADD_KIND hint=Signal::derive(move || text::kind_means(chosen.get()).to_owned()) error=no_error()>
                <select id=KIND aria-describedby=described_by(KIND) on:change=choose>
                    {by_hand().map(option).collect_view()}
                </select>
            </Field>
            <div class="actions">
                <button class="btn ghost small" type="button" on:click=add>{text::ADD_OWN}</button>
            </div>
        </section>
    }
}
