//! /methodists, /moves/{id}: C-АДР-10, H-20, D-NSO-5

use std::collections::HashMap;

use axum::http::StatusCode;
use chrono::{Duration, NaiveDate};
use domain::{
    MoveId, PersonId,
    assignment::{Period, methodist_on},
    contract::paths::{METHODISTS, TEACHERS, dashboard, methodist_teachers, moves, notices},
};
use platform_server::storage::{assignments, standings};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{FIRST, REGION, id, person, unit},
    today,
};

fn order(people: &[PersonId], to: Option<&str>, from_on: NaiveDate) -> (MoveId, Value) {
    let id = MoveId(Uuid::from_u128(next()));
    (id, json!({ "id": id, "people": people, "to": to.map(person), "from_on": from_on }))
}

async fn load(client: &Client, login: &str) -> Value {
    let all = client.get(METHODISTS).await.assert(StatusCode::OK);
    let items = all["items"].as_array().expect("a list").clone();
    let found = items.into_iter().find(|m| m["person"]["id"] == json!(person(login)));
    found.expect(login)["load"].clone()
}

/// More people for the first school, all irina's for a year.
async fn crowd(server: &Server, count: usize) -> Vec<PersonId> {
    let people: Vec<PersonId> = (0..count).map(|n| PersonId(id(&format!("crowd-{n}")))).collect();
    let mut writing = server.app.database.write().await.expect("writes");
    for (n, who) in people.iter().enumerate() {
        let sql = "INSERT INTO people (id, family, given, patronymic, born, teaching_since, unit, position, subject, \
                   category, manager, staff) VALUES ($1, $2, 'Имя', NULL, '1980-05-06', '2004-09-01', $3, 'учитель', \
                   'math', NULL, 0, 1)";
        let query = sqlx::query(sql).bind(who.to_string()).bind(format!("Толпин {n}"));
        query.bind(unit(FIRST).to_string()).execute(writing.conn()).await.expect("inserts");
    }
    let period = Period { methodist: person("irina"), from: today() - Duration::days(80), until: None };
    let all: Vec<_> = people.iter().map(|who| (*who, vec![period])).collect();
    assignments::replace(writing.conn(), &all).await.expect("assigns");
    standings::refresh_all(writing.conn(), &server.app.rules(), today()).await.expect("counts");
    writing.commit().await.expect("commits");
    people
}

async fn periods(server: &Server, people: &[PersonId]) -> HashMap<PersonId, Vec<Period>> {
    let mut conn = server.app.database.read().await.expect("a connection");
    assignments::periods_of(&mut conn, people).await.expect("periods")
}

/// Ф05: «a year of 250+ teachers moved between methodists»: all or nothing, nobody lost, and the past keeps who was whose.
#[tokio::test]
async fn a_year_of_more_than_250_teachers_moved() {
    let server = Server::start().await;
    let people = crowd(&server, 252).await;
    let centre = server.client("centre").await;
    assert_eq!(load(&centre, "irina").await, 254);
    let before = periods(&server, &people).await;

    // The 251st is refused with the clause, and nobody has gone.
    let (id, body) = order(&people[..251], Some("oleg"), today());
    let refused = centre.put(&moves(id), body).await;
    assert_eq!(refused.assert_problem(422, "invalid"), ["people"]);
    let said = refused.body()["errors"][0]["message"].as_str().expect("words").to_owned();
    assert!(said.contains("251") && said.contains("п. 27(1)") && said.contains("250"), "{said}");
    assert_eq!(periods(&server, &people).await, before, "all of them or none");
    assert_eq!(server.count("SELECT COUNT(*) FROM moves").await, 0);

    // Exactly 250 is allowed; then there is no room until some have gone on.
    let (id, body) = order(&people[..250], Some("oleg"), today());
    let moved = centre.put(&moves(id), body.clone()).await.assert(StatusCode::CREATED);
    assert_eq!((&moved["people"], &moved["unchanged"]), (&json!(250), &json!(0)));
    assert_eq!(
        centre.put(&moves(id), body).await.assert(StatusCode::OK),
        moved,
        "the same again is the same"
    );
    assert_eq!((load(&centre, "oleg").await, load(&centre, "irina").await), (json!(250), json!(4)));
    let (id, body) = order(&people[250..251], Some("oleg"), today());
    assert_eq!(centre.put(&moves(id), body).await.assert_problem(422, "invalid"), ["people"]);

    // In the spring a hundred come back, in the summer all are nobody's but ten.
    let (spring, summer) = (today() + Duration::days(120), today() + Duration::days(240));
    let (id, body) = order(&people[..100], Some("irina"), spring);
    centre.put(&moves(id), body).await.assert(StatusCode::CREATED);
    let (id, body) = order(&people[10..252], None, summer);
    centre.put(&moves(id), body).await.assert(StatusCode::CREATED);
    let after = periods(&server, &people).await;
    assert_eq!(after.len(), 252);
    let count =
        |login: &str, on| after.values().filter(|all| methodist_on(all, on) == Some(person(login))).count();
    let yesterday = today() - Duration::days(1);
    assert_eq!(
        (count("irina", yesterday), count("oleg", yesterday)),
        (252, 0),
        "the past keeps who was whose"
    );
    assert_eq!((count("irina", today()), count("oleg", today())), (2, 250));
    assert_eq!((count("irina", spring), count("oleg", spring)), (102, 150));
    assert_eq!((count("irina", summer), count("oleg", summer)), (10, 0));
    for day in (0..365).map(|n| today() + Duration::days(n)) {
        let double = |all: &&Vec<Period>| all.iter().filter(|period| period.holds(day)).count() > 1;
        assert_eq!(after.values().filter(double).count(), 0, "nobody has two methodists on {day}");
    }

    // What the calendar brings shows on its day, in the list and in the figures (D-NSO-5).
    let counted = |board: &Value| {
        let readings = board["readings"].as_array().expect("readings").clone();
        let reading = readings.into_iter().find(|r| r["ref"] == "D-NSO-5").expect("a reading");
        (reading["counted"]["numerator"].clone(), reading["standing"].clone())
    };
    let region = centre.get(&dashboard(unit(REGION))).await.body();
    assert_eq!(counted(&region), (json!(250), json!("met")), "exactly 250 is reached");
    server.advance(Duration::days(120));
    let region = server.client("centre").await.get(&dashboard(unit(REGION))).await.body();
    assert_eq!(counted(&region), (json!(150), json!("met")));
    let hers = server.client("irina").await.get(TEACHERS).await.assert(StatusCode::OK);
    assert_eq!(hers["assigned"], 104);
}

/// C-ИОМ-6: the centre and the municipal service organise who supports whom.
#[tokio::test]
async fn a_service_moves_its_own_people_to_its_methodists() {
    let server = Server::start().await;
    let (north, centre) = (server.client("north-mms").await, server.client("centre").await);
    let all = north.get(METHODISTS).await.assert(StatusCode::OK);
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1), "irina serves the north");
    assert_eq!((&all["unassigned_total"], &all["items"][0]["load"]), (&json!(23), &json!(2)));
    assert!(!all.to_string().contains("stage"), "names and workplaces, no results");
    assert_eq!(centre.get(METHODISTS).await.body()["items"].as_array().map(Vec::len), Some(2));

    let (first, vera) = (person("first-5"), person("vera"));
    let (id, body) = order(&[first], Some("irina"), today());
    north.put(&moves(id), body).await.assert(StatusCode::CREATED);
    let hers = north.get(&methodist_teachers(person("irina"))).await.assert(StatusCode::OK);
    assert_eq!(hers["items"].as_array().map(Vec::len), Some(3));
    let done = north.get(METHODISTS).await.body()["moves"][0].clone();
    assert_eq!((&done["people"], &done["by"]["id"]), (&json!(1), &json!(person("north-mms"))));

    for (people, to, field) in [
        (vec![first, vera], Some("irina"), "people[1]"),
        (vec![first], Some("oleg"), "to"),
        (vec![first], Some("elena"), "to"),
    ] {
        let (id, body) = order(&people, to, today());
        let fields = north.put(&moves(id), body).await.assert_problem(422, "invalid");
        assert!(fields.iter().any(|f| f.starts_with(&field[..2])), "{fields:?} for {field}");
    }
    let (id, body) = order(&[first], None, today() - Duration::days(1));
    assert_eq!(north.put(&moves(id), body).await.assert_problem(422, "invalid"), ["from_on"]);
    let (id, body) = order(&[first], Some("irina"), today());
    let again = north.put(&moves(id), body).await.assert(StatusCode::CREATED);
    assert_eq!((&again["people"], &again["unchanged"]), (&json!(0), &json!(1)), "she has them already");
    let (_, other) = order(&[vera], Some("irina"), today());
    let mut other = other;
    other["id"] = json!(id);
    north.put(&moves(id), other.clone()).await.assert_problem(409, "conflict");
    centre.put(&moves(id), other).await.assert_problem(404, "not-found");
}

/// C-ДЕФ-5: whom it concerns is told.
#[tokio::test]
async fn those_whom_it_concerns_are_told() {
    let server = Server::start().await;
    let centre = server.client("centre").await;
    let (id, body) = order(&[person("anna"), person("boris")], Some("oleg"), today());
    centre.put(&moves(id), body).await.assert(StatusCode::CREATED);
    for (login, kind) in
        [("oleg", "teacher_assigned"), ("irina", "teacher_moved"), ("anna", "methodist_changed")]
    {
        let seen = server.client(login).await.get(&notices(10, None)).await.assert(StatusCode::OK);
        let kinds: Vec<_> =
            seen["items"].as_array().expect("a list").iter().map(|n| n["kind"].clone()).collect();
        assert!(kinds.contains(&json!(kind)), "{login}: {kinds:?}");
    }
    let hers = server.client("irina").await.get(TEACHERS).await.body();
    assert_eq!(hers["items"], json!([]));
    let unknown = server.client("centre").await;
    unknown.get(&methodist_teachers(person("anna"))).await.assert_problem(404, "not-found");
}
