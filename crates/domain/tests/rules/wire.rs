//! What the outbox sends is what the contract takes: the body of each command reads back as the request it is.

use domain::{
    contract::{
        command::{
            CommentObservation, FinishDiagnosis, Method, MoveRequest, MoveRoute, Precondition, SetStepResult,
            StartDiagnosis, ToWire, Wire,
        },
        notice::ReadNotices,
        paths,
    },
    diagnosis::Answer,
    request::SupportRequest,
    route::Route,
    side::SideCommand,
    workspace::Command,
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;

use crate::{
    make::{id, person},
    workspace::case,
};

fn read<T: DeserializeOwned>(body: &str) -> T {
    serde_json::from_str(body).expect("the contract takes it")
}

proptest! {
    #[test]
    fn every_command_has_its_http_form(case in case()) {
        for command in case.commands {
            let wire = command.wire();
            prop_assert!(wire.path.starts_with(paths::BASE));
            let transition = matches!(
                command,
                Command::FinishDiagnosis { .. }
                    | Command::MoveRoute { .. }
                    | Command::MoveRequest { .. }
                    | Command::ReadNotices { .. }
            );
            prop_assert_eq!(wire.method == Method::Post, transition, "what is no whole thing is posted");
            prop_assert_eq!(read::<Wire>(&serde_json::to_string(&wire).expect("kept")), wire.clone());
            prop_assert_eq!(read::<Command>(&ToWire::command(&command)), command.clone());
            let body = wire.body;
            match command {
                Command::StartDiagnosis { instrument, started_at, .. } => {
                    prop_assert_eq!(read::<StartDiagnosis>(&body), StartDiagnosis { instrument, started_at });
                }
                Command::Answer { answer, .. } => prop_assert_eq!(read::<Answer>(&body), answer),
                Command::FinishDiagnosis { finished_at, .. } => {
                    prop_assert_eq!(read::<FinishDiagnosis>(&body), FinishDiagnosis { finished_at });
                }
                Command::PutRoute { route, base } => {
                    prop_assert_eq!(read::<Route>(&body), *route);
                    let expected = base.map_or(Precondition::New, Precondition::Version);
                    prop_assert_eq!(wire.precondition, expected);
                }
                Command::MoveRoute { transition, comment, remarks, .. } => {
                    prop_assert_eq!(read::<MoveRoute>(&body), MoveRoute { transition, comment, remarks });
                }
                Command::SetStepResult { result, .. } => {
                    prop_assert_eq!(read::<SetStepResult>(&body), SetStepResult { result: result.map(|r| *r) });
                }
                Command::PutRequest { request } => {
                    prop_assert_eq!(read::<SupportRequest>(&body), *request);
                }
                Command::MoveRequest { transition, comment, .. } => {
                    prop_assert_eq!(
                        read::<MoveRequest>(&body),
                        MoveRequest { transition, assignee: None, until: None, comment }
                    );
                }
                Command::ReadNotices { notices } => {
                    prop_assert_eq!(read::<ReadNotices>(&body), ReadNotices { notices });
                }
            }
        }
    }
}

/// A screen reads its own kind of what waits: neither kind is taken for the other.
#[test]
fn a_write_beside_the_workspace_is_told_apart() {
    let observation = domain::ObservationId(id(400));
    let side = SideCommand::CommentObservation { observation, text: "Спасибо".into() };
    let kept = side.command();
    assert_eq!(read::<SideCommand>(&kept), side);
    assert!(serde_json::from_str::<Command>(&kept).is_err());
    assert_eq!(read::<CommentObservation>(&side.wire().body), CommentObservation { text: "Спасибо".into() });
    assert_eq!(side.changes(person(7)), [paths::witnesses(person(7))]);
    let own = Command::ReadNotices { notices: Vec::new() }.command();
    assert!(serde_json::from_str::<SideCommand>(&own).is_err());
}

#[test]
fn only_the_whole_of_the_same_thing_replaces_what_waits() {
    let wire = |method, path: &str, precondition| Wire {
        method,
        path: path.into(),
        precondition,
        body: String::new(),
        file: None,
    };
    let answer = wire(Method::Put, "/a", Precondition::None);
    assert!(answer.replaces(&answer));
    for other in [
        wire(Method::Put, "/b", Precondition::None),
        wire(Method::Post, "/a", Precondition::None),
        wire(Method::Put, "/a", Precondition::Version(2)),
        wire(Method::Put, "/a", Precondition::New),
    ] {
        assert!(!answer.replaces(&other) && !other.replaces(&answer), "{other:?}");
        assert!(!other.replaces(&other) || other.path == "/b", "{other:?}");
    }
}
