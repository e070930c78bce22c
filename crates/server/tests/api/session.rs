//! /session

use axum::http::{Method, StatusCode};
use chrono::Duration;
use domain::contract::paths::{SESSION, WORKSPACE};
use serde_json::json;

use crate::util::{Server, population::PASSWORD};

#[tokio::test]
async fn a_person_signs_in_is_known_and_signs_out() {
    let server = Server::start().await;
    let answer = server.anonymous().post(SESSION, json!({ "login": "Anna ", "password": PASSWORD })).await;
    let body = answer.assert(StatusCode::OK);
    assert_eq!(
        (&body["person"]["name"]["family"], &body["grants"][0]["role"]),
        (&json!("anna"), &json!("teacher"))
    );
    let cookie = answer.header("set-cookie");
    for part in ["session=", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Secure"), "this browser came by plain http: {cookie}");

    let anna = server.client("anna").await;
    assert_eq!(anna.get(SESSION).await.assert(StatusCode::OK), body);
    let answer = anna.ask(Method::DELETE, SESSION).send().await;
    answer.assert(StatusCode::NO_CONTENT);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    anna.get(SESSION).await.assert_problem(401, "signed-out");
    anna.ask(Method::DELETE, SESSION).send().await.assert(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn behind_https_the_cookie_is_secure() {
    let server = Server::start().await;
    let ask = server.anonymous().ask(Method::POST, SESSION).header("x-forwarded-proto", "https");
    let answer = ask.json(json!({ "login": "anna", "password": PASSWORD })).send().await;
    assert!(answer.header("set-cookie").ends_with("; Secure"));
}

#[tokio::test]
async fn a_wrong_password_and_a_wrong_login_are_told_alike() {
    let server = Server::start().await;
    let nobody = server.anonymous();
    let wrong = nobody.post(SESSION, json!({ "login": "anna", "password": "другой" })).await;
    wrong.assert_problem(401, "wrong-password");
    let unknown = nobody.post(SESSION, json!({ "login": "nobody", "password": "другой" })).await;
    assert_eq!(wrong.body(), unknown.body());
    assert_eq!(wrong.header("set-cookie"), "");
}

#[tokio::test]
async fn after_five_wrong_tries_a_login_waits() {
    let server = Server::start().await;
    let nobody = server.anonymous();
    for _ in 0..5 {
        nobody
            .post(SESSION, json!({ "login": "anna", "password": "другой" }))
            .await
            .assert_problem(401, "wrong-password");
        server.advance(Duration::minutes(1));
    }
    let right = json!({ "login": "anna", "password": PASSWORD });
    let answer = nobody.post(SESSION, right.clone()).await;
    answer.assert_problem(429, "too-many-requests");
    assert_eq!(answer.header("retry-after"), "600", "15 minutes after the first try, 5 of which have passed");
    nobody.post(SESSION, json!({ "login": "boris", "password": PASSWORD })).await.assert(StatusCode::OK);

    server.advance(Duration::minutes(10));
    nobody.post(SESSION, right).await.assert(StatusCode::OK);
}

#[tokio::test]
async fn a_session_ends_two_weeks_after_its_last_use() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    for _ in 0..3 {
        server.advance(Duration::days(13));
        anna.get(WORKSPACE).await.assert(StatusCode::OK);
    }
    server.advance(Duration::days(14));
    anna.get(WORKSPACE).await.assert_problem(401, "signed-out");
}

#[tokio::test]
async fn the_database_knows_no_token() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let cookie = anna.cookie.as_deref().expect("a cookie").trim_start_matches("session=");
    assert_eq!(
        server.count(&format!("SELECT COUNT(*) FROM sessions WHERE token_hash = '{cookie}'")).await,
        0
    );
    assert_eq!(server.count("SELECT COUNT(*) FROM sessions").await, 1);
}

#[tokio::test]
async fn nobody_signs_in_without_a_login() {
    let server = Server::start().await;
    let answer = server.anonymous().post(SESSION, json!({ "login": "", "password": "x" })).await;
    assert_eq!(answer.assert_problem(422, "invalid"), ["login"]);
}
