//! A form field: label, hint, error, with derived ids; and the summary that takes the focus when a submit fails.

use leptos::{ev::MouseEvent, html, prelude::*};

use super::focus;

/// Label, hint and error around one control. The control takes `id` and `aria-describedby=described_by(id)`.
#[component]
pub fn Field(
    /// Id of the control.
    id: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into, optional)] hint: Option<Signal<String>>,
    /// What is wrong and what to do.
    #[prop(into)]
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <span class="hint" id=format!("{id}-hint")>{hint}</span> })}
            <span id=format!("{id}-error")>
                {move || error.get().map(|error| view! { <span class="error">{error}</span> })}
            </span>
            {children()}
        </div>
    }
}

/// For `aria-describedby` of the control.
pub fn described_by(id: &str) -> String {
    format!("{id}-hint {id}-error")
}

/// What is wrong with a form, each with a link to its field. Takes the focus when it appears.
#[component]
pub fn ErrorSummary(
    /// Field id and message.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if !errors.with(Vec::is_empty)
            && let Some(element) = summary.get()
        {
            // A summary that cannot be focused is still read as an alert.
            let _ = element.focus();
        }
    });
    let items = move || {
        errors
            .get()
            .into_iter()
            .map(|(id, message)| {
                let href = format!("#{id}");
                // The router would scroll there and leave the focus here.
                let to_field = move |event: MouseEvent| {
                    event.prevent_default();
                    focus(id.clone());
                };
                view! { <li><a href=href on:click=to_field>{message}</a></li> }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !errors.with(Vec::is_empty)>
            <div class="errors" role="alert" tabindex="-1" node_ref=summary>
                <strong>"Проверьте, пожалуйста:"</strong>
                <ul>{items}</ul>
            </div>
        </Show>
    }
}
