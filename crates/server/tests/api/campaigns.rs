//! /campaigns: C-ДИАГ-4, C-ДИАГ-6, C-ДИАГ-11

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    CampaignId, DiagnosisId,
    contract::paths::{CAMPAIGNS, WORKSPACE, answer, campaign, diagnosis, finish_diagnosis, witnesses},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{EAST, FIRST, NORTH, SECOND, SMALL, instant, instrument, person, unit},
    start, today,
};

fn assigned(group: &Value) -> (CampaignId, Value) {
    let id = CampaignId(Uuid::from_u128(next()));
    let body = json!({
        "id": id, "author": person("anna"), "purpose": "interim", "block": "common", "group": group,
        "due_on": today() + Duration::days(14), "assigned_at": instant(start()), "message": "К педсовету",
    });
    (id, body)
}

async fn take(server: &Server, client: &Client) -> DiagnosisId {
    let id = DiagnosisId(Uuid::from_u128(next()));
    let begin = json!({ "instrument": "teacher-2026.1", "started_at": instant(start()) });
    client.put(&diagnosis(id), begin).await.assert(StatusCode::CREATED);
    for (_, statement) in instrument(&server.app.in_force).statements() {
        let body = json!({ "answered_at": instant(start()), "mark": { "level": 3 } });
        client.put(&answer(id, &statement.id), body).await.assert(StatusCode::OK);
    }
    id
}

#[tokio::test]
async fn a_methodist_assigns_and_sees_how_far_people_are() {
    let server = Server::start().await;
    let (anna, boris, irina) =
        (server.client("anna").await, server.client("boris").await, server.client("irina").await);
    let (id, body) = assigned(&json!("assigned"));
    let made = irina.put(&campaign(id), body.clone()).await.assert(StatusCode::CREATED);
    assert_eq!(made["author"], json!(person("irina")));
    irina.put(&campaign(id), body).await.assert(StatusCode::OK);

    let seen = boris.get(WORKSPACE).await.assert(StatusCode::OK);
    assert_eq!(seen["assigned"][0]["stage"], "not_started");
    assert_eq!(
        (&seen["assigned"][0]["purpose"], &seen["assigned"][0]["message"]),
        (&json!("interim"), &json!("К педсовету"))
    );
    let taken = take(&server, &boris).await;
    assert_eq!(boris.get(WORKSPACE).await.body()["assigned"][0]["stage"], "started");
    let progress = irina.get(&campaign(id)).await.assert(StatusCode::OK);
    let stages: Vec<_> =
        progress["statuses"].as_array().expect("a list").iter().map(|s| &s["stage"]).collect();
    assert_eq!(stages, ["not_started", "started"], "who has not begun comes first");
    assert!(!progress.to_string().contains("answers"), "statuses, never answers");

    let end = json!({ "finished_at": instant(start()) });
    boris.post(&finish_diagnosis(taken), end).await.assert(StatusCode::OK);
    assert_eq!(boris.get(WORKSPACE).await.body()["assigned"], Value::Null, "done is done");
    let counts = irina.get(CAMPAIGNS).await.assert(StatusCode::OK);
    assert_eq!((&counts["items"][0]["people"], &counts["items"][0]["finished"]), (&json!(2), &json!(1)));
    assert_eq!(counts["assigned"], 2);
    // C-ДИАГ-11: what was assigned is told apart from what a person took of their own accord.
    let said = boris.get(&witnesses(person("boris"))).await.assert(StatusCode::OK);
    assert_eq!(said["testimonies"][0]["by"], "assigned");
    let said = anna.get(&witnesses(person("anna"))).await.assert(StatusCode::OK);
    assert_eq!(said["testimonies"][0]["by"], "self");
    server.client("oleg").await.get(&campaign(id)).await.assert_problem(404, "not-found");
}

#[tokio::test]
async fn a_school_asks_its_staff_and_nobody_elses() {
    let server = Server::start().await;
    let school = server.client("school").await;
    let (id, body) = assigned(&json!({ "unit": unit(FIRST) }));
    school.put(&campaign(id), body).await.assert(StatusCode::CREATED);
    let progress = school.get(&campaign(id)).await.assert(StatusCode::OK);
    assert_eq!(progress["statuses"].as_array().expect("a list").len(), 15);
    let offered = school.get(CAMPAIGNS).await.assert(StatusCode::OK);
    assert_eq!(offered["units"].as_array().expect("a list").len(), 1);
    for group in [json!({ "unit": unit(SECOND) }), json!({ "unit": unit(NORTH) }), json!("assigned")] {
        let (id, body) = assigned(&group);
        school.put(&campaign(id), body).await.assert_problem(403, "forbidden");
    }
}

#[tokio::test]
async fn a_centre_sees_numbers_and_no_small_groups() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    let (id, body) = assigned(&json!({ "unit": unit(NORTH) }));
    centre.put(&campaign(id), body).await.assert(StatusCode::CREATED);
    take(&server, &server.client("anna").await).await;
    let progress = centre.get(&campaign(id)).await.assert(StatusCode::OK);
    assert_eq!(progress["statuses"], json!([]), "nobody by name");
    assert_eq!((&progress["counts"]["people"], &progress["counts"]["started"]), (&json!(25), &Value::Null));
    let (id, body) = assigned(&json!({ "unit": unit(SMALL) }));
    centre.put(&campaign(id), body).await.assert(StatusCode::CREATED);
}

#[tokio::test]
async fn faults_of_a_campaign_are_named() {
    let server = Server::start().await;
    let (irina, oleg, centre) =
        (server.client("irina").await, server.client("oleg").await, server.client("centre").await);
    for (field, wrong) in [
        ("due_on", json!(today() - Duration::days(1))),
        ("due_on", json!(today() + Duration::days(400))),
        ("message", json!("а".repeat(501))),
        ("id", json!(Uuid::from_u128(next()))),
    ] {
        let (id, mut body) = assigned(&json!("assigned"));
        body[field] = wrong.clone();
        assert_eq!(irina.put(&campaign(id), body).await.assert_problem(422, "invalid"), [field], "{wrong}");
    }
    let (id, body) = assigned(&json!("assigned"));
    assert_eq!(
        oleg.put(&campaign(id), body).await.assert_problem(422, "invalid"),
        ["group"],
        "nobody is assigned"
    );
    let (id, body) = assigned(&json!({ "unit": Uuid::from_u128(next()) }));
    assert_eq!(centre.put(&campaign(id), body).await.assert_problem(422, "invalid"), ["group.unit"]);
    let (id, body) = assigned(&json!({ "unit": unit(EAST) }));
    centre.put(&campaign(id), body.clone()).await.assert(StatusCode::CREATED);
    let mut other = body;
    other["purpose"] = json!("final");
    centre.put(&campaign(id), other).await.assert_problem(409, "conflict");
}
