//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn SyncPage() -> impl IntoView {
    view! { <Page title="SyncPage"><h1>"SyncPage"</h1></Page> }
}
