//! How long a draft takes: `cargo run --release -p domain --example drafting`. The budget is 20 ms in a browser for
//! 10,000 programmes × 40 competences. No test: a time on a busy machine proves nothing.

use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use domain::{
    CompetenceId, ProgrammeId,
    deficit::Deficit,
    draft::{Limits, Titles, draft},
    ids::uuid_v7,
    instrument::Instrument,
    programme::{Mode, Programme, ProgrammeKind},
    score::Score,
};

const PROGRAMMES: usize = 10_000;
const COMPETENCES: usize = 40;

fn main() {
    let (instrument, deficits) = (instrument(), deficits());
    println!("{PROGRAMMES} programmes, {COMPETENCES} competences, the best of 21 runs, ms");
    for covers in [1, 3, 10, 40] {
        for taken in [3, 10, 40] {
            let catalogue = catalogue(covers);
            let mut times: Vec<Duration> = (0..21)
                .map(|_| {
                    let start = Instant::now();
                    let steps = draft(&instrument, &deficits, &catalogue, limits(taken), &Words, || id(0));
                    assert!(!steps.is_empty());
                    start.elapsed()
                })
                .collect();
            times.sort_unstable();
            let ms = times[0].as_secs_f64() * 1000.0;
            println!("each covers {covers:2}, {taken:2} deficits taken on: {ms:6.2}");
        }
    }
}

/// A sequence that looks random and is always the same (a linear congruential generator).
fn dice(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed;
    move |sides| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    }
}

fn id(n: usize) -> uuid::Uuid {
    uuid_v7(n as u64, [0; 10])
}

fn competence(n: usize) -> CompetenceId {
    format!("methodical-competence-{n}").parse().expect("a key")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a real date")
}

fn limits(deficits: usize) -> Limits {
    let until = today() + Days::new(5000);
    Limits { from: today(), until, hours_per_week: 6, remote_only: false, deficits }
}

fn instrument() -> Instrument {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../systems/instruments/teacher-2026.1.toml");
    toml::from_str(&std::fs::read_to_string(path).expect("the file is there")).expect("is an instrument")
}

fn deficits() -> Vec<Deficit> {
    let mut roll = dice(7);
    let area = instrument().areas[0].id.clone();
    let deficit = |n| Deficit {
        competence: competence(n),
        area: area.clone(),
        score: Score { sum: 3 + u32::try_from(roll(6)).expect("small"), answered: 3, max: 5 },
        threshold: 70,
        weight: 1,
    };
    (0..COMPETENCES).map(deficit).collect()
}

fn catalogue(covers: usize) -> Vec<Programme> {
    let mut roll = dice(1);
    let mut below = |n: usize| usize::try_from(roll(n as u64)).expect("small");
    let programme = |n| Programme {
        id: ProgrammeId(id(n)),
        code: format!("П-{n:05}"),
        title: format!("Программа {n}"),
        kind: ProgrammeKind::Pk,
        provider: "Институт".into(),
        hours: 16 + u16::try_from(below(92)).expect("small"),
        mode: Mode::Remote,
        in_federal_register: below(3) == 0,
        register_number: None,
        competences: (0..covers).map(|_| competence(below(COMPETENCES))).collect(),
        starts: (0..below(3)).map(|_| today() + Days::new(below(400) as u64)).collect(),
        summary: String::new(),
    };
    (0..PROGRAMMES).map(programme).collect()
}

struct Words;

impl Titles for Words {
    fn practice(&self, competence: &str) -> String {
        competence.to_owned()
    }
    fn self_study(&self, competence: &str) -> String {
        competence.to_owned()
    }
    fn closing_diagnosis(&self) -> String {
        String::from("Итоговая диагностика")
    }
}
