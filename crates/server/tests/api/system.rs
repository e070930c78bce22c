//! /system

use axum::http::StatusCode;
use domain::contract::paths::SYSTEM;
use serde_json::json;

use crate::util::{Server, population::PEOPLE};

#[tokio::test]
async fn the_system_in_force_is_public() {
    let server = Server::start().await;
    let body = server.anonymous().get(SYSTEM).await.assert(StatusCode::OK);
    assert_eq!((&body["id"], &body["demo"]), (&json!("novosibirsk"), &json!(true)));
    // D-NSO-1…6 in the order of the regulation.
    let references: Vec<_> =
        body["indicators"].as_array().expect("a list").iter().map(|i| i["ref"].clone()).collect();
    assert_eq!(references, ["D-NSO-1", "D-NSO-2", "D-NSO-3", "D-NSO-4", "D-NSO-5", "D-NSO-6"]);
    let logins: Vec<_> =
        body["demo_accounts"].as_array().expect("a list").iter().map(|a| a["login"].clone()).collect();
    assert_eq!(logins.len(), PEOPLE.len());
    assert_eq!(logins[0], "anna", "teachers first, by login");
}

#[tokio::test]
async fn without_demo_data_no_account_is_offered() {
    let mut server = Server::start().await;
    server.app.demo = false;
    let router = platform_server::router::router(server.app.clone());
    let body = server.anonymous().of(router).get(SYSTEM).await.assert(StatusCode::OK);
    assert_eq!((&body["demo"], &body["demo_accounts"]), (&json!(false), &json!([])));
}
