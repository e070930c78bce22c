//! The app: contexts, router, shell.
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! { <main><h1>"Маршрут"</h1></main> }
}
