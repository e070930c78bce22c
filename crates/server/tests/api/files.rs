//! /files/{id} and /routes/{id}/files

use axum::http::{Method, StatusCode};
use chrono::Duration;
use domain::{
    FileId, RouteId, StepId,
    contract::paths::{closed_route, file, file_removal, file_upload, route_files, route_transitions},
    file::{FILE_MAX, MediaType, StepFile},
};
use serde_json::json;
use uuid::Uuid;

use crate::util::{
    Answer, Client, Server, next,
    population::{person, route_of, step_of},
    start,
};

const JPEG: &[u8] = &[0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1];

fn beside(route: RouteId, step: StepId, name: &str) -> StepFile {
    let id = FileId(Uuid::from_u128(next()));
    StepFile { id, route, step, name: name.into(), media_type: MediaType::Jpeg, size: 1, at: start() }
}

fn annas(name: &str) -> StepFile {
    beside(route_of("anna"), step_of("anna"), name)
}

async fn put(client: &Client, told: &StepFile, bytes: &[u8]) -> Answer {
    sent(client, told, bytes, Uuid::from_u128(next())).await
}

async fn sent(client: &Client, told: &StepFile, bytes: &[u8], key: Uuid) -> Answer {
    let ask = client.ask(Method::PUT, &file_upload(told)).key(key);
    ask.header("content-type", "application/octet-stream").body(bytes).send().await
}

#[tokio::test]
async fn a_photo_is_put_beside_a_step_and_read_by_those_who_accompany() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let told = annas("Грамота «Учитель года».jpg");
    let made = put(&anna, &told, JPEG).await;
    let body = made.assert(StatusCode::CREATED);
    assert_eq!((&body["media_type"], &body["size"]), (&json!("image/jpeg"), &json!(JPEG.len())));
    assert!(!made.header("receipt").is_empty());
    assert_eq!(anna.get(&route_files(route_of("anna"))).await.assert(StatusCode::OK)["items"], json!([body]));

    let read = anna.get(&file(told.id)).await;
    assert_eq!((read.status, read.bytes.as_ref()), (StatusCode::OK, JPEG));
    assert_eq!(
        (read.header("content-type"), read.header("x-content-type-options")),
        ("image/jpeg", "nosniff")
    );
    let disposition = read.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename=\"file.jpg\"; filename*=UTF-8''%D0%93"),
        "{disposition}"
    );
    // Her methodist, her mentor; nobody else, whatever their role.
    for (login, status) in [
        ("irina", 200),
        ("elena", 200),
        ("boris", 404),
        ("fedor", 404),
        ("school", 404),
        ("north-mms", 404),
        ("oleg", 404),
        ("centre", 404),
        ("ministry", 404),
    ] {
        let client = server.client(login).await;
        assert_eq!(client.get(&file(told.id)).await.status.as_u16(), status, "{login}");
        assert_eq!(client.get(&route_files(route_of("anna"))).await.status.as_u16(), status, "{login}");
    }
    assert_eq!(server.anonymous().get(&file(told.id)).await.status, StatusCode::UNAUTHORIZED);
    let read = format!("SELECT COUNT(*) FROM audit WHERE subject = '{}' AND thing = 'file'", person("anna"));
    assert_eq!(server.count(&read).await, 2, "others' reads are written down");
}

#[tokio::test]
async fn the_same_file_sent_twice_is_stored_once() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let (told, key) = (annas("фото.jpg"), Uuid::from_u128(next()));
    let first = sent(&anna, &told, JPEG, key).await;
    let again = sent(&anna, &told, JPEG, key).await;
    assert_eq!((again.body(), again.header("receipt")), (first.body(), first.header("receipt")));
    // The receipt was lost, and with it the command: the same file under another key is the same file.
    put(&anna, &told, JPEG).await.assert(StatusCode::OK);
    assert_eq!(server.count("SELECT COUNT(*) FROM files").await, 1);
    put(&anna, &told, b"%PDF-1.7").await.assert_problem(409, "conflict");
    let boris = server.client("boris").await;
    put(&boris, &told, JPEG).await.assert_problem(404, "not-found");
}

/// What the file is, its bytes say; each refusal names the remedy.
#[tokio::test]
async fn what_is_no_picture_and_no_pdf_is_refused_in_words() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    for (bytes, words) in [
        (&b"<svg onload=alert(1)>"[..], "не фото и не PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"", "пустой"),
    ] {
        let refused = put(&anna, &annas("фото.jpg"), bytes).await;
        assert_eq!(refused.assert_problem(422, "invalid"), ["body"]);
        let message = refused.body()["errors"][0]["message"].as_str().expect("words").to_owned();
        assert!(message.contains(words), "{message}");
    }
    let mut large = JPEG.to_vec();
    large.resize(FILE_MAX + 1, 0);
    put(&anna, &annas("фото.jpg"), &large).await.assert_problem(413, "too-large");
    large.truncate(FILE_MAX);
    put(&anna, &annas("фото.jpg"), &large).await.assert(StatusCode::CREATED);
    assert_eq!(put(&anna, &annas("../a"), JPEG).await.assert_problem(422, "invalid"), ["name"]);
    let ask = anna.ask(Method::PUT, &file_upload(&annas("a.jpg"))).key(Uuid::from_u128(next()));
    ask.header("content-type", "image/jpeg")
        .body(JPEG)
        .send()
        .await
        .assert_problem(415, "unsupported-media-type");
    assert_eq!(server.count("SELECT COUNT(*) FROM files").await, 1);
}

#[tokio::test]
async fn a_file_stands_beside_a_step_that_is_walked() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let elsewhere = beside(route_of("anna"), StepId(Uuid::from_u128(next())), "фото.jpg");
    put(&anna, &elsewhere, JPEG).await.assert_problem(404, "not-found");
    put(&server.client("irina").await, &annas("фото.jpg"), JPEG).await.assert_problem(404, "not-found");
    for _ in 0..5 {
        put(&anna, &annas("фото.jpg"), JPEG).await.assert(StatusCode::CREATED);
    }
    put(&anna, &annas("шестое.jpg"), JPEG).await.assert_problem(409, "conflict");
}

#[tokio::test]
async fn its_owner_takes_it_away_until_the_route_has_ended() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let (wrong, right) = (annas("чужое лицо.jpg"), annas("грамота.jpg"));
    put(&anna, &wrong, JPEG).await.assert(StatusCode::CREATED);
    put(&anna, &right, JPEG).await.assert(StatusCode::CREATED);
    irina.post(&file_removal(wrong.id), json!({})).await.assert_problem(404, "not-found");
    for _ in 0..2 {
        anna.post(&file_removal(wrong.id), json!({})).await.assert(StatusCode::OK);
    }
    anna.get(&file(wrong.id)).await.assert_problem(404, "not-found");
    assert_eq!(server.count("SELECT COUNT(*) FROM file_contents").await, 1, "its bytes are gone");
    put(&anna, &wrong, JPEG).await.assert_problem(409, "conflict");

    server.advance(Duration::days(1));
    let close = json!({ "transition": "close", "comment": "Хватит." });
    anna.post(&route_transitions(route_of("anna")), close).await.assert(StatusCode::OK);
    anna.post(&file_removal(right.id), json!({})).await.assert_problem(409, "conflict");
    put(&anna, &annas("поздно.jpg"), JPEG).await.assert_problem(409, "conflict");
    let copy = anna.get(&closed_route(route_of("anna"))).await.assert(StatusCode::OK);
    assert_eq!(copy["files"][0]["name"], "грамота.jpg");
    assert_eq!(
        irina.get(&file(right.id)).await.bytes.as_ref(),
        JPEG,
        "what is told of in the copy can be read"
    );
}
