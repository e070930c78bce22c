//! /notices

use axum::http::StatusCode;
use chrono::Duration;
use domain::{
    CampaignId, MeetingId, RequestId,
    contract::paths::{
        NOTICES_READ, WORKSPACE, campaign, notices, pair_meeting, pair_plan, pair_transitions, request,
        request_transitions, route_transitions,
    },
};
use platform_server::clockwork;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{id, instant, pair_of, person, request_of, route_of},
    start, today,
};

async fn of(client: &Client) -> Value {
    client.get(&notices(100, None)).await.assert(StatusCode::OK)
}

fn kinds(page: &Value) -> Vec<&str> {
    page["items"].as_array().expect("items").iter().map(|n| n["kind"].as_str().expect("a kind")).collect()
}

fn wish(id: Uuid) -> Value {
    json!({
        "id": id, "author": person("anna"), "kind": "consultation", "message": "Можно спросить?", "state": "sent",
        "sent_at": instant(start()), "history": [],
    })
}

/// C-ДЕФ-5: the methodist hears of a request at once, the one it is passed to and its author of each change; nobody of
/// their own acts.
#[tokio::test]
async fn each_change_of_a_request_is_told_to_whom_it_concerns() {
    let server = Server::start().await;
    let (anna, irina, fedor) =
        (server.client("anna").await, server.client("irina").await, server.client("fedor").await);
    let id = Uuid::from_u128(next());
    anna.put(&request(RequestId(id)), wish(id)).await.assert(StatusCode::CREATED);
    let told = of(&irina).await;
    assert_eq!((kinds(&told), &told["unread"]), (vec!["request_sent"], &json!(1)));
    assert_eq!(told["items"][0]["person"]["id"], json!(person("anna")));
    assert_eq!(
        (&told["items"][0]["thing"], &told["items"][0]["note"]),
        (&json!(id), &json!("Можно спросить?"))
    );
    assert!(kinds(&of(&anna).await).is_empty(), "nobody is told of their own acts");

    server.advance(Duration::minutes(1));
    let pass = json!({ "transition": "assign", "assignee": person("fedor") });
    irina.post(&request_transitions(RequestId(id)), pass).await.assert(StatusCode::OK);
    assert_eq!(kinds(&of(&fedor).await), ["request_assigned"]);
    let told = of(&anna).await;
    assert_eq!(kinds(&told), ["request_handed_over"]);
    assert_eq!(told["items"][0]["person"]["id"], json!(person("fedor")), "who has it now");

    server.advance(Duration::minutes(1));
    let no = json!({ "transition": "decline", "comment": "В декабре занят" });
    fedor.post(&request_transitions(RequestId(id)), no).await.assert(StatusCode::OK);
    let told = of(&anna).await;
    assert_eq!(kinds(&told), ["request_declined", "request_handed_over"]);
    assert_eq!(told["items"][0]["note"], json!("В декабре занят"));
}

#[tokio::test]
async fn what_is_refused_or_repeated_is_not_told_again() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let agree = json!({ "transition": "agree" });
    irina.post(&route_transitions(route_of("anna")), agree).await.assert_problem(409, "conflict");
    assert!(kinds(&of(&anna).await).is_empty(), "the change and its notice are one transaction");
    let (id, key) = (Uuid::from_u128(next()), Uuid::from_u128(next()));
    for _ in 0..2 {
        let path = request(RequestId(id));
        let put = anna.ask(axum::http::Method::PUT, &path).key(key).json(wish(id));
        put.send().await.assert(StatusCode::CREATED);
    }
    assert_eq!(kinds(&of(&irina).await), ["request_sent"]);
}

/// The bell: the workspace names what is unread; reading is a command, repeatable, for one's own notices only.
#[tokio::test]
async fn reading_counts_once_and_for_oneself_only() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    for _ in 0..3 {
        let id = Uuid::from_u128(next());
        anna.put(&request(RequestId(id)), wish(id)).await.assert(StatusCode::CREATED);
        server.advance(Duration::seconds(1));
    }
    let told = of(&irina).await;
    let bell = irina.get(WORKSPACE).await.assert(StatusCode::OK);
    let ids: Vec<Value> =
        told["items"].as_array().expect("items").iter().map(|notice| notice["id"].clone()).collect();
    assert_eq!(bell["unread"], json!(ids), "newest first");
    anna.post(NOTICES_READ, json!({ "notices": ids })).await.assert(StatusCode::OK);
    assert_eq!(of(&irina).await["unread"], json!(3), "others mark nothing");
    for _ in 0..2 {
        irina.post(NOTICES_READ, json!({ "notices": [ids[0], ids[2]] })).await.assert(StatusCode::OK);
        let told = of(&irina).await;
        assert_eq!((&told["unread"], &told["items"][1]["read"]), (&json!(1), &json!(false)));
        assert_eq!(told["week"], json!([{ "kind": "request_sent", "count": 3, "unread": 1 }]));
    }
    // A page at a time.
    let first = irina.get(&notices(2, None)).await.assert(StatusCode::OK);
    let rest = irina.get(&notices(2, first["next"].as_str())).await.assert(StatusCode::OK);
    assert_eq!((&rest["items"][0]["id"], &rest["next"]), (&ids[2], &Value::Null));

    // After a week the digest is silent, the notices stay.
    server.advance(Duration::days(8));
    let told = of(&irina).await;
    assert_eq!((&told["week"], kinds(&told).len()), (&json!([]), 3));
}

/// C-НАСТ-14: what the clock does is told to the author, and to whoever has the request next; to nobody twice.
#[tokio::test]
async fn what_the_clock_does_is_told() {
    let server = Server::start().await;
    let id = Uuid::from_u128(next());
    let mut body = wish(id);
    (body["kind"], body["wished"]) = (json!("mentoring"), json!(person("fedor")));
    server.client("anna").await.put(&request(RequestId(id)), body).await.assert(StatusCode::CREATED);
    server.advance(Duration::days(3));
    clockwork::run(&server.app).await.expect("runs");
    assert_eq!(kinds(&of(&server.client("fedor").await).await), ["request_reminder", "request_sent"]);
    server.advance(Duration::days(3));
    for _ in 0..2 {
        clockwork::run(&server.app).await.expect("runs");
    }
    let told = of(&server.client("anna").await).await;
    assert_eq!(kinds(&told), ["request_handed_over"]);
    assert_eq!(told["items"][0]["person"], Value::Null, "nobody did it");
    assert_eq!(kinds(&of(&server.client("irina").await).await), ["request_sent", "request_sent"]);
    server.advance(Duration::days(10));
    clockwork::run(&server.app).await.expect("runs");
    let mms = of(&server.client("north-mms").await).await;
    assert!(kinds(&mms).contains(&"request_sent"), "C-АДР-5: the municipal service has it now");
    assert!(kinds(&of(&server.client("south-mms").await).await).is_empty());
}

/// A question, its answer and a day until which somebody is busy are told to the other side.
#[tokio::test]
async fn a_talk_about_a_request_is_told() {
    let server = Server::start().await;
    let (anna, fedor) = (server.client("anna").await, server.client("fedor").await);
    let id = Uuid::from_u128(next());
    let mut body = wish(id);
    (body["kind"], body["wished"]) = (json!("mentoring"), json!(person("fedor")));
    anna.put(&request(RequestId(id)), body).await.assert(StatusCode::CREATED);
    let path = request_transitions(RequestId(id));
    for (who, step) in [
        (&fedor, json!({ "transition": "ask_details", "comment": "Какой класс?" })),
        (&anna, json!({ "transition": "give_details", "comment": "Седьмой" })),
        (&fedor, json!({ "transition": "defer", "until": "2026-12-07", "comment": "Олимпиада" })),
    ] {
        server.advance(Duration::minutes(1));
        who.post(&path, step).await.assert(StatusCode::OK);
    }
    assert_eq!(kinds(&of(&anna).await), ["request_deferred", "request_question"]);
    assert_eq!(kinds(&of(&fedor).await), ["request_details", "request_sent"]);
}

/// The other of the two hears of a plan, its consent, a meeting and an early end; the methodist of the end.
#[tokio::test]
async fn what_happens_to_a_pair_is_told_to_the_other() {
    let server = Server::start().await;
    let (anna, elena, irina) =
        (server.client("anna").await, server.client("elena").await, server.client("irina").await);
    let pair = pair_of("anna");
    let goal = json!({ "id": id("goal"), "competence": null, "text": "Оценивать по критериям" });
    let plan = json!({ "from": today(), "until": today() + Duration::days(150), "goals": [goal] });
    let meeting = MeetingId(id("meeting"));
    let planned = json!({
        "id": meeting, "on": today() + Duration::days(3), "minutes": 45, "agenda": "Критерии", "notes": "",
        "next_step": "", "held": false,
    });
    let move_on = |transition: &str, comment: &str| json!({ "transition": transition, "comment": comment });
    elena.put(&pair_plan(pair), plan).await.assert(StatusCode::OK);
    server.advance(Duration::minutes(1));
    anna.post(&pair_transitions(pair), move_on("agree", "")).await.assert(StatusCode::OK);
    server.advance(Duration::minutes(1));
    elena.put(&pair_meeting(pair, meeting), planned.clone()).await.assert(StatusCode::OK);
    elena.put(&pair_meeting(pair, meeting), planned).await.assert(StatusCode::OK);
    server.advance(Duration::minutes(1));
    let why = move_on("end_early", "Перехожу в другую школу");
    elena.post(&pair_transitions(pair), why).await.assert(StatusCode::OK);
    let told = of(&anna).await;
    assert_eq!(kinds(&told), ["pair_ends_early", "meeting_planned", "pair_planned"]);
    assert_eq!(
        (&told["items"][0]["thing"], &told["items"][0]["due_on"], &told["items"][0]["note"]),
        (&json!(pair), &json!("2026-11-25"), &json!("Перехожу в другую школу"))
    );
    assert_eq!(kinds(&of(&elena).await), ["pair_agreed"]);
    assert_eq!(kinds(&of(&irina).await), ["pair_ends_early"]);
    // Three working days later the request waits for somebody else, and both who must know do.
    server.advance(Duration::days(3));
    clockwork::run(&server.app).await.expect("runs");
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    assert_eq!(kinds(&of(&anna).await)[0], "request_returned");
    assert_eq!(kinds(&of(&irina).await), ["request_sent", "pair_ends_early"]);
    let asked = anna.get(&request(request_of("anna"))).await.assert(StatusCode::OK);
    assert_eq!(asked["state"], "sent");
}

/// C-ДИАГ-4: whoever is to take a diagnosis hears of it, with its day.
#[tokio::test]
async fn an_assigned_diagnosis_is_told_with_its_day() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let id = CampaignId(Uuid::from_u128(next()));
    let body = json!({
        "id": id, "author": person("irina"), "purpose": "entry", "block": "common", "group": "assigned",
        "due_on": "2026-12-10", "assigned_at": instant(start()), "message": "До каникул",
    });
    for _ in 0..2 {
        irina.put(&campaign(id), body.clone()).await;
    }
    let told = of(&anna).await;
    assert_eq!(
        (kinds(&told), &told["items"][0]["due_on"]),
        (vec!["campaign_assigned"], &json!("2026-12-10"))
    );
    assert_eq!(told["items"][0]["note"], json!("До каникул"));
    assert!(kinds(&of(&irina).await).is_empty());
    assert!(kinds(&of(&server.client("vera").await).await).is_empty());
}

#[tokio::test]
async fn a_cursor_that_no_page_gave_is_named() {
    let server = Server::start().await;
    let anna = server.client("anna").await;
    for wrong in ["000", "2026-13-45T00:00:00Z_1", "_"] {
        let answer = anna.get(&notices(10, Some(wrong))).await;
        assert_eq!(answer.assert_problem(422, "invalid"), ["cursor"], "{wrong}");
    }
}
