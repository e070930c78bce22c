//! The commands of a teacher's workspace: what came twice counts once, what is refused changes nothing, and what is
//! stored on the device reads back as it was.

use domain::{
    DiagnosisId, NoticeId, RequestId, RouteId, StepId,
    instrument::Instrument,
    people::{PersonCard, PersonName},
    request::{RequestError, RequestTransition, SupportRequest},
    route::{Route, RouteError, RouteState, RouteTransition},
    workspace::{Command, CommandError, MAX_REQUESTS, Workspace},
};
use proptest::{collection::vec, option, prelude::*, sample::Index};

use crate::{
    make::{self, OWNER, id, now, person, today},
    request_states,
};

/// Commands with what they are about.
#[derive(Clone, Debug)]
pub struct Case {
    instrument: Instrument,
    pub commands: Vec<Command>,
}

impl Case {
    fn apply(&self, workspace: &mut Workspace, command: &Command) -> Result<(), CommandError> {
        workspace.apply(command, Some(&self.instrument), today())
    }
}

fn workspace(instrument: &Instrument) -> Workspace {
    let name = PersonName { family: "Орлова".into(), given: "Ирина".into(), patronymic: None };
    Workspace {
        person: PersonCard {
            id: person(OWNER),
            name,
            position: "учитель".into(),
            school: None,
            municipality: None,
        },
        methodist: None,
        instrument: instrument.key().expect("a key"),
        diagnosis: None,
        route: None,
        requests: Vec::new(),
        people: Vec::new(),
        assigned: Vec::new(),
        unread: (60..64).map(|n| NoticeId(id(n))).collect(),
    }
}

/// An instrument, a route and commands about them in any order, sensible or not.
pub fn case() -> impl Strategy<Value = Case> {
    (make::instrument(3), make::route()).prop_flat_map(|(instrument, route)| {
        let command = command(instrument.clone(), route);
        (Just(instrument), vec(command, 0..40))
            .prop_map(|(instrument, commands)| Case { instrument, commands })
    })
}

fn command(instrument: Instrument, route: Route) -> impl Strategy<Value = Command> {
    let key = instrument.key().expect("a key");
    let diagnosis = || (11usize..13).prop_map(|n| DiagnosisId(id(n)));
    let statements: Vec<_> = instrument.statements().map(|(_, s)| s.id.clone()).collect();
    let steps: Vec<StepId> = route.steps.iter().map(|s| s.id).collect();
    let known = route.id;
    let routes = || proptest::sample::select(vec![known, RouteId(id(12))]);
    let start = diagnosis().prop_map(move |id| Command::StartDiagnosis {
        id,
        instrument: key.clone(),
        started_at: now(),
    });
    let answer = (diagnosis(), proptest::sample::select(statements), make::answer(instrument.max()))
        .prop_map(|(diagnosis, statement, answer)| Command::Answer { diagnosis, statement, answer });
    let finish = diagnosis()
        .prop_map(|diagnosis| Command::FinishDiagnosis { diagnosis, finished_at: make::later(60) });
    let put_route = (option::of(0u32..6), "[а-я]{0,3}", routes()).prop_map(move |(base, title, id)| {
        Command::PutRoute { route: Box::new(Route { id, title, ..route.clone() }), base }
    });
    let move_route = (routes(), route_transition(), comment()).prop_map(|(route, transition, comment)| {
        Command::MoveRoute { route, transition, comment, at: now(), remarks: Vec::new() }
    });
    let set_result =
        (routes(), any::<Index>(), option::weighted(0.8, 0u64..2)).prop_map(move |(route, step, done)| {
            let step = steps[step.index(steps.len())];
            Command::SetStepResult {
                route,
                step,
                result: done.map(|days| Box::new(make::done(make::day(days)))),
            }
        });
    let put_request = (0usize..3, comment()).prop_map(|(n, message)| Command::PutRequest {
        request: Box::new(SupportRequest { message, ..request_states::request(n) }),
    });
    let move_request = (0usize..3, request_transition(), comment()).prop_map(|(n, transition, comment)| {
        Command::MoveRequest { request: RequestId(id(300 + n)), transition, comment, at: now() }
    });
    let read = vec(60usize..66, 0..3).prop_map(|notices| Command::ReadNotices {
        notices: notices.into_iter().map(|n| NoticeId(id(n))).collect(),
    });
    prop_oneof![
        1 => read, 2 => start, 4 => answer, 1 => finish, 3 => put_route, 3 => move_route, 3 => set_result, 2 => put_request,
        2 => move_request,
    ]
}

fn comment() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[а-я]{0,3}", 1 => Just("Ж".repeat(2001))]
}

fn route_transition() -> impl Strategy<Value = RouteTransition> {
    use RouteTransition as T;
    proptest::sample::select(vec![T::Propose, T::Withdraw, T::Return, T::Agree, T::Complete, T::Archive])
}

fn request_transition() -> impl Strategy<Value = RequestTransition> {
    proptest::sample::select(request_states::TRANSITIONS.to_vec())
}

/// Commands that the contract promises may be sent twice without a receipt in between. Transitions of a route or
/// request rely on the receipt.
fn is_repeatable(command: &Command) -> bool {
    !matches!(command, Command::MoveRoute { .. } | Command::MoveRequest { .. })
}

/// What a methodist does meanwhile, so that runs get beyond the proposed route.
fn methodist_agrees(workspace: &mut Workspace) {
    if let Some(route) = workspace.route.as_mut().filter(|r| r.state == RouteState::Proposed) {
        route.transition(RouteTransition::Agree, person(make::METHODIST), "", now()).expect("may be agreed");
    }
}

proptest! {
    #[test]
    fn twice_is_once_and_a_refusal_changes_nothing(case in case(), agrees in vec(any::<bool>(), 40)) {
        let mut workspace = workspace(&case.instrument);
        for (command, agrees) in case.commands.iter().zip(agrees) {
            let before = workspace.clone();
            let result = case.apply(&mut workspace, command);
            if result.is_err() {
                prop_assert_eq!(&workspace, &before, "refused: {:?}", command);
            } else if is_repeatable(command) {
                let once = workspace.clone();
                prop_assert_eq!(case.apply(&mut workspace, command), Ok(()), "again: {:?}", command);
                prop_assert_eq!(&workspace, &once, "again: {:?}", command);
            }
            if agrees {
                methodist_agrees(&mut workspace);
            }
        }
    }

    /// Story: the server took the commands, the receipts were lost; the page then showed a version of the route that
    /// the server did not have, and the next edit met 412.
    #[test]
    fn commands_laid_over_what_already_has_them_change_nothing(
        route in make::route(),
        titles in vec("[а-я]{1,3}", 1..6),
        answers in vec(make::answer(2), 1..6),
    ) {
        let instrument = crate::files::instrument();
        let statement = instrument.competences[0].statements[0].id.clone();
        let key = instrument.key().expect("a key");
        let start = Command::StartDiagnosis { id: DiagnosisId(id(11)), instrument: key, started_at: now() };
        let answer =
            |answer| Command::Answer { diagnosis: DiagnosisId(id(11)), statement: statement.clone(), answer };
        let edit = |(n, title): (u32, String)| Command::PutRoute {
            route: Box::new(Route { title, ..route.clone() }),
            base: n.checked_sub(1).filter(|base| *base > 0),
        };
        // The first creates it, the others edit version 1, 2 …, as the app would, unless nothing changed.
        let mut titles = titles;
        titles.dedup();
        let edits = (1u32..).zip(titles).map(edit);
        let commands: Vec<_> =
            [start].into_iter().chain(answers.into_iter().map(answer)).chain(edits).collect();
        let case = Case { instrument, commands };
        let mut workspace = workspace(&case.instrument);
        for command in &case.commands {
            prop_assert_eq!(case.apply(&mut workspace, command), Ok(()));
        }
        let arrived = workspace.clone();
        for command in &case.commands {
            prop_assert_eq!(case.apply(&mut workspace, command), Ok(()));
            prop_assert_eq!(&workspace, &arrived);
        }
    }

    #[test]
    fn a_stored_command_reads_back_as_it_was(case in case()) {
        for command in case.commands {
            let stored = serde_json::to_string(&command).expect("can be written");
            prop_assert_eq!(serde_json::from_str::<Command>(&stored).expect("can be read"), command);
        }
    }

    #[test]
    fn nobody_agrees_their_own_route_or_answers_their_own_request(case in case()) {
        let mut workspace = workspace(&case.instrument);
        for command in &case.commands {
            let result = case.apply(&mut workspace, command);
            let others = match command {
                Command::MoveRoute { transition, .. } => !transition.is_owners(),
                Command::MoveRequest { transition, .. } => !transition.is_authors(),
                _ => false,
            };
            prop_assert!(!(others && result.is_ok()), "{:?}", command);
        }
        prop_assert!(
            workspace.route.is_none_or(|r| matches!(r.state, RouteState::Draft | RouteState::Proposed))
        );
    }
}

#[test]
fn answers_wait_for_the_version_of_the_instrument_they_were_given_to() {
    let instrument = crate::files::instrument();
    let newer = Instrument { version: "2027.1".into(), ..instrument.clone() };
    let mut workspace = workspace(&instrument);
    let key = instrument.key().expect("a key");
    let start = Command::StartDiagnosis { id: DiagnosisId(id(11)), instrument: key, started_at: now() };
    workspace.apply(&start, None, today()).expect("starts without the instrument at hand");
    let finish = Command::FinishDiagnosis { diagnosis: DiagnosisId(id(11)), finished_at: now() };
    for wrong in [None, Some(&newer)] {
        assert_eq!(workspace.apply(&finish, wrong, today()), Err(CommandError::NoInstrument));
    }
    assert!(matches!(workspace.apply(&finish, Some(&instrument), today()), Err(CommandError::Diagnosis(_))));
}

#[test]
fn a_put_away_route_leaves_the_workspace_and_a_refused_one_stays_out() {
    let instrument = crate::files::instrument();
    let mut workspace = workspace(&instrument);
    let route = make::any_route();
    let put = |route: &Route| Command::PutRoute { route: Box::new(route.clone()), base: None };
    let faulty = Route { steps: Vec::new(), ..route.clone() };
    let refused = workspace.apply(&put(&faulty), None, today());
    assert!(matches!(refused, Err(CommandError::Route(RouteError::Invalid(_)))));
    assert_eq!(workspace.route, None);
    workspace.apply(&put(&route), None, today()).expect("is sound");
    let archive = Command::MoveRoute {
        route: route.id,
        transition: RouteTransition::Archive,
        comment: String::new(),
        at: now(),
        remarks: Vec::new(),
    };
    workspace.apply(&archive, None, today()).expect("may be put away");
    assert_eq!(workspace.route, None);
    assert_eq!(workspace.apply(&archive, None, today()), Err(CommandError::Unknown));
}

#[test]
fn requests_are_newest_first_and_bounded() {
    let instrument = crate::files::instrument();
    let mut workspace = workspace(&instrument);
    for n in 0..MAX_REQUESTS + 5 {
        let request = Box::new(request_states::request(n));
        workspace.apply(&Command::PutRequest { request }, None, today()).expect("is sound");
    }
    assert_eq!(workspace.requests.len(), MAX_REQUESTS);
    assert_eq!(workspace.requests[0].id, RequestId(id(300 + MAX_REQUESTS + 4)));
    let empty = SupportRequest { message: " ".into(), ..request_states::request(0) };
    let refused = workspace.apply(&Command::PutRequest { request: Box::new(empty) }, None, today());
    assert_eq!(refused, Err(CommandError::Request(RequestError::Message)));
}
