//! /units/{id}/dashboard

use axum::http::StatusCode;
use chrono::Duration;
use domain::contract::paths::dashboard;
use serde_json::{Value, json};

use crate::util::{
    Client, Server,
    population::{EAST, FIRST, NORTH, REGION, SECOND, SMALL, SOUTH, id, person, unit},
    today,
};

async fn board(client: &Client, name: &str) -> Value {
    client.get(&dashboard(unit(name))).await.assert(StatusCode::OK)
}

/// The reading of an indicator: what was counted, and how it stands.
fn reading(of: &Value, reference: &str) -> (Value, String) {
    let readings = of["readings"].as_array().expect("readings");
    let reading = readings.iter().find(|r| r["ref"] == reference).expect(reference);
    (reading["counted"].clone(), reading["standing"].as_str().expect("a word").to_owned())
}

fn of(numerator: u32, denominator: u32) -> Value {
    json!({ "numerator": numerator, "denominator": denominator })
}

fn child<'a>(board: &'a Value, name: &str) -> &'a Value {
    let children = board["children"].as_array().expect("children");
    children.iter().find(|c| c["unit"]["id"] == json!(unit(name))).expect(name)
}

/// D-NSO-1…6 by D-РАСЧ-1…6.
/// Among them management teams in training (C-УК-2), teachers to one methodist (C-АДР-10), the young with support (C-МОЛ-8).
#[tokio::test]
async fn indicators_are_counted_from_the_records() {
    let server = Server::start().await;
    let board = board(&server.client("north-mms").await, NORTH).await;
    assert_eq!((&board["staff"], &board["path"]), (&json!(25), &json!([])));
    assert_eq!(reading(&board, "D-NSO-1"), (json!(null), "no_data".into()), "no roadmaps are kept yet");
    assert_eq!(reading(&board, "D-NSO-2"), (json!(null), "no_data".into()), "no monitorings are kept yet");
    assert_eq!(
        reading(&board, "D-NSO-3"),
        (of(2, 25), "missed".into()),
        "first-0 and first-3 of all who teach"
    );
    assert_eq!(reading(&board, "D-NSO-4"), (of(1, 2), "met".into()), "one team of two took part");
    assert_eq!(reading(&board, "D-NSO-5"), (of(2, 1), "met".into()), "irina has anna and boris");
    assert_eq!(reading(&board, "D-NSO-6"), (of(1, 6), "missed".into()), "first-1 has help, of six beginners");
    assert_eq!(
        board["readings"][2]["target"],
        json!({ "year": 2024, "value": 30 }),
        "the last target stays in force"
    );
}

#[tokio::test]
async fn the_funnel_and_the_areas_tell_how_far_the_staff_has_come() {
    let server = Server::start().await;
    let board = board(&server.client("centre").await, REGION).await;
    // One agreed route is one person's: not told.
    let funnel = json!({ "diagnosed": 6, "with_route": null, "in_work": 0, "completed": 0 });
    assert_eq!(board["funnel"], funnel);
    let areas = board["areas"].as_array().expect("areas");
    assert_eq!(areas.len(), 5);
    // All who were diagnosed but first-0, who masters everything.
    assert!(areas.iter().all(|area| area["people"] == 5), "{areas:?}");
}

/// An aggregate over fewer than five people is suppressed, also where it could be had by subtraction.
#[tokio::test]
async fn small_groups_take_a_second_with_them() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    let region = board(&centre, REGION).await;
    let hidden = (json!(null), "suppressed".to_owned());
    assert_eq!(reading(&region, "D-NSO-3"), (of(2, 35), "missed".into()), "the whole is shown");
    assert_eq!(reading(child(&region, SOUTH), "D-NSO-3"), hidden, "four people");
    assert_eq!(
        reading(child(&region, EAST), "D-NSO-3"),
        hidden,
        "six, but with the rest they would give the four away"
    );
    assert_eq!(reading(child(&region, NORTH), "D-NSO-3"), (of(2, 25), "missed".into()));
    for name in [SOUTH, EAST, SMALL] {
        assert_eq!(reading(&board(&centre, name).await, "D-NSO-3"), hidden, "{name}: no other screen tells");
    }

    let north = board(&centre, NORTH).await;
    assert_eq!(reading(child(&north, SECOND), "D-NSO-6"), hidden, "one beginner");
    assert_eq!(reading(child(&north, FIRST), "D-NSO-6"), hidden, "five, but the whole is six");
    let first = board(&centre, FIRST).await;
    assert_eq!(first["funnel"]["diagnosed"], json!(null), "five of six in the district");
    assert!(first["areas"].as_array().expect("areas").iter().all(|area| area["people"].is_null()));
    assert_eq!(reading(child(&region, SOUTH), "D-NSO-4").0, of(0, 1), "teams are institutions");
}

#[tokio::test]
async fn a_unit_opens_into_those_below_and_shows_the_way_back() {
    let server = Server::start().await;
    let (mms, centre) = (server.client("north-mms").await, server.client("centre").await);
    let names = |board: &Value| -> Vec<String> {
        let path = board["path"].as_array().expect("a path");
        path.iter().map(|unit| unit["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(&board(&mms, FIRST).await), ["Северный район"], "from what this person may see");
    assert_eq!(names(&board(&centre, FIRST).await), ["Область", "Северный район"]);
    let region = board(&centre, REGION).await;
    let children = region["children"].as_array().expect("children");
    let order: Vec<_> = children.iter().map(|c| c["unit"]["name"].as_str().expect("a name")).collect();
    assert_eq!(order, ["Восточный район", "Северный район", "Южный район"], "by name");
    let south = board(&centre, SOUTH).await;
    assert_eq!(child(&south, SMALL)["low_results"], true, "C-ШНОР-1");
}

#[tokio::test]
async fn what_was_written_is_in_the_next_figures() {
    let server = Server::start().await;
    let (mms, anna) = (server.client("north-mms").await, server.client("anna").await);
    let path = domain::contract::paths::step_result(
        crate::util::population::route_of("anna"),
        crate::util::population::step_of("anna"),
    );
    let evidence = json!({ "kind": "удостоверение", "number": "1", "issued_on": today() });
    let done = json!({ "result": { "done_on": today(), "evidence": evidence, "note": "" } });
    anna.put(&path, done).await.assert(StatusCode::OK);
    assert_eq!(reading(&board(&mms, NORTH).await, "D-NSO-3").0, of(3, 25));
}

/// D-РАСЧ-3: the diagnosis comes first, and the programme is of the register.
/// F-ОХВ-8: of the register, and chosen by a diagnosis.
#[tokio::test]
async fn a_programme_counts_only_when_a_diagnosis_chose_it() {
    let server = Server::start().await;
    let mms = server.client("north-mms").await;
    let mut conn = server.app.database.read().await.expect("a connection");
    let late = (today() - Duration::days(20)).to_string();
    for login in ["first-0", "first-3"] {
        let sql = "UPDATE enrolments SET started_on = $1 WHERE person = $2";
        sqlx::query(sql)
            .bind(&late)
            .bind(person(login).to_string())
            .execute(&mut *conn)
            .await
            .expect("updates");
    }
    // The first look counts, the second must count anew.
    assert_eq!(reading(&board(&mms, NORTH).await, "D-NSO-3").0, of(2, 25));
    platform_server::storage::standings::refresh_all(&mut conn, &server.app.rules(), today())
        .await
        .expect("counts");
    drop(conn);
    assert_eq!(reading(&board(&mms, NORTH).await, "D-NSO-3").0, of(0, 25), "begun before the diagnosis");
}

/// An assignment that has ended is over on the next day, without anybody writing anything.
#[tokio::test]
async fn the_calendar_moves_figures_too() {
    let server = Server::start().await;
    let mms = server.client("north-mms").await;
    let mut conn = server.app.database.read().await.expect("a connection");
    let sql = "UPDATE assignments SET until_on = $1";
    sqlx::query(sql).bind(today().to_string()).execute(&mut *conn).await.expect("updates");
    drop(conn);
    assert_eq!(reading(&board(&mms, NORTH).await, "D-NSO-5").0, of(2, 1), "the last day");
    server.advance(Duration::days(1));
    assert_eq!(reading(&board(&mms, NORTH).await, "D-NSO-5"), (json!(null), "no_data".into()));
}

#[tokio::test]
async fn no_unit_no_figures() {
    let server = Server::start().await;
    let path = dashboard(domain::UnitId(id("nowhere")));
    server.client("centre").await.get(&path).await.assert_problem(404, "not-found");
    server.client("south-mms").await.get(&dashboard(unit(NORTH))).await.assert_problem(403, "forbidden");
    server.client("school").await.get(&dashboard(unit(NORTH))).await.assert_problem(403, "forbidden");
}
