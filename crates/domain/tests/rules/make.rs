//! Generators: sound things of every size a region may have. Faults are injected where they are tested.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::{
    CompetenceId, DiagnosisId, PersonId, ProgrammeId, RouteId, StepId,
    diagnosis::{Answer, Answers, Diagnosis, Mark, Source},
    draft::{Limits, Titles},
    ids::uuid_v7,
    instrument::{Advice, Area, Competence, Instrument, Level, ScalePoint, Statement},
    programme::{Mode, Programme, ProgrammeKind},
    route::{Evidence, Form, Reason, Route, RouteState, Setting, Step, StepDetails, StepKind, StepResult},
};
use proptest::{collection::vec, prelude::*, sample::subsequence, strategy::ValueTree};
use uuid::Uuid;

/// The n-th id.
pub fn id(n: usize) -> Uuid {
    uuid_v7(u64::try_from(n).expect("small"), [0; 10])
}

pub const OWNER: usize = 1;
pub const METHODIST: usize = 2;

pub fn person(n: usize) -> PersonId {
    PersonId(id(n))
}

/// A Monday; tests that look at weeks rely on it.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a real date")
}

pub fn now() -> DateTime<Utc> {
    today().and_hms_opt(9, 0, 0).expect("a real time").and_utc()
}

pub fn day(n: u64) -> NaiveDate {
    today() + Days::new(n)
}

pub fn later(seconds: i64) -> DateTime<Utc> {
    now() + TimeDelta::seconds(seconds)
}

pub fn competence_id(n: usize) -> CompetenceId {
    format!("competence-{n:02}").parse().expect("a key")
}

/// An instrument that passes its own check: 1 to `most` competences in three areas.
pub fn instrument(most: usize) -> impl Strategy<Value = Instrument> {
    let competence = (1u8..=3, 1usize..=6);
    let share = prop_oneof![Just(0u8), Just(60), Just(100), 0u8..=100];
    (2u8..=9, share, 1u8..=100, vec(competence, 1..=most)).prop_map(|(max, share, below, shapes)| {
        let competences =
            shapes.into_iter().enumerate().map(|(n, (weight, len))| competence_of(n, weight, len, max));
        Instrument {
            id: "test".into(),
            version: "1".into(),
            title: "Тест".into(),
            audience: "teacher".into(),
            origin: None,
            minutes: 10,
            purpose: String::new(),
            visibility: String::new(),
            answered_share_percent: share,
            deficit_below_percent: below,
            scale: (1..=max).map(scale_point).collect(),
            levels: vec![level("start", 0), level("growing", 50), level("confident", 70)],
            areas: (0..3).map(area).collect(),
            competences: competences.collect(),
        }
    })
}

fn competence_of(n: usize, weight: u8, statements: usize, max: u8) -> Competence {
    let id = competence_id(n);
    Competence {
        area: area(n % 3).id,
        title: format!("Компетенция {n}"),
        meaning: String::new(),
        weight,
        advice: (1..max).map(|from| Advice { from, text: "Попробуйте".into() }).collect(),
        statements: (0..statements)
            .map(|s| Statement {
                id: format!("{id}-{s}").parse().expect("a key"),
                text: "Делаю".into(),
                example: String::new(),
            })
            .collect(),
        id,
    }
}

fn area(n: usize) -> Area {
    Area {
        id: format!("area-{n}").parse().expect("a key"),
        title: format!("Область {n}"),
        plural: format!("Области {n}"),
        description: String::new(),
    }
}

fn scale_point(value: u8) -> ScalePoint {
    ScalePoint { value, label: value.to_string(), hint: String::new() }
}

fn level(id: &str, from_percent: u8) -> Level {
    Level { id: id.into(), title: id.into(), from_percent, meaning: String::new() }
}

/// What may be tapped on a scale that ends at `max`.
pub fn mark(max: u8) -> impl Strategy<Value = Mark> {
    prop_oneof![
        8 => (1..=max).prop_map(Mark::Level),
        1 => Just(Mark::NotApplicable),
        1 => Just(Mark::Declined),
    ]
}

/// Times that collide often.
pub fn answer(max: u8) -> impl Strategy<Value = Answer> {
    (0i64..4, mark(max)).prop_map(|(seconds, mark)| Answer { answered_at: later(seconds), mark })
}

/// An instrument with answers to some of its statements.
pub fn answered(most: usize) -> impl Strategy<Value = (Instrument, Answers)> {
    instrument(most).prop_flat_map(|instrument| {
        let answer = proptest::option::weighted(0.9, answer(instrument.max()));
        let answers = vec(answer, instrument.len());
        (Just(instrument), answers).prop_map(|(instrument, marks)| {
            let ids = instrument.statements().map(|(_, s)| s.id.clone());
            let answers = ids.zip(marks).filter_map(|(id, answer)| Some((id, answer?))).collect();
            (instrument, answers)
        })
    })
}

/// A catalogue over the competences of [`instrument`], with few enough of them to overlap.
pub fn catalogue(competences: usize, most: usize) -> impl Strategy<Value = Vec<Programme>> {
    let all: Vec<usize> = (0..competences).collect();
    let covers = subsequence(all, 0..=competences.min(4));
    let starts = vec(0u64..400, 0..3);
    let one = (covers, 1u16..=144, any::<bool>(), any::<bool>(), starts);
    vec(one, 0..=most).prop_map(|all| {
        let programme = |(n, (covers, hours, register, remote, starts))| {
            programme(n, covers, hours, register, remote, starts)
        };
        all.into_iter().enumerate().map(programme).collect()
    })
}

pub fn programme(
    n: usize,
    covers: Vec<usize>,
    hours: u16,
    in_federal_register: bool,
    remote: bool,
    mut starts: Vec<u64>,
) -> Programme {
    starts.sort_unstable();
    Programme {
        id: ProgrammeId(id(1000 + n)),
        code: format!("П-{n:03}"),
        title: format!("Программа {n}"),
        kind: ProgrammeKind::Pk,
        provider: "Институт".into(),
        hours,
        mode: if remote { Mode::Remote } else { Mode::InPerson },
        in_federal_register,
        register_number: None,
        competences: covers.into_iter().map(competence_id).collect(),
        starts: starts.into_iter().map(day).collect(),
        summary: String::new(),
    }
}

pub fn limits() -> impl Strategy<Value = Limits> {
    (1u64..900, 1u16..=40, any::<bool>(), 0usize..=40).prop_map(|(days, pace, remote_only, deficits)| {
        Limits { from: today(), until: day(days), hours_per_week: pace, remote_only, deficits }
    })
}

/// Words of steps, as the app would give them.
pub struct Words;

impl Titles for Words {
    fn practice(&self, competence: &str) -> String {
        format!("Попробовать: {competence}")
    }
    fn self_study(&self, competence: &str) -> String {
        format!("Разобраться: {competence}")
    }
    fn closing_diagnosis(&self) -> String {
        "Итоговая диагностика".into()
    }
}

/// A route that is sound today: one to twelve steps one after another, each within the pace.
pub fn route() -> impl Strategy<Value = Route> {
    (vec((1u16..=60, form()), 1..=12), 1u16..=40).prop_map(|(shapes, pace)| {
        let mut from = today();
        let steps: Vec<Step> = shapes
            .into_iter()
            .enumerate()
            .map(|(n, (hours, form))| {
                let until = from + Days::new(u64::from(hours.div_ceil(pace)) * 7 - 1);
                let step = step(n, form, hours, from, until);
                from = until + Days::new(1);
                step
            })
            .collect();
        Route {
            id: RouteId(id(10)),
            person: person(OWNER),
            diagnosis: DiagnosisId(id(11)),
            version: 1,
            state: RouteState::Draft,
            title: "Мой маршрут".into(),
            hours_per_week: pace,
            from: today(),
            until: from,
            setting: Setting::default(),
            steps,
            history: Vec::new(),
        }
    })
}

/// One such route, always the same.
pub fn any_route() -> Route {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    route().new_tree(&mut runner).expect("a route").current()
}

pub fn step(n: usize, form: Form, hours: u16, from: NaiveDate, until: NaiveDate) -> Step {
    Step {
        id: StepId(id(100 + n)),
        kind: if form == Form::Formal { StepKind::Programme } else { StepKind::SelfStudy },
        form,
        title: format!("Шаг {n}"),
        competences: vec![competence_id(n)],
        programme: None,
        hours,
        from,
        until,
        reason: Reason::AddedByOwner,
        result: None,
    }
}

fn form() -> impl Strategy<Value = Form> {
    prop_oneof![Just(Form::Formal), Just(Form::NonFormal), Just(Form::Informal)]
}

/// A result that may stand at any step.
pub fn done(on: NaiveDate) -> StepResult {
    let evidence =
        Evidence { kind: "удостоверение".into(), number: "54-0001".into(), issued_on: on };
    StepResult {
        done_on: on,
        evidence: Some(evidence),
        note: "Получилось".into(),
        details: StepDetails::default(),
    }
}

/// A diagnosis with these answers.
pub fn diagnosis(instrument: &Instrument, answers: Answers) -> Diagnosis {
    Diagnosis {
        id: DiagnosisId(id(11)),
        person: person(OWNER),
        instrument: instrument.key().expect("a key"),
        source: Source::Own,
        started_at: now(),
        finished_at: None,
        answers,
    }
}
