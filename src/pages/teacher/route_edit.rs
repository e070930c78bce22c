//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn RouteEditPage() -> impl IntoView {
    view! { <Page title="RouteEditPage"><h1>"RouteEditPage"</h1></Page> }
}
