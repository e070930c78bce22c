//! The only user of the browser's local storage. Keys belong to a person and carry a schema version; values are JSON
//! in an envelope with their time. A full store evicts cached reads, the least recently used first, never anything
//! else; a corrupt value is set aside, not dropped; storage that is switched off falls back to memory and says so.
//!
//! This is not a database: unsent work is small, and big things (files) will not come here.

mod backend;
mod key;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use backend::is_volatile;
pub use key::{Kind, Scope};

use crate::platform;

/// Grows when the form of stored values changes; older keys are migrated or dropped at start (see [`open`]).
pub const SCHEMA: u32 = 1;

/// Why storage did not do as asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    #[error("local storage is full")]
    Full,
    #[error("the value under {0} cannot be read and was set aside")]
    Corrupt(String),
}

/// A stored value with the time it was stored, Unix milliseconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stored<T> {
    pub at: u64,
    pub value: T,
}

/// Brings storage to the present schema: keys of other versions are cached reads of an older app, which may go, or
/// unsent work, which a later [`SCHEMA`] must migrate here before anything reads it.
pub fn open() {
    for key in backend::keys() {
        if key::is_foreign_cache(&key) {
            backend::remove(&key);
        }
    }
}

/// Reads a value; `Ok(None)` when there is none.
pub fn get<T: DeserializeOwned>(
    scope: Scope,
    kind: Kind,
    name: &str,
) -> Result<Option<Stored<T>>, StorageError> {
    let key = key::build(scope, kind, name);
    let Some(text) = backend::get(&key) else { return Ok(None) };
    let Ok(stored) = serde_json::from_str(&text) else {
        backend::set_aside(&key, &text);
        return Err(StorageError::Corrupt(key));
    };
    Ok(Some(stored))
}

/// Stores a value now. Makes room by evicting cached reads if it must.
pub fn set<T: Serialize>(scope: Scope, kind: Kind, name: &str, value: &T) -> Result<(), StorageError> {
    let key = key::build(scope, kind, name);
    let stored = Stored { at: platform::now_ms(), value };
    // Types of the contract always serialise: their maps have text keys.
    let text = serde_json::to_string(&stored).map_err(|_| StorageError::Corrupt(key.clone()))?;
    loop {
        if backend::set(&key, &text) {
            return Ok(());
        }
        let Some(oldest) = oldest_cached(&key) else { return Err(StorageError::Full) };
        backend::remove(&oldest);
    }
}

/// Forgets a value.
pub fn remove(scope: Scope, kind: Kind, name: &str) {
    backend::remove(&key::build(scope, kind, name));
}

/// Names of the values of a kind, sorted.
pub fn names(scope: Scope, kind: Kind) -> Vec<String> {
    let prefix = key::build(scope, kind, "");
    let mut names: Vec<_> =
        backend::keys().into_iter().filter_map(|key| key.strip_prefix(&prefix).map(str::to_owned)).collect();
    names.sort();
    names
}

/// Forgets everything of a person, unsent work included: ask first.
pub fn clear(scope: Scope) {
    let prefix = key::scope_prefix(scope);
    for key in backend::keys().into_iter().filter(|key| key.starts_with(&prefix)) {
        backend::remove(&key);
    }
}

/// Bytes in use (two for each UTF-16 unit, as browsers count).
pub fn used_bytes() -> usize {
    let size = |text: &str| 2 * text.encode_utf16().count();
    backend::keys().iter().map(|key| size(key) + backend::get(key).as_deref().map_or(0, size)).sum()
}

/// The cached read stored longest ago. Reads are stored anew whenever they are used with a network, so the time of
/// storing is the time of last use.
fn oldest_cached(except: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Age {
        at: u64,
    }
    let age = |key: &String| {
        let text = backend::get(key).unwrap_or_default();
        serde_json::from_str::<Age>(&text).map_or(0, |age| age.at)
    };
    backend::keys().into_iter().filter(|key| key::is_cache(key) && key != except).min_by_key(age)
}
