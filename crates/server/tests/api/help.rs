//! /help

use axum::http::StatusCode;
use domain::contract::paths::{HELP, pair_plan, pair_transitions};
use serde_json::json;

use crate::util::{
    Server,
    population::{id, pair_of, person},
    today,
};

#[tokio::test]
async fn each_side_sees_the_pair_with_the_other() {
    let server = Server::start().await;
    let (anna, elena) = (server.client("anna").await, server.client("elena").await);
    let mine = anna.get(HELP).await.assert(StatusCode::OK);
    assert_eq!((&mine["pairs"][0]["side"], &mine["capacity"]), (&json!("learner"), &json!(null)));
    assert_eq!(mine["pairs"][0]["other"]["id"], json!(person("elena")));
    assert!(mine["facts"]["deficits"].as_array().is_some_and(|all| !all.is_empty()));
    let hers = elena.get(HELP).await.assert(StatusCode::OK);
    assert_eq!((&hers["pairs"][0]["side"], &hers["capacity"]), (&json!("helper"), &json!(2)));
    let boris = server.client("boris").await.get(HELP).await.assert(StatusCode::OK);
    assert_eq!((&boris["pairs"], &boris["facts"]["young"]), (&json!([]), &json!(false)));

    // What has ended stays, after what is open.
    let goal = json!({ "id": id("goal"), "competence": null, "text": "Критерии" });
    let plan = json!({ "from": today(), "until": "2027-05-01", "goals": [goal] });
    elena.put(&pair_plan(pair_of("anna")), plan).await.assert(StatusCode::OK);
    let end = json!({ "transition": "end_early", "comment": "Не подошло время" });
    anna.post(&pair_transitions(pair_of("anna")), end).await.assert(StatusCode::OK);
    let after = anna.get(HELP).await.assert(StatusCode::OK);
    assert_eq!(after["pairs"][0]["pair"]["state"], "ended");
}
