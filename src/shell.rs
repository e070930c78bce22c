//! The frame of every signed-in screen: navigation, the demo mark, the connection line, toasts, focus and title.

mod banner;
mod bell;
mod errors;
mod nav;
mod system;
mod toast;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

pub use banner::SyncLine;
pub use errors::{LoadedView, error_panel};
pub use nav::home_unit;
pub use system::{SystemShown, provide_system, use_system};
pub use toast::{ToastContext, Toasts, provide_toasts, use_toasts};

use crate::{session::use_session, text::common};

/// How much of the window a screen wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A column to read.
    #[default]
    Column,
    /// Tables and charts.
    Wide,
    /// One thing only; no navigation on phones.
    Focus,
}

/// A screen inside the frame. Takes the focus to its heading when it opens.
#[component]
pub fn Page(
    /// For the window and the history: «Маршрут · …».
    #[prop(into)]
    title: Signal<String>,
    #[prop(optional)] width: Width,
    children: Children,
) -> impl IntoView {
    let class = match width {
        Width::Column => "shell",
        Width::Wide => "shell wide-page",
        Width::Focus => "shell focus",
    };
    let main = NodeRef::<leptos::html::Main>::new();
    focus_on_arrival(main);
    view! {
        <Title text=move || format!("{} · {}", title.get(), common::APP)/>
        <div class=class>
            <a class="skip" href="#main">"К содержанию"</a>
            <DemoMark/>
            <banner::Banners/>
            <nav::Nav/>
            <bell::Bell/>
            <main class="page" id="main" tabindex="-1" node_ref=main>{children()}</main>
        </div>
    }
}

/// «Демонстрационные данные», on every screen.
#[component]
pub fn DemoMark() -> impl IntoView {
    let session = use_session();
    let system = use_system();
    let text = move || {
        let demo = session.session().is_some_and(|s| s.demo)
            || system.with(|s| s.value.as_ref().is_some_and(|s| s.demo));
        demo.then(|| {
            let region =
                system.with(|s| s.value.as_ref().map(|s| format!(" · {}", s.region))).unwrap_or_default();
            view! { <div class="demo" role="note">{common::DEMO}{region}</div> }
        })
    };
    view! { {text} }
}

/// A new address begins at its content, not at the top of the navigation.
fn focus_on_arrival(main: NodeRef<leptos::html::Main>) {
    let location = use_location();
    let path = Memo::new(move |_| location.pathname.get());
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now)
            && let Some(main) = main.get_untracked()
        {
            // Without focus the page is still there.
            let _ = main.focus();
        }
        now
    });
}
