//! What is wrong with a request before anybody asks what it is about.

use axum::http::{Method, StatusCode};
use domain::contract::paths::{self, SESSION, WORKSPACE, route, route_transitions};
use serde_json::json;
use uuid::Uuid;

use crate::util::{Server, next, population::route_of};

#[tokio::test]
async fn a_body_must_be_json_of_the_schema() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let path = route_transitions(route_of("anna"));
    let ask = || anna.ask(Method::POST, &path).key(Uuid::from_u128(next()));
    for broken in ["", "{", "{\"transition\": \"archive\"", "[1,]", "\u{0}", "{\"transition\": 1e999}"] {
        let answer = ask().header("content-type", "application/json").body(broken).send().await;
        answer.assert_problem(400, "malformed");
    }
    for (body, field) in [
        (json!({}), "transition"),
        (json!([]), "body"),
        (json!({ "transition": "fly" }), "transition"),
        (json!({ "transition": "archive", "wings": 2 }), "wings"),
        (json!({ "transition": "archive", "comment": 7 }), "comment"),
        (json!({ "transition": null }), "transition"),
    ] {
        assert_eq!(ask().json(body.clone()).send().await.assert_problem(400, "malformed"), [field], "{body}");
    }
    let text = ask().header("content-type", "text/plain").body("{}").send().await;
    text.assert_problem(415, "unsupported-media-type");
    ask().body("{}").send().await.assert_problem(415, "unsupported-media-type");
    let huge = json!({ "transition": "archive", "comment": "а".repeat(200_000) });
    ask().json(huge).send().await.assert_problem(413, "too-large");
}

#[tokio::test]
async fn addresses_must_make_sense() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    for wrong in
        ["/api/v1/routes/7", "/api/v1/diagnoses/%D0%90", "/api/v1/instruments/А", "/api/v1/units/x/dashboard"]
    {
        let path: String =
            wrong.chars().map(|c| if c.is_ascii() { c.to_string() } else { "%D0%90".into() }).collect();
        anna.get(&path).await.assert_problem(400, "malformed");
    }
    for nowhere in
        ["/api", "/api/", "/api/v1", "/api/v2/system", "/api/v1/nothing", "/api/v1/steps", "/api/v1/system/"]
    {
        anna.get(nowhere).await.assert_problem(404, "not-found");
    }
}

#[tokio::test]
async fn other_methods_are_named() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    for (path, allowed) in [
        (SESSION.to_owned(), "GET,HEAD,POST,DELETE"),
        (WORKSPACE.to_owned(), "GET,HEAD"),
        (route(route_of("anna")), "GET,HEAD,PUT"),
        (route_transitions(route_of("anna")), "POST"),
    ] {
        let answer = anna.ask(Method::PATCH, &path).send().await;
        answer.assert_problem(405, "method-not-allowed");
        assert_eq!(answer.header("allow"), allowed, "{path}");
    }
}

#[tokio::test]
async fn writes_from_other_sites_are_refused() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let path = route_transitions(route_of("anna"));
    let ask =
        || anna.ask(Method::POST, &path).key(Uuid::from_u128(next())).header("host", "marshrut.example");
    let complete = json!({ "transition": "complete" });
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        ask().header(name, value).json(complete.clone()).send().await.assert_problem(403, "cross-site");
    }
    for (name, value) in [
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "none"),
        ("origin", "https://marshrut.example"),
    ] {
        ask().header(name, value).json(complete.clone()).send().await.assert_problem(409, "conflict");
    }
    let sign_out = anna.ask(Method::DELETE, SESSION).header("sec-fetch-site", "cross-site").send().await;
    sign_out.assert_problem(403, "cross-site");
    let read = anna.ask(Method::GET, WORKSPACE).header("sec-fetch-site", "cross-site").send().await;
    read.assert(StatusCode::OK);
}

#[tokio::test]
async fn a_read_that_has_not_changed_is_not_sent_again() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let first = anna.get(WORKSPACE).await;
    first.assert(StatusCode::OK);
    let etag = first.header("etag");
    let opaque = etag.trim_start_matches("W/");
    assert!(etag.starts_with("W/\""), "one tag for every coding: {etag}");
    assert_eq!(first.header("cache-control"), "private, no-cache");
    for known in [etag.to_owned(), opaque.to_owned(), format!("\"other\", {etag}"), "*".to_owned()] {
        let again = anna.ask(Method::GET, WORKSPACE).header("if-none-match", &known).send().await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{known}");
        assert_eq!(again.header("etag"), etag);
    }
    let head = anna.ask(Method::HEAD, WORKSPACE).send().await;
    assert_eq!((head.status, head.bytes.len(), head.header("etag")), (StatusCode::OK, 0, ""));
    let path = route_transitions(route_of("anna"));
    anna.post(&path, json!({ "transition": "archive" })).await.assert(StatusCode::OK);
    let changed = anna.ask(Method::GET, WORKSPACE).header("if-none-match", etag).send().await;
    changed.assert(StatusCode::OK);
}

#[tokio::test]
async fn large_answers_are_compressed_for_those_who_can() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let path = paths::instrument(&server.app.in_force.current);
    let plain = anna.get(&path).await;
    assert_eq!(plain.header("content-encoding"), "");
    for (accepted, coding) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
        let answer = anna.ask(Method::GET, &path).header("accept-encoding", accepted).send().await;
        assert_eq!((answer.header("content-encoding"), answer.header("vary")), (coding, "Accept-Encoding"));
        assert!(
            answer.bytes.len() * 3 < plain.bytes.len(),
            "{} of {}",
            answer.bytes.len(),
            plain.bytes.len()
        );
        assert_eq!(answer.header("etag"), plain.header("etag"));
    }
}

#[tokio::test]
async fn health_is_told_without_signing_in() {
    let server = Server::start().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.anonymous().get(path).await.status, StatusCode::OK);
    }
    server.app.database.close().await;
    assert_eq!(server.anonymous().get("/healthz").await.status, StatusCode::OK);
    assert_eq!(server.anonymous().get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    let answer = server.anonymous().get(paths::SYSTEM).await;
    answer.assert_problem(503, "unavailable");
    assert_eq!(answer.header("retry-after"), "5");
}
