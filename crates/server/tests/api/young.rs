//! /young, /staff: C-МОЛ-1, C-МОЛ-3, C-МОЛ-8, C-ДЕФ-4, F-ОХВ-4, H-16, H-17, D-NSO-6

use axum::http::StatusCode;
use chrono::Duration;
use domain::contract::paths::{REMINDERS, STAFF, YOUNG, dashboard, notices};
use serde_json::{Value, json};

use crate::util::{
    Server,
    population::{FIRST, NORTH, SECOND, person, unit},
    today,
};

fn people(young: &Value) -> Vec<Value> {
    young["people"].as_array().expect("a list").clone()
}

/// D-РАСЧ-6: the list and the indicator are one rule: as many people, as many of them supported.
#[tokio::test]
async fn the_list_agrees_with_the_indicator() {
    let server = Server::start().await;
    // A sixth young one in the school, so that nothing is too small to be told; and everybody of the north in one school.
    let mut conn = server.app.database.read().await.expect("a connection");
    let sql = "UPDATE people SET unit = $1 WHERE unit = $2";
    let query = sqlx::query(sql).bind(unit(FIRST).to_string()).bind(unit(SECOND).to_string());
    query.execute(&mut *conn).await.expect("moves");
    let rules = server.app.rules();
    platform_server::storage::standings::refresh_all(&mut conn, &rules, today()).await.expect("counts");
    drop(conn);
    let young = server.client("school").await.get(YOUNG).await.assert(StatusCode::OK);
    let all = people(&young);
    let supported = all.iter().filter(|y| y["forms"] != json!([])).count();
    let board = server.client("north-mms").await.get(&dashboard(unit(NORTH))).await.body();
    let readings = board["readings"].as_array().expect("readings");
    let reading = readings.iter().find(|r| r["ref"] == "D-NSO-6").expect("a reading");
    assert_eq!(reading["counted"], json!({ "numerator": supported, "denominator": all.len() }));
    assert_eq!((supported, all.len()), (1, 6), "first-1 has help");
    assert_eq!(all[5]["person"]["id"], json!(person("first-1")), "who is not supported comes first");
    assert_eq!((&young["age_below"], &young["service_months"]), (&json!(35), &json!(36)));
    assert!(!young.to_string().contains("deficit"), "forms of support, never results");
    let above = server.client("north-mms").await.get(YOUNG).await.assert(StatusCode::OK);
    assert_eq!(above["units"][0]["whole"]["counted"], reading["counted"], "no screen says another number");
}

/// F-ОХВ-4: a birthday tomorrow, and three years that end tomorrow.
#[tokio::test]
async fn youth_ends_tomorrow() {
    let server = Server::start().await;
    let mut conn = server.app.database.read().await.expect("a connection");
    for (who, born, since) in
        [("first-0", "1991-11-23", "2025-09-01"), ("first-2", "2000-01-01", "2023-11-23")]
    {
        let sql = "UPDATE people SET born = $1, teaching_since = $2 WHERE id = $3";
        let query = sqlx::query(sql).bind(born).bind(since).bind(person(who).to_string());
        query.execute(&mut *conn).await.expect("updates");
    }
    drop(conn);
    let school = server.client("school").await;
    let all = people(&school.get(YOUNG).await.assert(StatusCode::OK));
    let of = |who: &str| all.iter().find(|y| y["person"]["id"] == json!(person(who))).expect(who).clone();
    assert_eq!((&of("first-0")["until"], &of("first-0")["ends_by"]), (&json!(today()), &json!("age")));
    assert_eq!((&of("first-2")["until"], &of("first-2")["ends_by"]), (&json!(today()), &json!("service")));
    server.advance(Duration::days(1));
    assert_eq!(people(&school.get(YOUNG).await.assert(StatusCode::OK)).len(), all.len() - 2);
}

#[tokio::test]
async fn above_a_school_there_are_numbers_and_no_small_groups() {
    let server = Server::start().await;
    let young = server.client("north-mms").await.get(YOUNG).await.assert(StatusCode::OK);
    assert_eq!(people(&young), [] as [Value; 0], "nobody by name");
    let unit = &young["units"][0];
    assert_eq!(unit["whole"]["counted"], json!({ "numerator": 1, "denominator": 6 }));
    let hidden = unit["below"].as_array().expect("schools").iter().all(|s| s["standing"] == "suppressed");
    assert!(hidden, "one of six in the second school: {unit}");
    let none = server.client("irina").await.get(YOUNG).await.assert(StatusCode::OK);
    assert_eq!((&none["people"], &none["units"]), (&json!([]), &json!([])), "neither of hers is young");
}

/// C-МОЛ-1: a school offers support to its own, and to nobody else's.
#[tokio::test]
async fn support_is_offered() {
    let server = Server::start().await;
    let school = server.client("school").await;
    let offer = |who: &str| json!({ "kind": "support", "people": [person(who)], "note": "" });
    let told = school.post(REMINDERS, offer("boris")).await.assert(StatusCode::OK);
    assert_eq!(told["told"], 1);
    let seen = server.client("boris").await.get(&notices(10, None)).await.body();
    assert_eq!(seen["items"][0]["kind"], "support_offered");
    school.post(REMINDERS, offer("second-0")).await.assert_problem(403, "forbidden");
    let diagnosis = json!({ "kind": "diagnosis", "people": [person("boris")], "note": "" });
    school.post(REMINDERS, diagnosis).await.assert_problem(403, "forbidden");
}

/// C-ДЕФ-4: names and statuses for the school, no competences and no levels.
#[tokio::test]
async fn a_school_sees_who_is_supported() {
    let server = Server::start().await;
    let staff = server.client("school").await.get(STAFF).await.assert(StatusCode::OK);
    let school = &staff["schools"][0];
    assert_eq!(school["school"]["id"], json!(unit(FIRST)));
    let items = school["items"].as_array().expect("a list");
    let anna = items.iter().find(|t| t["person"]["id"] == json!(person("anna"))).expect("anna");
    assert_eq!((&anna["stage"], &anna["methodist"]), (&json!("agreed"), &json!("И. irina")));
    assert_eq!(items[0]["stage"], "no_route", "who has no route comes first");
    let mastered = items.iter().any(|t| t["person"]["id"] == json!(person("first-0")));
    assert!(!mastered, "nothing was found with first-0");
    let text = staff.to_string();
    assert!(!text.contains("competence") && !text.contains("level"), "statuses only");
    for login in ["centre", "north-mms", "irina", "anna"] {
        server.client(login).await.get(STAFF).await.assert_problem(403, "forbidden");
    }
}
