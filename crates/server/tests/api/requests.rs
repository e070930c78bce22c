//! /requests/{id} and below: consultations and other help by those who answer for a teacher (C-АДР-1, C-АДР-2)

use axum::http::StatusCode;
use domain::{
    RequestId,
    contract::paths::{request, request_transitions},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Answer, Client, Server, next,
    population::{competence, instant, person, request_of},
    start,
};

fn sent(server: &Server) -> (RequestId, Value) {
    let id = RequestId(Uuid::from_u128(next()));
    let body = json!({
        "id": id, "author": person("anna"), "kind": "mentoring", "competence": competence(0, &server.app.in_force),
        "step": null, "message": "Прошу посмотреть урок", "wished": person("fedor"), "assignee": null,
        "state": "sent", "sent_at": instant(start()), "history": [],
    });
    (id, body)
}

/// Whoever the methodist finds.
fn without_wish(mut body: Value) -> Value {
    body["wished"] = Value::Null;
    body
}

async fn moved(client: &Client, id: RequestId, transition: &str, more: Value) -> Answer {
    let mut body = json!({ "transition": transition });
    body.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
    client.post(&request_transitions(id), body).await
}

#[tokio::test]
async fn a_request_goes_from_its_author_by_the_methodist_to_a_mentor() {
    let server = Server::start().await;
    let (anna, irina, fedor) =
        (server.client("anna").await, server.client("irina").await, server.client("fedor").await);
    let (id, body) = sent(&server);
    let body = without_wish(body);
    anna.put(&request(id), body.clone()).await.assert(StatusCode::CREATED);
    fedor.get(&request(id)).await.assert_problem(404, "not-found");
    moved(&fedor, id, "accept", json!({})).await.assert_problem(404, "not-found");
    irina.get(&request(id)).await.assert(StatusCode::OK);
    assert_eq!(moved(&irina, id, "assign", json!({})).await.assert_problem(422, "invalid"), ["assignee"]);
    let to_boris = moved(&irina, id, "assign", json!({ "assignee": person("boris") })).await;
    assert_eq!(to_boris.assert_problem(422, "invalid"), ["assignee"], "boris is no mentor");
    let passed =
        moved(&irina, id, "assign", json!({ "assignee": person("fedor") })).await.assert(StatusCode::OK);
    assert_eq!((&passed["state"], &passed["assignee"]), (&json!("assigned"), &json!(person("fedor"))));
    assert_eq!(moved(&fedor, id, "decline", json!({})).await.assert_problem(422, "invalid"), ["comment"]);
    let taken =
        moved(&fedor, id, "accept", json!({ "comment": "Приду в среду." })).await.assert(StatusCode::OK);
    assert_eq!(
        (&taken["state"], &taken["history"][1]["comment"]),
        (&json!("accepted"), &json!("Приду в среду."))
    );
    moved(&fedor, id, "complete", json!({})).await.assert_problem(403, "forbidden");
    moved(&fedor, id, "start", json!({})).await.assert(StatusCode::OK);
    moved(&anna, id, "cancel", json!({})).await.assert_problem(409, "conflict");
    let done = moved(&anna, id, "complete", json!({ "comment": "Спасибо!" })).await.assert(StatusCode::OK);
    assert_eq!(done["state"], "completed");
}

#[tokio::test]
async fn a_request_is_sent_once() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let (id, mut body) = sent(&server);
    let first = anna.put(&request(id), body.clone()).await.assert(StatusCode::CREATED);
    assert_eq!(anna.put(&request(id), body.clone()).await.assert(StatusCode::OK), first);
    body["message"] = json!("Другое");
    anna.put(&request(id), body).await.assert_problem(409, "conflict");
    let (_, mut of_another) = sent(&server);
    of_another["id"] = json!(id);
    server.client("boris").await.put(&request(id), of_another).await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn what_the_author_may_not_say_is_not_believed() {
    let server = Server::start().await;
    let (id, mut body) = sent(&server);
    body["state"] = json!("accepted");
    body["assignee"] = json!(person("elena"));
    body["author"] = json!(person("boris"));
    body["queue"] = json!("municipal");
    body["clock"] =
        json!({ "since": "2020-01-01", "remind_on": "2020-01-01", "until": "2020-01-01", "reminded": true });
    let made = server.client("anna").await.put(&request(id), body).await.assert(StatusCode::CREATED);
    assert_eq!(
        (&made["state"], &made["assignee"], &made["author"]),
        (&json!("assigned"), &json!(person("fedor")), &json!(person("anna"))),
        "with whom she wished to have it"
    );
    assert_eq!((&made["queue"], &made["clock"]["until"]), (&json!("methodist"), &json!("2026-11-27")));
}

#[tokio::test]
async fn faults_of_a_request_are_named() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    for (field, wrong) in [
        ("message", json!("")),
        ("message", json!("  ")),
        ("message", json!("а".repeat(2001))),
        ("competence", json!("no-such-competence")),
        ("wished", json!(person("boris"))),
        // F-ОХВ-7, F-ОХВ-6: she is no beginner and no manager.
        ("kind", json!("young_mentoring")),
        ("kind", json!("management")),
        ("wished", json!(person("anna"))),
        ("id", json!(Uuid::from_u128(next()))),
    ] {
        let (id, mut body) = sent(&server);
        body[field] = wrong.clone();
        assert_eq!(anna.put(&request(id), body).await.assert_problem(422, "invalid"), [field], "{wrong}");
    }
}

#[tokio::test]
async fn helping_by_one_request_opens_no_other() {
    let server = Server::start().await;
    let (anna, elena) = (server.client("anna").await, server.client("elena").await);
    elena.get(&request(request_of("anna"))).await.assert(StatusCode::OK);
    let (id, body) = sent(&server);
    anna.put(&request(id), body).await.assert(StatusCode::CREATED);
    elena.get(&request(id)).await.assert_problem(404, "not-found");
}
