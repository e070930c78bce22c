//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn RoutePage() -> impl IntoView {
    view! { <Page title="RoutePage"><h1>"RoutePage"</h1></Page> }
}
