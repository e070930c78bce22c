//! What the outbox sends is what the contract takes: the body of each command reads back as the request it is.

use domain::{
    contract::{
        command::{
            CommentObservation, FinishDiagnosis, Method, MoveRequest, MoveRoute, Precondition, SetStepResult,
            StartDiagnosis, wire,
        },
        notice::ReadNotices,
        paths,
    },
    diagnosis::Answer,
    request::SupportRequest,
    route::Route,
    workspace::Command,
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;

use crate::workspace::case;

fn read<T: DeserializeOwned>(body: &str) -> T {
    serde_json::from_str(body).expect("the contract takes it")
}

proptest! {
    #[test]
    fn every_command_has_its_http_form(case in case()) {
        for command in case.commands {
            let wire = wire(&command);
            prop_assert!(wire.path.starts_with(paths::BASE));
            let transition = matches!(
                command,
                Command::FinishDiagnosis { .. }
                    | Command::MoveRoute { .. }
                    | Command::MoveRequest { .. }
                    | Command::ReadNotices { .. }
            );
            prop_assert_eq!(wire.method == Method::Post, transition, "what is no whole thing is posted");
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
                Command::PutRecheck { recheck } => {
                    prop_assert_eq!(read::<domain::recheck::Recheck>(&body), *recheck);
                }
                Command::PutObservation { observation } => {
                    prop_assert_eq!(read::<domain::observation::Observation>(&body), *observation);
                }
                Command::CommentObservation { text, .. } => {
                    prop_assert_eq!(read::<CommentObservation>(&body), CommentObservation { text });
                }
                Command::ReadNotices { notices } => {
                    prop_assert_eq!(read::<ReadNotices>(&body), ReadNotices { notices });
                }
                Command::PutCampaign { campaign } => {
                    prop_assert_eq!(read::<domain::campaign::Campaign>(&body), *campaign);
                }
                // In `wellbeing.rs`: they are in no workspace.
                Command::PutWellbeing { .. } | Command::MoveWellbeing { .. } => {}
                Command::PassRequest { .. } | Command::Pair { .. } => {
                    unreachable!("no command of a workspace: see pairs and request_clock")
                }
            }
        }
    }
}
