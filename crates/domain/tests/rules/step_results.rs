//! What a step must tell to be done: transfer into practice its format and what was tried, a visited lesson its
//! protocol (C-ПЕР-1, C-ПЕР-3), each at its field; a programme is completed by a formal step only (F-ОХВ-10).

use domain::{
    ProgrammeId,
    route::{
        Form, Protocol, RouteError, RouteFaultKind as Kind, Step, StepDetails, StepKind, StepResult,
        TransferFormat, validate,
    },
};
use proptest::{prelude::*, sample::select};

use crate::make::{self, id, today};

fn step(kind: StepKind) -> Step {
    Step { kind, ..make::step(0, Form::NonFormal, 4, today(), make::day(6)) }
}

fn protocol() -> Protocol {
    Protocol {
        lesson: "Алгебра, 8 «А»".into(), worked: "Взаимная проверка".into(), discuss: String::new()
    }
}

fn result(details: StepDetails) -> StepResult {
    StepResult { details, ..make::done(today()) }
}

/// The fields that keep a result from standing.
fn faults(kind: StepKind, details: StepDetails) -> Vec<(String, Kind)> {
    match step(kind).check_result(&result(details), today()) {
        Ok(()) => Vec::new(),
        Err(RouteError::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.kind)).collect(),
        Err(other) => panic!("{other}"),
    }
}

fn kind() -> impl Strategy<Value = StepKind> {
    select(StepKind::ALL.to_vec())
}

proptest! {
    #[test]
    fn only_practice_and_visits_must_tell_more(kind in kind()) {
        let missing: Vec<_> = faults(kind, StepDetails::default()).into_iter().map(|(field, _)| field).collect();
        let expected: &[&str] = match kind {
            StepKind::Practice => &["details.transfer", "details.tried"],
            StepKind::LessonVisit => &["details.protocol"],
            _ => &[],
        };
        prop_assert_eq!(missing, expected);
    }

    #[test]
    fn practice_stands_in_each_of_the_four_formats(format in select(TransferFormat::ALL.to_vec())) {
        let details = StepDetails { transfer: Some(format), tried: "критерии".into(), ..StepDetails::default() };
        let bare = faults(StepKind::Practice, details.clone());
        if format == TransferFormat::LessonVisit {
            prop_assert_eq!(bare, [("details.protocol".to_owned(), Kind::Missing)]);
        } else {
            prop_assert_eq!(bare, []);
        }
        let told = StepDetails { protocol: Some(protocol()), ..details };
        prop_assert_eq!(faults(StepKind::Practice, told), []);
    }

    #[test]
    fn a_programme_is_completed_by_a_formal_step_only(form in select(vec![Form::Formal, Form::NonFormal, Form::Informal])) {
        let mut route = make::any_route();
        let programme = ProgrammeId(id(7));
        (route.steps[0].programme, route.steps[0].form) = (Some(programme), form);
        let formal = form == Form::Formal;
        prop_assert_eq!(route.steps[0].completes(), formal.then_some(programme));
        let told = validate(&route, today()).iter().any(|f| f.field == "steps[0].form" && f.kind == Kind::NotFormal);
        prop_assert_eq!(told, !formal);
    }
}

type Change = fn(&mut StepDetails);

#[test]
fn each_text_of_a_result_is_held_at_its_field() {
    let with = |change: fn(&mut StepDetails)| {
        let mut details = StepDetails { protocol: Some(protocol()), ..StepDetails::default() };
        change(&mut details);
        faults(StepKind::LessonVisit, details)
    };
    assert_eq!(with(|d| d.link = "https://example.org/урок".into()), []);
    for bad in ["example.org", "javascript:alert(1)", "https://a b"] {
        let details = StepDetails { link: bad.into(), protocol: Some(protocol()), ..StepDetails::default() };
        assert_eq!(
            faults(StepKind::LessonVisit, details),
            [("details.link".to_owned(), Kind::NotALink)],
            "{bad}"
        );
    }
    let long: [(Change, &str); 4] = [
        (|d| d.link = format!("https://{}", "a".repeat(500)), "details.link"),
        (|d| d.place = "Ж".repeat(301), "details.place"),
        (|d| d.with = "Ж".repeat(201), "details.with"),
        (|d| d.tried = "Ж".repeat(2001), "details.tried"),
    ];
    for (change, field) in long {
        assert_eq!(with(change), [(field.to_owned(), Kind::TextLength)]);
    }
    let blank = with(|d| d.protocol = Some(Protocol { worked: " ".into(), ..protocol() }));
    assert_eq!(blank, [("details.protocol.worked".to_owned(), Kind::Missing)]);
}

/// A programme withdrawn from the register, or from the catalogue, after it was planned: the step says so until it is
/// done.
#[test]
fn a_step_says_what_became_of_its_programme() {
    use domain::route::{ProgrammeStanding as P, Reason};
    let programme = domain::programme::Programme {
        id: ProgrammeId(id(7)),
        code: "НСО-7".into(),
        title: "Оценивание".into(),
        kind: domain::programme::ProgrammeKind::Pk,
        provider: "НИПКиПРО".into(),
        hours: 36,
        mode: domain::programme::Mode::Remote,
        in_federal_register: true,
        register_number: None,
        competences: Vec::new(),
        starts: Vec::new(),
        summary: String::new(),
    };
    let out = domain::programme::Programme { in_federal_register: false, ..programme.clone() };
    let reason = Reason::ClosesDeficits { deficits: Vec::new(), in_federal_register: true };
    let planned = Step { programme: Some(programme.id), reason, ..step(StepKind::Programme) };
    assert_eq!(planned.standing(Some(&programme)), P::Offered);
    assert_eq!(planned.standing(Some(&out)), P::LeftRegister);
    assert_eq!(planned.standing(None), P::Withdrawn);
    let by_hand = Step { reason: Reason::AddedByOwner, ..planned.clone() };
    assert_eq!(by_hand.standing(Some(&out)), P::Offered, "nobody was promised the register");
    let done = Step { result: Some(make::done(today())), ..planned };
    assert_eq!(done.standing(None), P::Offered);
    assert_eq!(step(StepKind::SelfStudy).standing(None), P::Offered);
}

/// Stored before there were details, and before a route had a setting.
#[test]
fn an_old_route_reads_as_it_was_and_is_written_as_it_was() {
    let mut route = make::any_route();
    route.steps[0].result = Some(make::done(today()));
    let text = serde_json::to_string(&route).expect("JSON");
    assert!(!text.contains("details") && !text.contains("setting"), "{text}");
    assert_eq!(serde_json::from_str::<domain::route::Route>(&text).expect("reads"), route);
}
