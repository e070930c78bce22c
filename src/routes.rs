//! The one list of pages: path, page, who may enter. Guards are a courtesy; the server decides.

mod lazy;

use leptos::prelude::*;
use leptos_router::{
    components::{Redirect, Route, Router, Routes},
    hooks::use_location,
    path,
};

use crate::{
    pages::{account, teacher},
    paths,
    session::{Standing, use_session},
    shell::Toasts,
};

/// The router and all pages. What a first visit needs (sign-in, today) is in the main module; the rest comes when it is opened, and is kept for offline use while the app is idle ([`lazy`]).
#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=account::NotFound>
                <Route path=path!("/") view=account::Home/>
                <Route path=path!("/sign-in") view=account::SignInPage/>
                <Route path=path!("/today") view=|| guarded(teacher::TodayPage)/>
                <Route path=path!("/diagnosis") view=lazy::diagnosis()/>
                <Route path=path!("/diagnosis/result") view=lazy::result()/>
                <Route path=path!("/diagnosis/recheck/:competence") view=lazy::recheck()/>
                <Route path=path!("/diagnosis/:number") view=lazy::statement()/>
                <Route path=path!("/route") view=lazy::route()/>
                <Route path=path!("/route/draft") view=lazy::route_draft()/>
                <Route path=path!("/route/edit") view=lazy::route_edit()/>
                <Route path=path!("/route/print") view=lazy::route_print()/>
                <Route path=path!("/route/history") view=lazy::route_history()/>
                <Route path=path!("/route/history/:route") view=lazy::closed_route()/>
                <Route path=path!("/people/:id/routes") view=lazy::case_history()/>
                <Route path=path!("/people/:id/routes/:route") view=lazy::closed_case()/>
                <Route path=path!("/route/steps/:id") view=lazy::step()/>
                <Route path=path!("/help") view=lazy::help()/>
                <Route path=path!("/help/new") view=lazy::ask()/>
                <Route path=path!("/wellbeing") view=lazy::wellbeing()/>
                <Route path=path!("/letters") view=lazy::letters()/>
                <Route path=path!("/pairs") view=lazy::pairs()/>
                <Route path=path!("/pairs/:id") view=lazy::pair()/>
                <Route path=path!("/inbox") view=lazy::inbox()/>
                <Route path=path!("/inbox/routes/:id") view=lazy::review()/>
                <Route path=path!("/inbox/routes/:id/print") view=lazy::case_print()/>
                <Route path=path!("/people/:id/witnesses") view=lazy::witnesses()/>
                <Route path=path!("/people/:id/lesson") view=lazy::lesson()/>
                <Route path=path!("/teachers") view=lazy::teachers()/>
                <Route path=path!("/teachers/:id") view=lazy::teacher()/>
                <Route path=path!("/methodists") view=lazy::methodists()/>
                <Route path=path!("/methodists/:id") view=lazy::methodist()/>
                <Route path=path!("/young") view=lazy::young()/>
                <Route path=path!("/staff") view=lazy::staff()/>
                <Route path=path!("/campaigns") view=lazy::campaigns()/>
                <Route path=path!("/campaigns/:id") view=lazy::campaign()/>
                <Route path=path!("/imports") view=lazy::imports()/>
                <Route path=path!("/units/:id") view=lazy::unit()/>
                <Route path=path!("/notices") view=lazy::notices()/>
                <Route path=path!("/sync") view=lazy::sync()/>
                <Route path=path!("/me") view=lazy::me()/>
            </Routes>
            <Toasts/>
        </Router>
    }
}

/// A page for those who are signed in; others sign in first and come back.
fn guarded<V: IntoView + 'static>(page: impl Fn() -> V + Copy + Send + Sync + 'static) -> AnyView {
    let session = use_session();
    let known = Memo::new(move |_| !matches!(session.standing(), Standing::Out));
    let address = use_location();
    view! {
        {move || {
            if known.get() {
                page().into_any()
            } else {
                let path = address.pathname.get_untracked();
                view! { <Redirect path=paths::sign_in_then(&path)/> }.into_any()
            }
        }}
    }
    .into_any()
}
