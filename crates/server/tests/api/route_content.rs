//! What a route is made of, by the regulations.

use axum::http::StatusCode;
use domain::{RouteId, contract::paths::route};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    routes::{NEW, day, moved, put, sent},
    util::{
        Server, next,
        population::{person, programme},
    },
};

/// C-ИОМ-1, C-ИОМ-2: content, forms, technologies, pace and total time; deficits, resources, conditions, opportunities of
/// ДПО. C-ИОМ-3: all three forms; C-ИОМ-11, C-ИОМ-12, C-ИОМ-13: events and communities, a mentor, a diagnosis inside.
#[tokio::test]
async fn a_route_holds_everything_that_the_regulations_name() {
    let server = Server::start().await;
    let (anna, irina) = (server.client("anna").await, server.client("irina").await);
    let mut sent = sent(&server);
    sent["setting"] = json!({
        "technologies": "Дистанционно, по записям уроков", "resources": "Опыт проектной работы",
        "conditions": "Методический день в среду", "opportunities": "Программы НИПКиПРО",
    });
    let kinds = [
        ("internship", "non_formal"),
        ("event", "non_formal"),
        ("mentoring", "non_formal"),
        ("lesson_visit", "non_formal"),
        ("self_study", "informal"),
        ("practice", "non_formal"),
        ("community", "non_formal"),
        ("diagnosis", "non_formal"),
        ("programme", "formal"),
    ];
    let step = |(place, (kind, form)): (i64, &(&str, &str))| {
        let mut step = sent["steps"][0].clone();
        (step["id"], step["kind"], step["form"]) = (json!(Uuid::from_u128(next())), json!(kind), json!(form));
        (step["from"], step["until"]) = (day(place * 7), day(place * 7 + 6));
        step["programme"] = if *kind == "programme" { json!(programme("register")) } else { Value::Null };
        step
    };
    sent["steps"] = json!((0..).zip(&kinds).map(step).collect::<Vec<_>>());
    sent["until"] = day(100);
    let made = put(&anna, &sent, NEW).await.assert(StatusCode::CREATED);
    for part in ["setting", "steps", "hours_per_week", "from", "until"] {
        assert_eq!(made[part], sent[part], "{part}");
    }
    let id = RouteId(sent["id"].as_str().and_then(|id| id.parse().ok()).expect("an id"));
    moved(&anna, id, "propose", "").await.assert(StatusCode::OK);
    let case = irina.get(&route(id)).await.assert(StatusCode::OK);
    assert_eq!(case["route"]["setting"], sent["setting"]);
    assert_eq!(
        case["diagnosis"]["person"],
        json!(person("anna")),
        "the deficits come with the diagnosis it rests on"
    );
}
