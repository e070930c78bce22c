//! /programmes

use axum::http::StatusCode;
use domain::contract::paths::programmes;
use serde_json::{Value, json};

use crate::util::{Server, population::competence};

fn codes(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("a list");
    items.iter().map(|p| p["code"].as_str().expect("a code").to_owned()).collect()
}

#[tokio::test]
async fn the_catalogue_comes_in_pages_by_code() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let first = anna.get(&programmes(None, 2, None)).await.assert(StatusCode::OK);
    assert_eq!(
        (codes(&first), &first["next"]),
        (vec!["OTHER".into(), "REGISTER".into()], &json!("REGISTER"))
    );
    let rest = anna.get(&programmes(None, 2, first["next"].as_str())).await.assert(StatusCode::OK);
    assert_eq!((codes(&rest), &rest["next"]), (vec!["THIRD".into()], &json!(null)));
}

#[tokio::test]
async fn the_catalogue_is_filtered_by_competence() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let with = |n| programmes(Some(&competence(n, &server.app.in_force)), 10, None);
    assert_eq!(codes(&anna.get(&with(0)).await.assert(StatusCode::OK)).len(), 3);
    assert!(codes(&anna.get(&with(1)).await.assert(StatusCode::OK)).is_empty());
}

#[tokio::test]
async fn nobody_gets_an_unbounded_list() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    for wrong in ["limit=0", "limit=501", "limit=-1", "limit=ten", "competence=А", "limit=1&limit=2"] {
        anna.get(&format!("/api/v1/programmes?{wrong}")).await.assert_problem(400, "malformed");
    }
    let cursor = "x".repeat(201);
    anna.get(&programmes(None, 10, Some(&cursor))).await.assert_problem(400, "malformed");
}
