//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn ReviewPage() -> impl IntoView {
    view! { <Page title="ReviewPage"><h1>"ReviewPage"</h1></Page> }
}
