//! Cached reads: what the device has is shown at once with its age, then the network brings the fresh state
//! (stale-while-revalidate). Only silence falls back to what is stored; a refusal evicts it.
//!
//! The machinery works on JSON text and is compiled once; what depends on the type is only the parsing at the end.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    api::{self, ApiError},
    platform,
    session::{SessionContext, use_session},
    storage::{self, Kind, Scope, Stored},
};

/// What may be read: plain data of the contract.
pub trait Data: Clone + PartialEq + DeserializeOwned + Send + Sync + 'static {}
impl<T: Clone + PartialEq + DeserializeOwned + Send + Sync + 'static> Data for T {}

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
    raw: RawRead,
    parsed: Memo<Parsed<T>>,
}

// Derived, these would ask for `T: Copy`.
#[expect(clippy::expl_impl_clone_on_copy, reason = "see above")]
impl<T: Data> Clone for Read<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Data> Copy for Read<T> {}

/// What is known, with the text it was parsed from: the same text is not parsed twice.
#[derive(Clone, Debug)]
struct Parsed<T> {
    text: Option<Arc<str>>,
    loaded: Loaded<T>,
}

impl<T: PartialEq> PartialEq for Parsed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.loaded == other.loaded
    }
}

impl<T: Data> Read<T> {
    /// What is known, tracked.
    pub fn get(self) -> Loaded<T> {
        self.parsed.with(|parsed| parsed.loaded.clone())
    }

    /// The value, tracked.
    pub fn value(self) -> Option<T> {
        self.parsed.with(|parsed| parsed.loaded.value.clone())
    }

    /// Works on what is known without a copy, tracked.
    pub fn with<U>(self, f: impl FnOnce(&Loaded<T>) -> U) -> U {
        self.parsed.with(|parsed| f(&parsed.loaded))
    }

    /// Asks the network again.
    pub fn reload(self) {
        self.raw.again.update(|n| *n += 1);
    }
}

/// Reads a path of the API, again whenever the path changes; `None` reads nothing.
pub fn read<T: Data>(path: impl Fn() -> Option<String> + Send + Sync + 'static) -> Read<T> {
    let raw = RawRead::new(Box::new(path), |text| serde_json::from_str::<T>(text).is_ok());
    let parsed = Memo::new_owning(move |old: Option<Parsed<T>>| {
        let Loaded { value: text, at, state } = raw.loaded.get();
        let same = |old: &Parsed<T>| match (&old.text, &text) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            _ => false,
        };
        let value = match &old {
            Some(old) if same(old) => old.loaded.value.clone(),
            _ => text.as_deref().and_then(|text| serde_json::from_str(text).ok()),
        };
        let next = Parsed { text, loaded: Loaded { value, at, state } };
        let changed = old.is_none_or(|old| old != next);
        (next, changed)
    });
    Read { raw, parsed }
}

/// Brings a path to the device for a time without a network, unless what is there is younger than `max_age_ms`. Shows
/// nothing; whoever shows it asks again.
pub fn prefetch(path: impl Fn() -> Option<String> + Send + Sync + 'static, max_age_ms: u64) {
    let session = use_session();
    let wanted = move || {
        let path = path()?;
        let stored = storage::get_json(session.scope(), Kind::Cache, &path).ok().flatten();
        let young = stored.is_some_and(|stored| stored.at.saturating_add(max_age_ms) > platform::now_ms());
        (!young).then_some(path)
    };
    RawRead::new(Box::new(wanted), |_| true);
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
    pub fn amend<T: DeserializeOwned + Serialize>(
        self,
        scope: Scope,
        path: &str,
        change: impl FnOnce(&mut T),
    ) {
        let Ok(Some(mut stored)) = storage::get::<T>(scope, Kind::Cache, path) else { return };
        change(&mut stored.value);
        // Without room the next fetch brings the same.
        let _ = storage::set(scope, Kind::Cache, path, &stored.value);
        self.tell(path, |changes| changes.amended += 1);
    }

    /// Stores what the server has just said of a path, and shows it.
    pub fn put(self, scope: Scope, path: &str, text: &str) {
        // Without room the next fetch brings the same.
        let _ = storage::set_json(scope, Kind::Cache, path, text);
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

type RawLoaded = Loaded<Arc<str>>;
type Path = Box<dyn Fn() -> Option<String> + Send + Sync>;

/// A read before parsing.
#[derive(Clone, Copy, Debug)]
struct RawRead {
    loaded: RwSignal<RawLoaded>,
    again: RwSignal<u32>,
}

/// Where a read comes from and whose it is.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    scope: Scope,
    path: String,
}

impl RawRead {
    /// `fits` says whether a text is what the screen can show; anything else is no answer of the platform.
    fn new(path: Path, fits: fn(&str) -> bool) -> Self {
        let session = use_session();
        let CacheBus(bus) = use_cache();
        let read = Self { loaded: RwSignal::new(Loaded::nothing()), again: RwSignal::new(0) };
        let place = Memo::new(move |_| path().map(|path| Place { scope: session.scope(), path }));
        // Signing in again asks again.
        let signed_out = Memo::new(move |_| session.is_expired());
        // Only the latest request may show its answer.
        let latest = StoredValue::new(0_u32);
        Effect::new(move |_| {
            read.again.track();
            // Read, not only tracked: a memo that nobody has read never wakes anybody.
            signed_out.with(|_| ());
            let Some(place) = place.get() else {
                read.loaded.set(Loaded::nothing());
                return;
            };
            latest.update_value(|n| *n += 1);
            let mine = latest.get_value();
            read.show_stored(&place, fits);
            leptos::task::spawn_local(async move {
                let answer = api::get(&place.path).await;
                let answer =
                    answer.and_then(|text| if fits(&text) { Ok(text) } else { Err(ApiError::Unreadable) });
                match latest.try_get_value() {
                    Some(number) if number == mine => {
                        keep(&answer, &place);
                        read.show(answer, session);
                    }
                    // Whoever asked has left the page. The answer is kept all the same: the network may be gone when it
                    // is needed. Not if the person has left the device, though.
                    None if untrack(|| session.scope()) == place.scope => keep(&answer, &place),
                    // A newer request was made; its answer counts.
                    Some(_) | None => {}
                }
            });
        });
        let told = Memo::new(move |_| {
            let place = place.get()?;
            let changes = bus.with(|all| all.get(&place.path).copied().unwrap_or_default());
            Some((place, changes))
        });
        Effect::new(move |before: Option<Option<(Place, Changes)>>| {
            let now = told.get();
            if let (Some(Some((old_place, old))), Some((place, new))) = (before, &now)
                && old_place == *place
            {
                if new.refetch != old.refetch {
                    read.again.update(|n| *n += 1);
                } else if new.amended != old.amended
                    && let Some(stored) = stored(place, fits)
                {
                    read.loaded.update(|loaded| loaded.value = Some(stored.value.into()));
                }
            }
            now
        });
        read
    }

    /// Shows what the device has while the network is asked. What is on the screen already stays there.
    fn show_stored(self, place: &Place, fits: fn(&str) -> bool) {
        let stored = stored(place, fits);
        let (value, at) = stored.map_or((None, None), |stored| (Some(stored.value), Some(stored.at)));
        self.loaded.update(|loaded| {
            if loaded.value.as_deref() != value.as_deref() {
                loaded.value = value.map(Into::into);
            }
            (loaded.at, loaded.state) = (at, LoadState::Loading);
        });
    }

    fn show(self, answer: Result<String, ApiError>, session: SessionContext) {
        if answer.as_ref().is_err_and(ApiError::is_signed_out) {
            session.expired();
        }
        let _ = self.loaded.try_update(|loaded| match answer {
            Ok(text) => {
                if loaded.value.as_deref() != Some(&text) {
                    loaded.value = Some(text.into());
                }
                (loaded.at, loaded.state) = (Some(platform::now_ms()), LoadState::Fresh);
            }
            Err(error) => {
                if is_evicting(&error) {
                    (loaded.value, loaded.at) = (None, None);
                }
                loaded.state = LoadState::Failed(error);
            }
        });
    }
}

/// A refusal means that the person may not have it (any more). Having to sign in again says nothing of the kind.
fn is_evicting(error: &ApiError) -> bool {
    matches!(error, ApiError::Refused(_)) && !error.is_signed_out()
}

/// Writes down what the server said of a place.
fn keep(answer: &Result<String, ApiError>, place: &Place) {
    match answer {
        Ok(text) => {
            // A full store costs the offline copy, not the screen.
            let _ = storage::set_json(place.scope, Kind::Cache, &place.path, text);
        }
        Err(error) if is_evicting(error) => storage::remove(place.scope, Kind::Cache, &place.path),
        Err(_) => {}
    }
}

/// What the device has of a place; what cannot be shown is set aside.
fn stored(place: &Place, fits: fn(&str) -> bool) -> Option<Stored<String>> {
    let stored = storage::get_json(place.scope, Kind::Cache, &place.path).ok().flatten()?;
    if fits(&stored.value) {
        return Some(stored);
    }
    storage::set_aside(place.scope, Kind::Cache, &place.path);
    None
}
