//! The document: it is the committed one, its examples are true, and the router answers what it says.

use std::{collections::BTreeSet, fs};

use axum::http::{Method, StatusCode};
use platform_server::openapi::{self, schema::Schemas};
use serde_json::Value;

use crate::util::{Server, root};

fn document() -> Value {
    serde_json::from_str(&openapi::text().expect("a document")).expect("JSON")
}

/// Every operation: path, method, what the document says.
fn operations(document: &Value) -> Vec<(String, Method, Value)> {
    let paths = document["paths"].as_object().expect("paths");
    paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().expect("methods").iter().map(move |(method, operation)| {
                (path.clone(), method.to_uppercase().parse().expect("a method"), operation.clone())
            })
        })
        .collect()
}

/// A path with the examples of its parameters.
fn filled(path: &str, operation: &Value) -> String {
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    let in_path = parameters.iter().filter(|p| p["in"] == "path");
    in_path.fold(path.to_owned(), |path, p| {
        let name = format!("{{{}}}", p["name"].as_str().expect("a name"));
        path.replace(&name, p["example"].as_str().expect("an example"))
    })
}

#[test]
fn the_committed_document_is_that_of_the_code() {
    let committed = fs::read_to_string(root().join("docs/openapi.json")).unwrap_or_default();
    assert!(
        committed == openapi::text().expect("a document"),
        "docs/openapi.json differs from the code; renew it with\n    \
         cargo run -q -p platform-server -- openapi > docs/openapi.json"
    );
}

#[test]
fn every_answer_and_every_body_has_an_example_that_fits_its_schema() {
    let (document, schemas) = (document(), Schemas::new().expect("schemas"));
    let mut checked = 0;
    for (path, method, operation) in operations(&document) {
        let bodies = operation.get("requestBody").into_iter();
        let answers = operation["responses"].as_object().expect("responses").values();
        for content in
            bodies.chain(answers).filter_map(|told| told["content"].as_object()).flat_map(|c| c.values())
        {
            let Some(name) = content["schema"]["$ref"].as_str().and_then(|r| r.rsplit('/').next()) else {
                continue;
            };
            let several =
                content["examples"].as_object().into_iter().flat_map(|e| e.values().map(|e| &e["value"]));
            let examples: Vec<&Value> = content.get("example").into_iter().chain(several).collect();
            assert!(!examples.is_empty(), "{method} {path}: {name} has no example");
            for example in examples {
                assert_eq!(schemas.check(name, example), Ok(()), "{method} {path}: {name}");
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "{checked}");
}

/// The app reads these with the domain's types: the examples are such values and lose nothing.
#[test]
fn examples_are_values_of_the_domain() {
    fn round_trip<T: serde::Serialize + for<'a> serde::Deserialize<'a>>(
        document: &Value,
        path: &str,
        method: &str,
        status: &str,
    ) {
        let content = &document["paths"][path][method]["responses"][status]["content"]["application/json"];
        let value: T = serde_json::from_value(content["example"].clone()).expect(path);
        assert_eq!(serde_json::to_value(value).expect("JSON"), content["example"], "{method} {path}");
    }
    let d = document();
    round_trip::<domain::contract::session::SystemInForce>(&d, "/api/v1/system", "get", "200");
    round_trip::<domain::contract::session::Session>(&d, "/api/v1/session", "get", "200");
    round_trip::<domain::workspace::Workspace>(&d, "/api/v1/workspace", "get", "200");
    round_trip::<domain::instrument::Instrument>(&d, "/api/v1/instruments/{id}", "get", "200");
    round_trip::<domain::diagnosis::Diagnosis>(&d, "/api/v1/diagnoses/{id}", "get", "200");
    round_trip::<domain::contract::page::ProgrammePage>(&d, "/api/v1/programmes", "get", "200");
    round_trip::<domain::contract::route::RouteView>(&d, "/api/v1/routes/{id}", "get", "200");
    round_trip::<domain::contract::route::RouteHistory>(&d, "/api/v1/routes", "get", "200");
    round_trip::<domain::contract::route::StepFiles>(&d, "/api/v1/routes/{id}/files", "get", "200");
    round_trip::<domain::contract::route::RouteChanges>(&d, "/api/v1/routes/{id}/changes", "get", "200");
    round_trip::<domain::route::ClosedRoute>(&d, "/api/v1/routes/{id}/closed", "get", "200");
    round_trip::<domain::route::Route>(&d, "/api/v1/routes/{id}/steps/{step}/result", "put", "200");
    round_trip::<domain::request::SupportRequest>(&d, "/api/v1/requests/{id}", "get", "200");
    round_trip::<domain::contract::route::Mentors>(&d, "/api/v1/mentors", "get", "200");
    round_trip::<domain::contract::help::Help>(&d, "/api/v1/help", "get", "200");
    round_trip::<domain::contract::help::PairView>(&d, "/api/v1/pairs/{id}", "get", "200");
    round_trip::<domain::contract::inbox::Inbox>(&d, "/api/v1/inbox", "get", "200");
    round_trip::<domain::contract::notice::Notices>(&d, "/api/v1/notices", "get", "200");
    round_trip::<domain::contract::desk::Teachers>(&d, "/api/v1/teachers", "get", "200");
    round_trip::<domain::contract::desk::TeacherFile>(&d, "/api/v1/teachers/{id}", "get", "200");
    round_trip::<domain::contract::desk::Methodists>(&d, "/api/v1/methodists", "get", "200");
    round_trip::<domain::contract::desk::YoungTeachers>(&d, "/api/v1/young", "get", "200");
    round_trip::<domain::contract::desk::Staff>(&d, "/api/v1/staff", "get", "200");
    round_trip::<domain::contract::witness::Witnesses>(&d, "/api/v1/people/{id}/witnesses", "get", "200");
    round_trip::<domain::recheck::Recheck>(&d, "/api/v1/rechecks/{id}", "put", "201");
    round_trip::<domain::contract::import::ImportCheck>(&d, "/api/v1/imports/check", "post", "200");
    round_trip::<domain::contract::import::Imports>(&d, "/api/v1/imports", "get", "200");
    round_trip::<domain::contract::campaign::Campaigns>(&d, "/api/v1/campaigns", "get", "200");
    round_trip::<domain::contract::campaign::CampaignProgress>(&d, "/api/v1/campaigns/{id}", "get", "200");
    round_trip::<domain::contract::unit::Dashboard>(&d, "/api/v1/units/{id}/dashboard", "get", "200");
}

#[tokio::test]
async fn the_router_answers_what_the_document_says_and_nothing_else() {
    let server = Server::start().await;
    let (nobody, document) = (server.anonymous(), document());
    let operations = operations(&document);
    for (path, method, operation) in &operations {
        let ask =
            nobody.ask(method.clone(), &filled(path, operation)).header("content-type", "application/json");
        let status = ask.send().await.status;
        let known = operation["responses"].as_object().expect("responses").contains_key(status.as_str());
        assert!(known, "{method} {path}: {status} is not in the document");
        if operation.get("security").is_some() {
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
        }
    }
    let paths: BTreeSet<&String> = operations.iter().map(|(path, ..)| path).collect();
    for path in paths {
        let of_path: Vec<_> = operations.iter().filter(|(p, ..)| p == path).collect();
        let answer = nobody.ask(Method::PATCH, &filled(path, &of_path[0].2)).send().await;
        let allowed: BTreeSet<&str> =
            answer.header("allow").split(',').filter(|name| *name != "HEAD").collect();
        let told: BTreeSet<&str> = of_path.iter().map(|(_, method, _)| method.as_str()).collect();
        assert_eq!(allowed, told, "{path}");
    }
}

#[tokio::test]
async fn the_document_is_served() {
    let server = Server::start().await;
    let body = server.anonymous().get(domain::contract::paths::OPENAPI).await.assert(StatusCode::OK);
    assert_eq!(body, document());
    assert_eq!(body["openapi"], "3.1.0");
}

/// The app builds its paths with `domain::contract::paths`, the document has templates.
#[test]
fn the_documents_paths_are_those_of_the_contract() {
    use crate::util::population::id;
    use domain::contract::paths as p;
    let key = "x".parse::<domain::CompetenceId>().expect("a key");
    let built = [
        p::SYSTEM.to_owned(),
        p::SESSION.to_owned(),
        p::WORKSPACE.to_owned(),
        p::INBOX.to_owned(),
        p::INSTRUMENTS.to_owned(),
        p::DIAGNOSES.to_owned(),
        p::notices(1, None),
        p::NOTICES_READ.to_owned(),
        p::OPENAPI.to_owned(),
        p::TEACHERS.to_owned(),
        p::REMINDERS.to_owned(),
        p::teacher(domain::PersonId(id("x"))),
        p::METHODISTS.to_owned(),
        p::methodist_teachers(domain::PersonId(id("x"))),
        p::moves(domain::MoveId(id("x"))),
        p::YOUNG.to_owned(),
        p::STAFF.to_owned(),
        p::instrument(&"x".parse().expect("a key")),
        p::diagnosis(domain::DiagnosisId(id("x"))),
        p::answer(domain::DiagnosisId(id("x")), &"x".parse().expect("a key")),
        p::finish_diagnosis(domain::DiagnosisId(id("x"))),
        p::programmes(None, 1, None),
        p::route(domain::RouteId(id("x"))),
        p::ROUTES.to_owned(),
        p::CALENDAR.to_owned(),
        p::calendar_file("x"),
        p::route_files(domain::RouteId(id("x"))),
        p::file(domain::FileId(id("x"))),
        p::file_removal(domain::FileId(id("x"))),
        p::closed_route(domain::RouteId(id("x"))),
        p::route_changes(domain::RouteId(id("x"))),
        p::route_calendar(domain::RouteId(id("x"))),
        p::route_transitions(domain::RouteId(id("x"))),
        p::step_result(domain::RouteId(id("x")), domain::StepId(id("x"))),
        p::request(domain::RequestId(id("x"))),
        p::request_transitions(domain::RequestId(id("x"))),
        p::request_helpers(domain::RequestId(id("x"))),
        p::HELP.to_owned(),
        p::pair(domain::PairId(id("x"))),
        p::pair_plan(domain::PairId(id("x"))),
        p::pair_meeting(domain::PairId(id("x")), domain::MeetingId(id("x"))),
        p::pair_feedback(domain::PairId(id("x"))),
        p::pair_transitions(domain::PairId(id("x"))),
        p::mentors(&key),
        p::dashboard(domain::UnitId(id("x"))),
        p::witnesses(domain::PersonId(id("x"))),
        p::recheck(domain::RecheckId(id("x"))),
        p::observation(domain::ObservationId(id("x"))),
        p::observation_comment(domain::ObservationId(id("x"))),
        p::IMPORTS.to_owned(),
        p::IMPORT_CHECK.to_owned(),
        p::import(domain::ImportId(id("x"))),
        p::CAMPAIGNS.to_owned(),
        p::campaign(domain::CampaignId(id("x"))),
        p::WELLBEING.to_owned(),
        p::WELLBEING_QUEUE.to_owned(),
        p::wellbeing_request(domain::RequestId(id("x"))),
        p::wellbeing_transitions(domain::RequestId(id("x"))),
    ];
    // A parameter stands where the contract puts an id.
    let shape = |path: &str| -> Vec<String> {
        let path = path.split('?').next().unwrap_or_default();
        let is_parameter = |part: &str| {
            part.starts_with('{') || matches!(part, "x" | "x.ics") || part == id("x").to_string()
        };
        path.split('/')
            .map(|part| if is_parameter(part) { "{}".to_owned() } else { part.to_owned() })
            .collect()
    };
    let told: BTreeSet<_> = operations(&document()).iter().map(|(path, ..)| shape(path)).collect();
    let built: BTreeSet<_> = built.iter().map(|path| shape(path)).collect();
    assert_eq!(told, built);
}
