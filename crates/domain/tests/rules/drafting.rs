//! A drafted route: within the limits, from the register where it can be, with practice after each closed deficit
//! and a diagnosis at the end, a reason at each step; the same every time.

use std::{cmp::Reverse, collections::BTreeSet};

use domain::{
    CompetenceId, DiagnosisId, ProgrammeId, RouteId, StepId,
    deficit::{Deficit, deficits},
    draft::{Limits, MAX_DEFICITS, draft},
    instrument::Instrument,
    programme::{Mode, Programme},
    route::{Form, Reason, Route, RouteState, Step, StepKind, validate},
};
use proptest::prelude::*;

use crate::make::{self, Words, id, person, today};

const COMPETENCES: usize = 8;

#[derive(Clone, Debug)]
struct Case {
    instrument: Instrument,
    deficits: Vec<Deficit>,
    catalogue: Vec<Programme>,
    limits: Limits,
}

impl Case {
    fn draft(&self) -> Vec<Step> {
        let mut ids = 500..;
        let new_id = || id(ids.next().expect("endless"));
        draft(&self.instrument, &self.deficits, &self.catalogue, self.limits, &Words, new_id)
    }

    fn taken(&self) -> &[Deficit] {
        &self.deficits[..self.deficits.len().min(self.limits.deficits).min(MAX_DEFICITS)]
    }

    fn programme(&self, step: &Step) -> Option<&Programme> {
        self.catalogue.iter().find(|p| Some(p.id) == step.programme)
    }
}

fn case() -> impl Strategy<Value = Case> {
    let parts = (make::answered(COMPETENCES), make::catalogue(COMPETENCES, 12), make::limits());
    parts.prop_map(|((instrument, answers), catalogue, limits)| {
        let deficits = deficits(&instrument, &answers);
        Case { instrument, deficits, catalogue, limits }
    })
}

/// With all the time one may want, so that only the catalogue decides.
fn unhurried() -> impl Strategy<Value = Case> {
    case().prop_map(|mut case| {
        case.limits.until = make::day(36_000);
        case.limits.deficits = MAX_DEFICITS;
        for programme in &mut case.catalogue {
            programme.starts.clear();
        }
        case
    })
}

/// Competences that programmes and self-study of a draft work on, one entry for each time.
fn closed(steps: &[Step]) -> Vec<CompetenceId> {
    let closes = |s: &&Step| matches!(s.kind, StepKind::Programme | StepKind::SelfStudy);
    steps.iter().filter(closes).flat_map(|s| s.competences.clone()).collect()
}

/// The rule word by word, slow: of the programmes that close anything still open, those of the register first, then
/// the most gap closed for an hour, then the fewest hours, then the first code.
fn greedy(case: &Case) -> Vec<(ProgrammeId, Vec<CompetenceId>)> {
    let mut open = case.taken().to_vec();
    let mut chosen = Vec::new();
    loop {
        let closes =
            |p: &Programme| open.iter().filter(|d| p.competences.contains(&d.competence)).cloned().collect();
        let allowed = |p: &&Programme| !case.limits.remote_only || p.mode == Mode::Remote;
        let candidates =
            case.catalogue.iter().filter(allowed).map(|p| -> (_, Vec<Deficit>) { (p, closes(p)) });
        let best = candidates.filter(|(_, closes)| !closes.is_empty()).max_by_key(|(p, closes)| {
            let gap: u64 = closes.iter().map(Deficit::gap_points).sum();
            let worth = gap * 1_000_000 / u64::from(p.hours);
            (p.in_federal_register, worth, Reverse(p.hours), Reverse(&p.code))
        });
        let Some((programme, closes)) = best else { return chosen };
        chosen.push((programme.id, closes.iter().map(|d| d.competence.clone()).collect()));
        open.retain(|d| !closes.contains(d));
    }
}

fn route(case: &Case, steps: Vec<Step>) -> Route {
    Route {
        id: RouteId(id(10)),
        person: person(make::OWNER),
        diagnosis: DiagnosisId(id(11)),
        version: 1,
        state: RouteState::Draft,
        title: "Мой маршрут".into(),
        hours_per_week: case.limits.hours_per_week,
        from: case.limits.from,
        until: case.limits.until,
        steps,
        history: Vec::new(),
    }
}

proptest! {
    #[test]
    fn it_is_the_same_every_time_and_for_any_order_of_the_catalogue(
        (case, shuffled) in case().prop_flat_map(|case| {
            let shuffled = Just(case.catalogue.clone()).prop_shuffle();
            (Just(case), shuffled)
        }),
    ) {
        let steps = case.draft();
        prop_assert_eq!(&steps, &case.draft());
        prop_assert_eq!(steps, Case { catalogue: shuffled, ..case }.draft());
    }

    /// Dates and hours a week: `validate` finds nothing on the day it was made.
    #[test]
    fn it_keeps_the_limits_and_validates_clean(case in case()) {
        let steps = case.draft();
        for step in &steps {
            prop_assert!(case.limits.from <= step.from && step.until <= case.limits.until);
            if case.limits.remote_only {
                prop_assert!(case.programme(step).is_none_or(|p| p.mode == Mode::Remote));
            }
            if let Some(programme) = case.programme(step) {
                prop_assert!(programme.starts.is_empty() || programme.starts.contains(&step.from));
                prop_assert_eq!(programme.hours, step.hours);
            }
        }
        let rising = steps.windows(2).all(|pair| pair[0].until < pair[1].from);
        prop_assert!(rising, "one step at a time, in the order of their days");
        if !steps.is_empty() {
            prop_assert_eq!(validate(&route(&case, steps), today()), []);
        }
    }

    #[test]
    fn each_deficit_is_taken_once_and_only_those_asked_for(case in case()) {
        let closed = closed(&case.draft());
        let unique: BTreeSet<_> = closed.iter().cloned().collect();
        prop_assert_eq!(unique.len(), closed.len(), "none is closed twice");
        let asked: BTreeSet<_> = case.taken().iter().map(|d| d.competence.clone()).collect();
        prop_assert!(unique.is_subset(&asked));
    }

    #[test]
    fn with_time_enough_every_deficit_is_closed(case in unhurried()) {
        let closed: BTreeSet<_> = closed(&case.draft()).into_iter().collect();
        let asked: BTreeSet<_> = case.taken().iter().map(|d| d.competence.clone()).collect();
        prop_assert_eq!(closed, asked);
    }

    /// What is left out did not fit: not even self-study with its practice finds room before the end.
    #[test]
    fn what_is_left_out_ran_out_of_time(case in case()) {
        let steps = case.draft();
        if closed(&steps).len() < case.taken().len() {
            let last = steps
                .iter()
                .rev()
                .find(|s| s.kind != StepKind::Diagnosis)
                .map_or(case.limits.from, |s| s.until);
            let weeks = |hours: u16| i64::from(hours.div_ceil(case.limits.hours_per_week)) * 7;
            let needed = weeks(8) + weeks(4) + weeks(1);
            prop_assert!((case.limits.until - last).num_days() < needed + 1);
        }
    }

    #[test]
    fn a_programme_of_the_register_goes_first(case in unhurried()) {
        let allowed = |p: &&Programme| !case.limits.remote_only || p.mode == Mode::Remote;
        let covers = |c: &CompetenceId, register: bool| {
            case.catalogue
                .iter()
                .filter(allowed)
                .any(|p| (p.in_federal_register || !register) && p.competences.contains(c))
        };
        for step in case.draft() {
            for competence in &step.competences {
                match step.kind {
                    StepKind::Programme => {
                        let register = case.programme(&step).is_some_and(|p| p.in_federal_register);
                        prop_assert_eq!(register, covers(competence, true));
                    }
                    StepKind::SelfStudy => {
                        prop_assert!(!covers(competence, false), "no programme works on it");
                    }
                    StepKind::Practice | StepKind::Diagnosis => {}
                }
            }
        }
    }

    /// The same choices as going through the whole catalogue each time.
    #[test]
    fn each_programme_is_the_exact_greedy_choice(case in unhurried()) {
        let steps = case.draft();
        let chosen: Vec<_> =
            steps.iter().filter_map(|s| Some((s.programme?, s.competences.clone()))).collect();
        prop_assert_eq!(chosen, greedy(&case));
    }

    #[test]
    fn each_closed_deficit_is_tried_out_afterwards_and_a_diagnosis_closes(case in case()) {
        let steps = case.draft();
        for competence in closed(&steps) {
            let place = |kinds: &[StepKind]| {
                steps.iter().position(|s| kinds.contains(&s.kind) && s.competences.contains(&competence))
            };
            let learnt = place(&[StepKind::Programme, StepKind::SelfStudy]);
            let practice = place(&[StepKind::Practice]);
            prop_assert!(learnt.is_some() && learnt < practice, "{competence}");
        }
        let diagnoses = steps.iter().filter(|s| s.kind == StepKind::Diagnosis).count();
        prop_assert_eq!(diagnoses, usize::from(!steps.is_empty()));
        prop_assert!(steps.last().is_none_or(|s| s.kind == StepKind::Diagnosis));
    }

    #[test]
    fn each_step_says_why_it_is_there(case in case()) {
        let means =
            |c: &CompetenceId| case.deficits.iter().find(|d| d.competence == *c).map(|d| d.score.mean());
        for step in case.draft() {
            let (kind, form) = match &step.reason {
                Reason::ClosesDeficits { deficits, in_federal_register } => {
                    let programme = case.programme(&step).expect("is in the catalogue");
                    prop_assert_eq!(programme.in_federal_register, *in_federal_register);
                    let named: Vec<_> = deficits.iter().map(|d| d.competence.clone()).collect();
                    prop_assert_eq!(&named, &step.competences);
                    for deficit in deficits {
                        let mean = means(&deficit.competence).expect("is a deficit");
                        prop_assert!((mean * 10.0 - f64::from(deficit.mean_tenths)).abs() <= 0.5 + 1e-9);
                    }
                    (StepKind::Programme, Form::Formal)
                }
                Reason::NoProgrammeFits { deficit } => {
                    prop_assert_eq!(std::slice::from_ref(&deficit.competence), &step.competences[..]);
                    (StepKind::SelfStudy, Form::Informal)
                }
                Reason::TransfersToPractice { competence } => {
                    prop_assert_eq!(std::slice::from_ref(competence), &step.competences[..]);
                    (StepKind::Practice, Form::NonFormal)
                }
                Reason::ChecksResult => (StepKind::Diagnosis, Form::NonFormal),
                Reason::AddedByOwner => return Err(TestCaseError::fail("nobody added it")),
            };
            prop_assert_eq!((step.kind, step.form), (kind, form));
            prop_assert!(!step.title.is_empty() && step.hours > 0);
        }
    }
}

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
    let mark = domain::diagnosis::Mark::Level(2);
    let answer = domain::diagnosis::Answer { answered_at: make::now(), mark };
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
