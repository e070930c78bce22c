//! /mentors

use axum::http::StatusCode;
use domain::contract::paths::mentors;
use serde_json::json;

use crate::util::{
    Server,
    population::{competence, person},
};

#[tokio::test]
async fn mentors_are_suggested_with_reasons() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let body = anna.get(&mentors(&competence(0, &server.app.in_force))).await.assert(StatusCode::OK);
    let suggestion = &body["suggestions"][0];
    assert_eq!(suggestion["person"]["id"], json!(person("elena")), "the stronger one first");
    // elena takes two pairs and has anna already.
    let reasons = json!({ "strength_percent": 96, "same_subject": true, "nearness": "same_municipality", "free_places": 1 });
    assert_eq!(suggestion["reasons"], reasons);
    let none = anna.get(&mentors(&competence(1, &server.app.in_force))).await.assert(StatusCode::OK);
    assert_eq!(none["suggestions"], json!([]));
}

#[tokio::test]
async fn a_competence_must_be_named() {
    let server = Server::start().await;
    server.client("anna").await.get("/api/v1/mentors").await.assert_problem(400, "malformed");
}
