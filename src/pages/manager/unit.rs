//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn UnitPage() -> impl IntoView {
    view! { <Page title="UnitPage"><h1>"UnitPage"</h1></Page> }
}
