//! Widgets that know no route and no domain.

pub mod dialog;
pub mod feedback;
pub mod field;
pub mod focus;
pub mod icon;

use leptos::prelude::*;

pub use dialog::Dialog;
pub use feedback::{Empty, Notice, Skeleton, Tone};
pub use field::{ErrorSummary, Field};
pub use focus::focus;
pub use icon::{Icon, Shape};

/// A state: always a shape and a word, colour only repeats them.
#[component]
pub fn Chip(
    #[prop(into)] word: Signal<String>,
    /// How good it is.
    #[prop(into, default = Tone::Plain.into())]
    tone: Signal<Tone>,
) -> impl IntoView {
    let shape = move || match tone.get() {
        Tone::Good => "● ",
        Tone::Risk => "◆ ",
        Tone::Bad => "▲ ",
        Tone::Plain => "",
    };
    view! {
        <span class=move || format!("chip {}", tone.get().class())>
            <span><span aria-hidden="true">{shape}</span>{word}</span>
        </span>
    }
}

/// A bar of progress, 0 to 100.
#[component]
pub fn Progress(
    #[prop(into)] percent: Signal<u32>,
    /// What it measures, for screen readers.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow=percent aria-label=label>
            <i style:width=move || format!("{}%", percent.get().min(100))></i>
        </div>
    }
}

/// The heading of a page. It takes the focus when the page opens, so that screen readers begin there.
#[component]
pub fn PageTitle(
    #[prop(into)] text: Signal<String>,
    #[prop(into, optional)] over: Option<Signal<String>>,
) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H1>::new();
    view! {
        <header class="head">
            {over.map(|over| view! { <p class="s">{over}</p> })}
            <h1 node_ref=heading tabindex="-1">{text}</h1>
        </header>
    }
}
