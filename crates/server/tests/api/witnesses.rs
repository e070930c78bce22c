//! /people/{id}/witnesses, /rechecks/{id}, /observations/{id}: C-ДИАГ-7, C-ДЕФ-6, C-ПЕР-3

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    ObservationId, PersonId, RecheckId,
    contract::paths::{observation, observation_comment, recheck, route_transitions, witnesses},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{competence, instant, instrument, person, route_of},
    start, today,
};

const KEY: &str = "teacher-2026.1";

fn first(server: &Server) -> Value {
    json!(competence(0, &server.app.in_force))
}

/// All statements of the first competence with this value.
fn taken(server: &Server, level: u8) -> (RecheckId, Value) {
    let id = RecheckId(Uuid::from_u128(next()));
    let statements = &instrument(&server.app.in_force).competences[0].statements;
    let answer = json!({ "answered_at": instant(start()), "mark": { "level": level } });
    let answers: Value = statements.iter().map(|s| (s.id.to_string(), answer.clone())).collect();
    let body = json!({
        "id": id, "person": person("boris"), "instrument": KEY, "competence": first(server), "answers": answers,
        "taken_at": instant(start()),
    });
    (id, body)
}

fn seen(server: &Server, value: u8) -> (ObservationId, Value) {
    let id = ObservationId(Uuid::from_u128(next()));
    let body = json!({
        "id": id, "person": person("anna"), "observer": person("boris"), "observed_on": today(),
        "lesson": "7 «Б», алгебра", "marks": [{ "competence": first(server), "value": value, "note": "Критерии на доске" }],
        "summary": "Хорошо", "comment": null,
    });
    (id, body)
}

async fn life(client: &Client, of: PersonId, server: &Server) -> Value {
    let all = client.get(&witnesses(of)).await.assert(StatusCode::OK);
    let lives = all["lives"].as_array().expect("a list");
    lives.iter().find(|life| life["competence"] == first(server)).cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_deficit_lives_until_a_recheck_lifts_it() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let standing = life(&anna, person("anna"), &server).await;
    assert_eq!((&standing["state"], &standing["found"]["by"]), (&json!("in_work"), &json!("self")));

    let (id, body) = taken(&server, 5);
    let made = anna.put(&recheck(id), body.clone()).await.assert(StatusCode::CREATED);
    assert_eq!(made["person"], json!(person("anna")), "whose it is, the server says");
    anna.put(&recheck(id), body.clone()).await.assert(StatusCode::OK);
    let lifted = life(&anna, person("anna"), &server).await;
    assert_eq!((&lifted["state"], &lifted["lifted"]["by"]), (&json!("lifted"), &json!("recheck")));
    assert_eq!(
        lifted["found"]["measured"]["got"],
        json!(2 * made["answers"].as_object().expect("answers").len())
    );

    let (_, other) = taken(&server, 1);
    let mut other = other;
    other["id"] = json!(id);
    anna.put(&recheck(id), other).await.assert_problem(409, "conflict");
    server.client("boris").await.put(&recheck(id), body).await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn a_recheck_is_whole_or_refused() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let (id, body) = taken(&server, 4);
    let mut short = body.clone();
    short["answers"] = json!({});
    assert_eq!(anna.put(&recheck(id), short).await.assert_problem(422, "invalid"), ["answers"]);
    let mut outside = body.clone();
    for answer in outside["answers"].as_object_mut().expect("answers").values_mut() {
        answer["mark"] = json!({ "level": 7 });
    }
    assert_eq!(anna.put(&recheck(id), outside).await.assert_problem(422, "invalid"), ["answers"]);
    let mut elsewhere = body;
    elsewhere["competence"] = json!(competence(1, &server.app.in_force));
    anna.put(&recheck(id), elsewhere).await.assert_problem(422, "invalid");
    assert_eq!(server.count("SELECT COUNT(*) FROM rechecks").await, 0);
}

#[tokio::test]
async fn a_visited_lesson_stands_beside_and_is_answered() {
    let server = Server::start().await;
    let (anna, irina, elena) =
        (server.client("anna").await, server.client("irina").await, server.client("elena").await);
    let (id, body) = seen(&server, 5);
    let made = elena.put(&observation(id), body.clone()).await.assert(StatusCode::CREATED);
    assert_eq!(made["observer"], json!(person("elena")), "her mentor was there, whoever it says");
    elena.put(&observation(id), body.clone()).await.assert(StatusCode::OK);
    irina.put(&observation(id), body).await.assert_problem(409, "conflict");

    let told = anna.get(&domain::contract::paths::notices(10, None)).await.assert(StatusCode::OK);
    assert_eq!((&told["unread"], &told["items"][0]["kind"]), (&json!(1), &json!("lesson_observed")));
    let all = anna.get(&witnesses(person("anna"))).await.assert(StatusCode::OK);
    let of_first: Vec<&Value> = all["testimonies"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|t| t["competence"] == first(&server))
        .collect();
    assert_eq!(of_first.len(), 2, "both stand: {of_first:?}");
    assert_eq!((&of_first[1]["by"], &of_first[1]["note"]), (&json!("observer"), &json!("Критерии на доске")));
    assert_eq!(life(&anna, person("anna"), &server).await["state"], "in_work", "one lesson lifts nothing");

    let comment = json!({ "text": "Спасибо, попробую" });
    anna.put(&observation_comment(id), comment.clone()).await.assert(StatusCode::OK);
    elena.put(&observation_comment(id), comment).await.assert_problem(404, "not-found");
    let read = irina.get(&witnesses(person("anna"))).await.assert(StatusCode::OK);
    assert_eq!(read["observations"][0]["observation"]["comment"]["text"], "Спасибо, попробую");
    assert_eq!(server.count("SELECT COUNT(*) FROM audit WHERE thing = 'witnesses'").await, 1);
}

#[tokio::test]
async fn faults_of_a_protocol_are_named() {
    let server = Server::start().await;
    let irina = server.client("irina").await;
    let mark = |value: u8| json!([{ "competence": first(&server), "value": value, "note": "" }]);
    for (field, wrong, named) in [
        ("lesson", json!("  "), "lesson"),
        ("observed_on", json!(today() + Duration::days(1)), "observed_on"),
        ("marks", json!([]), "marks"),
        ("marks", mark(6), "marks[0].value"),
        ("marks", json!([{ "competence": "no-such", "value": 3 }]), "marks[0].competence"),
    ] {
        let (id, mut body) = seen(&server, 3);
        body[field] = wrong.clone();
        assert_eq!(
            irina.put(&observation(id), body).await.assert_problem(422, "invalid"),
            [named],
            "{wrong}"
        );
    }
}

/// A route put away works on nothing: the deficit waits again.
#[tokio::test]
async fn without_a_route_a_deficit_is_only_found() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    anna.post(&route_transitions(route_of("anna")), json!({ "transition": "archive" }))
        .await
        .assert(StatusCode::OK);
    assert_eq!(life(&anna, person("anna"), &server).await["state"], "found");
}
