//! The diagnosis by keyboard: 1–5 choose, 6 and 7 do not answer, Enter and → go on, ← goes back.

use domain::diagnosis::Mark;
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;

/// Listens while the page is open. `back` is where ← leads. Enter stays with a link or button that has the focus, the
/// arrows with a group of answers.
pub fn keys(values: usize, choose: Callback<Mark>, forward: Callback<()>, back: String) {
    let navigate = use_navigate();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        if let Some(mark) = mark_of(&key, values) {
            return choose.run(mark);
        }
        match key.as_str() {
            "Enter" if !on(&event, "a, button") => forward.run(()),
            "ArrowRight" if !on(&event, "input, select") => forward.run(()),
            "ArrowLeft" if !on(&event, "input, select") => navigate(&back, NavigateOptions::default()),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// The scale's values, then the two ways not to answer, as the hint says.
fn mark_of(key: &str, values: usize) -> Option<Mark> {
    let number = key.parse::<u8>().ok().filter(|_| key.len() == 1)?;
    match usize::from(number) {
        0 => None,
        n if n <= values => Some(Mark::Level(number)),
        n if n == values + 1 => Some(Mark::NotApplicable),
        n if n == values + 2 => Some(Mark::Declined),
        _ => None,
    }
}

fn on(event: &ev::KeyboardEvent, kinds: &str) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.matches(kinds).unwrap_or(false))
}
