//! The only user of the browser's local storage. Keys belong to a person and carry a schema version; a value is its
//! time (Unix milliseconds) on the first line and its JSON on the rest. A full store evicts cached reads, the least recently used first, never anything
//! else; a corrupt value is set aside, not dropped; storage that is switched off falls back to memory and says so.
//!
//! This is not a database: unsent work is small. Bytes of files wait in [`blobs`], which is one.

mod backend;
pub mod blobs;
mod key;

use serde::{Serialize, de::DeserializeOwned};

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
#[derive(Clone, Debug, PartialEq)]
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
    let Some(Stored { at, value: json }) = get_json(scope, kind, name)? else { return Ok(None) };
    let Ok(value) = serde_json::from_str(&json) else { return Err(set_aside(scope, kind, name)) };
    Ok(Some(Stored { at, value }))
}

/// Reads a value as the JSON it is stored as.
pub fn get_json(scope: Scope, kind: Kind, name: &str) -> Result<Option<Stored<String>>, StorageError> {
    let Some(text) = backend::get(&key::build(scope, kind, name)) else { return Ok(None) };
    let Some((at, json)) = split(&text) else { return Err(set_aside(scope, kind, name)) };
    Ok(Some(Stored { at, value: json.to_owned() }))
}

/// Puts a value that cannot be read out of the way, so that it is missing from now on but not lost.
pub fn set_aside(scope: Scope, kind: Kind, name: &str) -> StorageError {
    let key = key::build(scope, kind, name);
    if let Some(text) = backend::get(&key) {
        backend::set_aside(&key, &text);
    }
    StorageError::Corrupt(key)
}

/// Stores a value now. Makes room by evicting cached reads if it must.
pub fn set<T: Serialize>(scope: Scope, kind: Kind, name: &str, value: &T) -> Result<(), StorageError> {
    // Types of the contract always serialise: their maps have text keys.
    let json = serde_json::to_string(value).map_err(|_| StorageError::Corrupt(name.to_owned()))?;
    set_json(scope, kind, name, &json)
}

/// Stores JSON now.
pub fn set_json(scope: Scope, kind: Kind, name: &str, json: &str) -> Result<(), StorageError> {
    let key = key::build(scope, kind, name);
    let text = format!("{}\n{json}", platform::now_ms());
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
    let age = |key: &String| backend::get(key).as_deref().and_then(split).map_or(0, |(at, _)| at);
    backend::keys().into_iter().filter(|key| key::is_cache(key) && key != except).min_by_key(age)
}

fn split(text: &str) -> Option<(u64, &str)> {
    let (at, json) = text.split_once('\n')?;
    Some((at.parse().ok()?, json))
}
