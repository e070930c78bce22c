//! Local storage itself, or memory where the browser has none or refuses it.

use std::{cell::RefCell, collections::BTreeMap};

use web_sys::Storage;

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Whether values live in memory only and go with the tab.
pub fn is_volatile() -> bool {
    local().is_none()
}

pub fn get(key: &str) -> Option<String> {
    match local() {
        Some(storage) => storage.get_item(key).ok().flatten(),
        None => MEMORY.with_borrow(|memory| memory.get(key).cloned()),
    }
}

/// Whether there was room.
#[must_use]
pub fn set(key: &str, text: &str) -> bool {
    match local() {
        Some(storage) => storage.set_item(key, text).is_ok(),
        None => MEMORY.with_borrow_mut(|memory| {
            memory.insert(key.to_owned(), text.to_owned());
            true
        }),
    }
}

pub fn remove(key: &str) {
    match local() {
        // Removing can only fail where storage is gone, and then the value is gone too.
        Some(storage) => drop(storage.remove_item(key)),
        None => MEMORY.with_borrow_mut(|memory| drop(memory.remove(key))),
    }
}

/// Keeps an unreadable value under another key, for support, and frees its own.
pub fn set_aside(key: &str, text: &str) {
    // Without room for the copy the original stays where it is.
    if set(&format!("set-aside/{key}"), text) {
        remove(key);
    }
}

pub fn keys() -> Vec<String> {
    match local() {
        Some(storage) => {
            let count = storage.length().unwrap_or(0);
            (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect()
        }
        None => MEMORY.with_borrow(|memory| memory.keys().cloned().collect()),
    }
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
