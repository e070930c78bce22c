//! What was typed into a form and not given yet: kept on the device, so that a reload or a lost tab costs nothing.
//! The form forgets it once its command was given.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    session::use_session,
    storage::{self, Kind, Scope},
};

/// A form's content that outlives the page.
#[derive(Debug)]
pub struct Kept<T: Send + Sync + 'static> {
    value: RwSignal<T>,
    place: StoredValue<Option<(Scope, String)>>,
    found: bool,
}

// Derived, it would ask for `T: Copy`.
impl<T: Send + Sync + 'static> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Kept<T> {}

/// The content kept under `name`, or `start`. From now on each change of it is kept.
pub fn keep<T>(name: impl Into<String>, start: impl FnOnce() -> T) -> Kept<T>
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let (scope, name) = (untrack(|| use_session().scope()), name.into());
    // A corrupt value was set aside by storage; the form begins anew.
    let stored = storage::get::<T>(scope, Kind::Form, &name).ok().flatten();
    let found = stored.is_some();
    let value = RwSignal::new(stored.map_or_else(start, |stored| stored.value));
    let kept = Kept { value, place: StoredValue::new(Some((scope, name))), found };
    Effect::new(move |before: Option<()>| {
        value.track();
        if before.is_some() {
            kept.write();
        }
    });
    kept
}

impl<T: Send + Sync + 'static> Kept<T> {
    /// The content.
    pub fn value(self) -> RwSignal<T> {
        self.value
    }

    /// Whether an earlier visit left it.
    pub fn was_found(self) -> bool {
        self.found
    }

    /// Forgets it: it was given, or is no longer wanted. Later changes are not kept.
    pub fn forget(self) {
        if let Some((scope, name)) = self.place.try_update_value(Option::take).flatten() {
            storage::remove(scope, Kind::Form, &name);
        }
    }

    fn write(self)
    where
        T: Serialize,
    {
        self.place.with_value(|place| {
            if let Some((scope, name)) = place {
                // Without room the form lives as long as the page.
                let _ = self.value.with_untracked(|value| storage::set(*scope, Kind::Form, name, value));
            }
        });
    }
}
