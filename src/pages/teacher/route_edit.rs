//! `/route/edit`: steps removed, replaced, added and moved; what the rules say against it stands at its field. The
//! edit is one command, given when it is saved; until then it lives on this device. Rules: `domain::route`.

mod add;
mod chooser;
mod context;
mod editing;
mod fields;
mod rows;
mod search;
mod setting;

use domain::{
    route::{Route, RouteState},
    workspace::Command,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    parts::{Waiting, use_give},
    route::{OwnRoute, use_own_route},
};
use crate::{
    kept::{Kept, keep},
    paths,
    shell::Page,
    text::route::{self as words, edit as text},
    ui::{Empty, ErrorSummary, Notice, PageTitle, focus},
    workspace::use_workspace,
};
use add::AddStep;
use chooser::Chooser;
use context::Edit;
use editing::Editing;
use fields::RouteFields;
use rows::Rows;
use setting::SettingFields;

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Waiting,
    NoRoute,
    Closed(RouteState),
    Edit,
}

/// Editing the route.
#[component]
pub fn RouteEditPage() -> impl IntoView {
    let workspace = use_workspace();
    let route = use_own_route();
    let phase = Memo::new(move |_| match route.with(|r| r.as_ref().map(|r| r.state)) {
        Some(state) if state.is_editable() => Phase::Edit,
        Some(state) => Phase::Closed(state),
        None if workspace.with(|w| w.is_none()) => Phase::Waiting,
        None => Phase::NoRoute,
    });
    let content = move || match phase.get() {
        Phase::Waiting => view! { <Waiting/> }.into_any(),
        Phase::Edit => view! { <Editor route/> }.into_any(),
        Phase::NoRoute => closed(words::NONE_TITLE, words::NONE_AFTER_DIAGNOSIS).into_any(),
        Phase::Closed(RouteState::Proposed) => {
            closed(text::NOT_DRAFT_TITLE, text::NOT_DRAFT_PROPOSED).into_any()
        }
        Phase::Closed(_) => closed(text::NOT_DRAFT_TITLE, text::NOT_DRAFT).into_any(),
    };
    view! { <Page title=text::TITLE>{content}</Page> }
}

fn closed(title: &'static str, lead: &'static str) -> impl IntoView {
    view! {
        <PageTitle text=text::TITLE/>
        <Empty title><p>{lead}</p><a class="btn" href=paths::ROUTE>{words::step::BACK}</a></Empty>
    }
}

#[component]
fn Editor(route: OwnRoute) -> impl IntoView {
    let Some(saved) = route.get_untracked() else { return ().into_any() };
    let kept = keep("route-edit", || Editing::of(&saved));
    if kept.value().with_untracked(|e| e.route.id != saved.id) {
        kept.value().set(Editing::of(&saved));
    }
    let edit = Edit::over(kept.value(), use_workspace());
    view! {
        <div class="docked">
            <PageTitle text=text::TITLE/>
            <p>{text::LEAD}</p>
            <Earlier route kept/>
            <RouteFields edit/>
            <SettingFields edit/>
            <section class="stack" aria-labelledby="edit-steps">
                <h2 id="edit-steps">{text::STEPS}</h2>
                <Rows edit/>
            </section>
            <AddStep edit/>
            <Save route kept edit/>
        </div>
        <Chooser edit/>
    }
    .into_any()
}

/// Edits that an earlier visit left: already here, or to be taken over when the route has changed since.
#[component]
fn Earlier(route: OwnRoute, kept: Kept<Editing>) -> impl IntoView {
    let value = kept.value();
    let stale = Memo::new(move |_| {
        route.with(|r| r.as_ref().is_some_and(|r| value.with(|e| e.base != r.version && e.changes(r))))
    });
    let left = kept.was_found()
        && route.with_untracked(|r| r.as_ref().is_some_and(|r| value.with_untracked(|e| e.changes(r))));
    let restored = RwSignal::new(left);
    // Unchanged, it simply follows the route.
    Effect::new(move |_| {
        if let Some(current) = route.get()
            && value.with_untracked(|e| e.base != current.version && !e.changes(&current))
        {
            value.set(Editing::of(&current));
        }
    });
    let take = move |_| with_route(route, |r| value.update(|e| e.rebase(r)));
    let anew = move |_| {
        restored.set(false);
        with_route(route, |r| value.set(Editing::of(r)));
        focus("edit-steps");
    };
    move || {
        match (stale.get(), restored.get()) {
        (true, _) => view! {
            <Notice>
                <h2>{text::OLD_TITLE}</h2>
                <p>{text::OLD}</p>
                <div class="actions">
                    <button class="btn small" type="button" on:click=take>{text::TAKE_OLD}</button>
                    <button class="btn ghost small" type="button" on:click=anew>{text::START_NEW}</button>
                </div>
            </Notice>
        }
        .into_any(),
        (false, true) => view! {
            <Notice>
                <p>{text::RESTORED}</p>
                <div class="actions"><button class="btn ghost small" type="button" on:click=anew>{text::DROP}</button></div>
            </Notice>
        }
        .into_any(),
        (false, false) => ().into_any(),
    }
    }
}

fn with_route(route: OwnRoute, f: impl FnOnce(&Route)) {
    if let Some(route) = route.get_untracked() {
        f(&route);
    }
}

#[component]
fn Save(route: OwnRoute, kept: Kept<Editing>, edit: Edit) -> impl IntoView {
    let (give, navigate) = (use_give(), use_navigate());
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    // What was said stands until something is mended.
    Effect::new(move |_| {
        edit.faults.track();
        errors.set(Vec::new());
    });
    let changed =
        Memo::new(move |_| route.with(|r| r.as_ref().is_some_and(|r| edit.value.with(|e| e.changes(r)))));
    let leave = {
        let navigate = navigate.clone();
        move |_| {
            kept.forget();
            navigate(paths::ROUTE, NavigateOptions::default());
        }
    };
    let save = move |_| {
        let found = edit.faults.get_untracked();
        if !found.is_empty() {
            errors.set(found.into_iter().map(|f| (f.control, f.words)).collect());
            return;
        }
        if changed.get_untracked() {
            let Editing { base, route, .. } = edit.value.get_untracked();
            give(&Command::PutRoute { route: Box::new(route), base: Some(base) });
        }
        kept.forget();
        navigate(paths::ROUTE, NavigateOptions::default());
    };
    view! {
        <ErrorSummary errors/>
        <p class="s" role="status">{move || (!changed.get()).then_some(text::NOTHING)}</p>
        <div class="dock">
            <button class="btn ghost" type="button" on:click=leave>{text::LEAVE}</button>
            <button class="btn main" type="button" on:click=save>{text::SAVE}</button>
        </div>
    }
}
