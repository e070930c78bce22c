//! What several of the teacher's screens share: waiting for the workspace, and giving a command.

use domain::contract::command::ToWire;
use leptos::prelude::*;

use crate::{
    shell::{error_panel, use_toasts},
    text::errors,
    ui::Skeleton,
    workspace::use_workspace,
};

/// Gives commands and says so where the device would not store one (the banner then stays until it is sent).
pub fn use_give() -> impl Fn(&dyn ToWire) + Copy + Send + Sync + 'static {
    let (workspace, toasts) = (use_workspace(), use_toasts());
    move |command| {
        if let Err(error) = workspace.give(command) {
            toasts.say(errors::storage(&error));
        }
    }
}

/// In place of a screen whose workspace is not on this device yet: on its way, or why not.
#[component]
pub fn Waiting() -> impl IntoView {
    let workspace = use_workspace();
    let retry = Callback::new(move |()| workspace.reload());
    move || match workspace.loaded().error() {
        Some(error) => error_panel(error, retry).into_any(),
        None => view! { <Skeleton/> }.into_any(),
    }
}

/// For fields that cannot be wrong.
pub fn no_error() -> Signal<Option<String>> {
    Signal::stored(None::<String>)
}
