//! /teachers, /reminders: C-АДР-10, C-ДЕФ-5, C-ИОМ-7

use axum::http::StatusCode;
use chrono::Duration;
use domain::contract::paths::{NOTICES_READ, REMINDERS, TEACHERS, notices, route_transitions, teacher};
use serde_json::{Value, json};

use crate::util::{
    Server,
    population::{person, route_of},
    start,
};

fn of<'a>(list: &'a Value, login: &str) -> &'a Value {
    let items = list["items"].as_array().expect("a list");
    items.iter().find(|row| row["person"]["id"] == json!(person(login))).expect(login)
}

#[tokio::test]
async fn a_methodist_has_her_teachers_in_one_list() {
    let server = Server::start().await;
    let list = server.client("irina").await.get(TEACHERS).await.assert(StatusCode::OK);
    assert_eq!((&list["assigned"], &list["limit"]["most"]), (&json!(2), &json!(250)));
    assert_eq!(list["limit"]["clause"], "п. 27(1)", "the clause is the system's");
    let (anna, boris) = (of(&list, "anna"), of(&list, "boris"));
    assert_eq!(
        (&anna["stage"], &anna["tie"], &anna["since"]),
        (&json!("agreed"), &json!("methodist"), &json!("2026-01-01"))
    );
    assert_eq!(anna["contact_on"], json!((start() - Duration::days(8)).date_naive()), "she agreed the route");
    assert_eq!((&anna["open_requests"], &anna["young"]), (&json!(1), &json!(false)));
    assert_eq!(boris["contact_on"], Value::Null);
    assert!(!list.to_string().contains("answers"), "statuses, never answers");
    assert_eq!(server.count("SELECT COUNT(*) FROM audit").await, 0, "a list of statuses is nobody's result");
}

#[tokio::test]
async fn a_mentor_has_whom_they_help() {
    let server = Server::start().await;
    let list = server.client("elena").await.get(TEACHERS).await.assert(StatusCode::OK);
    assert_eq!((list["items"].as_array().map(Vec::len), &list["assigned"]), (Some(1), &json!(0)));
    assert_eq!(of(&list, "anna")["tie"], "mentor");
    let none = server.client("fedor").await.get(TEACHERS).await.assert(StatusCode::OK);
    assert_eq!(none["items"], json!([]));
}

/// The list moves with each write, and an overdue step shows the day after.
#[tokio::test]
async fn a_step_whose_day_has_passed_shows() {
    let server = Server::start().await;
    server.advance(Duration::days(60));
    let irina = server.client("irina").await;
    assert_eq!(of(&irina.get(TEACHERS).await.body(), "anna")["stage"], "agreed", "the last day is not late");
    server.advance(Duration::days(1));
    let list = irina.get(TEACHERS).await.assert(StatusCode::OK);
    let anna = of(&list, "anna");
    assert_eq!((&anna["stage"], &anna["route"]["overdue"]), (&json!("overdue"), &json!(2)));
}

#[tokio::test]
async fn the_file_of_a_teacher_is_read_under_record() {
    let server = Server::start().await;
    let irina = server.client("irina").await;
    let file = irina.get(&teacher(person("anna"))).await.assert(StatusCode::OK);
    assert_eq!(file["row"]["stage"], "agreed");
    assert!(!file["deficits"].as_array().expect("a list").is_empty());
    assert_eq!(file["steps"].as_array().map(Vec::len), Some(2));
    assert_eq!(file["requests"].as_array().map(Vec::len), Some(1));
    assert_eq!(file["contacts"][0]["kind"], "route_agreed");
    let sql = "SELECT COUNT(*) FROM audit WHERE thing = 'teacher'";
    assert_eq!(server.count(sql).await, 1);
    server.client("elena").await.get(&teacher(person("anna"))).await.assert(StatusCode::OK);
    for login in ["oleg", "fedor", "school", "centre", "anna"] {
        server.client(login).await.get(&teacher(person("anna"))).await.assert_problem(404, "not-found");
    }
    assert_eq!(server.count(sql).await, 2);
}

/// Agreed from the list: each route by a command of its own, as from its page (C-ИОМ-7).
#[tokio::test]
async fn only_what_waits_is_agreed() {
    let server = Server::start().await;
    let irina = server.client("irina").await;
    let again = irina.post(&route_transitions(route_of("anna")), json!({ "transition": "agree" })).await;
    again.assert_problem(409, "conflict");
}

#[tokio::test]
async fn a_reminder_is_told_once_a_day_to_ones_own() {
    let server = Server::start().await;
    let (irina, boris) = (server.client("irina").await, server.client("boris").await);
    let body = |people: Value| json!({ "kind": "diagnosis", "people": people, "note": "До пятницы" });
    let both = body(json!([person("anna"), person("boris"), person("boris")]));
    let told = irina.post(REMINDERS, both.clone()).await.assert(StatusCode::OK);
    assert_eq!(told, json!({ "told": 2, "already": 0 }));
    let told = irina.post(REMINDERS, both.clone()).await.assert(StatusCode::OK);
    assert_eq!(told, json!({ "told": 0, "already": 2 }), "not twice a day");
    let seen = boris.get(&notices(10, None)).await.assert(StatusCode::OK);
    assert_eq!(
        (&seen["items"][0]["kind"], &seen["items"][0]["note"]),
        (&json!("diagnosis_reminder"), &json!("До пятницы"))
    );
    let read = json!({ "notices": [seen["items"][0]["id"]] });
    boris.post(NOTICES_READ, read).await.assert(StatusCode::OK);
    server.advance(Duration::hours(25));
    let told = irina.post(REMINDERS, both).await.assert(StatusCode::OK);
    assert_eq!(told["told"], 2);

    let count = "SELECT COUNT(*) FROM notices";
    let before = server.count(count).await;
    let mixed = irina.post(REMINDERS, body(json!([person("boris"), person("vera")]))).await;
    assert_eq!(mixed.assert_problem(422, "invalid").len(), 1, "nobody, where one is not hers");
    server
        .client("oleg")
        .await
        .post(REMINDERS, body(json!([person("boris")])))
        .await
        .assert_problem(403, "forbidden");
    let long = json!({ "kind": "route", "people": [person("boris")], "note": "а".repeat(501) });
    assert_eq!(irina.post(REMINDERS, long).await.assert_problem(422, "invalid"), ["note"]);
    assert_eq!(server.count(count).await, before);
}
