//! How long a draft takes where it is made: in the browser. Run by `cargo xtask bench hand`; the wasm tests leave it out.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::expect_used, reason = "a measurement that cannot run should say so and end")]

use chrono::{Days, NaiveDate};
use domain::{
    CompetenceId, ProgrammeId,
    deficit::deficits,
    diagnosis::{Answer, Answers, Mark},
    draft::{Limits, MAX_DEFICITS, Titles, draft},
    ids::uuid_v7,
    instrument::{Advice, Area, Competence, Instrument, Level, ScalePoint, Statement},
    programme::{Mode, Programme, ProgrammeKind},
};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const COMPETENCES: usize = 40;
const PROGRAMMES: usize = 10_000;
const TIMES: usize = 100;

struct Plain;

impl Titles for Plain {
    fn practice(&self, competence: &str) -> String {
        competence.to_owned()
    }
    fn self_study(&self, competence: &str) -> String {
        competence.to_owned()
    }
    fn closing_diagnosis(&self) -> String {
        String::new()
    }
}

#[wasm_bindgen_test]
fn ten_thousand_programmes() {
    let (instrument, catalogue) = (instrument(), catalogue());
    let answers: Answers = instrument
        .statements()
        .map(|(_, s)| (s.id.clone(), Answer { mark: Mark::Level(1), answered_at: marshrut::platform::now() }))
        .collect();
    let found = deficits(&instrument, &answers);
    assert_eq!(found.len(), COMPETENCES);
    let from = day(0);
    let limits = Limits {
        from,
        until: from + Days::new(300),
        hours_per_week: 12,
        remote_only: false,
        deficits: MAX_DEFICITS,
    };
    let mut taken: Vec<f64> = (0..TIMES)
        .map(|_| {
            let start = js_sys::Date::now();
            let mut n = 0;
            let steps = draft(&instrument, &found, &catalogue, limits, &Plain, || {
                n += 1;
                uuid_v7(n, [0; 10])
            });
            let end = js_sys::Date::now();
            assert!(steps.len() > 10, "{} steps", steps.len());
            end - start
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    let [median, p95, worst] = [TIMES / 2, TIMES * 95 / 100, TIMES - 1].map(|at| taken[at]);
    console_log!(r#"draft: {{"times":{TIMES},"median":{median},"p95":{p95},"worst":{worst}}}"#);
}

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day") + Days::new(n)
}

fn competence(n: usize) -> CompetenceId {
    format!("competence-{n}").parse().expect("a key")
}

fn instrument() -> Instrument {
    let statement = |c: usize, n: usize| Statement {
        id: format!("competence-{c}-{n}").parse().expect("a key"),
        text: String::new(),
        example: String::new(),
    };
    let of = |c: usize| Competence {
        id: competence(c),
        area: "area".parse().expect("a key"),
        title: format!("Компетенция {c}"),
        meaning: String::new(),
        weight: 1 + u8::try_from(c % 3).expect("small"),
        advice: vec![Advice { from: 1, text: String::new() }],
        statements: (1..=3).map(|n| statement(c, n)).collect(),
    };
    let point = |value| ScalePoint { value, label: String::new(), hint: String::new() };
    let level = |id: &str, from_percent| Level {
        id: id.into(),
        title: id.into(),
        from_percent,
        meaning: String::new(),
    };
    Instrument {
        id: "long".into(),
        version: "1".into(),
        title: String::new(),
        audience: "teacher".into(),
        origin: None,
        minutes: 30,
        purpose: String::new(),
        visibility: String::new(),
        answered_share_percent: 60,
        deficit_below_percent: 70,
        scale: (1..=5).map(point).collect(),
        levels: vec![level("start", 0), level("confident", 70)],
        areas: vec![Area {
            id: "area".parse().expect("a key"),
            title: String::new(),
            plural: String::new(),
            description: String::new(),
        }],
        competences: (0..COMPETENCES).map(of).collect(),
    }
}

/// Programmes of all lengths and modes; each closes one to four competences and starts four times in the year.
fn catalogue() -> Vec<Programme> {
    let of = |n: usize| Programme {
        id: ProgrammeId(uuid_v7(u64::try_from(n).expect("small"), [1; 10])),
        code: format!("P-{n:05}"),
        title: format!("Программа {n}"),
        kind: [ProgrammeKind::Pk, ProgrammeKind::Pp][usize::from(n.is_multiple_of(19))],
        provider: String::new(),
        hours: [18, 24, 36, 72, 108, 144][n % 6],
        mode: [Mode::Remote, Mode::InPerson, Mode::Mixed][n % 3],
        in_federal_register: n % 4 != 0,
        register_number: None,
        competences: (0..=n % 4).map(|k| competence((n * 7 + k * 11) % COMPETENCES)).collect(),
        starts: (0..4).map(|k| day(u64::try_from(n % 60 + k * 75).expect("small"))).collect(),
        summary: String::new(),
    };
    (0..PROGRAMMES).map(of).collect()
}
