//! The plan as it is typed: a term, and goals, each with the competence it is about. What is typed is kept until it is
//! given.

use domain::{
    CompetenceId, GoalId,
    pair::{
        Goal, PairPlan,
        act::{PairAct, PlanFault},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use serde::{Deserialize, Serialize};

use super::{
    goal_row::{GoalRow, goal_field},
    open::{Open, use_act},
};
use crate::{
    kept::keep,
    platform,
    text::{self as common, pair as text},
    ui::{Dialog, Field, field::described_by, focus},
};

const FROM: &str = "plan-from";
const UNTIL: &str = "plan-until";
const MOST_GOALS: usize = 10;

/// What stands in the fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    from: String,
    until: String,
    pub goals: Vec<Goal>,
}

impl Typed {
    /// A plan without goals begins with one, about what the request was about.
    fn of(plan: &PairPlan, competence: Option<CompetenceId>) -> Self {
        let mut goals = plan.goals.clone();
        if goals.is_empty() {
            goals.push(blank(competence));
        }
        Self { from: common::iso(plan.from), until: common::iso(plan.until), goals }
    }

    /// The plan, or the field that is wrong and what to do. Lines that were left empty are no goals.
    fn fill(&self) -> Result<PairPlan, (String, &'static str)> {
        let day = |typed: &str, field: &str| typed.parse().map_err(|_| (field.to_owned(), text::BAD_TERM));
        let (from, until) = (day(&self.from, FROM)?, day(&self.until, UNTIL)?);
        let goals = self.goals.iter().map(|goal| Goal { text: goal.text.trim().to_owned(), ..goal.clone() });
        let plan = PairPlan { from, until, goals: goals.filter(|goal| !goal.text.is_empty()).collect() };
        let first = self.goals.first().map(|goal| goal_field(goal.id)).unwrap_or_default();
        plan.check().map_err(|fault| match fault {
            PlanFault::Goals => (first, text::BAD_GOALS),
            PlanFault::GoalText(place) => (goal_field(plan.goals[place].id), text::LONG_GOAL),
            PlanFault::Term => (UNTIL.to_owned(), text::BAD_TERM),
        })?;
        Ok(plan)
    }
}

fn blank(competence: Option<CompetenceId>) -> Goal {
    Goal { id: GoalId(platform::new_id()), competence, text: String::new() }
}

/// Changes the plan.
#[component]
pub fn PlanDialog(open: Open, shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=shown title=text::CHANGE_PLAN wide=true>
            <PlanForm open shown/>
        </Dialog>
    }
}

#[component]
fn PlanForm(open: Open, shown: RwSignal<bool>) -> impl IntoView {
    let act = use_act();
    let kept = keep(format!("plan-{}", open.id), || {
        let of = |pair: &domain::pair::Pair| Typed::of(&pair.plan, pair.competence.clone());
        untrack(|| open.with(|view| of(&view.pair))).unwrap_or_else(|| Typed {
            from: String::new(),
            until: String::new(),
            goals: vec![blank(None)],
        })
    });
    let typed = kept.value();
    let wrong = RwSignal::new(None::<(String, &'static str)>);
    let error = move |field: &'static str| {
        Signal::derive(move || wrong.get().filter(|(of, _)| of == field).map(|(_, words)| words.to_owned()))
    };
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        match typed.with_untracked(Typed::fill) {
            Ok(plan) => {
                kept.forget();
                shown.set(false);
                act(open.id, PairAct::Plan(plan));
                focus("plan-title");
            }
            Err((field, words)) => {
                focus(field.clone());
                wrong.set(Some((field, words)));
            }
        }
    };
    let ids = Memo::new(move |_| typed.with(|t| t.goals.iter().map(|goal| goal.id).collect::<Vec<_>>()));
    let more = move || ids.with(Vec::len) < MOST_GOALS;
    let add = move |_| {
        let goal = blank(None);
        let field = goal_field(goal.id);
        typed.update(|t| t.goals.push(goal));
        focus(field);
    };
    view! {
        <form class="fields" on:submit=give novalidate>
            <p class="s">{text::PLAN_MEANS}</p>
            <div class="fields pair">
                <Field id=FROM label=text::FROM error=error(FROM)>
                    <input id=FROM type="date" aria-describedby=described_by(FROM)
                        prop:value=move || typed.with(|t| t.from.clone())
                        on:input=move |e| typed.update(|t| t.from = event_target_value(&e))/>
                </Field>
                <Field id=UNTIL label=text::UNTIL error=error(UNTIL)>
                    <input id=UNTIL type="date" aria-describedby=described_by(UNTIL)
                        prop:value=move || typed.with(|t| t.until.clone())
                        on:input=move |e| typed.update(|t| t.until = event_target_value(&e))/>
                </Field>
            </div>
            <ol class="stack">
                <For each=move || ids.get() key=|id| *id let(id)>
                    <GoalRow typed id wrong/>
                </For>
            </ol>
            <Show when=more>
                <button class="btn ghost small" type="button" on:click=add>{text::ADD_GOAL}</button>
            </Show>
            <div class="actions">
                <button class="btn" type="submit">{text::SAVE_PLAN}</button>
                <button class="btn ghost" type="button" on:click=move |_| shown.set(false)>{common::common::CANCEL}</button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goal(n: u8, text: &str) -> Goal {
        Goal { id: GoalId(domain::ids::uuid_v7(1, [n; 10])), competence: None, text: text.to_owned() }
    }

    #[test]
    fn empty_lines_are_no_goals_and_the_wrong_line_is_named() {
        let typed = Typed {
            from: "2026-11-23".into(),
            until: "2027-05-23".into(),
            goals: vec![goal(1, " "), goal(2, " Вести уроки по критериям ")],
        };
        let plan = typed.fill().expect("a plan");
        assert_eq!(plan.goals, [goal(2, "Вести уроки по критериям")]);
        let long = Typed { goals: vec![goal(1, ""), goal(2, &"я".repeat(301))], ..typed.clone() };
        assert_eq!(long.fill(), Err((goal_field(goal(2, "").id), text::LONG_GOAL)));
        let none = Typed { goals: vec![goal(1, "")], ..typed.clone() };
        assert_eq!(none.fill(), Err((goal_field(goal(1, "").id), text::BAD_GOALS)));
        let backwards = Typed { until: "2026-11-22".into(), ..typed };
        assert_eq!(backwards.fill(), Err((UNTIL.to_owned(), text::BAD_TERM)));
    }
}
