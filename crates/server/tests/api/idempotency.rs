//! One command, carried out once: `Idempotency-Key`, `Receipt`, and what happens to repetitions.

use axum::http::{Method, StatusCode};
use domain::contract::paths::route_transitions;
use serde_json::json;
use uuid::Uuid;

use crate::util::{Server, next, population::route_of};

#[tokio::test]
async fn the_same_command_is_answered_the_same_and_changes_nothing() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let path = route_transitions(route_of("anna"));
    let send = |key: Uuid, body: serde_json::Value| anna.ask(Method::POST, &path).key(key).json(body).send();
    let key = Uuid::from_u128(next());
    let first = send(key, json!({ "transition": "archive" })).await;
    first.assert(StatusCode::OK);
    let again = send(key, json!({ "transition": "archive" })).await;
    assert_eq!(again.assert(StatusCode::OK), first.body());
    for name in ["receipt", "etag", "content-type"] {
        assert_eq!(again.header(name), first.header(name), "{name}");
    }
    assert!(
        first.header("receipt").parse::<u32>().is_ok_and(|number| number > 0),
        "{:?}",
        first.header("receipt")
    );
    assert_eq!(server.count("SELECT COUNT(*) FROM receipts").await, 1);

    let other = send(key, json!({ "transition": "archive", "comment": "иначе" })).await;
    assert_eq!(other.assert_problem(422, "invalid"), ["Idempotency-Key"]);
    let fresh = send(Uuid::from_u128(next()), json!({ "transition": "archive" })).await;
    fresh.assert_problem(409, "conflict");
}

#[tokio::test]
async fn a_refused_command_may_be_tried_again() {
    let server = Server::start().await;
    let (anna, path) = (server.client("anna").await, route_transitions(route_of("anna")));
    let key = Uuid::from_u128(next());
    let complete = || anna.ask(Method::POST, &path).key(key).json(json!({ "transition": "complete" })).send();
    complete().await.assert_problem(409, "conflict");
    complete().await.assert_problem(409, "conflict");
    assert_eq!(server.count("SELECT COUNT(*) FROM receipts").await, 0);
    assert_eq!(server.count("SELECT value FROM counters").await, 0, "no number was drawn");
}

#[tokio::test]
async fn keys_of_two_people_are_two_keys() {
    let server = Server::start().await;
    let key = Uuid::from_u128(next());
    let path = route_transitions(route_of("anna"));
    let body = json!({ "transition": "archive" });
    let boris =
        server.client("boris").await.ask(Method::POST, &path).key(key).json(body.clone()).send().await;
    boris.assert_problem(404, "not-found");
    server
        .client("anna")
        .await
        .ask(Method::POST, &path)
        .key(key)
        .json(body)
        .send()
        .await
        .assert(StatusCode::OK);
}

#[tokio::test]
async fn a_write_without_a_key_is_no_write() {
    let server = Server::start().await;
    let (anna, path) = (server.client("anna").await, route_transitions(route_of("anna")));
    let ask = || anna.ask(Method::POST, &path).json(json!({ "transition": "archive" }));
    assert_eq!(ask().send().await.assert_problem(400, "malformed"), ["Idempotency-Key"]);
    let wrong = ask().header("idempotency-key", "42").send().await;
    assert_eq!(wrong.assert_problem(400, "malformed"), ["Idempotency-Key"]);
}

/// Two devices of one person, or one impatient one: however they interleave, each command is carried out once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_do_not_get_into_each_others_way() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let path = domain::contract::paths::diagnosis(domain::DiagnosisId(Uuid::from_u128(next())));
    let begin = json!({ "instrument": "teacher-2026.1", "started_at": "2026-11-22T04:00:00Z" });
    anna.put(&path, begin).await.assert(StatusCode::CREATED);
    let mut sending = Vec::new();
    for n in 0..60 {
        let (anna, path) = (anna.clone(), format!("{path}/answers/subject-content-{}", 1 + n % 3));
        let key = Uuid::from_u128(0xabc + n / 2);
        let body = json!({ "answered_at": format!("2026-11-22T04:00:{:02}Z", n / 2), "mark": { "level": 1 + n % 5 } });
        sending.push(tokio::spawn(async move {
            anna.ask(Method::PUT, &path).key(key).json(body).send().await.status
        }));
    }
    for sent in sending {
        let status = sent.await.expect("no panic");
        assert!(matches!(status, StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY), "{status}");
    }
    assert_eq!(server.count("SELECT COUNT(*) FROM receipts").await, 31, "the start and thirty keys");
}
