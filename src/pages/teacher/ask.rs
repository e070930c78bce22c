//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn AskPage() -> impl IntoView {
    view! { <Page title="AskPage"><h1>"AskPage"</h1></Page> }
}
