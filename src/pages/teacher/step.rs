//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn StepPage() -> impl IntoView {
    view! { <Page title="StepPage"><h1>"StepPage"</h1></Page> }
}
