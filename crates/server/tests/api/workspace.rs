//! /workspace

use axum::http::StatusCode;
use domain::contract::paths::WORKSPACE;
use serde_json::json;

use crate::util::{
    Server,
    population::{diagnosis_of, person, request_of, route_of},
};

#[tokio::test]
async fn a_teacher_gets_all_that_is_theirs_at_once() {
    let server = Server::start().await;
    let body = server.client("anna").await.get(WORKSPACE).await.assert(StatusCode::OK);
    assert_eq!(body["person"]["id"], json!(person("anna")));
    assert_eq!(body["person"]["school"]["name"], "Школа 1");
    assert_eq!(body["person"]["municipality"]["name"], "Северный район");
    assert_eq!(body["methodist"]["id"], json!(person("irina")));
    assert_eq!(body["instrument"], "teacher-2026.1");
    assert_eq!(body["diagnosis"]["id"], json!(diagnosis_of("anna")));
    assert_eq!(body["route"]["id"], json!(route_of("anna")));
    assert_eq!(body["requests"][0]["id"], json!(request_of("anna")));
    assert_eq!(body["people"][0]["id"], json!(person("elena")), "who helps is named");
}

#[tokio::test]
async fn an_archived_route_is_gone_from_the_workspace() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let path = domain::contract::paths::route_transitions(route_of("anna"));
    anna.post(&path, json!({ "transition": "archive" })).await.assert(StatusCode::OK);
    let body = anna.get(WORKSPACE).await.assert(StatusCode::OK);
    assert_eq!(body["route"], json!(null));
    assert_eq!(body["diagnosis"]["id"], json!(diagnosis_of("anna")));
}

#[tokio::test]
async fn specialists_have_a_workspace_too() {
    let server = Server::start().await;
    let body = server.client("ministry").await.get(WORKSPACE).await.assert(StatusCode::OK);
    assert_eq!((&body["person"]["school"], &body["person"]["municipality"]), (&json!(null), &json!(null)));
    assert_eq!((&body["diagnosis"], &body["requests"]), (&json!(null), &json!([])));
}
