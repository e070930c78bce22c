//! /wellbeing and below: nobody but the author and a psychologist sees a closed request (C-ВЫГ-4).

use axum::http::StatusCode;
use domain::{
    RequestId,
    contract::paths::{WELLBEING, WELLBEING_QUEUE, wellbeing_request, wellbeing_transitions},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{instant, person},
    start,
};

fn letter() -> (RequestId, Value) {
    let id = RequestId(Uuid::from_u128(next()));
    let body = json!({
        "id": id, "author": person("anna"), "message": "Хочу поговорить", "contact": "после 16:00",
        "outcome": { "scales": [{ "title": "Усталость", "percent": 80 }], "percent": 80 },
        "state": "sent", "psychologist": null, "sent_at": instant(start()), "history": [],
    });
    (id, body)
}

async fn moved(client: &Client, id: RequestId, transition: &str, comment: &str) -> crate::util::Answer {
    client.post(&wellbeing_transitions(id), json!({ "transition": transition, "comment": comment })).await
}

#[tokio::test]
async fn a_closed_request_reaches_a_psychologist_and_nobody_else() {
    let server = Server::start().await;
    let (anna, pavel) = (server.client("anna").await, server.client("pavel").await);
    let (id, body) = letter();
    let told = anna.put(&wellbeing_request(id), body.clone()).await.assert(StatusCode::CREATED);
    assert_eq!(told, json!({ "id": id, "state": "sent" }), "the kept answer repeats nothing confided");
    assert_eq!(anna.put(&wellbeing_request(id), body.clone()).await.assert(StatusCode::OK), told);
    for who in ["boris", "elena", "fedor", "school", "north-mms", "irina", "oleg", "centre", "ministry"] {
        let client = server.client(who).await;
        client.get(WELLBEING_QUEUE).await.assert_problem(403, "forbidden");
        moved(&client, id, "take", "Я").await.assert_problem(404, "not-found");
        moved(&client, id, "withdraw", "").await.assert_problem(404, "not-found");
        let own = client.get(WELLBEING).await.assert(StatusCode::OK);
        assert_eq!(own["requests"], json!([]), "{who}");
        client.put(&wellbeing_request(id), body.clone()).await.assert_problem(404, "not-found");
    }
    let inbox = server.client("irina").await.get("/api/v1/inbox").await.assert(StatusCode::OK);
    assert!(!inbox.to_string().contains("Хочу поговорить"), "no other queue has it");
    let queue = pavel.get(WELLBEING_QUEUE).await.assert(StatusCode::OK);
    assert_eq!(queue["waiting"][0]["request"]["message"], "Хочу поговорить");
    assert_eq!(moved(&pavel, id, "take", "").await.assert_problem(422, "invalid"), ["comment"]);
    moved(&pavel, id, "close", "").await.assert_problem(409, "conflict");
    moved(&pavel, id, "take", "Позвоню завтра").await.assert(StatusCode::OK);
    let own = anna.get(WELLBEING).await.assert(StatusCode::OK);
    assert_eq!(own["requests"][0]["history"][0]["comment"], "Позвоню завтра");
    assert_eq!(own["people"][0]["id"], json!(person("pavel")), "the author knows who answers");
    moved(&anna, id, "close", "").await.assert_problem(403, "forbidden");
    moved(&pavel, id, "close", "").await.assert(StatusCode::OK);
    let queue = pavel.get(WELLBEING_QUEUE).await.assert(StatusCode::OK);
    assert_eq!((&queue["waiting"], &queue["taken"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn a_psychologist_answers_for_their_own_units_only() {
    let server = Server::start().await;
    let (id, body) = letter();
    server.client("vera").await.put(&wellbeing_request(id), body).await.assert(StatusCode::CREATED);
    let pavel = server.client("pavel").await;
    let queue = pavel.get(WELLBEING_QUEUE).await.assert(StatusCode::OK);
    assert_eq!(queue["waiting"], json!([]), "vera works in the south");
    moved(&pavel, id, "take", "Позвоню").await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn what_was_taken_back_is_gone() {
    let server = Server::start().await;
    let (anna, pavel) = (server.client("anna").await, server.client("pavel").await);
    let (id, body) = letter();
    anna.put(&wellbeing_request(id), body).await.assert(StatusCode::CREATED);
    moved(&anna, id, "withdraw", "").await.assert(StatusCode::OK);
    let own = anna.get(WELLBEING).await.assert(StatusCode::OK).to_string();
    let queue = pavel.get(WELLBEING_QUEUE).await.assert(StatusCode::OK).to_string();
    assert!(!own.contains("Хочу поговорить") && !queue.contains("Хочу поговорить"));
    moved(&pavel, id, "take", "Позвоню").await.assert_problem(409, "conflict");
}

#[tokio::test]
async fn faults_of_a_letter_are_named() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    for (field, wrong) in [
        ("message", json!(" ")),
        ("message", json!("а".repeat(2001))),
        ("contact", json!("")),
        ("contact", json!("а".repeat(201))),
        ("id", json!(Uuid::from_u128(next()))),
    ] {
        let (id, mut body) = letter();
        body[field] = wrong.clone();
        let fields = anna.put(&wellbeing_request(id), body).await.assert_problem(422, "invalid");
        assert_eq!(fields, [field], "{wrong}");
    }
    let (id, mut body) = letter();
    anna.put(&wellbeing_request(id), body.clone()).await.assert(StatusCode::CREATED);
    body["message"] = json!("Другое");
    anna.put(&wellbeing_request(id), body).await.assert_problem(409, "conflict");
}
