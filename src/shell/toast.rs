//! Short messages that go by themselves. Nothing that must be read or decided is said here alone.

use leptos::prelude::*;

use crate::platform;

const SHOWN_MS: i32 = 6_000;

/// The messages on the screen.
#[derive(Clone, Copy, Debug)]
pub struct ToastContext(RwSignal<Vec<(u32, String)>>);

/// Makes messages possible below.
pub fn provide_toasts() {
    provide_context(ToastContext(RwSignal::new(Vec::new())));
}

/// Says something short.
pub fn use_toasts() -> ToastContext {
    expect_context()
}

impl ToastContext {
    /// Shows a message for a while.
    pub fn say(self, message: impl Into<String>) {
        let message = message.into();
        let id = self.0.with_untracked(|all| all.last().map_or(0, |(id, _)| id + 1));
        self.0.update(|all| all.push((id, message)));
        leptos::task::spawn_local(async move {
            platform::sleep(SHOWN_MS).await;
            let _ = self.0.try_update(|all| all.retain(|(other, _)| *other != id));
        });
    }
}

/// Where messages appear.
#[component]
pub fn Toasts() -> impl IntoView {
    let ToastContext(all) = use_toasts();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || all.get() key=|(id, _)| *id let((_, message))>
                <div class="toast">{message}</div>
            </For>
        </div>
    }
}
