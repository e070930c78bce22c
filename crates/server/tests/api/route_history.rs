//! /routes, /routes/{id}/closed, /routes/{id}/changes, and what has ended

use axum::http::{Method, StatusCode};
use chrono::Duration;
use domain::{
    RouteId,
    contract::paths::{
        ROUTES, closed_route, route, route_changes, route_transitions, routes_of, step_result,
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Answer, Client, Server, next,
    population::{competence, person, route_of, step_of},
    today,
};

async fn moved(client: &Client, id: RouteId, body: Value) -> Answer {
    client.post(&route_transitions(id), body).await
}

async fn edited(client: &Client, route_now: &Value, version: &str) -> Answer {
    let path = route(route_now["id"].as_str().and_then(|id| id.parse().ok()).expect("an id"));
    let ask = client.ask(Method::PUT, &path).key(Uuid::from_u128(next()));
    ask.header("if-match", version).json(route_now.clone()).send().await
}

const WORD: &str = "Программа пройдена, остальное потом.";

/// C-ИОМ-16: an ended route can be read as it stood, whatever becomes of people and instruments; nothing writes to it.
#[tokio::test]
async fn a_route_that_ends_early_is_kept_as_it_stood() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let (id, step) = (route_of("anna"), step_of("anna"));
    anna.get(&closed_route(id)).await.assert_problem(404, "not-found");
    let evidence = json!({ "kind": "удостоверение", "number": "54 000123", "issued_on": today() });
    let done = json!({ "result": { "done_on": today(), "evidence": evidence, "note": "" } });
    anna.put(&step_result(id, step), done).await.assert(StatusCode::OK);
    let bare = moved(&anna, id, json!({ "transition": "close", "comment": " " })).await;
    assert_eq!(bare.assert_problem(422, "invalid"), ["comment"]);
    server.advance(Duration::days(3));
    let ended = moved(&anna, id, json!({ "transition": "close", "comment": WORD })).await;
    assert_eq!(ended.assert(StatusCode::OK)["state"], "closed");

    let copy = anna.get(&closed_route(id)).await.assert(StatusCode::OK);
    assert_eq!(copy["route"], ended.body());
    assert_eq!(copy["route"]["steps"][0]["result"]["evidence"]["number"], "54 000123");
    assert!(
        copy["people"].as_array().expect("people").iter().any(|p| p["id"] == json!(person("irina"))),
        "who agreed"
    );
    let taught = competence(0, &server.app.in_force);
    let outcomes = copy["outcomes"].as_array().expect("outcomes");
    let outcome = outcomes.iter().find(|o| o["competence"] == json!(taught)).expect("what a step works on");
    assert_eq!((outcome["before"]["by"].clone(), outcome["after"].clone()), (json!("self"), Value::Null));
    assert!(outcome["title"].as_str().is_some_and(|title| title != taught.as_str()));
    assert_eq!(copy["programmes"].as_array().map(Vec::len), Some(1));

    // Every later write is refused in words, and the copy is what it was.
    let mut other = ended.body();
    other["title"] = json!("Другое");
    for refused in [
        moved(&anna, id, json!({ "transition": "archive" })).await,
        moved(&irina, id, json!({ "transition": "agree" })).await,
        anna.put(&step_result(id, step), json!({ "result": null })).await,
        edited(&anna, &other, ended.header("etag")).await,
    ] {
        refused.assert_problem(409, "conflict");
        let detail = refused.body()["detail"].as_str().expect("words").to_owned();
        assert!(detail.contains("хранится таким, каким был"), "{detail}");
    }
    server.advance(Duration::days(10));
    assert_eq!(anna.get(&closed_route(id)).await.body(), copy);
    assert_eq!(server.count("SELECT COUNT(*) FROM closed_routes").await, 1);
}

/// C-ИОМ-7, C-АДР-3: the methodist may end it too; the teacher's school and their mentor may not.
#[tokio::test]
async fn a_route_is_ended_by_its_owner_or_their_methodist() {
    let server = Server::start().await;
    let close = json!({ "transition": "close", "comment": WORD });
    for (login, status, kind) in
        [("elena", 403, "forbidden"), ("school", 404, "not-found"), ("oleg", 404, "not-found")]
    {
        moved(&server.client(login).await, route_of("anna"), close.clone())
            .await
            .assert_problem(status, kind);
    }
    let ended = moved(&server.client("irina").await, route_of("anna"), close).await;
    let history = ended.assert(StatusCode::OK)["history"].clone();
    let last = history.as_array().and_then(|all| all.last().cloned()).expect("an event");
    assert_eq!((&last["actor"], &last["comment"]), (&json!(person("irina")), &json!(WORD)));
}

#[tokio::test]
async fn the_history_lists_what_was_and_a_new_draft_begins_beside_it() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let id = route_of("anna");
    moved(&anna, id, json!({ "transition": "close", "comment": WORD })).await.assert(StatusCode::OK);
    let listed = anna.get(ROUTES).await.assert(StatusCode::OK);
    let card = &listed["items"][0];
    assert_eq!((&card["id"], &card["state"], &card["word"]), (&json!(id), &json!("closed"), &json!(WORD)));
    assert!(card["closed_at"].is_string());
    assert_eq!(
        server.client("irina").await.get(&routes_of(person("anna"))).await.assert(StatusCode::OK)["items"],
        listed["items"]
    );

    let mut draft = anna.get(&route(id)).await.body()["route"].clone();
    draft["id"] = json!(Uuid::from_u128(next()));
    for step in draft["steps"].as_array_mut().expect("steps") {
        step["id"] = json!(Uuid::from_u128(next()));
    }
    let new = RouteId(draft["id"].as_str().and_then(|id| id.parse().ok()).expect("an id"));
    let ask = anna.ask(Method::PUT, &route(new)).key(Uuid::from_u128(next()));
    ask.header("if-none-match", "*").json(draft).send().await.assert(StatusCode::CREATED);
    let states: Vec<Value> = anna.get(ROUTES).await.body()["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|i| i["state"].clone())
        .collect();
    assert_eq!(states, ["draft", "closed"]);
    // A draft thrown away is nobody's history.
    moved(&anna, new, json!({ "transition": "archive" })).await.assert(StatusCode::OK);
    assert_eq!(anna.get(ROUTES).await.body()["items"].as_array().map(Vec::len), Some(1));
}

/// C-ИОМ-8: made together: the methodist moves a step of what was proposed, the teacher sees who did it, and the other way.
#[tokio::test]
async fn both_sides_see_who_changed_which_step() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let id = route_of("anna");
    let back = moved(&anna, id, json!({ "transition": "withdraw" })).await;
    let mut draft = back.assert(StatusCode::OK);
    assert_eq!(draft["state"], "draft", "nothing was done yet: it is agreed anew");
    draft["steps"][0]["title"] = json!("Другое название");
    let mine = edited(&anna, &draft, back.header("etag")).await;
    mine.assert(StatusCode::OK);
    let proposed = moved(&anna, id, json!({ "transition": "propose" })).await;
    let mut route_now = proposed.assert(StatusCode::OK);
    route_now["steps"][1]["hours"] = json!(2);
    edited(&anna, &route_now, proposed.header("etag")).await.assert_problem(409, "conflict");
    for (login, status, kind) in [("elena", 403, "forbidden"), ("oleg", 404, "not-found")] {
        let other = server.client(login).await;
        edited(&other, &route_now, proposed.header("etag")).await.assert_problem(status, kind);
    }
    let theirs = edited(&irina, &route_now, proposed.header("etag")).await;
    assert_eq!(
        (&theirs.assert(StatusCode::OK)["state"], theirs.header("etag")),
        (&json!("proposed"), "\"v7\"")
    );

    let changes = anna.get(&route_changes(id)).await.assert(StatusCode::OK);
    let told: Vec<_> = changes["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| {
            (
                item["actor"].clone(),
                item["changes"][0]["what"].clone(),
                item["changes"][0]["step"]["number"].clone(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (json!(person("irina")), json!("hours"), json!(2)),
            (json!(person("anna")), json!("renamed"), json!(1)),
        ]
    );
    assert_eq!(irina.get(&route_changes(id)).await.body(), changes);
}

/// C-АДР-3: a word at a step, read where the step is.
#[tokio::test]
async fn a_return_says_what_is_wrong_with_which_step() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let (id, step) = (route_of("anna"), step_of("anna"));
    moved(&anna, id, json!({ "transition": "withdraw" })).await.assert(StatusCode::OK);
    moved(&anna, id, json!({ "transition": "propose" })).await.assert(StatusCode::OK);
    let back = |step: Value, text: &str| json!({ "transition": "return", "comment": "См. у шага", "remarks": [{ "step": step, "text": text }] });
    let unknown = moved(&irina, id, back(json!(Uuid::from_u128(next())), "Где?")).await;
    assert_eq!(unknown.assert_problem(422, "invalid"), ["remarks[0]"]);
    let returned = moved(&irina, id, back(json!(step), "В какой класс?")).await.assert(StatusCode::OK);
    let last = returned["history"].as_array().and_then(|all| all.last().cloned()).expect("an event");
    assert_eq!(last["remarks"], json!([{ "step": step, "text": "В какой класс?" }]));
}

/// A route agreed while the teacher edits it on another device: nothing is lost, nothing overwritten.
#[tokio::test]
async fn an_edit_of_what_was_agreed_meanwhile_is_told_what_stands_there() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let id = route_of("anna");
    let back = moved(&anna, id, json!({ "transition": "withdraw" })).await;
    let mut on_the_bus = back.assert(StatusCode::OK);
    on_the_bus["title"] = json!("Дописано в автобусе");
    moved(&anna, id, json!({ "transition": "propose" })).await.assert(StatusCode::OK);
    let agreed = moved(&irina, id, json!({ "transition": "agree" })).await.assert(StatusCode::OK);
    let late = edited(&anna, &on_the_bus, back.header("etag")).await;
    late.assert_problem(412, "changed-meanwhile");
    assert_eq!(late.body()["current"], agreed, "what stands there comes with the refusal");
    // Her word: mine again. It has to be agreed anew.
    let taken_back = moved(&anna, id, json!({ "transition": "withdraw" })).await;
    taken_back.assert(StatusCode::OK);
    let mine = edited(&anna, &on_the_bus, taken_back.header("etag")).await.assert(StatusCode::OK);
    assert_eq!((&mine["title"], &mine["state"]), (&json!("Дописано в автобусе"), &json!("draft")));
}
