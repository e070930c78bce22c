//! /instruments, and the list of one's own diagnoses

use axum::http::StatusCode;
use domain::{
    DiagnosisId, InstrumentId,
    contract::paths::{DIAGNOSES, INSTRUMENTS, WORKSPACE, diagnosis, instrument},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Server, next,
    population::{diagnosis_of, instant},
    start,
};

fn ids(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().expect("a list");
    items.iter().map(|card| card["id"].as_str().expect("a key").to_owned()).collect()
}

#[tokio::test]
async fn the_fitting_instrument_comes_first_and_every_one_can_be_had() {
    let server = Server::start().await;
    let (anna, school) = (server.client("anna").await, server.client("school").await);
    let of_anna = ids(&anna.get(INSTRUMENTS).await.assert(StatusCode::OK));
    assert_eq!(of_anna.len(), 17, "the common one, fifteen subjects, the managers' (C-ДИАГ-1)");
    assert_eq!(of_anna[0], "teacher-2026.1", "there is no block for her subject");
    let of_school = ids(&school.get(INSTRUMENTS).await.assert(StatusCode::OK));
    assert_eq!(of_school[0], "manager-2026.1", "C-УК-7: a manager's own");
    let workspace = school.get(WORKSPACE).await.assert(StatusCode::OK);
    assert_eq!(workspace["instrument"], "manager-2026.1");
    for id in of_anna {
        let key: InstrumentId = id.parse().expect("a key");
        let whole = anna.get(&instrument(&key)).await.assert(StatusCode::OK);
        assert_eq!(format!("{}-{}", whole["id"].as_str().unwrap(), whole["version"].as_str().unwrap()), id);
    }
}

#[tokio::test]
async fn a_subjects_block_may_be_chosen_an_unknown_one_is_named() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    let begin = |key: &str| json!({ "instrument": key, "started_at": instant(start()) });
    let made = DiagnosisId(Uuid::from_u128(next()));
    let answer = anna.put(&diagnosis(made), begin("teacher.physics-2026.1")).await;
    assert_eq!(answer.assert(StatusCode::CREATED)["instrument"], "teacher.physics-2026.1");
    let other = DiagnosisId(Uuid::from_u128(next()));
    let refused = anna.put(&diagnosis(other), begin("teacher.astrology-2026.1")).await;
    assert_eq!(refused.assert_problem(422, "invalid"), ["instrument"]);
}

#[tokio::test]
async fn own_finished_diagnoses_are_listed_with_their_own_version() {
    let server = Server::start().await;
    let list = server.client("anna").await.get(DIAGNOSES).await.assert(StatusCode::OK);
    let card = &list["items"][0];
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
    assert_eq!((&card["id"], &card["instrument"]), (&json!(diagnosis_of("anna")), &json!("teacher-2026.1")));
    assert!(card["deficits"].as_u64().is_some_and(|n| n > 0));
    let none = server.client("boris").await.get(DIAGNOSES).await.assert(StatusCode::OK);
    assert_eq!(none["items"], json!([]), "nobody else's");
}
