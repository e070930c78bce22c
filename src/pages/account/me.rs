//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn MePage() -> impl IntoView {
    view! { <Page title="MePage"><h1>"MePage"</h1></Page> }
}
