//! A drafted route: within the limits, from the register where it can be, with practice after each closed deficit
//! and a diagnosis at the end, a reason at each step; the same every time.

use std::{cmp::Reverse, collections::BTreeSet};

use domain::{
    CompetenceId, DiagnosisId, ProgrammeId, RouteId,
    deficit::{Deficit, deficits},
    draft::{Limits, MAX_DEFICITS, draft},
    instrument::Instrument,
    programme::{Mode, Programme},
    route::{Form, Reason, Route, RouteState, Step, StepKind, validate},
};
use proptest::prelude::*;

use crate::make::{self, Words, id, person, today};

const COMPETENCES: usize = 8;

/// What a draft is made from.
#[derive(Clone, Debug)]
pub struct Case {
    pub instrument: Instrument,
    pub deficits: Vec<Deficit>,
    pub catalogue: Vec<Programme>,
    pub limits: Limits,
}

impl Case {
    pub fn draft(&self) -> Vec<Step> {
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

/// A route of these steps.
pub fn route(case: &Case, steps: Vec<Step>) -> Route {
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
        setting: domain::route::Setting::default(),
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
                    _ => {}
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
    // C-ИОМ-13, C-ПЕР-1.
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
