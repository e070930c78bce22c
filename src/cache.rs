//! Cached reads: what the device has is shown at once with its age, then the network brings the fresh state
//! (stale-while-revalidate). Only silence falls back to what is stored; a refusal evicts it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    api::{self, ApiError},
    platform,
    session::{SessionContext, use_session},
    storage::{self, Kind, Scope},
};

/// What may be read: plain data of the contract.
pub trait Data: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}
impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Data for T {}

/// A read with what is known so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded<T> {
    pub value: Option<T>,
    /// When the value left the server, Unix milliseconds.
    pub at: Option<u64>,
    pub state: LoadState,
}

/// Where the read stands.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadState {
    Loading,
    Fresh,
    Failed(ApiError),
}

impl<T> Loaded<T> {
    /// Nothing known yet.
    pub fn nothing() -> Self {
        Self { value: None, at: None, state: LoadState::Loading }
    }

    /// The error, if it failed.
    pub fn error(&self) -> Option<&ApiError> {
        match &self.state {
            LoadState::Failed(error) => Some(error),
            LoadState::Loading | LoadState::Fresh => None,
        }
    }
}

/// A read that lives as long as its owner.
#[derive(Debug)]
pub struct Read<T: Data> {
    loaded: RwSignal<Loaded<T>>,
    again: RwSignal<u32>,
}

// Derived, these would ask for `T: Copy`.
#[expect(clippy::expl_impl_clone_on_copy, reason = "see above")]
impl<T: Data> Clone for Read<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Data> Copy for Read<T> {}

impl<T: Data> Read<T> {
    /// What is known, tracked.
    pub fn get(self) -> Loaded<T> {
        self.loaded.get()
    }

    /// The value, tracked.
    pub fn value(self) -> Option<T> {
        self.loaded.with(|loaded| loaded.value.clone())
    }

    /// Works on what is known without a copy, tracked.
    pub fn with<U>(self, f: impl FnOnce(&Loaded<T>) -> U) -> U {
        self.loaded.with(f)
    }

    /// Asks the network again.
    pub fn reload(self) {
        self.again.update(|n| *n += 1);
    }
}

/// Tells reads that a stored value was changed from elsewhere. Counted by path, so that changes of several paths in
/// one breath all arrive.
#[derive(Clone, Copy, Debug)]
pub struct CacheBus(RwSignal<BTreeMap<String, Changes>>);

/// How often a path was told of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Changes {
    amended: u32,
    /// The network was to be asked as well.
    refetch: u32,
}

/// Makes reads possible below.
pub fn provide_cache() -> CacheBus {
    let bus = CacheBus(RwSignal::new(BTreeMap::new()));
    provide_context(bus);
    bus
}

/// The bus, for those who change stored values.
pub fn use_cache() -> CacheBus {
    expect_context()
}

impl CacheBus {
    /// Changes a stored value in place, as the rules say it will be, and shows it.
    pub fn amend<T: Data>(self, scope: Scope, path: &str, change: impl FnOnce(&mut T)) {
        let Ok(Some(mut stored)) = storage::get::<T>(scope, Kind::Cache, path) else { return };
        change(&mut stored.value);
        // Without room the next fetch brings the same.
        let _ = storage::set(scope, Kind::Cache, path, &stored.value);
        self.tell(path, |changes| changes.amended += 1);
    }

    /// Asks the network again wherever this path is shown.
    pub fn refetch(self, path: &str) {
        self.tell(path, |changes| changes.refetch += 1);
    }

    fn tell(self, path: &str, change: impl FnOnce(&mut Changes)) {
        self.0.update(|all| change(all.entry(path.to_owned()).or_default()));
    }
}

/// Reads a path of the API, again whenever the path changes; `None` reads nothing.
pub fn read<T: Data>(path: impl Fn() -> Option<String> + Send + Sync + 'static) -> Read<T> {
    let session = use_session();
    let CacheBus(bus) = use_cache();
    let read = Read { loaded: RwSignal::new(Loaded::nothing()), again: RwSignal::new(0) };
    let place = Memo::new(move |_| path().map(|path| (session.scope(), path)));
    // Only the latest request may show its answer.
    let latest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        read.again.track();
        let Some((scope, path)) = place.get() else {
            read.loaded.set(Loaded::nothing());
            return;
        };
        latest.update_value(|n| *n += 1);
        let mine = latest.get_value();
        read.show_stored(scope, &path);
        leptos::task::spawn_local(async move {
            let answer = api::get::<T>(&path).await;
            if latest.try_get_value() == Some(mine) {
                read.take(answer, session, scope, &path);
            }
        });
    });
    let told = Memo::new(move |_| {
        let (scope, path) = place.get()?;
        let changes = bus.with(|all| all.get(&path).copied().unwrap_or_default());
        Some((scope, path, changes))
    });
    Effect::new(move |before: Option<Option<(Scope, String, Changes)>>| {
        let now = told.get();
        if let (Some(Some((_, old_path, old))), Some((scope, path, new))) = (before, &now)
            && old_path == *path
        {
            if new.refetch != old.refetch {
                read.reload();
            } else if new.amended != old.amended {
                read.take_stored(*scope, path);
            }
        }
        now
    });
    read
}

impl<T: Data> Read<T> {
    /// Shows what the device has while the network is asked.
    fn show_stored(self, scope: Scope, path: &str) {
        let stored = storage::get::<T>(scope, Kind::Cache, path).ok().flatten();
        let (value, at) = stored.map_or((None, None), |stored| (Some(stored.value), Some(stored.at)));
        self.loaded.set(Loaded { value, at, state: LoadState::Loading });
    }

    /// Shows a value that was changed in the store.
    fn take_stored(self, scope: Scope, path: &str) {
        if let Ok(Some(stored)) = storage::get::<T>(scope, Kind::Cache, path) {
            self.loaded.update(|loaded| loaded.value = Some(stored.value));
        }
    }

    fn take(self, answer: Result<T, ApiError>, session: SessionContext, scope: Scope, path: &str) {
        match answer {
            Ok(value) => {
                // A full store costs the offline copy, not the screen.
                let _ = storage::set(scope, Kind::Cache, path, &value);
                let at = Some(platform::now_ms());
                let _ = self.loaded.try_set(Loaded { value: Some(value), at, state: LoadState::Fresh });
            }
            Err(error) if error.is_signed_out() => {
                session.expired();
                let _ = self.loaded.try_update(|loaded| loaded.state = LoadState::Failed(error));
            }
            Err(error @ ApiError::Refused(_)) => {
                storage::remove(scope, Kind::Cache, path);
                let _ =
                    self.loaded.try_set(Loaded { value: None, at: None, state: LoadState::Failed(error) });
            }
            Err(error) => {
                let _ = self.loaded.try_update(|loaded| loaded.state = LoadState::Failed(error));
            }
        }
    }
}
