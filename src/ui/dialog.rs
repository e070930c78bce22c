//! A modal dialog on the browser's own `<dialog>`: focus trap and Esc come with it.

use leptos::{html, prelude::*};

/// Open while `open` is true; Esc and the backdrop close it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    /// Its name for screen readers, and its heading.
    #[prop(into)]
    title: Signal<String>,
    #[prop(default = false)] wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        if open.get() {
            if !dialog.open() {
                // Refused only when it is open already.
                let _ = dialog.show_modal();
            }
        } else {
            dialog.close();
        }
    });
    let class = if wide { "wide" } else { "" };
    view! {
        <dialog node_ref=element class=class aria-label=title on:close=move |_| open.set(false)>
            <Show when=move || open.get()>
                <h2>{title}</h2>
                {children()}
            </Show>
        </dialog>
    }
}
