//! The mark that a step is done: shown, given, taken back.

use domain::{
    StepId,
    route::{Form, Step, StepResult},
    workspace::Command,
};
use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    CHANGED, OpenStep,
    fields::{Day, Document, Text},
    form::{self, Faults, MarkForm},
    is_diagnosis, not_running,
    parts::Details,
};
use crate::{
    kept::keep,
    pages::teacher::{parts::use_give, route::OwnRoute},
    paths, platform,
    text::{
        self,
        route::{details, step as words},
    },
    ui::{ErrorSummary, focus},
    workspace::read_catalogue,
};

/// Id of the form's heading.
const MARK: &str = "mark-title";

/// What stands at the step, or the form to mark it.
#[component]
pub fn Marking(route: OwnRoute, step: OpenStep) -> impl IntoView {
    let locked = Memo::new(move |_| route.with(|r| r.as_ref().and_then(|r| not_running(r.state))));
    let done = Memo::new(move |_| step.with(|s| s.as_ref().is_some_and(|s| s.result.is_some())));
    let taken_back = RwSignal::new(None::<StepResult>);
    move || {
        let Some(now) = step.get_untracked() else { return ().into_any() };
        let shown = done.get().then_some(()).and(now.result.clone());
        match (locked.get(), shown) {
            (locked, Some(result)) => {
                view! { <Done route step=now result can_undo=locked.is_none() taken_back/> }.into_any()
            }
            (Some(why), None) => view! { <p class="card sunk">{why}</p> }.into_any(),
            (None, None) => view! { <MarkingForm route step=now taken_back/> }.into_any(),
        }
    }
}

/// Gives a mark, or takes it back.
fn use_set(route: OwnRoute, step: StepId) -> impl Fn(Option<StepResult>) + Copy + Send + Sync + 'static {
    let give = use_give();
    move |result| {
        if let Some(route) = route.with_untracked(|r| r.as_ref().map(|r| r.id)) {
            give(&Command::SetStepResult { route, step, result: result.map(Box::new) });
        }
    }
}

#[component]
fn Done(
    route: OwnRoute,
    step: Step,
    result: StepResult,
    can_undo: bool,
    taken_back: RwSignal<Option<StepResult>>,
) -> impl IntoView {
    let set = use_set(route, step.id);
    let today = platform::today();
    let day = text::near_date(result.done_on, today);
    let document = result.evidence.as_ref().map(|e| {
        let issued = text::near_date(e.issued_on, today);
        view! { <div><dt>{words::DOCUMENT}</dt><dd>{format!("{} №\u{a0}{}, {issued}", e.kind, e.number)}</dd></div> }
    });
    let note = (!result.note.is_empty())
        .then(|| view! { <div><dt>{words::NOTE}</dt><dd class="said">{result.note.clone()}</dd></div> });
    let told = details::told(step.kind, &result.details).into_iter();
    let told = told
        .map(|(term, words)| view! { <div><dt>{term}</dt><dd class="said">{words}</dd></div> })
        .collect_view();
    let link = (!result.details.link.is_empty()).then(|| {
        let link = result.details.link.clone();
        view! { <div><dt>{details::LINK}</dt><dd><a href=link.clone() rel="noopener noreferrer nofollow" target="_blank">{link.clone()}</a></dd></div> }
    });
    let undo = move |_| {
        taken_back.set(Some(result.clone()));
        set(None);
        focus(MARK);
    };
    view! {
        <section class="card" aria-labelledby=MARK>
            <h2 id=MARK>{words::MARK_TITLE}</h2>
            <dl class="facts"><div><dt>{words::DONE_ON}</dt><dd>{day}</dd></div>{document}{told}{note}{link}</dl>
            {can_undo.then(|| view! { <p><button class="btn ghost small" type="button" on:click=undo>{words::TAKE_BACK}</button></p> })}
        </section>
    }
}

#[component]
fn MarkingForm(route: OwnRoute, step: Step, taken_back: RwSignal<Option<StepResult>>) -> impl IntoView {
    let set = use_set(route, step.id);
    let today = platform::today();
    let before = taken_back.get_untracked();
    let name = format!("step-{}", step.id);
    let kept = keep(name, || MarkForm::usual(today, ""));
    let typed = kept.value();
    if let Some(result) = &before {
        typed.set(MarkForm::of(result));
    }
    usual_document(&step, typed);
    let faults = RwSignal::new(Faults::new());
    let (kind, formal) = (step.kind, step.form == Form::Formal);
    let diagnosis = is_diagnosis(&step);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match typed.with_untracked(|t| t.result(&step, today)) {
            Ok(result) => {
                kept.forget();
                taken_back.set(None);
                set(Some(result));
                focus(CHANGED);
            }
            Err(found) => faults.set(found),
        }
    };
    view! {
        <form class="card fields" on:submit=submit novalidate aria-labelledby=MARK>
            <h2 id=MARK tabindex="-1">{words::MARK}</h2>
            {before.map(|_| view! { <p role="status" class="s">{words::TAKEN_BACK}</p> })}
            {diagnosis.then(|| view! { <p><a class="btn ghost small" href=paths::DIAGNOSIS>{words::TO_DIAGNOSIS}</a></p> })}
            <ErrorSummary errors=faults/>
            <Day id=form::DONE_ON label=words::DONE_ON typed part=|t| &mut t.done_on faults/>
            {formal.then(|| view! { <Document typed faults/> })}
            <Details kind typed faults/>
            <Text id=form::NOTE label=words::NOTE hint=words::NOTE_HINT typed part=|t| &mut t.note faults/>
            <button class="btn wide" type="submit">{words::SAVE_MARK}</button>
        </form>
    }
}

/// Fills in the document that the programme usually ends with, once the catalogue says which.
fn usual_document(step: &Step, typed: RwSignal<MarkForm>) {
    let (formal, id) = (step.form == Form::Formal, step.programme);
    let catalogue = read_catalogue(move || formal);
    Effect::new(move |_| {
        let kind = catalogue
            .with(|all| all.as_ref().and_then(|all| all.iter().find(|p| Some(p.id) == id).map(|p| p.kind)));
        let word = words::document(kind);
        if formal && !word.is_empty() && typed.with_untracked(|t| t.kind.is_empty()) {
            typed.update(|t| word.clone_into(&mut t.kind));
        }
    });
}
