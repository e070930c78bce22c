//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn InboxPage() -> impl IntoView {
    view! { <Page title="InboxPage"><h1>"InboxPage"</h1></Page> }
}
