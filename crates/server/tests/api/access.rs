//! Every role at every path, refusals included. Everything here is about anna, a teacher of the first school.
//! Writes are such that they end in a conflict where they are allowed, so that one server serves the whole table.

use axum::http::Method;
use domain::{
    CampaignId, DiagnosisId, ImportId, MoveId, ObservationId, RecheckId, RequestId, RouteId, contract::paths,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::util::{
    Client, Server, next,
    population::{
        FIRST, NORTH, REGION, competence, diagnosis_of, id, instant, pair_of, person, request_of, route_of,
        step_of, unit,
    },
    start, today,
};

/// Who asks, in the order of the columns.
const WHO: [&str; 12] = [
    "anna",
    "boris",
    "elena",
    "fedor",
    "school",
    "north-mms",
    "south-mms",
    "irina",
    "oleg",
    "centre",
    "ministry",
    "nobody",
];

struct Row {
    what: &'static str,
    method: Method,
    path: String,
    body: Option<Value>,
    expected: [u16; 12],
}

fn get(what: &'static str, path: String, expected: [u16; 12]) -> Row {
    Row { what, method: Method::GET, path, body: None, expected }
}

fn write(what: &'static str, method: Method, path: String, body: Value, expected: [u16; 12]) -> Row {
    Row { what, method, path, body: Some(body), expected }
}

/// Everybody who is signed in.
const ALL: [u16; 12] = [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401];
/// Anna, her mentor and her methodist.
const CLOSE: [u16; 12] = [200, 404, 200, 404, 404, 404, 404, 200, 404, 404, 404, 401];

#[rustfmt::skip]
fn rows(server: &Server) -> Vec<Row> {
    let statement = "subject-content-1".parse().expect("a key");
    let (diagnosis, route, request) = (diagnosis_of("anna"), route_of("anna"), request_of("anna"));
    let answer = json!({ "answered_at": "2099-01-01T00:00:00Z", "mark": "declined" });
    let begin = json!({ "instrument": "teacher-1999.1", "started_at": instant(start()) });
    let end = json!({ "finished_at": instant(start()) });
    let done = json!({ "result": { "done_on": today(), "evidence": null, "note": "" } });
    let file = json!({ "name": "пусто.csv", "content": "Ow==" });
    let overdue = |name: &str, group: Value| json!({
        "id": id(name), "author": person("anna"), "purpose": "entry", "block": "common", "group": group,
        "due_on": "2020-01-01", "assigned_at": instant(start()), "message": "",
    });
    let recheck = json!({
        "id": id("recheck"), "person": person("anna"), "instrument": "teacher-1999.1",
        "competence": competence(0, &server.app.in_force), "answers": {}, "taken_at": instant(start()),
    });
    let seen = json!({
        "id": id("seen"), "person": person("anna"), "observer": person("anna"), "observed_on": today(),
        "lesson": "7 «Б»", "marks": [],
    });
    let moves = |transition| json!({ "transition": transition });
    let (pair, meeting) = (pair_of("anna"), domain::MeetingId(id("meeting")));
    let (put, post) = (Method::PUT, Method::POST);
    vec![
        //                                                              anna boris elena fedor school north south irina oleg centre ministry nobody
        get("system", paths::SYSTEM.into(),                             [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
        get("document", paths::OPENAPI.into(),                          [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
        get("session", paths::SESSION.into(), ALL),
        get("workspace", paths::WORKSPACE.into(), ALL),
        get("instruments", paths::INSTRUMENTS.into(), ALL),
        get("own diagnoses", paths::DIAGNOSES.into(), ALL),
        get("instrument", paths::instrument(&server.app.in_force.current), ALL),
        get("programmes", paths::programmes(None, 10, None), ALL),
        get("mentors", paths::mentors(&competence(0, &server.app.in_force)), ALL),
        get("diagnosis", paths::diagnosis(diagnosis), CLOSE),
        get("route", paths::route(route), CLOSE),
        get("calendar", paths::route_calendar(route), CLOSE),
        get("routes of anna", paths::routes_of(person("anna")), CLOSE),
        get("own routes", paths::ROUTES.into(), ALL),
        get("calendar's address", paths::CALENDAR.into(), ALL),
        // Nobody's.
        get("calendar's file", paths::calendar_file(&"a".repeat(64)),   [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
        get("files", paths::route_files(route), CLOSE),
        get("file", paths::file(domain::FileId(id("no-file"))),         [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        get("route changes", paths::route_changes(route), CLOSE),
        // It has not ended.
        get("closed route", paths::closed_route(route),                 [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        get("request", paths::request(request), CLOSE),
        get("witnesses", paths::witnesses(person("anna")), CLOSE),
        get("imports", paths::IMPORTS.into(),                           [403, 403, 403, 403, 403, 403, 403, 403, 403, 200, 403, 401]),
        get("campaigns", paths::CAMPAIGNS.into(),                       [403, 403, 403, 403, 200, 403, 403, 200, 200, 200, 403, 401]),
        get("campaign", paths::campaign(CampaignId(id("campaign"))),    [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        get("notices", paths::notices(10, None), ALL),
        get("helpers", paths::request_helpers(request),                 [404, 404, 200, 404, 404, 404, 404, 200, 404, 404, 404, 401]),
        get("help", paths::HELP.into(), ALL),
        get("pair", paths::pair(pair_of("anna")), CLOSE),
        get("inbox", paths::INBOX.into(),                               [403, 403, 200, 200, 403, 200, 200, 200, 200, 403, 403, 401]),
        get("school", paths::dashboard(unit(FIRST)),                    [403, 403, 403, 403, 200, 200, 403, 200, 403, 200, 200, 401]),
        get("municipality", paths::dashboard(unit(NORTH)),              [403, 403, 403, 403, 403, 200, 403, 200, 403, 200, 200, 401]),
        get("region", paths::dashboard(unit(REGION)),                   [403, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 401]),
        write("read notices", post.clone(), paths::NOTICES_READ.into(), json!({ "notices": [] }), ALL),
        write("check", post.clone(), paths::IMPORT_CHECK.into(), file.clone(),
                                                                        [403, 403, 403, 403, 403, 403, 403, 403, 403, 200, 403, 401]),
        write("import", put.clone(), paths::import(ImportId(id("import"))), file,
                                                                        [403, 403, 403, 403, 403, 403, 403, 403, 403, 422, 403, 401]),
        write("assign to one's own", put.clone(), paths::campaign(CampaignId(id("own"))), overdue("own", json!("assigned")),
                                                                        [403, 403, 403, 403, 422, 403, 403, 422, 422, 422, 403, 401]),
        write("recheck", put.clone(), paths::recheck(RecheckId(id("recheck"))), recheck,
                                                                        [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401]),
        write("observe", put.clone(), paths::observation(ObservationId(id("seen"))), seen,
                                                                        [404, 404, 422, 404, 404, 404, 404, 422, 404, 404, 404, 401]),
        write("comment", put.clone(), paths::observation_comment(ObservationId(id("seen"))), json!({ "text": "Да" }),
                                                                        [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        write("start", put.clone(), paths::diagnosis(diagnosis), begin, [409, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        write("answer", put.clone(), paths::answer(diagnosis, &statement), answer,
                                                                        [409, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        write("finish", post.clone(), paths::finish_diagnosis(diagnosis), end,
                                                                        [200, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        write("complete", post.clone(), paths::route_transitions(route), moves("complete"),
                                                                        [409, 404, 403, 404, 404, 404, 404, 403, 404, 404, 404, 401]),
        write("take a file away", post.clone(), paths::file_removal(domain::FileId(id("no-file"))), json!({}),
                                                                        [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        write("close", post.clone(), paths::route_transitions(route), moves("close"),
                                                                        [422, 404, 403, 404, 404, 404, 404, 422, 404, 404, 404, 401]),
        write("agree", post.clone(), paths::route_transitions(route), moves("agree"),
                                                                        [403, 404, 403, 404, 404, 404, 404, 409, 404, 404, 404, 401]),
        write("tick off", put.clone(), paths::step_result(route, step_of("anna")), done,
                                                                        [422, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        write("send", put.clone(), paths::request(request), asked(request),     [409, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401]),
        write("accept", post.clone(), paths::request_transitions(request), moves("accept"),
                                                                        [403, 404, 409, 404, 404, 404, 404, 409, 404, 404, 404, 401]),
        write("plan", put.clone(), paths::pair_plan(pair), plan(),       [403, 404, 200, 404, 404, 404, 404, 403, 404, 404, 404, 401]),
        write("meet", put.clone(), paths::pair_meeting(pair, meeting), met(meeting),
                                                                        [422, 404, 422, 404, 404, 404, 404, 403, 404, 404, 404, 401]),
        write("feedback", put, paths::pair_feedback(pair), json!({ "mark": 5, "text": "" }),
                                                                        [200, 404, 200, 404, 404, 404, 404, 403, 404, 404, 404, 401]),
        write("close", post.clone(), paths::pair_transitions(pair), moves("complete"),
                                                                        [403, 404, 422, 404, 404, 404, 404, 403, 404, 404, 404, 401]),
        write("cancel", post, paths::request_transitions(request_of("first-1")), moves("cancel"),
                                                                        [404, 404, 404, 404, 404, 404, 404, 403, 404, 404, 404, 401]),
        get("well-being", paths::WELLBEING.into(), ALL),
        get("closed queue", paths::WELLBEING_QUEUE.into(),              [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401]),
    ]
}

/// The desk: lists of teachers, loads, reminders, the young, a school's staff.
fn desk_rows() -> Vec<Row> {
    let order = json!({ "id": id("move"), "people": [person("anna")], "to": person("irina"), "from_on": "2020-01-01" });
    let reminder = json!({ "kind": "diagnosis", "people": [person("anna")], "note": "" });
    vec![
        //                                                              anna boris elena fedor school north south irina oleg centre ministry nobody
        get("teachers", paths::TEACHERS.into(), [403, 403, 200, 200, 403, 403, 403, 200, 200, 403, 403, 401]),
        get(
            "a teacher",
            paths::teacher(person("anna")),
            [404, 404, 200, 404, 404, 404, 404, 200, 404, 404, 404, 401],
        ),
        get(
            "methodists",
            paths::METHODISTS.into(),
            [403, 403, 403, 403, 403, 200, 200, 403, 403, 200, 403, 401],
        ),
        get(
            "hers",
            paths::methodist_teachers(person("irina")),
            [403, 403, 403, 403, 403, 200, 404, 403, 403, 200, 403, 401],
        ),
        get("young", paths::YOUNG.into(), [403, 403, 403, 403, 200, 200, 200, 200, 200, 200, 403, 401]),
        get("staff", paths::STAFF.into(), [403, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403, 401]),
        write(
            "move",
            Method::PUT,
            paths::moves(MoveId(id("move"))),
            order,
            [403, 403, 403, 403, 403, 422, 422, 403, 403, 422, 403, 401],
        ),
        write(
            "remind",
            Method::POST,
            paths::REMINDERS.into(),
            reminder,
            [403, 403, 403, 403, 403, 403, 403, 200, 403, 403, 403, 401],
        ),
    ]
}

/// Another wish under the same id.
fn asked(id: RequestId) -> Value {
    json!({
        "id": id, "author": Uuid::from_u128(next()), "kind": "consultation", "message": "Другое", "state": "sent",
        "sent_at": instant(start()), "history": [],
    })
}

fn plan() -> Value {
    let goal = json!({ "id": id("goal"), "competence": null, "text": "Оценивать по критериям" });
    json!({ "from": today(), "until": today() + chrono::Duration::days(90), "goals": [goal] })
}

/// Held tomorrow: refused for whoever may write at all.
fn met(id: domain::MeetingId) -> Value {
    let tomorrow = today() + chrono::Duration::days(1);
    json!({ "id": id, "on": tomorrow, "minutes": 45, "agenda": "Урок", "notes": "Были", "next_step": "", "held": true })
}

#[tokio::test]
async fn who_may_do_what() {
    let server = Server::start().await;
    let mut clients: Vec<Client> = Vec::new();
    for who in &WHO[..11] {
        clients.push(server.client(who).await);
    }
    clients.push(server.anonymous());
    let mut wrong = Vec::new();
    for row in rows(&server).into_iter().chain(desk_rows()) {
        for ((who, client), expected) in WHO.iter().zip(&clients).zip(row.expected) {
            let ask = client.ask(row.method.clone(), &row.path).key(Uuid::from_u128(next()));
            let ask = if let Some(body) = &row.body { ask.json(body.clone()) } else { ask };
            let got = ask.send().await;
            if got.status.as_u16() != expected {
                wrong.push(format!("{} by {who}: {} instead of {expected}", row.what, got.status.as_u16()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let server = Server::start().await;
    let irina = server.client("irina").await;
    let nothing = id("nothing");
    for path in [
        paths::diagnosis(DiagnosisId(nothing)),
        paths::route(RouteId(nothing)),
        paths::route_calendar(RouteId(nothing)),
        paths::route_files(RouteId(nothing)),
        paths::file(domain::FileId(nothing)),
        paths::closed_route(RouteId(nothing)),
        paths::route_changes(RouteId(nothing)),
        paths::routes_of(domain::PersonId(nothing)),
        paths::request(RequestId(nothing)),
        paths::dashboard(domain::UnitId(nothing)),
        paths::instrument(&"nothing-1".parse().expect("a key")),
    ] {
        irina.get(&path).await.assert_problem(404, "not-found");
    }
    let end = json!({ "finished_at": instant(start()) });
    irina.post(&paths::finish_diagnosis(DiagnosisId(nothing)), end).await.assert_problem(404, "not-found");
    for path in [paths::route_transitions(RouteId(nothing)), paths::request_transitions(RequestId(nothing))] {
        let body = if path.contains("routes") {
            json!({ "transition": "agree" })
        } else {
            json!({ "transition": "accept" })
        };
        irina.post(&path, body).await.assert_problem(404, "not-found");
    }
}
