//! `/help/new?competence=…&step=…`: asking for a mentor, a consultation or a visit. What is typed is kept until it is sent.
//! Rules: `domain::request`, `domain::matching`.

mod form;
mod mentors;
mod topic;

use domain::{
    CompetenceId, RequestId, StepId,
    contract::{help::Help, paths as api_paths},
    request::{RequestKind, RequestQueue, RequestState, SupportRequest, eligibility::AuthorFacts},
    workspace::Command,
};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::parts::{Waiting, use_give};
use crate::{
    cache,
    kept::keep,
    paths, platform,
    shell::Page,
    text::help as text,
    ui::{ErrorSummary, Field, Notice, PageTitle, field::described_by},
    workspace::use_workspace,
};
use form::{AskForm, COMPETENCE, MESSAGE};
use mentors::MentorChoice;
use topic::TopicOptions;

/// Asking for help.
#[component]
pub fn AskPage() -> impl IntoView {
    let workspace = use_workspace();
    let known = Memo::new(move |_| workspace.with(|w| w.is_some()));
    let content = move || {
        if known.get() { view! { <Asking/> }.into_any() } else { view! { <Waiting/> }.into_any() }
    };
    view! { <Page title=text::ASK_TITLE>{content}</Page> }
}

#[component]
fn Asking() -> impl IntoView {
    let workspace = use_workspace();
    let asked = use_query_map()
        .with_untracked(|q| q.get("competence").and_then(|key| key.parse::<CompetenceId>().ok()));
    let step = use_query_map().with_untracked(|q| q.get("step").and_then(|key| key.parse::<StepId>().ok()));
    let help = cache::read::<Help>(|| Some(api_paths::HELP.to_owned()));
    let facts = Memo::new(move |_| help.with(|help| help.value.as_ref().map(|help| help.facts.clone())));
    let kept = keep("ask", AskForm::default);
    let form = kept.value();
    let resumed = kept.was_found() && form.with_untracked(|f| !f.message.trim().is_empty());
    // Coming from a deficit or a step asks about just that.
    if let Some(asked) = asked {
        form.update(|f| f.about(asked));
    }
    if let Some(step) = step {
        form.update(|f| f.about_step(step));
    }
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let (give, navigate) = (use_give(), use_navigate());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(author) = workspace.with(|w| w.map(|w| w.person.id)) else { return };
        let request = SupportRequest {
            id: RequestId(platform::new_id()),
            author,
            kind: RequestKind::Consultation,
            competence: None,
            step: None,
            message: String::new(),
            wished: None,
            assignee: None,
            state: RequestState::Sent,
            sent_at: platform::now(),
            queue: RequestQueue::Methodist,
            clock: None,
            deferred_until: None,
            history: Vec::new(),
        };
        match form.with_untracked(|f| f.fill(request, facts.get_untracked().as_ref())) {
            Ok(request) => {
                let to = format!("{}?sent={}", paths::HELP, request.id);
                give(&Command::PutRequest { request: Box::new(request) });
                kept.forget();
                navigate(&to, NavigateOptions { replace: true, ..NavigateOptions::default() });
            }
            Err(found) => errors.set(found),
        }
    };
    view! {
        <form class="docked" on:submit=submit novalidate>
            <PageTitle text=text::ASK_TITLE/>
            {resumed.then(|| view! { <Notice><p>{text::DRAFT_KEPT}</p></Notice> })}
            <ErrorSummary errors/>
            <Kind form facts/>
            <Topic form errors/>
            <MentorChoice form/>
            <Message form errors/>
            <div class="dock"><button class="btn main" type="submit">{text::SEND}</button></div>
        </form>
    }
}

#[component]
fn Kind(form: RwSignal<AskForm>, facts: Memo<Option<AuthorFacts>>) -> impl IntoView {
    // What is for beginners or managers is shown to them; a tutor goes along with a step.
    let shown = Memo::new(move |_| {
        let facts = facts.get().unwrap_or_default();
        form.with(|f| {
            let fits = |kind: &RequestKind| {
                f.kind == *kind
                    || match kind {
                        RequestKind::Tutor => f.step.is_some(),
                        _ => facts.may_ask(*kind, None).is_ok(),
                    }
            };
            text::KINDS.into_iter().filter(fits).collect::<Vec<_>>()
        })
    });
    let option = move |kind: RequestKind| {
        let chosen = move || form.with(|f| f.kind == kind);
        view! {
            <label class="choice">
                <input type="radio" name="kind" prop:checked=chosen on:change=move |_| form.update(|f| f.kind = kind)/>
                <span><strong>{text::kind(kind)}</strong><span class="s">{text::kind_means(kind)}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="label">{text::KIND}</legend>
            <For each=move || shown.get() key=|kind| *kind children=option/>
            {move || form.with(|f| f.step.is_some()).then(|| view! { <p class="s">{text::STEP}</p> })}
        </fieldset>
    }
}

#[component]
fn Topic(form: RwSignal<AskForm>, errors: RwSignal<Vec<(String, String)>>) -> impl IntoView {
    let error = Signal::derive(move || {
        errors.with(|all| all.iter().find(|(id, _)| id == COMPETENCE).map(|(_, words)| words.clone()))
    });
    let set = move |e| form.update(|f| f.choose(event_target_value(&e).parse().ok()));
    view! {
        <Field id=COMPETENCE label=text::COMPETENCE hint=text::COMPETENCE_HINT error>
            <select id=COMPETENCE aria-describedby=described_by(COMPETENCE) on:change=set>
                <option value="" prop:selected=move || form.with(|f| f.competence.is_none())>{text::ANY}</option>
                <TopicOptions chosen=Signal::derive(move || form.with(|f| f.competence.clone()))/>
            </select>
        </Field>
    }
}

#[component]
fn Message(form: RwSignal<AskForm>, errors: RwSignal<Vec<(String, String)>>) -> impl IntoView {
    let error = Signal::derive(move || {
        errors.with(|all| all.iter().find(|(id, _)| id == MESSAGE).map(|(_, words)| words.clone()))
    });
    let set = move |e| form.update(|f| f.message = event_target_value(&e));
    view! {
        <Field id=MESSAGE label=text::MESSAGE hint=text::MESSAGE_HINT error>
            <textarea id=MESSAGE rows="5" aria-describedby=described_by(MESSAGE)
                aria-invalid=move || error.with(Option::is_some).to_string()
                placeholder=move || text::placeholder(form.with(|f| f.kind))
                prop:value=move || form.with(|f| f.message.clone()) on:input=set></textarea>
        </Field>
    }
}
