//! /routes/{id} and below

use axum::http::{Method, StatusCode};
use chrono::Duration;
use domain::{
    RouteId,
    contract::paths::{route, route_transitions, step_result},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Answer, Client, Server, next,
    population::{competence, diagnosis_of, person, programme, route_of, step_of},
    today,
};

pub fn day(days: i64) -> Value {
    json!(today() + Duration::days(days))
}

/// A route of anna's with two steps, one after the other.
pub fn sent(server: &Server) -> Value {
    let step = |from: i64, until: i64| {
        json!({
            "id": Uuid::from_u128(next()), "kind": "self_study", "form": "informal", "title": "Разобрать критерии",
            "competences": [competence(0, &server.app.in_force)], "programme": null, "hours": 6,
            "from": day(from), "until": day(until), "reason": "added_by_owner", "result": null,
        })
    };
    json!({
        "id": Uuid::from_u128(next()), "person": person("anna"), "diagnosis": diagnosis_of("anna"), "version": 0,
        "state": "draft", "title": "Оценивание", "hours_per_week": 6, "from": day(0), "until": day(60),
        "steps": [step(0, 6), step(7, 13)], "history": [],
    })
}

fn path(sent: &Value) -> String {
    route(RouteId(sent["id"].as_str().and_then(|id| id.parse().ok()).expect("an id")))
}

pub async fn put(client: &Client, sent: &Value, precondition: (&str, &str)) -> Answer {
    let ask = client.ask(Method::PUT, &path(sent)).key(Uuid::from_u128(next()));
    ask.header(precondition.0, precondition.1).json(sent.clone()).send().await
}

pub const NEW: (&str, &str) = ("if-none-match", "*");

pub async fn moved(client: &Client, id: RouteId, transition: &str, comment: &str) -> Answer {
    client.post(&route_transitions(id), json!({ "transition": transition, "comment": comment })).await
}

#[tokio::test]
async fn a_route_is_made_edited_and_read() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let mut sent = sent(&server);
    let made = put(&anna, &sent, NEW).await;
    assert_eq!(
        (made.assert(StatusCode::CREATED)["version"].clone(), made.header("etag")),
        (json!(1), "\"v1\"")
    );
    sent["title"] = json!("Оценивание для обучения");
    let edited = put(&anna, &sent, ("if-match", "\"v1\"")).await;
    assert_eq!(
        (edited.assert(StatusCode::OK)["version"].clone(), edited.header("etag")),
        (json!(2), "\"v2\"")
    );
    let view = anna.get(&path(&sent)).await;
    assert_eq!(view.assert(StatusCode::OK)["route"], edited.body());
    assert_eq!(view.header("etag"), "\"v2\"");
    assert_eq!(view.body()["diagnosis"]["id"], json!(diagnosis_of("anna")));
    let known = anna.ask(Method::GET, &path(&sent)).header("if-none-match", "\"v2\"").send().await;
    known.assert(StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn an_edit_names_the_version_it_was_made_from() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let sent = sent(&server);
    let none = anna.put(&path(&sent), sent.clone()).await;
    none.assert_problem(428, "precondition-required");
    put(&anna, &sent, ("if-match", "\"v1\"")).await.assert_problem(404, "not-found");
    let made = put(&anna, &sent, NEW).await.assert(StatusCode::CREATED);
    for stale in [NEW, ("if-match", "\"v7\"")] {
        let answer = put(&anna, &sent, stale).await;
        answer.assert_problem(412, "changed-meanwhile");
        assert_eq!(answer.body()["current"], made, "412 brings what is there");
        assert_eq!(answer.header("etag"), "\"v1\"");
    }
    put(&anna, &sent, ("if-match", "v1")).await.assert_problem(400, "malformed");
}

#[tokio::test]
async fn every_fault_of_a_route_is_named_with_its_field() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let mut wrong = sent(&server);
    wrong["title"] = json!(" ");
    wrong["from"] = day(-400);
    wrong["steps"][0]["from"] = day(-400);
    wrong["steps"][0]["until"] = day(-390);
    wrong["steps"][1]["until"] = day(3);
    let fields = put(&anna, &wrong, NEW).await.assert_problem(422, "invalid");
    for field in ["title", "steps[0].from", "steps[1].until"] {
        assert!(fields.iter().any(|f| f == field), "{field} is not in {fields:?}");
    }
    assert_eq!(server.count("SELECT COUNT(*) FROM routes").await, 1, "nothing was stored");
}

#[tokio::test]
async fn overlapping_hours_are_refused() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let mut wrong = sent(&server);
    wrong["steps"][1]["from"] = wrong["steps"][0]["from"].clone();
    wrong["steps"][1]["until"] = wrong["steps"][0]["until"].clone();
    let answer = put(&anna, &wrong, NEW).await;
    let fields = answer.assert_problem(422, "invalid");
    assert!(fields[0].starts_with("steps["), "{fields:?}");
    assert!(answer.body()["errors"][0]["message"].as_str().expect("a text").contains("ч в неделю"));
}

/// C-ИОМ-4: it rests on a finished diagnosis of its own person.
#[tokio::test]
async fn a_route_refers_only_to_what_is_there() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let mut wrong = sent(&server);
    wrong["steps"][0]["programme"] = json!(Uuid::from_u128(next()));
    wrong["steps"][0]["form"] = json!("formal");
    wrong["steps"][1]["competences"] = json!(["no-such-competence"]);
    let fields = put(&anna, &wrong, NEW).await.assert_problem(422, "invalid");
    assert_eq!(fields, ["steps[0].programme", "steps[1].competences"]);
    wrong["diagnosis"] = json!(diagnosis_of("first-0"));
    let fields = put(&anna, &wrong, NEW).await.assert_problem(422, "invalid");
    assert_eq!(fields, ["diagnosis"], "somebody else's");
    wrong["id"] = json!(Uuid::from_u128(next()));
    let elsewhere = anna.ask(Method::PUT, &route(route_of("anna"))).key(Uuid::from_u128(next()));
    let answer = elsewhere.header("if-match", "\"v3\"").json(wrong).send().await;
    assert_eq!(answer.assert_problem(422, "invalid"), ["id"]);
}

#[tokio::test]
async fn what_is_the_servers_is_not_believed() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let mut sent = sent(&server);
    sent["state"] = json!("completed");
    sent["person"] = json!(person("boris"));
    sent["version"] = json!(40);
    let made = put(&anna, &sent, NEW).await.assert(StatusCode::CREATED);
    assert_eq!(
        (&made["state"], &made["person"], &made["version"]),
        (&json!("draft"), &json!(person("anna")), &json!(1))
    );
}

#[tokio::test]
async fn a_methodist_returns_with_a_comment_and_agrees() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let sent = sent(&server);
    put(&anna, &sent, NEW).await.assert(StatusCode::CREATED);
    let id = RouteId(sent["id"].as_str().and_then(|id| id.parse().ok()).expect("an id"));
    moved(&irina, id, "agree", "").await.assert_problem(409, "conflict");
    moved(&anna, id, "propose", "").await.assert(StatusCode::OK);
    put(&anna, &sent, ("if-match", "\"v2\"")).await.assert_problem(409, "conflict");
    assert_eq!(moved(&irina, id, "return", "  ").await.assert_problem(422, "invalid"), ["comment"]);
    let back = moved(&irina, id, "return", "Добавьте практику.").await.assert(StatusCode::OK);
    assert_eq!(
        (&back["state"], &back["history"][1]["comment"]),
        (&json!("draft"), &json!("Добавьте практику."))
    );
    moved(&anna, id, "propose", "").await.assert(StatusCode::OK);
    moved(&anna, id, "agree", "").await.assert_problem(403, "forbidden");
    moved(&server.client("elena").await, id, "agree", "").await.assert_problem(403, "forbidden");
    moved(&server.client("oleg").await, id, "agree", "").await.assert_problem(404, "not-found");
    let agreed = moved(&irina, id, "agree", "").await;
    assert_eq!(agreed.assert(StatusCode::OK)["state"], "agreed");
    assert_eq!(agreed.header("etag"), "\"v5\"");
}

#[tokio::test]
async fn a_comment_is_no_novel() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let long = moved(&anna, route_of("anna"), "archive", &"а".repeat(2001)).await;
    assert_eq!(long.assert_problem(422, "invalid"), ["comment"]);
}

/// D-NSO-3 counts what teachers tick off.
#[tokio::test]
async fn a_programme_that_is_done_counts_in_the_indicator() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let path = step_result(route_of("anna"), step_of("anna"));
    let learnt = format!("SELECT learnt FROM standings WHERE person = '{}'", person("anna"));
    let bare = json!({ "result": { "done_on": today(), "evidence": null, "note": "" } });
    assert_eq!(anna.put(&path, bare).await.assert_problem(422, "invalid"), ["result.evidence"]);
    let evidence = json!({ "kind": "удостоверение", "number": "54 000123", "issued_on": today() });
    let later = json!({ "result": { "done_on": day(2), "evidence": evidence, "note": "" } });
    assert_eq!(anna.put(&path, later).await.assert_problem(422, "invalid"), ["result.done_on"]);
    assert_eq!(server.count(&learnt).await, 0);

    let done = json!({ "result": { "done_on": today(), "evidence": evidence, "note": "Пригодилось." } });
    let answer = anna.put(&path, done).await;
    assert_eq!(answer.assert(StatusCode::OK)["state"], "active");
    assert_eq!(answer.header("etag"), "\"v4\"");
    assert_eq!(server.count(&learnt).await, 1);
    let enrolled = format!("SELECT COUNT(*) FROM enrolments WHERE programme = '{}'", programme("register"));
    assert_eq!(server.count(&enrolled).await, 3);

    anna.put(&path, json!({ "result": null })).await.assert(StatusCode::OK);
    assert_eq!(server.count(&learnt).await, 0, "taken back");
    let unknown = step_result(route_of("anna"), domain::StepId(Uuid::from_u128(next())));
    anna.put(&unknown, json!({ "result": null })).await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn too_long_a_note_is_named() {
    let server = Server::start().await;
    let path = step_result(route_of("anna"), step_of("anna"));
    let long = json!({ "result": { "done_on": today(), "evidence": null, "note": "а".repeat(2001) } });
    let answer = server.client("anna").await.put(&path, long).await;
    assert_eq!(answer.assert_problem(422, "invalid"), ["result.note"]);
}

/// C-ПЕР-3: the four formats; a visited lesson is told in a protocol. Each lack is named at its field.
#[tokio::test]
async fn practice_is_done_with_its_format_and_a_visited_lesson_with_its_protocol() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let mut sent = sent(&server);
    sent["steps"][0]["kind"] = json!("practice");
    sent["steps"][1]["kind"] = json!("lesson_visit");
    put(&anna, &sent, NEW).await.assert(StatusCode::CREATED);
    let id = RouteId(sent["id"].as_str().and_then(|id| id.parse().ok()).expect("an id"));
    moved(&anna, id, "propose", "").await.assert(StatusCode::OK);
    moved(&irina, id, "agree", "").await.assert(StatusCode::OK);
    let step = |n: usize| {
        let step = sent["steps"][n]["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
        step_result(id, domain::StepId(step))
    };
    let result = |details: Value| json!({ "result": { "done_on": day(0), "evidence": null, "note": "", "details": details } });
    let refused = anna.put(&step(0), result(json!({ "link": "example.org" }))).await;
    let fields = refused.assert_problem(422, "invalid");
    assert_eq!(fields, ["result.details.link", "result.details.transfer", "result.details.tried"]);
    let refused = anna.put(&step(1), result(json!({ "with": "Н. Ю. Власова" }))).await;
    assert_eq!(refused.assert_problem(422, "invalid"), ["result.details.protocol"]);
    let told = json!({ "transfer": "master_class", "tried": "критерии", "with": "наставник" });
    let marked = anna.put(&step(0), result(told.clone())).await.assert(StatusCode::OK);
    assert_eq!(marked["steps"][0]["result"]["details"], told);
    let protocol = json!({ "lesson": "Алгебра, 8 «А»", "worked": "Взаимная проверка", "discuss": "" });
    anna.put(&step(1), result(json!({ "protocol": protocol }))).await.assert(StatusCode::OK);
}

/// F-ОХВ-10: education without a document completes no programme.
#[tokio::test]
async fn a_programme_is_planned_as_formal_education_only() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let mut wrong = sent(&server);
    wrong["steps"][0]["programme"] = json!(programme("register"));
    let fields = put(&anna, &wrong, NEW).await.assert_problem(422, "invalid");
    assert_eq!(fields, ["steps[0].form"]);
}
