//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn RouteDraftPage() -> impl IntoView {
    view! { <Page title="RouteDraftPage"><h1>"RouteDraftPage"</h1></Page> }
}
