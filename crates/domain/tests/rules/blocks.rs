//! Subject blocks (C-ДИАГ-1): each that ships makes a sound instrument of the common one; a spoilt one is named.

use std::{collections::BTreeSet, fs};

use domain::instrument::{Block, BlockError, Instrument, InstrumentStage, Origin};

use crate::files::{instrument, read, systems};

/// Every block that ships, by the name of its file.
fn blocks() -> Vec<(String, Block)> {
    let folder = systems().join("instruments/blocks");
    let mut all: Vec<(String, Block)> = fs::read_dir(folder)
        .expect("there are blocks")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .map(|name| (name.clone(), read(&format!("instruments/blocks/{name}"))))
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[test]
fn every_subject_has_a_block_that_fits_the_common_instrument() {
    let common = instrument();
    let blocks = blocks();
    let subjects: BTreeSet<_> = blocks.iter().map(|(_, block)| block.subject.clone()).collect();
    assert_eq!(blocks.len(), 15, "Ф01: fifteen subjects");
    assert_eq!(subjects.len(), 15);
    let mut ids = BTreeSet::new();
    for (file, block) in &blocks {
        assert_eq!(*file, format!("{}-{}.toml", block.subject, block.version));
        assert!(block.competences.iter().all(|c| c.statements.len() >= 3), "{file}");
        let (id, made) = block.compose(&common).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(id.as_str(), format!("teacher.{}-{}", block.subject, block.version));
        let of_block = made.competences.iter().take(block.competences.len());
        assert!(of_block.eq(&block.competences), "{file}: the subject is asked first");
        for competence in &block.competences {
            assert!(ids.insert(competence.id.clone()), "{} stands in two blocks", competence.id);
            assert!(competence.title.chars().count() <= 60, "{}", competence.id);
        }
        let common_left = common.competences.iter().filter(|c| c.area != block.competences[0].area);
        assert!(
            common_left.clone().all(|c| made.competence(&c.id) == Some(c)),
            "other areas stay as they are"
        );
        assert!((15..=30).contains(&made.minutes), "{file}: {} minutes", made.minutes);
    }
}

#[test]
fn managers_have_an_instrument_of_their_own() {
    let managers: Instrument = read("instruments/manager-2026.1.toml");
    assert_eq!(managers.check(), Ok(()));
    assert_eq!(managers.audience, "manager");
    assert!(managers.competences.len() >= 20 && managers.len() >= 60, "C-УК-6, C-ДЕФ-2");
    let areas = |i: &Instrument| -> Vec<String> { i.areas.iter().map(|a| a.id.to_string()).collect() };
    assert_eq!(
        areas(&managers),
        areas(&instrument()),
        "C-ДИАГ-1: the same five blocks, so that units count alike"
    );
}

#[test]
fn a_spoilt_block_is_refused_with_its_place() {
    let spoil = |change: fn(&mut Block)| {
        let (_, mut block) = blocks().into_iter().next().expect("a block");
        change(&mut block);
        block.compose(&instrument()).map(|(id, _)| id)
    };
    let of = |text: &str| text.parse().expect("a key");
    assert_eq!(spoil(|b| b.competences.truncate(3)), Err(BlockError::TooFew(3)));
    assert_eq!(
        spoil(|b| b.competences[1].id = "somebody-elses".parse().expect("a key")),
        Err(BlockError::Foreign(of("somebody-elses")))
    );
    assert!(matches!(
        spoil(|b| b.competences[2].area = "it".parse().expect("a key")),
        Err(BlockError::OtherArea(_))
    ));
    assert_eq!(
        spoil(|b| b.keeps.push("it-ai".parse().expect("a key"))),
        Err(BlockError::KeepsNothing(of("it-ai")))
    );
    assert!(matches!(spoil(|b| b.competences[0].advice.clear()), Err(BlockError::Composed(_))));
}

/// C-ДИАГ-5: who made a version and how far it has come goes with it, also into what is composed of it.
#[test]
fn a_version_says_who_made_it_and_a_withdrawn_one_is_not_offered() {
    let common = instrument();
    let origin = common.origin.clone().expect("the shipped instrument says it");
    assert!(!origin.author.is_empty());
    assert!(common.is_offered());
    let (_, mut block) = blocks().remove(0);
    assert_eq!(block.compose(&common).expect("sound").1.origin, Some(origin));
    let own =
        Origin { author: "БГПУ".into(), stage: InstrumentStage::Withdrawn, expert: "УУНиТ".into() };
    block.origin = Some(own.clone());
    let (_, made) = block.compose(&common).expect("sound");
    assert_eq!((made.is_offered(), made.origin), (false, Some(own)));
    let before_it_was_asked = Instrument { origin: None, ..common };
    assert!(before_it_was_asked.is_offered());
}
