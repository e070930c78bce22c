//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn TodayPage() -> impl IntoView {
    view! { <Page title="TodayPage"><h1>"TodayPage"</h1></Page> }
}
