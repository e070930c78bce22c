//! /inbox

use axum::http::StatusCode;
use domain::contract::paths::{INBOX, request, request_transitions, route_transitions};
use serde_json::json;
use uuid::Uuid;

use crate::util::{
    Server, next,
    population::{instant, person, route_of},
    start,
};

#[tokio::test]
async fn a_methodist_sees_what_their_people_wait_for() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let empty = irina.get(INBOX).await.assert(StatusCode::OK);
    assert_eq!(
        empty,
        json!({ "routes": [], "routes_total": 0, "requests": [], "requests_total": 0, "requests_pressing": 0, "assigned": 2 })
    );

    // A proposed route: anna's agreed one as if it waited.
    let mut conn = server.app.database.read().await.expect("a connection");
    let sql = "UPDATE routes SET state = 'proposed', document = REPLACE(document, '\"state\":\"agreed\"', '\"state\":\"proposed\"')";
    sqlx::query(sql).execute(&mut *conn).await.expect("updates");
    drop(conn);
    let id = Uuid::from_u128(next());
    let body = json!({
        "id": id, "author": person("anna"), "kind": "consultation", "message": "Можно спросить?", "state": "sent",
        "sent_at": instant(start()), "history": [],
    });
    anna.put(&request(domain::RequestId(id)), body).await.assert(StatusCode::CREATED);

    let full = irina.get(INBOX).await.assert(StatusCode::OK);
    assert_eq!((&full["routes_total"], &full["requests_total"]), (&json!(1), &json!(1)));
    assert_eq!(full["routes"][0]["route"], json!(route_of("anna")));
    assert_eq!((&full["routes"][0]["steps"], &full["routes"][0]["hours"]), (&json!(2), &json!(72)));
    assert_eq!(full["requests"][0]["author"]["id"], json!(person("anna")));
    let elsewhere = server.client("oleg").await.get(INBOX).await.assert(StatusCode::OK);
    assert_eq!((&elsewhere["routes_total"], &elsewhere["assigned"]), (&json!(0), &json!(0)));

    // What was answered waits no longer; what was passed on waits for somebody else.
    let agree = json!({ "transition": "agree" });
    irina.post(&route_transitions(route_of("anna")), agree).await.assert(StatusCode::OK);
    let pass = json!({ "transition": "assign", "assignee": person("fedor") });
    irina.post(&request_transitions(domain::RequestId(id)), pass).await.assert(StatusCode::OK);
    let left = irina.get(INBOX).await.assert(StatusCode::OK);
    assert_eq!((&left["routes_total"], &left["requests_total"]), (&json!(0), &json!(0)));
    let fedors = server.client("fedor").await.get(INBOX).await.assert(StatusCode::OK);
    assert_eq!(fedors["requests"][0]["request"]["id"], json!(id));
}
