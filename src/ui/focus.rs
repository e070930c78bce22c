//! Moves the focus after an action: to the changed thing, or to the notice about it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses an element by id once what changed is drawn. Without such an element the focus stays.
pub fn focus(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id)
            && let Ok(element) = element.dyn_into::<HtmlElement>()
        {
            // An element that takes no focus is still on the screen.
            let _ = element.focus();
        }
    });
}
