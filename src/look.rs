//! How the app looks to this person on this device: theme and large type, kept in storage and put on `<html>`.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::storage::{self, Kind, Scope};

const STORED: &str = "look";

/// The person's choices. An empty theme follows the system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    pub theme: String,
    pub large: bool,
}

/// The look of this tab.
#[derive(Clone, Copy, Debug)]
pub struct LookContext(RwSignal<Look>);

/// Puts the stored look on and makes it changeable below.
pub fn provide_look() {
    let stored = storage::get::<Look>(Scope::Device, Kind::Setting, STORED).ok().flatten();
    let look = RwSignal::new(stored.map(|stored| stored.value).unwrap_or_default());
    provide_context(LookContext(look));
    Effect::new(move |_| put_on(&look.get()));
}

/// The look.
pub fn use_look() -> LookContext {
    expect_context()
}

impl LookContext {
    /// The look, tracked.
    pub fn get(self) -> Look {
        self.0.get()
    }

    /// Changes and remembers it.
    pub fn change(self, change: impl FnOnce(&mut Look)) {
        self.0.update(change);
        // Without room it lasts as long as the tab.
        let _ = self.0.with_untracked(|look| storage::set(Scope::Device, Kind::Setting, STORED, look));
    }
}

fn put_on(look: &Look) {
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element());
    let Some(root) = root else { return };
    let type_size = if look.large { "large" } else { "" };
    for (name, value) in [("data-theme", look.theme.as_str()), ("data-type", type_size)] {
        // An element always takes attributes of these names.
        let _ = if value.is_empty() { root.remove_attribute(name) } else { root.set_attribute(name, value) };
    }
}
