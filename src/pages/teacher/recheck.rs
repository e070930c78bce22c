//! `/diagnosis/recheck/:competence`: the statements of one competence once more (C-ДЕФ-6). Kept on the device until it
//! is given whole; then before and after stand beside each other. Rules: `domain::recheck`.

use domain::{
    CompetenceId, RecheckId,
    diagnosis::{Answer, Answers, Mark},
    instrument::{Competence, Instrument, Statement},
    recheck::Recheck,
    score::{Score, level, profile},
    side::SideCommand,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::parts::{Waiting, use_give};
use crate::{
    kept::keep,
    paths, platform,
    shell::Page,
    text::{diagnosis as scores, witness as words},
    ui::{Chip, Empty, Icon, Notice, PageTitle, Shape, Tone, focus},
    workspace::use_workspace,
};

const OUTCOME: &str = "recheck-outcome";

#[component]
pub fn RecheckPage() -> impl IntoView {
    let workspace = use_workspace();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("competence")?.parse::<CompetenceId>().ok()));
    let instrument = Memo::new(move |_| workspace.instrument());
    let content = move || match (instrument.get(), id.get()) {
        (Some(instrument), Some(id)) => match instrument.competence(&id).cloned() {
            Some(competence) => view! { <Checking instrument competence/> }.into_any(),
            None => view! { <Gone/> }.into_any(),
        },
        (Some(_), None) => view! { <Gone/> }.into_any(),
        (None, _) => view! { <Waiting/> }.into_any(),
    };
    view! {
        <Page title=words::RECHECK_TITLE>
            <a class="link quiet back" href=paths::RESULT><Icon shape=Shape::Left/>{words::TO_RESULT}</a>
            {content}
        </Page>
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <PageTitle text=words::RECHECK_TITLE/>
        <Empty title=words::RECHECK_GONE><a class="btn" href=paths::RESULT>{words::TO_RESULT}</a></Empty>
    }
}

#[component]
fn Checking(instrument: Instrument, competence: Competence) -> impl IntoView {
    let (workspace, give) = (use_workspace(), use_give());
    let kept = keep(format!("recheck-{}", competence.id), Answers::new);
    let answers = kept.value();
    let after = RwSignal::new(None::<Option<Score>>);
    let all = competence.statements.len();
    let left = Memo::new(move |_| all - answers.with(|a| a.len().min(all)));
    let (key, person) = (instrument.key().ok(), untrack(|| workspace.with(|w| w.map(|w| w.person.id))));
    let before = untrack(|| workspace.diagnosis()).and_then(|(diagnosis, instrument)| {
        diagnosis.finished_at?;
        let scores = profile(&instrument, &diagnosis.answers);
        scores.into_iter().find(|score| score.competence == competence.id)?.score
    });
    let id = competence.id.clone();
    let version = instrument.clone();
    let submit = move |_| {
        let (Some(key), Some(person)) = (key.clone(), person) else { return };
        let recheck = Recheck {
            id: RecheckId(platform::new_id()),
            person,
            instrument: key,
            competence: id.clone(),
            step: None,
            answers: answers.get_untracked(),
            taken_at: platform::now(),
        };
        let score = recheck.score(&version);
        give(&SideCommand::PutRecheck { recheck: Box::new(recheck) });
        kept.forget();
        after.set(Some(score));
        focus(OUTCOME);
    };
    let scale: Vec<(u8, String)> = instrument.scale.iter().map(|p| (p.value, p.label.clone())).collect();
    let statements = competence.statements.clone();
    let title = competence.title.clone();
    let asked = move || {
        let statement = |statement: Statement| view! { <Asked statement scale=scale.clone() answers/> };
        view! {
            <p class="s">{words::RECHECK_LEAD}</p>
            {statements.iter().cloned().map(statement).collect_view()}
            <div class="actions bottom">
                <button class="btn wide" type="button" disabled=move || { left.get() > 0 } aria-describedby="recheck-left"
                    on:click=submit.clone()>{words::RECHECK_GIVE}</button>
                <p class="s" id="recheck-left" role="status">{move || (left.get() > 0).then_some(words::RECHECK_LEFT)}</p>
            </div>
        }
    };
    view! {
        <PageTitle over=words::RECHECK_TITLE text=title/>
        {move || match after.get() {
            Some(after) => view! { <Outcome instrument=instrument.clone() before after/> }.into_any(),
            None => asked().into_any(),
        }}
    }
}

/// One statement with its scale.
#[component]
fn Asked(statement: Statement, scale: Vec<(u8, String)>, answers: RwSignal<Answers>) -> impl IntoView {
    let Statement { id, text, example } = statement;
    let legend = format!("statement-{id}");
    let option = move |mark: Mark, label: String, class: &'static str| {
        let (mine, chosen, name) = (id.clone(), id.clone(), id.to_string());
        let on = Signal::derive(move || answers.with(|all| all.get(&mine).is_some_and(|a| a.mark == mark)));
        let choose = move |_| {
            answers.update(|all| {
                let answer = Answer::tapped(mark, platform::now(), all.get(&chosen));
                all.insert(chosen.clone(), answer);
            });
        };
        view! {
            <label class=class class:on=on>
                <input type="radio" name=name prop:checked=on on:change=choose/>
                <span>{label}</span>
            </label>
        }
    };
    let options: Vec<_> =
        scale.into_iter().map(|(value, label)| option(Mark::Level(value), label, "option")).collect();
    view! {
        <section class="card">
            <h2 class="s-title" id=legend.clone()>{text}</h2>
            {(!example.is_empty()).then(|| view! { <p class="s">{example.clone()}</p> })}
            <fieldset class="options" aria-labelledby=legend>
                {options}
                {option(Mark::NotApplicable, scores::NOT_APPLICABLE.into(), "option quiet")}
            </fieldset>
        </section>
    }
}

/// Before and after, side by side.
#[component]
fn Outcome(instrument: Instrument, before: Option<Score>, after: Option<Score>) -> impl IntoView {
    let threshold = instrument.deficit_below_percent;
    let row = |title: &'static str, score: Option<Score>| {
        let name =
            score.and_then(|s| level(&instrument, s)).map_or(scores::LITTLE.to_owned(), |l| l.title.clone());
        let below = score.is_some_and(|score| score.below(threshold));
        view! {
            <div>
                <dt>{title}</dt>
                <dd>
                    <Chip word=name tone=if below { Tone::Risk } else { Tone::Good }/>
                    {score.map(|score| view! { <span class="num s">{scores::mean(score)}" · "{words::measured(score.into())}</span> })}
                </dd>
            </div>
        }
    };
    let tone = match after {
        Some(after) if !after.below(threshold) => Tone::Good,
        _ => Tone::Risk,
    };
    let said =
        after.map_or(scores::LITTLE.to_owned(), |after| words::outcome(after.below(threshold), threshold));
    view! {
        <div id=OUTCOME tabindex="-1" class="stack">
            <Notice tone><p>{said}</p></Notice>
            <dl class="marks card">{row(words::BEFORE, before)}{row(words::AFTER, after)}</dl>
            <div class="actions"><a class="btn wide" href=paths::RESULT>{words::TO_RESULT}</a></div>
        </div>
    }
}
