//! /pairs/{id} and below: a pair from the accepted request to its end, for those who may see it at each level (C-НАСТ-13).

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    MeetingId, PairId, RequestId,
    contract::paths::{
        HELP, pair, pair_feedback, pair_meeting, pair_plan, pair_transitions, request, request_transitions,
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{diagnosis_of, id, instant, pair_of, person, request_of},
    start, today,
};

fn plan() -> Value {
    let goal = json!({ "id": id("goal"), "competence": null, "text": "Оценивать по критериям" });
    json!({ "from": today(), "until": today() + Duration::days(150), "goals": [goal] })
}

fn meeting(n: &str, held: bool) -> (MeetingId, Value) {
    let id = MeetingId(id(n));
    let notes = if held { "Разобрали урок" } else { "" };
    let body = json!({
        "id": id, "on": today(), "minutes": 45, "agenda": "Критерии", "notes": notes, "next_step": "", "held": held,
    });
    (id, body)
}

async fn moved(client: &Client, id: PairId, transition: &str, comment: &str) -> crate::util::Answer {
    client.post(&pair_transitions(id), json!({ "transition": transition, "comment": comment })).await
}

/// Both have agreed.
async fn running(server: &Server) -> (Client, Client, PairId) {
    let (anna, elena, id) = (server.client("anna").await, server.client("elena").await, pair_of("anna"));
    elena.put(&pair_plan(id), plan()).await.assert(StatusCode::OK);
    moved(&anna, id, "agree", "").await.assert(StatusCode::OK);
    (anna, elena, id)
}

#[tokio::test]
async fn accepting_a_request_for_a_mentor_makes_the_pair() {
    let server = Server::start().await;
    let (anna, fedor) = (server.client("anna").await, server.client("fedor").await);
    let asked = RequestId(Uuid::from_u128(next()));
    for (kind, pairs) in [("consultation", 1), ("mentoring", 2)] {
        let asked = RequestId(Uuid::from_u128(next()));
        let body = json!({
            "id": asked, "author": person("anna"), "kind": kind, "message": "Прошу помочь", "state": "sent",
            "wished": person("fedor"), "sent_at": instant(start()), "history": [],
        });
        anna.put(&request(asked), body).await.assert(StatusCode::CREATED);
        fedor
            .post(&request_transitions(asked), json!({ "transition": "accept" }))
            .await
            .assert(StatusCode::OK);
        let mine = anna.get(HELP).await.assert(StatusCode::OK);
        assert_eq!(mine["pairs"].as_array().map(Vec::len), Some(pairs), "{kind}");
    }
    let mine = fedor.get(HELP).await.assert(StatusCode::OK);
    assert_eq!(mine["pairs"][0]["pair"]["form"], "subject");
    assert_eq!(mine["pairs"][0]["pair"]["state"], "agreeing");
    assert_ne!(mine["pairs"][0]["pair"]["request"], json!(asked));
}

#[tokio::test]
async fn consent_of_both_starts_the_work() {
    let server = Server::start().await;
    let (anna, elena, id) = (server.client("anna").await, server.client("elena").await, pair_of("anna"));
    moved(&anna, id, "agree", "").await.assert_problem(409, "conflict");
    anna.put(&pair_plan(id), plan()).await.assert_problem(403, "forbidden");
    let planned = elena.put(&pair_plan(id), plan()).await.assert(StatusCode::OK);
    assert_eq!((&planned["side"], &planned["ends_on"]), (&json!("helper"), &json!("2026-11-25")));
    let agreed = moved(&anna, id, "agree", "").await.assert(StatusCode::OK);
    assert_eq!(agreed["pair"]["state"], "running");
    let asked = anna.get(&request(request_of("anna"))).await.assert(StatusCode::OK);
    assert_eq!(asked["state"], "active", "the request has begun with it");
    let mut wrong = plan();
    wrong["goals"] = json!([]);
    assert_eq!(elena.put(&pair_plan(id), wrong).await.assert_problem(422, "invalid"), ["goals"]);
}

#[tokio::test]
async fn meetings_are_written_down_by_either_and_once() {
    let server = Server::start().await;
    let (anna, elena, id) = running(&server).await;
    let (first, body) = meeting("first", false);
    elena.put(&pair_meeting(id, first), body).await.assert(StatusCode::OK);
    let (_, held) = meeting("first", true);
    let key = Uuid::from_u128(next());
    let ask = || anna.ask(axum::http::Method::PUT, &pair_meeting(id, first)).key(key).json(held.clone());
    let once = ask().send().await;
    assert_eq!(once.assert(StatusCode::OK), ask().send().await.assert(StatusCode::OK));
    assert_eq!(once.body()["pair"]["meetings"].as_array().map(Vec::len), Some(1));
    let (_, other) = meeting("second", false);
    assert_eq!(elena.put(&pair_meeting(id, first), other).await.assert_problem(422, "invalid"), ["id"]);
    for (field, wrong) in
        [("agenda", json!("")), ("minutes", json!(1)), ("on", json!("2026-12-31")), ("notes", json!(" "))]
    {
        let (_, mut body) = meeting("first", true);
        body[field] = wrong;
        assert_eq!(anna.put(&pair_meeting(id, first), body).await.assert_problem(422, "invalid"), [field]);
    }
}

/// ТК РФ, ст. 351.8: at least three working days.
#[tokio::test]
async fn an_early_end_takes_effect_after_its_notice_and_the_request_goes_back() {
    let server = Server::start().await;
    let (anna, elena, id) = running(&server).await;
    assert_eq!(moved(&elena, id, "end_early", " ").await.assert_problem(422, "invalid"), ["comment"]);
    let ending = moved(&elena, id, "end_early", "Перехожу в другую школу").await.assert(StatusCode::OK);
    assert_eq!(ending["pair"]["end"]["effective_on"], "2026-11-25");
    elena.get(&domain::contract::paths::diagnosis(diagnosis_of("anna"))).await.assert(StatusCode::OK);
    server.advance(Duration::days(3));
    let ended = anna.get(&pair(id)).await.assert(StatusCode::OK);
    assert_eq!(ended["pair"]["state"], "ended");
    let asked = anna.get(&request(request_of("anna"))).await.assert(StatusCode::OK);
    assert_eq!(
        (&asked["state"], &asked["assignee"]),
        (&json!("sent"), &json!(null)),
        "the methodist finds another"
    );
    elena
        .get(&domain::contract::paths::diagnosis(diagnosis_of("anna")))
        .await
        .assert_problem(404, "not-found");
    let (first, body) = meeting("first", false);
    elena.put(&pair_meeting(id, first), body).await.assert_problem(409, "conflict");
    // The next mentor makes a pair of their own; the first one stays as it was.
    let irina = server.client("irina").await;
    irina
        .post(&request_transitions(request_of("anna")), json!({ "transition": "accept" }))
        .await
        .assert(StatusCode::OK);
    let mine = anna.get(HELP).await.assert(StatusCode::OK);
    assert_eq!(mine["pairs"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_summary_of_the_mentor_and_words_of_both_close_it() {
    let server = Server::start().await;
    let (anna, elena, id) = running(&server).await;
    moved(&anna, id, "complete", "Всё").await.assert_problem(403, "forbidden");
    assert_eq!(moved(&elena, id, "complete", "").await.assert_problem(422, "invalid"), ["comment"]);
    let done = moved(&elena, id, "complete", "Критерии работают").await.assert(StatusCode::OK);
    assert_eq!(
        (&done["pair"]["state"], &done["pair"]["summary"]),
        (&json!("completed"), &json!("Критерии работают"))
    );
    let asked = anna.get(&request(request_of("anna"))).await.assert(StatusCode::OK);
    assert_eq!(asked["state"], "completed");
    for (who, field) in [(&anna, "learner_feedback"), (&elena, "helper_feedback")] {
        let said =
            who.put(&pair_feedback(id), json!({ "mark": 5, "text": "Спасибо" })).await.assert(StatusCode::OK);
        assert_eq!(said["pair"][field]["mark"], 5);
        let wrong = who.put(&pair_feedback(id), json!({ "mark": 9, "text": "" })).await;
        assert_eq!(wrong.assert_problem(422, "invalid"), ["mark"]);
    }
}

#[tokio::test]
async fn closing_the_request_closes_the_pair() {
    let server = Server::start().await;
    let (anna, _, id) = running(&server).await;
    let done = json!({ "transition": "complete", "comment": "Всё получилось" });
    anna.post(&request_transitions(request_of("anna")), done).await.assert(StatusCode::OK);
    assert_eq!(anna.get(&pair(id)).await.assert(StatusCode::OK)["pair"]["state"], "completed");
}
