//! Bytes that wait to be sent, in `IndexedDB`: local storage has no room for a photo. One database for each person, so that
//! forgetting one is one call. Used by a module that loads when there is a file, but for the forgetting.

use domain::{FileId, PersonId};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransactionMode};

/// The device has no such storage, or no room in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser would not keep the file")]
pub struct NotKept;

impl From<JsValue> for NotKept {
    fn from(_: JsValue) -> Self {
        Self
    }
}

const STORE: &str = "files";

/// Keeps the bytes of a file.
pub async fn put(person: PersonId, id: FileId, bytes: &Uint8Array) -> Result<(), NotKept> {
    let store = store(&open(person).await?, IdbTransactionMode::Readwrite)?;
    done(&store.put_with_key(bytes, &id.to_string().into())?).await?;
    Ok(())
}

/// The bytes of a file; `None` where they are gone.
pub async fn get(person: PersonId, id: FileId) -> Result<Option<Uint8Array>, NotKept> {
    let store = store(&open(person).await?, IdbTransactionMode::Readonly)?;
    let found = done(&store.get(&id.to_string().into())?).await?;
    Ok(found.dyn_into().ok())
}

/// Forgets all but these.
pub async fn keep_only(person: PersonId, wanted: &[FileId]) -> Result<(), NotKept> {
    let database = open(person).await?;
    let names: Array =
        done(&store(&database, IdbTransactionMode::Readonly)?.get_all_keys()?).await?.unchecked_into();
    for name in names.iter().filter_map(|name| name.as_string()) {
        if !wanted.iter().any(|id| id.to_string() == name) {
            done(&store(&database, IdbTransactionMode::Readwrite)?.delete(&name.into())?).await?;
        }
    }
    Ok(())
}

/// Forgets everything of a person.
pub fn forget(person: PersonId) {
    if let Some(factory) = factory() {
        // Where it cannot be deleted it was never made.
        let _ = factory.delete_database(&name(person));
    }
}

fn factory() -> Option<IdbFactory> {
    web_sys::window()?.indexed_db().ok().flatten()
}

fn name(person: PersonId) -> String {
    format!("marshrut-files-{person}")
}

async fn open(person: PersonId) -> Result<IdbDatabase, NotKept> {
    let request = factory().ok_or(NotKept)?.open_with_u32(&name(person), 1)?;
    let making = request.clone();
    let make = Closure::once_into_js(move || {
        let database = making.result().ok().and_then(|found| found.dyn_into::<IdbDatabase>().ok());
        if let Some(database) = database {
            // It fails where it is there already.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    Ok(done(&request).await?.dyn_into()?)
}

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbObjectStore, NotKept> {
    Ok(database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)?)
}

/// What a request ends with.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let ends = Promise::new(&mut |resolve, reject| {
        let asked = request.clone();
        let good = Closure::once_into_js(move || {
            // A request that has succeeded has a result.
            let _ = resolve.call1(&JsValue::NULL, &asked.result().unwrap_or(JsValue::UNDEFINED));
        });
        request.set_onsuccess(Some(good.unchecked_ref()));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(ends).await
}
