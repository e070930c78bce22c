//! Loading, empty and error states.

use leptos::prelude::*;

/// How good a thing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Good,
    Risk,
    Bad,
}

impl Tone {
    /// The CSS class of a chip.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => "met",
            Self::Risk => "risk",
            Self::Bad => "missed",
        }
    }
}

/// Something is on its way.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! {
        <div class="card" role="status">
            <span class="visually-hidden">"Загружаем…"</span>
            <div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div>
        </div>
    }
}

/// Nothing here yet, and what to do about it.
#[component]
pub fn Empty(
    #[prop(into)] title: Signal<String>,
    /// What to do next.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            {children()}
        </div>
    }
}

/// Something the person should know. Bad ones are spoken at once.
#[component]
pub fn Notice(#[prop(into, default = Tone::Risk)] tone: Tone, children: Children) -> impl IntoView {
    let class = match tone {
        Tone::Plain | Tone::Risk => "notice",
        Tone::Good => "notice good",
        Tone::Bad => "notice bad",
    };
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! { <div class=class role=role>{children()}</div> }
}
