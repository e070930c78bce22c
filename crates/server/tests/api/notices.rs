//! /notices

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    RequestId,
    contract::paths::{NOTICES_READ, WORKSPACE, notices, request, request_transitions, route_transitions},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{instant, person, route_of},
    start,
};

async fn of(client: &Client) -> Value {
    client.get(&notices(100, None)).await.assert(StatusCode::OK)
}

fn kinds(page: &Value) -> Vec<&str> {
    page["items"].as_array().expect("items").iter().map(|n| n["kind"].as_str().expect("a kind")).collect()
}

fn wish(id: Uuid) -> Value {
    json!({
        "id": id, "author": person("anna"), "kind": "consultation", "message": "Можно спросить?", "state": "sent",
        "sent_at": instant(start()), "history": [],
    })
}

/// C-ДЕФ-5: the methodist hears of a request at once, the one it is passed to and its author of each change; nobody of
/// their own acts.
#[tokio::test]
async fn each_change_of_a_request_is_told_to_whom_it_concerns() {
    let server = Server::start().await;
    let (anna, irina, fedor) =
        (server.client("anna").await, server.client("irina").await, server.client("fedor").await);
    let id = Uuid::from_u128(next());
    anna.put(&request(RequestId(id)), wish(id)).await.assert(StatusCode::CREATED);
    let told = of(&irina).await;
    assert_eq!((kinds(&told), &told["unread"]), (vec!["request_sent"], &json!(1)));
    assert_eq!(told["items"][0]["person"]["id"], json!(person("anna")));
    assert_eq!(
        (&told["items"][0]["thing"], &told["items"][0]["note"]),
        (&json!(id), &json!("Можно спросить?"))
    );
    assert!(kinds(&of(&anna).await).is_empty(), "nobody is told of their own acts");

    server.advance(Duration::minutes(1));
    let pass = json!({ "transition": "assign", "assignee": person("fedor") });
    irina.post(&request_transitions(RequestId(id)), pass).await.assert(StatusCode::OK);
    assert_eq!(kinds(&of(&fedor).await), ["request_assigned"]);
    let told = of(&anna).await;
    assert_eq!(kinds(&told), ["request_handed_over"]);
    assert_eq!(told["items"][0]["person"]["id"], json!(person("fedor")), "who has it now");

    server.advance(Duration::minutes(1));
    let no = json!({ "transition": "decline", "comment": "В декабре занят" });
    fedor.post(&request_transitions(RequestId(id)), no).await.assert(StatusCode::OK);
    let told = of(&anna).await;
    assert_eq!(kinds(&told), ["request_declined", "request_handed_over"]);
    assert_eq!(told["items"][0]["note"], json!("В декабре занят"));
}

#[tokio::test]
async fn what_is_refused_or_repeated_is_not_told_again() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let agree = json!({ "transition": "agree" });
    irina.post(&route_transitions(route_of("anna")), agree).await.assert_problem(409, "conflict");
    assert!(kinds(&of(&anna).await).is_empty(), "the change and its notice are one transaction");
    let (id, key) = (Uuid::from_u128(next()), Uuid::from_u128(next()));
    for _ in 0..2 {
        let path = request(RequestId(id));
        let put = anna.ask(axum::http::Method::PUT, &path).key(key).json(wish(id));
        put.send().await.assert(StatusCode::CREATED);
    }
    assert_eq!(kinds(&of(&irina).await), ["request_sent"]);
}

/// The bell: the workspace names what is unread; reading is a command, repeatable, for one's own notices only.
#[tokio::test]
async fn reading_counts_once_and_for_oneself_only() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    for _ in 0..3 {
        let id = Uuid::from_u128(next());
        anna.put(&request(RequestId(id)), wish(id)).await.assert(StatusCode::CREATED);
        server.advance(Duration::seconds(1));
    }
    let told = of(&irina).await;
    let bell = irina.get(WORKSPACE).await.assert(StatusCode::OK);
    let ids: Vec<Value> =
        told["items"].as_array().expect("items").iter().map(|notice| notice["id"].clone()).collect();
    assert_eq!(bell["unread"], json!(ids), "newest first");
    anna.post(NOTICES_READ, json!({ "notices": ids })).await.assert(StatusCode::OK);
    assert_eq!(of(&irina).await["unread"], json!(3), "others mark nothing");
    for _ in 0..2 {
        irina.post(NOTICES_READ, json!({ "notices": [ids[0], ids[2]] })).await.assert(StatusCode::OK);
        let told = of(&irina).await;
        assert_eq!((&told["unread"], &told["items"][1]["read"]), (&json!(1), &json!(false)));
        assert_eq!(told["week"], json!([{ "kind": "request_sent", "count": 3, "unread": 1 }]));
    }
    // A page at a time.
    let first = irina.get(&notices(2, None)).await.assert(StatusCode::OK);
    let rest = irina.get(&notices(2, first["next"].as_str())).await.assert(StatusCode::OK);
    assert_eq!((&rest["items"][0]["id"], &rest["next"]), (&ids[2], &Value::Null));
    irina.get(&notices(2, Some("завтра"))).await.assert_problem(400, "malformed");
    // After a week the digest is silent, the notices stay.
    server.advance(Duration::days(8));
    let told = of(&irina).await;
    assert_eq!((&told["week"], kinds(&told).len()), (&json!([]), 3));
}
