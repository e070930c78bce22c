//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn ResultPage() -> impl IntoView {
    view! { <Page title="ResultPage"><h1>"ResultPage"</h1></Page> }
}
