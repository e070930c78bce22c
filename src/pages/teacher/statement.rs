//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn StatementPage() -> impl IntoView {
    view! { <Page title="StatementPage"><h1>"StatementPage"</h1></Page> }
}
