//! The app: contexts, router, shell. `main.rs` only mounts it, so that tests can import it.

pub mod api;
pub mod cache;
pub mod charts;
pub mod files;
pub mod kept;
pub mod look;
pub mod outbox;
pub mod pages;
pub mod paths;
pub mod platform;
pub mod routes;
pub mod session;
pub mod shell;
pub mod storage;
pub mod text;
pub mod ui;
pub mod workspace;

use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    leptos_meta::provide_meta_context();
    storage::open();
    session::provide_session();
    cache::provide_cache();
    outbox::provide_outbox();
    workspace::provide_workspace();
    shell::provide_system();
    shell::provide_toasts();
    look::provide_look();
    view! { <routes::Pages/> }
}
