//! `/diagnosis/:number`: one statement a screen, on a wide one the statements of a competence. Each answer is stored the
//! moment it is tapped.
//! Rules: `domain::diagnosis`.

mod keys;
mod sheet;

use domain::{
    diagnosis::{Answer, Diagnosis, Mark},
    ids::StatementId,
    instrument::{Competence, Instrument},
    workspace::Command,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use crate::{
    paths, platform,
    shell::{Page, SyncLine, Width, error_panel, use_toasts},
    text::{common, diagnosis as words, errors},
    ui::{Icon, Notice, Progress, Shape, Skeleton, Tone},
    workspace::{WorkspaceContext, use_workspace},
};
use keys::keys;
use sheet::{SheetView, is_wide, sheet};

/// What one screen shows; redrawn only when it changes.
#[derive(Clone, PartialEq)]
struct Shown {
    index: usize,
    all: usize,
    place: String,
    id: StatementId,
    text: String,
    example: String,
    /// Value, label and hint of each answer.
    scale: Vec<(u8, String)>,
}

/// As much as the screen has room for.
#[derive(Clone, PartialEq)]
enum Screen {
    One(Shown),
    Sheet(sheet::Sheet),
}

/// One statement, or one competence.
#[component]
pub fn StatementPage() -> impl IntoView {
    let workspace = use_workspace();
    let params = use_params_map();
    let number = Memo::new(move |_| {
        params.with(|p| p.get("number").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1))
    });
    let wide = is_wide();
    let screen = Memo::new(move |_| {
        let (_, instrument) = workspace.diagnosis()?;
        if wide {
            sheet(&instrument, number.get()).map(Screen::Sheet)
        } else {
            shown(&instrument, number.get()).map(Screen::One)
        }
    });
    let content = move || match screen.get() {
        Some(Screen::One(shown)) => view! { <StatementView shown workspace/> }.into_any(),
        Some(Screen::Sheet(sheet)) => view! { <SheetView sheet workspace/> }.into_any(),
        None => {
            match (workspace.loaded().error(), workspace.with(|w| w.is_some_and(|w| w.diagnosis.is_some()))) {
                (Some(_), true) => {
                    view! { <Notice tone=Tone::Bad><p>{words::MISSING}</p></Notice> }.into_any()
                }
                (Some(error), false) => {
                    error_panel(error, Callback::new(move |()| workspace.reload())).into_any()
                }
                (None, _) if workspace.get().is_some_and(|w| w.diagnosis.is_none()) => {
                    view! { <leptos_router::components::Redirect path=paths::DIAGNOSIS/> }.into_any()
                }
                (None, _) => view! { <Skeleton/> }.into_any(),
            }
        }
    };
    view! { <Page title=words::TITLE width=Width::Focus>{content}</Page> }
}

fn shown(instrument: &Instrument, number: usize) -> Option<Shown> {
    let all = instrument.len();
    let index = number.clamp(1, all) - 1;
    let (competence, statement) = instrument.statements().nth(index)?;
    Some(Shown {
        index,
        all,
        place: place(instrument, competence),
        id: statement.id.clone(),
        text: statement.text.clone(),
        example: statement.example.clone(),
        scale: scale(instrument),
    })
}

/// «Методические · 3 из 6»
fn place(instrument: &Instrument, competence: &Competence) -> String {
    let of_area: Vec<_> = instrument.competences.iter().filter(|c| c.area == competence.area).collect();
    let nth = of_area.iter().position(|c| c.id == competence.id).unwrap_or(0) + 1;
    let area = instrument.areas.iter().find(|a| a.id == competence.area).map_or("", |a| &a.plural);
    words::place(area, nth, of_area.len())
}

fn scale(instrument: &Instrument) -> Vec<(u8, String)> {
    instrument.scale.iter().map(|point| (point.value, point.label.clone())).collect()
}

#[component]
fn StatementView(shown: Shown, workspace: WorkspaceContext) -> impl IntoView {
    let Shown { index, all, place, id, text, example, scale } = shown;
    let heading = NodeRef::<leptos::html::H1>::new();
    // Each statement begins at its text, for eyes and screen readers alike.
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let answer_id = id.clone();
    let mark = Memo::new(move |_| {
        workspace.with(|w| w.and_then(|w| w.diagnosis.as_ref()?.answers.get(&answer_id)).map(|a| a.mark))
    });
    let choose = choose(workspace, id);
    let forward = forward(workspace, index + 1, all);
    let back = if index == 0 { paths::DIAGNOSIS.to_owned() } else { paths::statement(index) };
    keys(scale.len(), choose, forward, back.clone());
    let percent = u32::try_from((index + 1) * 100 / all.max(1)).unwrap_or(100);
    view! {
        <div class="row spread">
            <a class="link quiet" href=paths::DIAGNOSIS><Icon shape=Shape::Left/>{place}</a>
            <span class="num s">{words::of(index + 1, all)}</span>
        </div>
        <Progress percent label=words::TITLE/>
        <h1 class="statement" id="statement" tabindex="-1" node_ref=heading>{text}</h1>
        <p class="s">{example}</p>
        <Options scale mark choose labelled="statement".to_owned()/>
        <p class="s keys" aria-hidden="true">{words::KEYS}</p>
        <div class="bottom stack tight">
            <SyncLine/>
            <Ends back is_last=index + 1 == all workspace mark forward/>
        </div>
    }
}

/// The scale and the two ways not to answer.
#[component]
fn Options(
    scale: Vec<(u8, String)>,
    mark: Memo<Option<Mark>>,
    choose: Callback<Mark>,
    /// Id of the statement's text; tells one group of answers from another.
    labelled: String,
) -> impl IntoView {
    let name = StoredValue::new(format!("answer-{labelled}"));
    let option = move |value: Mark, label: String, key: Option<u8>, class: &'static str| {
        let checked = move || mark.get() == Some(value);
        view! {
            <label class=class class:on=checked>
                <input type="radio" name=name.get_value() prop:checked=checked on:change=move |_| choose.run(value)/>
                <span>{label}</span>
                {key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> })}
            </label>
        }
    };
    view! {
        <fieldset class="options" aria-labelledby=labelled>
            {scale.into_iter().map(|(value, label)| option(Mark::Level(value), label, Some(value), "option")).collect_view()}
            <div class="row">
                {option(Mark::NotApplicable, words::NOT_APPLICABLE.into(), None, "option quiet")}
                {option(Mark::Declined, words::DECLINED.into(), None, "option quiet")}
            </div>
        </fieldset>
    }
}

/// Back and forward, within the thumb's reach.
#[component]
fn Ends(
    /// Where «Назад» leads.
    back: String,
    /// Nothing comes after this.
    is_last: bool,
    workspace: WorkspaceContext,
    /// Of the last statement here.
    mark: Memo<Option<Mark>>,
    forward: Callback<()>,
) -> impl IntoView {
    let left = Memo::new(move |_| workspace.diagnosis().map_or(1, |(d, i)| unanswered(&d, &i)));
    let word = move || match (is_last, left.get()) {
        (false, _) => common::NEXT,
        (true, 0) => words::FINISH,
        (true, _) => words::TO_UNANSWERED,
    };
    view! {
        {move || (is_last && left.get() > 0 && mark.get().is_some()).then(|| view! { <p class="s" role="status">{words::unanswered(left.get())}</p> })}
        <div class="ends">
            <a class="btn ghost" href=back>{common::BACK}</a>
            <button class="btn" type="button" on:click=move |_| forward.run(())>{word}</button>
        </div>
    }
}

fn unanswered(diagnosis: &Diagnosis, instrument: &Instrument) -> usize {
    instrument.statements().filter(|(_, s)| !diagnosis.answers.contains_key(&s.id)).count()
}

/// Stores an answer.
fn choose(workspace: WorkspaceContext, statement: StatementId) -> Callback<Mark> {
    let toasts = use_toasts();
    Callback::new(move |mark: Mark| {
        let command = untrack(|| {
            workspace.with(|w| {
                let diagnosis = w?.diagnosis.as_ref()?;
                let answer = Answer::tapped(mark, platform::now(), diagnosis.answers.get(&statement));
                Some(Command::Answer { diagnosis: diagnosis.id, statement: statement.clone(), answer })
            })
        });
        if let Some(Err(error)) = command.map(|command| workspace.give(&command)) {
            toasts.say(errors::storage(&error));
        }
    })
}

/// To the statement at this place; past the last one to what was left out, or to the result.
fn forward(workspace: WorkspaceContext, next: usize, all: usize) -> Callback<()> {
    let navigate = use_navigate();
    Callback::new(move |()| {
        let to = |path: &str| navigate(path, NavigateOptions::default());
        if next < all {
            return to(&paths::statement(next + 1));
        }
        let Some((diagnosis, instrument)) = untrack(|| workspace.diagnosis()) else { return };
        if let Some(open) = diagnosis.resume_at(&instrument) {
            return to(&paths::statement(open + 1));
        }
        if diagnosis.finished_at.is_none() {
            let command = Command::FinishDiagnosis { diagnosis: diagnosis.id, finished_at: platform::now() };
            // Not stored, it is still given and shown; the banner says what to mind.
            let _ = workspace.give(&command);
        }
        to(paths::RESULT);
    })
}
