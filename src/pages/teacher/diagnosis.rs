//! Stub.
use leptos::prelude::*;

use crate::shell::Page;

/// Stub.
#[component]
pub fn DiagnosisPage() -> impl IntoView {
    view! { <Page title="DiagnosisPage"><h1>"DiagnosisPage"</h1></Page> }
}
