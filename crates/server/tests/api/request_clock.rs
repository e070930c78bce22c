//! The clock of a request, seen from outside: nothing waits unseen (C-НАСТ-14, C-АДР-5).

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    RequestId,
    contract::paths::{INBOX, WORKSPACE, request, request_helpers, request_transitions},
};
use platform_server::clockwork;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{competence, instant, person, request_of},
    start,
};

async fn ask(server: &Server, who: &str, wished: Option<&str>) -> RequestId {
    let id = RequestId(Uuid::from_u128(next()));
    let body = json!({
        "id": id, "author": person(who), "kind": "mentoring", "message": "Прошу помочь", "state": "sent",
        "wished": wished.map(person), "sent_at": instant(start()), "history": [],
    });
    server.client(who).await.put(&request(id), body).await.assert(StatusCode::CREATED);
    id
}

async fn inbox(client: &Client) -> Vec<Value> {
    let inbox = client.get(INBOX).await.assert(StatusCode::OK);
    inbox["requests"].as_array().expect("requests").iter().map(|waiting| waiting["request"].clone()).collect()
}

async fn step(client: &Client, id: RequestId, body: Value) -> Value {
    client.post(&request_transitions(id), body).await.assert(StatusCode::OK)
}

#[tokio::test]
async fn unanswered_it_goes_to_the_methodist_and_on_to_the_municipality() {
    let server = Server::start().await;
    let [anna, irina, fedor, mms, other] = [
        server.client("anna").await,
        server.client("irina").await,
        server.client("fedor").await,
        server.client("north-mms").await,
        server.client("south-mms").await,
    ];
    let id = ask(&server, "anna", Some("fedor")).await;
    assert_eq!(inbox(&fedor).await.len(), 1);
    assert!(inbox(&irina).await.is_empty() && inbox(&mms).await.is_empty());
    // Sent on a Sunday: reminded on Wednesday, theirs until Friday.
    server.advance(Duration::days(3));
    let waiting = fedor.get(INBOX).await.assert(StatusCode::OK);
    assert_eq!(waiting["requests_pressing"], 1);
    assert_eq!(waiting["requests"][0]["request"]["history"][0]["transition"], "remind");
    assert_eq!(waiting["requests"][0]["request"]["history"][0]["actor"], json!(null), "nobody did it");
    server.advance(Duration::days(3));
    assert_eq!(inbox(&irina).await.len(), 1, "caught up at the first read");
    assert!(inbox(&fedor).await.is_empty());
    fedor.get(&request(id)).await.assert_problem(404, "not-found");
    mms.get(&request(id)).await.assert_problem(404, "not-found");
    server.advance(Duration::days(7));
    let own = anna.get(WORKSPACE).await.assert(StatusCode::OK);
    assert_eq!(
        (&own["requests"][0]["queue"], &own["requests"][0]["state"]),
        (&json!("municipal"), &json!("sent"))
    );
    assert_eq!(inbox(&mms).await[0]["id"], json!(id));
    assert!(inbox(&other).await.is_empty(), "another municipality's");
    other.get(&request(id)).await.assert_problem(404, "not-found");
    // The service answers, and passes it to somebody.
    mms.get(&request_helpers(id)).await.assert(StatusCode::OK);
    let passed = step(&mms, id, json!({ "transition": "assign", "assignee": person("elena") })).await;
    assert_eq!(passed["state"], "assigned");
    server.advance(Duration::days(30));
    let mms = server.client("north-mms").await;
    assert_eq!(inbox(&mms).await.len(), 1, "back to the queue it came from");
}

#[tokio::test]
async fn the_job_does_the_same_and_twice_is_once() {
    let server = Server::start().await;
    let id = ask(&server, "anna", Some("fedor")).await;
    server.advance(Duration::days(20));
    clockwork::run(&server.app).await.expect("runs");
    let irina = server.client("irina").await;
    let once = irina.get(&request(id)).await.assert(StatusCode::OK);
    clockwork::run(&server.app).await.expect("runs");
    assert_eq!(irina.get(&request(id)).await.assert(StatusCode::OK), once);
    assert_eq!(once["history"].as_array().map(Vec::len), Some(5), "twice on, three times reminded");
}

#[tokio::test]
async fn without_a_methodist_it_is_the_municipalitys_at_once() {
    let server = Server::start().await;
    let id = ask(&server, "vera", None).await;
    assert_eq!(inbox(&server.client("south-mms").await).await[0]["id"], json!(id));
}

#[tokio::test]
async fn a_question_stops_the_clock_and_its_answer_starts_it_anew() {
    let server = Server::start().await;
    let fedor = server.client("fedor").await;
    let id = ask(&server, "anna", Some("fedor")).await;
    let path = request_transitions(id);
    let bare = fedor.post(&path, json!({ "transition": "ask_details" })).await;
    assert_eq!(bare.assert_problem(422, "invalid"), ["comment"]);
    let asked = step(&fedor, id, json!({ "transition": "ask_details", "comment": "Какой класс?" })).await;
    assert_eq!((&asked["state"], &asked["clock"]), (&json!("clarifying"), &json!(null)));
    server.advance(Duration::days(40));
    let (anna, fedor) = (server.client("anna").await, server.client("fedor").await);
    assert_eq!(anna.get(&request(id)).await.body()["state"], "clarifying", "it is her turn");
    fedor
        .post(&path, json!({ "transition": "give_details", "comment": "Седьмой" }))
        .await
        .assert_problem(403, "forbidden");
    let told = step(&anna, id, json!({ "transition": "give_details", "comment": "Седьмой" })).await;
    assert_eq!(
        (&told["state"], &told["clock"]["until"]),
        (&json!("assigned"), &json!("2027-01-15")),
        "after the holidays"
    );
}

#[tokio::test]
async fn a_mentor_who_is_busy_offers_to_wait() {
    let server = Server::start().await;
    let (anna, fedor, irina) =
        (server.client("anna").await, server.client("fedor").await, server.client("irina").await);
    let [waits, passes] =
        [ask(&server, "anna", Some("fedor")).await, ask(&server, "anna", Some("fedor")).await];
    for wrong in [json!(null), json!("2026-11-22"), json!("2028-01-01")] {
        let body = json!({ "transition": "defer", "until": wrong });
        assert_eq!(
            fedor.post(&request_transitions(waits), body).await.assert_problem(422, "invalid"),
            ["until"]
        );
    }
    for id in [waits, passes] {
        let busy = json!({ "transition": "defer", "until": "2026-12-07", "comment": "Олимпиада" });
        assert_eq!(step(&fedor, id, busy).await["deferred_until"], "2026-12-07");
    }
    step(&anna, passes, json!({ "transition": "pass_on" })).await;
    assert_eq!(inbox(&irina).await.len(), 1, "rather somebody else");
    server.advance(Duration::days(15));
    let fedor = server.client("fedor").await;
    assert_eq!(inbox(&fedor).await[0]["id"], json!(waits), "the day has come");
}

#[tokio::test]
async fn a_no_brings_it_back_to_the_methodist() {
    let server = Server::start().await;
    let (irina, fedor) = (server.client("irina").await, server.client("fedor").await);
    let id = ask(&server, "anna", Some("fedor")).await;
    let no = json!({ "transition": "decline", "comment": "Нет времени" });
    assert_eq!(step(&fedor, id, no.clone()).await["state"], "sent");
    assert_eq!(inbox(&irina).await[0]["wished"], json!(person("fedor")));
    let found = irina.get(&request_helpers(id)).await.assert(StatusCode::OK);
    assert_eq!(
        found["suggestions"].as_array().map(Vec::len),
        Some(2),
        "by subject: everyone who takes pairs"
    );
    assert_eq!(step(&irina, id, no).await["state"], "declined");
}

/// F-ОХВ-7: who helps masters the competence.
#[tokio::test]
async fn who_does_not_master_it_is_not_asked() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let id = RequestId(Uuid::from_u128(next()));
    let mut body = json!({
        "id": id, "author": person("anna"), "kind": "mentoring", "competence": competence(1, &server.app.in_force),
        "message": "Прошу помочь", "wished": person("fedor"), "state": "sent", "sent_at": instant(start()), "history": [],
    });
    assert_eq!(anna.put(&request(id), body.clone()).await.assert_problem(422, "invalid"), ["wished"]);
    body["wished"] = Value::Null;
    anna.put(&request(id), body.clone()).await.assert(StatusCode::CREATED);
    let pass = json!({ "transition": "assign", "assignee": person("fedor") });
    assert_eq!(irina.post(&request_transitions(id), pass).await.assert_problem(422, "invalid"), ["assignee"]);
    // F-ОХВ-7: boris has no deficit by any diagnosis.
    (body["id"], body["author"]) = (json!(Uuid::from_u128(next())), json!(person("boris")));
    let path = request(serde_json::from_value(body["id"].clone()).expect("an id"));
    assert_eq!(
        server.client("boris").await.put(&path, body).await.assert_problem(422, "invalid"),
        ["competence"]
    );
}

/// Story: a mentor leaves the school. Their pair ends, their requests go back to the queue, and nothing is lost.
#[tokio::test]
async fn a_mentor_who_leaves_leaves_nothing_behind() {
    let server = Server::start().await;
    let (anna, irina, elena) =
        (server.client("anna").await, server.client("irina").await, server.client("elena").await);
    let open = ask(&server, "anna", Some("elena")).await;
    let mut conn = server.app.database.read().await.expect("a connection");
    let sql = "DELETE FROM grants WHERE role = 'mentor' AND person = $1";
    sqlx::query(sql).bind(person("elena").to_string()).execute(&mut *conn).await.expect("deletes");
    drop(conn);
    clockwork::run(&server.app).await.expect("runs");
    let mut back: Vec<Value> = inbox(&irina).await.iter().map(|request| request["id"].clone()).collect();
    back.sort_by_key(Value::to_string);
    let mut expected = vec![json!(open), json!(request_of("anna"))];
    expected.sort_by_key(Value::to_string);
    assert_eq!(back, expected);
    let pair = domain::contract::paths::pair(crate::util::population::pair_of("anna"));
    let kept = anna.get(&pair).await.assert(StatusCode::OK);
    assert_eq!((&kept["pair"]["state"], &kept["pair"]["end"]["by"]), (&json!("ended"), &json!(null)));
    elena.get(&request(open)).await.assert_problem(404, "not-found");
}
