//! The data that ships: every instrument passes its check, the system file says what the regulation says.

use std::{fs, path::PathBuf};

use chrono::{DateTime, Utc};
use domain::{
    instrument::{Instrument, InstrumentError},
    system::System,
};

pub fn systems() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../systems")
}

pub fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let text = fs::read_to_string(systems().join(name)).expect("the file is there");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The teachers' instrument as it ships.
pub fn instrument() -> Instrument {
    read("instruments/teacher-2026.1.toml")
}

#[test]
fn the_teachers_instrument_is_sound_and_of_the_promised_size() {
    let instrument = instrument();
    assert_eq!(instrument.check(), Ok(()));
    assert_eq!(instrument.key().expect("a key").as_str(), "teacher-2026.1");
    assert_eq!(instrument.areas.len(), 5, "C-ДИАГ-1: five blocks");
    assert!(instrument.competences.len() >= 20 && instrument.len() >= 70);
    for area in &instrument.areas {
        assert!(instrument.competences.iter().any(|c| c.area == area.id), "{} has competences", area.id);
    }
}

/// One fault at a time; each is named.
#[test]
fn a_spoilt_instrument_is_refused_with_its_place() {
    let spoil = |change: fn(&mut Instrument)| {
        let mut instrument = instrument();
        change(&mut instrument);
        instrument.check().expect_err("is spoilt")
    };
    let first = instrument().competences[0].clone();
    assert_eq!(spoil(|i| i.id = "Учитель".into()), InstrumentError::BadId("Учитель".into()));
    assert_eq!(spoil(|i| i.scale[2].value = 7), InstrumentError::Scale);
    assert_eq!(spoil(|i| i.scale.truncate(1)), InstrumentError::Scale);
    assert_eq!(spoil(|i| i.levels.reverse()), InstrumentError::Levels);
    assert_eq!(spoil(|i| i.levels[0].from_percent = 1), InstrumentError::Levels);
    assert_eq!(spoil(|i| i.deficit_below_percent = 101), InstrumentError::OverHundred);
    assert_eq!(spoil(|i| i.competences.clear()), InstrumentError::Empty);
    assert_eq!(spoil(|i| i.competences[0].weight = 0), InstrumentError::Weight(first.id.clone()));
    assert_eq!(
        spoil(|i| i.competences[0].area = "nowhere".parse().expect("a key")),
        InstrumentError::UnknownArea(first.id.clone())
    );
    assert_eq!(
        spoil(|i| i.competences[0].statements.clear()),
        InstrumentError::NoStatements(first.id.clone())
    );
    assert_eq!(spoil(|i| i.competences[0].advice.truncate(1)), InstrumentError::Advice(first.id.clone()));
    let twice = first.statements[0].id.to_string();
    assert_eq!(
        spoil(|i| i.competences[1].statements[0].id = i.competences[0].statements[0].id.clone()),
        InstrumentError::Twice(twice)
    );
    let area = instrument().areas[0].id.to_string();
    assert_eq!(spoil(|i| i.areas.push(i.areas[0].clone())), InstrumentError::Twice(area));
}

/// D-NSO-1…6 with the targets of пп. 26–27.
#[test]
fn the_novosibirsk_file_has_the_six_indicators_with_their_targets() {
    let system: System = read("novosibirsk.toml");
    let references: Vec<_> = system.indicators.iter().map(|i| i.reference.as_str()).collect();
    assert_eq!(references, ["D-NSO-1", "D-NSO-2", "D-NSO-3", "D-NSO-4", "D-NSO-5", "D-NSO-6"]);
    let target = |n: usize| system.indicators[n].target_in(2024).map(|t| t.value);
    assert_eq!((target(2), target(3), target(4), target(5)), (Some(30), Some(40), Some(250), Some(70)));
    for indicator in &system.indicators {
        let rising = indicator.targets.windows(2).all(|pair| pair[0].year < pair[1].year);
        assert!(rising, "{}: targets rise by year", indicator.reference);
        assert!(indicator.short.chars().count() <= 60, "{}: fits a tile", indicator.reference);
    }
    let young = system.young_rule();
    assert_eq!((young.age_below, young.service_months), (35, 36));
}

/// Story: a step marked done at two in the morning in Novosibirsk was «in the future» for a server on UTC.
#[test]
fn today_is_the_regions_day() {
    let system: System = read("novosibirsk.toml");
    let night: DateTime<Utc> = "2026-11-22T19:00:00Z".parse().expect("a time");
    assert_eq!(system.today(night).to_string(), "2026-11-23");
    let evening: DateTime<Utc> = "2026-11-22T16:59:59Z".parse().expect("a time");
    assert_eq!(system.today(evening).to_string(), "2026-11-22");
}
