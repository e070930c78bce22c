//! The plan: goals by competence, and the term. The mentor writes it.

use domain::pair::{Goal, Side};
use leptos::prelude::*;

use super::{open::Open, plan_form::PlanDialog};
use crate::{
    platform,
    text::{self as common, pair as text, route::Names},
    workspace::use_workspace,
};

/// The plan as it stands.
#[component]
pub fn PlanCard(open: Open) -> impl IntoView {
    let workspace = use_workspace();
    let goals = Memo::new(move |_| open.with(|view| view.pair.plan.goals.clone()).unwrap_or_default());
    let term =
        move || open.with(|view| common::span(view.pair.plan.from, view.pair.plan.until, platform::today()));
    let writes = Memo::new(move |_| open.side() == Some(Side::Helper) && open.works());
    let changing = RwSignal::new(false);
    let goal = move |goal: Goal| {
        let competence = move || {
            let instrument = workspace.instrument();
            goal.competence.as_ref().map(|c| Names(instrument.as_ref()).of(c))
        };
        view! { <li>{goal.text.clone()}<br/><span class="s">{competence}</span></li> }
    };
    view! {
        <section class="card" aria-labelledby="plan-title">
            <header><h2 id="plan-title" tabindex="-1">{text::PLAN}</h2><span class="s num">{term}</span></header>
            <Show when=move || !goals.with(Vec::is_empty) fallback=|| view! { <p class="s">{text::NO_PLAN}</p> }>
                <ol class="goals">{move || goals.get().into_iter().map(goal).collect_view()}</ol>
            </Show>
            <Show when=move || writes.get()>
                <div class="actions">
                    <button class="btn ghost small" type="button" on:click=move |_| changing.set(true)>{text::CHANGE_PLAN}</button>
                </div>
                <PlanDialog open shown=changing/>
            </Show>
        </section>
    }
}
