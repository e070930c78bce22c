//! Drafts that once went wrong, or might: each tells its story. A draft begins with the deficits of a diagnosis
//! (C-ДИАГ-3) and plans programmes by them (C-ДЕФ-3). The rule itself is in [`crate::drafting`].

use domain::{
    StepId,
    deficit::{Deficit, deficits},
    diagnosis::{Answer, Mark},
    draft::{Limits, MAX_DEFICITS},
    instrument::Instrument,
    route::{Step, StepKind, validate},
};

use crate::{
    drafting::{Case, route},
    make::{self, id, today},
};

/// Deficits in every one of so many competences, and nothing else.
fn all_deficits(count: usize) -> (Instrument, Vec<Deficit>) {
    let mut instrument = crate::files::instrument();
    let pattern = instrument.competences[0].clone();
    instrument.competences = (0..count)
        .map(|n| {
            let mut competence = pattern.clone();
            competence.id = make::competence_id(n);
            for (s, statement) in competence.statements.iter_mut().enumerate() {
                statement.id = format!("{}-{s}", competence.id).parse().expect("a key");
            }
            competence
        })
        .collect();
    let mark = Mark::Level(2);
    let answer = Answer { answered_at: make::now(), mark };
    let answers = instrument.statements().map(|(_, s)| (s.id.clone(), answer)).collect();
    let found = deficits(&instrument, &answers);
    assert_eq!(found.len(), count);
    (instrument, found)
}

fn limits(weeks: u64) -> Limits {
    let until = make::day(weeks * 7 - 1);
    Limits { from: today(), until, hours_per_week: 4, remote_only: false, deficits: 3 }
}

fn kinds(steps: &[Step]) -> Vec<StepKind> {
    steps.iter().map(|s| s.kind).collect()
}

/// Story: of three deficits closed by one course, only the first got its practice, and the route ended without a
/// diagnosis, because the planner kept room for one practice only.
#[test]
fn a_course_for_three_keeps_room_for_three_practices() {
    use StepKind::{Diagnosis, Practice, Programme};
    let (instrument, deficits) = all_deficits(3);
    let catalogue = vec![make::programme(0, vec![0, 1, 2], 16, true, true, vec![])];
    let draft = |weeks| {
        Case {
            instrument: instrument.clone(),
            deficits: deficits.clone(),
            catalogue: catalogue.clone(),
            limits: limits(weeks),
        }
        .draft()
    };
    assert_eq!(kinds(&draft(8)), [Programme, Practice, Practice, Practice, Diagnosis]);
    // A week less: one deficit stays open rather than without practice.
    assert_eq!(kinds(&draft(7)), [Programme, Practice, Practice, Diagnosis]);
    assert_eq!(kinds(&draft(3)), [], "nor is anything squeezed in");
}

/// Story: a register course that starts in spring was planned first, and everything else came after it.
#[test]
fn the_weeks_before_a_late_start_are_used() {
    let (instrument, deficits) = all_deficits(2);
    let catalogue = vec![
        make::programme(0, vec![0], 16, true, true, vec![140]),
        make::programme(1, vec![1], 16, false, true, vec![]),
    ];
    let steps = Case { instrument, deficits, catalogue, limits: limits(60) }.draft();
    let course =
        |n: usize| steps.iter().find(|s| s.programme.is_some_and(|p| p.0 == id(1000 + n))).expect("is there");
    assert_eq!(course(0).from, make::day(140));
    assert_eq!(course(1).from, today());
    assert!(course(1).until < course(0).from);
}

/// 40 deficits would make 81 steps; a route has 60 at most.
#[test]
fn it_never_takes_on_more_than_a_route_holds() {
    let (instrument, deficits) = all_deficits(40);
    let catalogue = (0..40).map(|n| make::programme(n, vec![n], 4, true, true, vec![])).collect();
    let limits = Limits { deficits: 40, ..limits(500) };
    let case = Case { instrument, deficits, catalogue, limits };
    let steps = case.draft();
    assert_eq!(steps.len(), 2 * MAX_DEFICITS + 1);
    assert_eq!(validate(&route(&case, steps), today()), []);
}

/// Titles in the federal register run to a paragraph; a step's title does not.
#[test]
fn a_title_too_long_for_a_step_is_cut() {
    let (instrument, deficits) = all_deficits(1);
    let mut programme = make::programme(0, vec![0], 16, true, true, vec![]);
    programme.title = "Ж".repeat(500);
    let case = Case { instrument, deficits, catalogue: vec![programme], limits: limits(10) };
    let steps = case.draft();
    assert_eq!(steps[0].id, StepId(id(500)));
    assert_eq!(steps[0].title.chars().count(), 300);
    assert_eq!(validate(&route(&case, steps), today()), []);
}
