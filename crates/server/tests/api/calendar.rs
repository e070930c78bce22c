//! /routes/{id}/calendar.ics and /calendar, read by a parser of others.

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    MeetingId,
    contract::paths::{
        CALENDAR, calendar_file, pair_meeting, pair_plan, pair_transitions, route_calendar, step_result,
    },
};
use icalendar::{Calendar, Component, DatePerhapsTime};
use serde_json::json;

use crate::util::{
    Server,
    population::{id, pair_of, route_of, step_of},
    today,
};

#[tokio::test]
async fn the_steps_of_a_route_are_events_of_a_calendar() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let answer = anna.get(&route_calendar(route_of("anna"))).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::OK, "text/calendar; charset=utf-8")
    );
    assert!(answer.header("content-disposition").starts_with("attachment"));
    let text = String::from_utf8(answer.bytes.to_vec()).expect("UTF-8");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "RFC 5545 §3.1: {line}");
    }
    let calendar: Calendar = text.parse().expect("a calendar");
    let events: Vec<_> = calendar.components.iter().filter_map(|c| c.as_event()).collect();
    assert_eq!(events.len(), 2);
    let uid = format!("{}@marshrut", step_of("anna"));
    let step = events.iter().find(|e| e.get_uid() == Some(uid.as_str())).expect("the step");
    assert_eq!(step.get_summary(), Some("Шаг"));
    assert_eq!(step.get_start(), Some(DatePerhapsTime::Date(today())));
    assert_eq!(
        step.get_end(),
        Some(DatePerhapsTime::Date(today() + Duration::days(61))),
        "the day after the last"
    );
}

#[tokio::test]
async fn a_calendar_is_for_who_may_read_the_route() {
    let server = Server::start().await;
    let path = route_calendar(route_of("anna"));
    for (login, status) in
        [("irina", StatusCode::OK), ("elena", StatusCode::OK), ("boris", StatusCode::NOT_FOUND)]
    {
        assert_eq!(server.client(login).await.get(&path).await.status, status, "{login}");
    }
}

const SECRET: &str = "5f1c9a7e2b3d4f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8";
const OTHER: &str = "6f1c9a7e2b3d4f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8";

#[tokio::test]
async fn a_calendar_subscribes_to_ones_terms_without_signing_in() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    assert_eq!(anna.get(CALENDAR).await.assert(StatusCode::OK), json!({ "since": null }));
    let set = anna.put(CALENDAR, json!({ "token": SECRET })).await.assert(StatusCode::OK);
    assert!(set["since"].is_string());
    assert_eq!(anna.get(CALENDAR).await.body(), set, "that there is one is told, never which");

    let nobody = server.anonymous();
    let answer = nobody.get(&calendar_file(SECRET)).await;
    assert_eq!(
        (answer.status, answer.header("content-type"), answer.header("x-content-type-options")),
        (StatusCode::OK, "text/calendar; charset=utf-8", "nosniff")
    );
    let calendar: Calendar =
        String::from_utf8(answer.bytes.to_vec()).expect("UTF-8").parse().expect("a calendar");
    let uids: Vec<_> =
        calendar.components.iter().filter_map(|c| c.as_event()?.get_uid().map(str::to_owned)).collect();
    assert!(uids.contains(&format!("{}@marshrut", step_of("anna"))), "{uids:?}");

    // It moves with the records, and an unchanged one costs nothing.
    let known = nobody
        .ask(axum::http::Method::GET, &calendar_file(SECRET))
        .header("if-none-match", answer.header("etag"));
    known.send().await.assert(StatusCode::NOT_MODIFIED);
    let evidence = json!({ "kind": "удостоверение", "number": "1", "issued_on": today() });
    let done = json!({ "result": { "done_on": today(), "evidence": evidence, "note": "" } });
    anna.put(&step_result(route_of("anna"), step_of("anna")), done).await.assert(StatusCode::OK);
    let text = String::from_utf8(nobody.get(&calendar_file(SECRET)).await.bytes.to_vec()).expect("UTF-8");
    assert!(text.contains("SUMMARY:✓ Шаг"), "{text}");
}

#[tokio::test]
async fn an_address_is_secret_and_can_be_taken_back() {
    let server = Server::start().await;
    let (anna, nobody) = (server.client("anna").await, server.anonymous());
    anna.put(CALENDAR, json!({ "token": SECRET })).await.assert(StatusCode::OK);
    assert_eq!(
        server.count(&format!("SELECT COUNT(*) FROM calendar_addresses WHERE token_hash = '{SECRET}'")).await,
        0
    );
    let kept = format!("SELECT COUNT(*) FROM receipts WHERE body LIKE '%{SECRET}%'");
    assert_eq!(server.count(&kept).await, 0, "not in what answers a repetition either");
    anna.put(CALENDAR, json!({ "token": OTHER })).await.assert(StatusCode::OK);
    nobody.get(&calendar_file(SECRET)).await.assert_problem(404, "not-found");
    nobody.get(&calendar_file(OTHER)).await.assert(StatusCode::OK);
    anna.put(CALENDAR, json!({ "token": null })).await.assert(StatusCode::OK);
    nobody.get(&calendar_file(OTHER)).await.assert_problem(404, "not-found");
    for weak in ["a".repeat(43) + "/", "пароль".repeat(10)] {
        assert_eq!(
            anna.put(CALENDAR, json!({ "token": weak })).await.assert_problem(422, "invalid"),
            ["token"]
        );
    }
    assert_eq!(anna.put(CALENDAR, json!({ "token": "123" })).await.assert_problem(422, "invalid"), ["token"]);
}

/// Meetings of a pair stand in both calendars, each with the other's name.
#[tokio::test]
async fn planned_meetings_are_in_the_calendar_of_both() {
    let server = Server::start().await;
    let (anna, elena, pair) = (server.client("anna").await, server.client("elena").await, pair_of("anna"));
    let goal = json!({ "id": id("goal"), "competence": null, "text": "Оценивать по критериям" });
    let plan = json!({ "from": today(), "until": today() + Duration::days(150), "goals": [goal] });
    elena.put(&pair_plan(pair), plan).await.assert(StatusCode::OK);
    anna.post(&pair_transitions(pair), json!({ "transition": "agree" })).await.assert(StatusCode::OK);
    let meeting = MeetingId(id("meeting"));
    let body = json!({
        "id": meeting, "on": today(), "minutes": 45, "agenda": "Критерии", "notes": "", "next_step": "", "held": false,
    });
    elena.put(&pair_meeting(pair, meeting), body).await.assert(StatusCode::OK);
    for (client, secret, other) in [(&anna, SECRET, "elena"), (&elena, OTHER, "anna")] {
        client.put(CALENDAR, json!({ "token": secret })).await.assert(StatusCode::OK);
        let bytes = server.anonymous().get(&calendar_file(secret)).await.bytes;
        let calendar: Calendar =
            String::from_utf8(bytes.to_vec()).expect("UTF-8").parse().expect("a calendar");
        let uid = format!("{meeting}@marshrut");
        let mut events = calendar.components.iter().filter_map(|c| c.as_event());
        let event = events.find(|event| event.get_uid() == Some(uid.as_str())).expect("the meeting");
        assert!(
            event.get_summary().is_some_and(|summary| summary.contains(other)),
            "{:?}",
            event.get_summary()
        );
        assert_eq!(event.get_start(), Some(DatePerhapsTime::Date(today())));
    }
}
