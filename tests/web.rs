//! Wasm tests in a real browser: what only a browser can show. Rules without a browser are tested natively, whole
//! journeys in `tests/e2e`.
#![cfg(target_arch = "wasm32")]

use domain::{
    FileId, PersonId,
    diagnosis::{Answer, Mark},
    ids::{DiagnosisId, uuid_v7},
    people::{PersonCard, PersonName},
    workspace::Command,
};
use leptos::prelude::*;
use marshrut::{
    cache,
    outbox::{Outbox, provide_outbox},
    platform, session,
    storage::{self, Kind, Scope, StorageError, blobs},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn local() -> web_sys::Storage {
    web_sys::window().and_then(|w| w.local_storage().ok().flatten()).expect("a browser with local storage")
}

fn fresh() -> Scope {
    local().clear().expect("local storage can be emptied");
    Scope::Person(PersonId(platform::new_id()))
}

#[wasm_bindgen_test]
fn a_value_comes_back_as_it_was_stored() {
    let scope = fresh();
    storage::set(scope, Kind::Setting, "n", &vec![1, 2, 3]).expect("there is room");
    let stored = storage::get::<Vec<i32>>(scope, Kind::Setting, "n").expect("readable").expect("there");
    assert_eq!(stored.value, [1, 2, 3]);
    assert_eq!(storage::names(scope, Kind::Setting), ["n"]);
    assert_eq!(
        storage::get::<Vec<i32>>(Scope::Device, Kind::Setting, "n"),
        Ok(None),
        "another person sees nothing"
    );
}

#[wasm_bindgen_test]
fn a_corrupt_value_is_set_aside_and_breaks_nothing() {
    let scope = fresh();
    storage::set(scope, Kind::Cache, "/x", &7).expect("there is room");
    let key = local().key(0).expect("a key").expect("one");
    local().set_item(&key, "1\n{\"val").expect("there is room");
    assert_eq!(storage::get::<i32>(scope, Kind::Cache, "/x"), Err(StorageError::Corrupt(key.clone())));
    assert_eq!(storage::get::<i32>(scope, Kind::Cache, "/x"), Ok(None), "the second look finds nothing");
    let aside = local().get_item(&format!("set-aside/{key}")).expect("readable");
    assert_eq!(aside.as_deref(), Some("1\n{\"val"), "what was there is kept for support");
}

#[wasm_bindgen_test]
fn a_full_store_gives_up_cached_reads_but_never_unsent_work() {
    let scope = fresh();
    storage::set(scope, Kind::Outbox, "unsent", &"an answer").expect("there is room");
    let big = "x".repeat(400_000);
    let mut names = Vec::new();
    for n in 0..40 {
        let name = format!("/big/{n}");
        if storage::set(scope, Kind::Cache, &name, &big).is_ok() {
            names.push(name);
        }
    }
    assert_eq!(names.len(), 40, "older reads made room for newer ones");
    assert!(storage::names(scope, Kind::Cache).len() < 40, "there was no room for all");
    let unsent = storage::get::<String>(scope, Kind::Outbox, "unsent").expect("readable");
    assert_eq!(unsent.map(|s| s.value).as_deref(), Some("an answer"));
    local().clear().expect("can be emptied");
}

#[wasm_bindgen_test]
fn signing_out_forgets_one_person_only() {
    let (mine, other) = (fresh(), Scope::Person(PersonId(uuid_v7(1, [9; 10]))));
    storage::set(mine, Kind::Form, "draft", &1).expect("there is room");
    storage::set(other, Kind::Form, "draft", &2).expect("there is room");
    storage::clear(mine);
    assert_eq!(storage::get::<i32>(mine, Kind::Form, "draft"), Ok(None));
    assert!(storage::get::<i32>(other, Kind::Form, "draft").expect("readable").is_some());
}

#[wasm_bindgen_test]
fn ids_of_one_tab_rise() {
    let ids: Vec<_> = (0..1000).map(|_| platform::new_id()).collect();
    assert!(ids.is_sorted_by(|a, b| a < b));
}

fn signed_in() -> (Owner, Outbox, PersonId) {
    // Mounting starts what runs effects; there is nothing to see.
    mount_to_body(|| ());
    let owner = Owner::new();
    owner.set();
    let person = PersonId(platform::new_id());
    let context = session::provide_session();
    context.signed_in(domain::contract::session::Session {
        person: PersonCard {
            id: person,
            name: PersonName {
                family: "Кравцова".into(), given: "Анна".into(), patronymic: None
            },
            position: String::new(),
            school: None,
            municipality: None,
        },
        grants: Vec::new(),
        demo: true,
    });
    cache::provide_cache();
    (owner, provide_outbox(), person)
}

fn answer(diagnosis: DiagnosisId, statement: &str, level: u8) -> Command {
    let statement = statement.parse().expect("a key");
    let answer = Answer { mark: Mark::Level(level), answered_at: platform::now() };
    Command::Answer { diagnosis, statement, answer }
}

#[wasm_bindgen_test]
async fn a_command_is_on_the_device_before_push_returns() {
    fresh();
    let (_owner, outbox, person) = signed_in();
    let diagnosis = DiagnosisId(platform::new_id());
    outbox.push(&answer(diagnosis, "it-data-1", 2)).expect("stored");
    outbox.push(&answer(diagnosis, "it-data-2", 3)).expect("stored");
    assert_eq!(storage::names(Scope::Person(person), Kind::Outbox).len(), 2);
    outbox.push(&answer(diagnosis, "it-data-1", 4)).expect("stored");
    assert_eq!(
        storage::names(Scope::Person(person), Kind::Outbox).len(),
        2,
        "the later answer replaces the earlier"
    );
    let marks: Vec<_> = untrack(|| outbox.pending());
    let last = marks.last().cloned();
    assert!(matches!(last, Some(Command::Answer { answer: Answer { mark: Mark::Level(4), .. }, .. })));
    local().clear().expect("can be emptied");
}

#[wasm_bindgen_test]
async fn without_the_platform_behind_it_nothing_leaves_the_device() {
    fresh();
    let (_owner, outbox, person) = signed_in();
    // The test page's own server answers, but it is no platform: no receipt.
    outbox.push(&answer(DiagnosisId(platform::new_id()), "it-data-1", 2)).expect("stored");
    for _ in 0..20 {
        platform::sleep(25).await;
    }
    assert_eq!(storage::names(Scope::Person(person), Kind::Outbox).len(), 1);
    local().clear().expect("can be emptied");
}

/// A teacher tapped «Начать» before the catalogue had come, went through the diagnosis in a tunnel, and could not draft.
#[wasm_bindgen_test]
async fn what_was_asked_for_on_a_page_that_was_left_is_kept() {
    fresh();
    let (owner, _outbox, person) = signed_in();
    let meta = platform_at("data:application/json,7#");
    let page = owner.child();
    page.with(|| cache::read::<i32>(|| Some("/api/v1/left".to_owned())));
    leptos::task::tick().await;
    page.cleanup();
    let kept = || storage::get::<i32>(Scope::Person(person), Kind::Cache, "/api/v1/left");
    assert_eq!(kept(), Ok(None), "the answer comes after the page is left");
    for _ in 0..40 {
        platform::sleep(25).await;
    }
    assert_eq!(kept().expect("readable").map(|stored| stored.value), Some(7));
    meta.remove();
    local().clear().expect("can be emptied");
}

#[wasm_bindgen_test]
async fn bytes_of_a_file_wait_for_their_person_alone_and_are_swept_when_sent() {
    let (person, other) = (PersonId(platform::new_id()), PersonId(platform::new_id()));
    let [first, second] = [(); 2].map(|()| FileId(platform::new_id()));
    let bytes = js_sys::Uint8Array::from(&[0xff, 0xd8, 0xff][..]);
    for id in [first, second] {
        blobs::put(person, id, &bytes).await.expect("there is room");
    }
    let found = blobs::get(person, first).await.expect("readable").expect("there");
    assert_eq!(found.to_vec(), [0xff, 0xd8, 0xff]);
    assert!(blobs::get(other, first).await.expect("readable").is_none(), "another person sees nothing");
    blobs::keep_only(person, &[second]).await.expect("swept");
    assert!(blobs::get(person, first).await.expect("readable").is_none());
    assert!(blobs::get(person, second).await.expect("readable").is_some(), "what still waits stays");
    blobs::forget(person);
    blobs::forget(other);
}

/// Names the backend, as `index.html` does.
fn platform_at(address: &str) -> web_sys::Element {
    let document = leptos::prelude::document();
    let meta = document.create_element("meta").expect("a name of an element");
    meta.set_attribute("name", "platform-api").expect("a name of an attribute");
    meta.set_attribute("content", address).expect("a name of an attribute");
    document.body().expect("a body").append_child(&meta).expect("room");
    meta
}
