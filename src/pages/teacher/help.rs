//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn HelpPage() -> impl IntoView {
    view! { <Page title="HelpPage"><h1>"HelpPage"</h1></Page> }
}
