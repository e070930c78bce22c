//! /routes/{id}/calendar.ics, read by a parser of others.

use axum::http::StatusCode;
use chrono::Duration;
use domain::contract::paths::route_calendar;
use icalendar::{Calendar, Component, DatePerhapsTime};

use crate::util::{
    Server,
    population::{route_of, step_of},
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
