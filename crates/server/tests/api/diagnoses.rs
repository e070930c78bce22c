//! /instruments/{id}, /diagnoses/{id} and below

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    DiagnosisId, StatementId,
    contract::paths::{answer, diagnosis, finish_diagnosis, instrument},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{self, diagnosis_of, instant, person},
    start,
};

const KEY: &str = "teacher-2026.1";

fn statements(server: &Server) -> Vec<StatementId> {
    population::instrument(&server.app.in_force).statements().map(|(_, s)| s.id.clone()).collect()
}

async fn started(client: &Client) -> DiagnosisId {
    let id = DiagnosisId(Uuid::from_u128(next()));
    let body = json!({ "instrument": KEY, "started_at": instant(start()) });
    let answer = client.put(&diagnosis(id), body.clone()).await.assert(StatusCode::CREATED);
    assert_eq!(answer["answers"], json!({}));
    client.put(&diagnosis(id), body).await.assert(StatusCode::OK);
    id
}

fn tap(seconds: i64, mark: Value) -> Value {
    json!({ "answered_at": instant(start() + Duration::seconds(seconds)), "mark": mark })
}

#[tokio::test]
async fn an_instrument_may_be_kept_for_ever() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let answer = anna.get(&instrument(&KEY.parse().expect("a key"))).await;
    assert!(answer.assert(StatusCode::OK)["competences"].as_array().expect("a list").len() >= 20);
    assert!(answer.header("cache-control").contains("immutable"));
    anna.get("/api/v1/instruments/teacher-1999.1").await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn a_diagnosis_is_answered_and_finished() {
    let server = Server::start().await;
    let vera = server.client("vera").await;
    let id = started(&vera).await;
    let statements = statements(&server);
    let early = vera.post(&finish_diagnosis(id), json!({ "finished_at": instant(start()) })).await;
    early.assert_problem(409, "conflict");
    assert!(early.body()["detail"].as_str().expect("a text").contains(&format!("0 из {}", statements.len())));
    for (n, statement) in (0i64..).zip(&statements) {
        vera.put(&answer(id, statement), tap(n, json!({ "level": 2 }))).await.assert(StatusCode::OK);
    }
    // The device's clock is a day ahead: the server's counts.
    let ahead = instant(start() + Duration::days(1));
    let done = vera.post(&finish_diagnosis(id), json!({ "finished_at": ahead })).await.assert(StatusCode::OK);
    assert_eq!(done["finished_at"], instant(start()));
    assert_eq!(done["person"], json!(person("vera")));
    let found = format!("SELECT COUNT(*) FROM deficits WHERE diagnosis = '{id}'");
    assert!(server.count(&found).await > 0, "two of five is under the cut-off");
    assert_eq!(
        server.count(&format!("SELECT diagnosed FROM standings WHERE person = '{}'", person("vera"))).await,
        1
    );

    vera.put(&answer(id, &statements[0]), tap(999, json!({ "level": 5 })))
        .await
        .assert_problem(409, "conflict");
    assert_eq!(vera.get(&diagnosis(id)).await.assert(StatusCode::OK), done);
}

#[tokio::test]
async fn answers_merge_in_whatever_order_they_arrive() {
    let server = Server::start().await;
    let vera = server.client("vera").await;
    let id = started(&vera).await;
    let path = answer(id, &statements(&server)[0]);
    vera.put(&path, tap(20, json!({ "level": 4 }))).await.assert(StatusCode::OK);
    let late = vera.put(&path, tap(10, json!("not_applicable"))).await.assert(StatusCode::OK);
    assert_eq!(late["mark"], json!({ "level": 4 }), "what was tapped earlier does not replace");
    let newer = vera.put(&path, tap(30, json!("declined"))).await.assert(StatusCode::OK);
    assert_eq!(newer["mark"], "declined");
    let stored = vera.get(&diagnosis(id)).await.assert(StatusCode::OK);
    assert_eq!(stored["answers"].as_object().expect("an object").len(), 1);
}

#[tokio::test]
async fn what_the_scale_does_not_have_is_refused() {
    let server = Server::start().await;
    let vera = server.client("vera").await;
    let id = started(&vera).await;
    let path = answer(id, &statements(&server)[0]);
    let outside = vera.put(&path, tap(1, json!({ "level": 6 }))).await;
    assert_eq!(outside.assert_problem(422, "invalid"), ["mark.level"]);
    let unheard = vera.put(&path, tap(1, json!({ "level": 600 }))).await;
    assert_eq!(unheard.assert_problem(422, "invalid"), ["mark.level"]);
    vera.put(&path, tap(1, json!("maybe"))).await.assert_problem(400, "malformed");
    let unknown = answer(id, &"no-such-statement".parse().expect("a key"));
    vera.put(&unknown, tap(1, json!("declined"))).await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn a_diagnosis_is_its_persons_alone_to_write() {
    let server = Server::start().await;
    let boris = server.client("boris").await;
    let annas = diagnosis_of("anna");
    let begin = json!({ "instrument": KEY, "started_at": instant(start()) });
    boris.put(&diagnosis(annas), begin).await.assert_problem(404, "not-found");
    boris
        .put(&answer(annas, &statements(&server)[0]), tap(1, json!("declined")))
        .await
        .assert_problem(404, "not-found");
    let end = json!({ "finished_at": instant(start()) });
    boris.post(&finish_diagnosis(annas), end).await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn only_instruments_in_force_are_started() {
    let server = Server::start().await;
    let id = DiagnosisId(Uuid::from_u128(next()));
    let begin = json!({ "instrument": "teacher-1999.1", "started_at": instant(start()) });
    let answer = server.client("vera").await.put(&diagnosis(id), begin).await;
    assert_eq!(answer.assert_problem(422, "invalid"), ["instrument"]);
}

#[tokio::test]
async fn reading_somebody_elses_result_is_written_down() {
    let server = Server::start().await;
    let path = diagnosis(diagnosis_of("anna"));
    let audit = "SELECT COUNT(*) FROM audit";
    server.client("anna").await.get(&path).await.assert(StatusCode::OK);
    assert_eq!(server.count(audit).await, 0, "one's own");
    server.client("irina").await.get(&path).await.assert(StatusCode::OK);
    assert_eq!(server.count(audit).await, 1);
    server.client("oleg").await.get(&path).await.assert_problem(404, "not-found");
    assert_eq!(server.count(audit).await, 1, "nothing was read");
}
