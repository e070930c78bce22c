//! Three witnesses and the life of a deficit: C-ДИАГ-7, C-ДИАГ-11, C-ДЕФ-1, C-ДЕФ-6.

use chrono::Datelike;
use domain::{
    life::{DeficitState, Work, life, lives},
    outer::{day as read_day, folded, measured, number, serial_day},
    recheck::RecheckError,
    witness::{Measured, Testimony, Views, Witness},
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::make;

const ALL: [Witness; 6] =
    [Witness::Own, Witness::Assigned, Witness::Recheck, Witness::Observer, Witness::Centre, Witness::Federal];

/// A word with levels of 25 per cent each and a threshold in the middle of the second.
fn word(by: Witness, on: u64, got: u32) -> Testimony {
    Testimony {
        competence: make::competence_id(0),
        by,
        on: make::day(on),
        measured: Measured { got, of: 100 },
        rank: u8::try_from((got / 25).min(3)).expect("small"),
        level: (got / 25).to_string(),
        below: got < 40,
        note: String::new(),
    }
}

fn said() -> impl Strategy<Value = Vec<Testimony>> {
    vec((select(&ALL[..]), 0u64..60, 0u32..=100), 0..12)
        .prop_map(|all| all.into_iter().map(|(by, on, got)| word(by, on, got)).collect())
}

fn work() -> impl Strategy<Value = Work> {
    (proptest::option::of(0u64..60), proptest::option::of(0u64..60))
        .prop_map(|(since, done)| Work { since: since.map(make::day), done_on: done.map(make::day) })
}

proptest! {
    #[test]
    fn what_is_shown_was_said_word_for_word(said in said()) {
        let views = Views::of(&make::competence_id(0), &said);
        for shown in [views.own, views.test, views.observer].into_iter().flatten() {
            prop_assert!(said.contains(shown), "nothing is averaged or made up");
        }
        for (shown, is) in [
            (views.own, Witness::is_own as fn(Witness) -> bool),
            (views.test, Witness::is_outer),
        ] {
            prop_assert_eq!(shown.is_some(), said.iter().any(|t| is(t.by)));
            let newest = said.iter().filter(|t| is(t.by)).map(|t| t.on).max();
            prop_assert_eq!(shown.map(|t| t.on), newest);
        }
    }

    #[test]
    fn a_level_apart_is_a_talking_point_and_the_test_decides(own in 0u32..=100, test in 0u32..=100) {
        let both = [word(Witness::Own, 9, own), word(Witness::Federal, 3, test)];
        let views = Views::of(&make::competence_id(0), &both);
        prop_assert_eq!(views.is_talking_point(), both[0].rank != both[1].rank);
        let decides = views.decides().expect("someone");
        prop_assert_eq!(decides.by.is_outer(), both[0].rank != both[1].rank);
    }

    #[test]
    fn words_may_arrive_in_any_order(said in said().prop_shuffle(), work in work(), turn in any::<prop::sample::Index>()) {
        // Two words of one witness on one day are one file or one tap: not told apart here.
        let mut once = said;
        let witness = |t: &Testimony| if t.by == Witness::Assigned { Witness::Own } else { t.by };
        once.sort_by_key(|t| (t.on, witness(t)));
        once.dedup_by_key(|t| (t.on, witness(t)));
        let before = life(&make::competence_id(0), &once, work);
        let middle = turn.index(once.len() + 1).min(once.len());
        once.rotate_left(middle);
        prop_assert_eq!(life(&make::competence_id(0), &once, work), before);
    }

    #[test]
    fn an_observer_opens_and_closes_nothing(said in said(), work in work(), got in 0u32..=100, on in 0u64..60) {
        let before = life(&make::competence_id(0), &said, work);
        let mut more = said;
        more.push(word(Witness::Observer, on, got));
        prop_assert_eq!(life(&make::competence_id(0), &more, work), before);
    }

    #[test]
    fn the_last_test_has_the_last_word_of_its_day(said in said(), work in work(), got in 0u32..=100) {
        let mut said = said;
        said.push(word(Witness::Federal, 60, got));
        let now = life(&make::competence_id(0), &said, work);
        let open = now.as_ref().is_some_and(|life| life.lifted.is_none());
        prop_assert_eq!(open, got < 40);
    }

    #[test]
    fn a_life_is_told_in_order(said in said(), work in work()) {
        for life in lives(&said, |_| work) {
            if let Some(lifted) = &life.lifted {
                prop_assert!(life.found.on <= lifted.on);
                prop_assert_eq!(life.state, DeficitState::Lifted);
            } else {
                prop_assert_eq!(life.state == DeficitState::InWork, work.since.is_some());
            }
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them(hundredths in 0u32..=10_000) {
        let (whole, part) = (hundredths / 100, hundredths % 100);
        for text in [format!("{whole},{part:02}"), format!("{whole}.{part:02}"), format!(" {whole},{part:02} % ")] {
            prop_assert_eq!(number(&text), Some(hundredths), "{}", text);
            prop_assert_eq!(measured(&text, "", ""), Ok(Measured { got: hundredths, of: 10_000 }));
        }
    }

    #[test]
    fn a_day_is_read_however_it_is_written(n in 0u64..4000) {
        let day = make::day(n);
        let (y, m, d) = (day.year(), day.month(), day.day());
        for text in [format!("{d:02}.{m:02}.{y}"), format!("{d}.{m}.{y}"), format!("{y}-{m:02}-{d:02}")] {
            prop_assert_eq!(read_day(&text), Some(day));
        }
    }

    #[test]
    fn nothing_is_read_into_what_is_no_number(text in ".{0,12}") {
        if let Ok(Measured { got, of }) = measured(&text, &text, &text) {
            prop_assert!(got <= of && of > 0);
        }
    }

    #[test]
    fn a_recheck_is_taken_whole((instrument, answers) in make::answered(4)) {
        for competence in &instrument.competences {
            let of_it = |id: &domain::StatementId| competence.statements.iter().any(|s| s.id == *id);
            let answers: domain::diagnosis::Answers =
                answers.iter().filter(|(id, _)| of_it(id)).map(|(id, a)| (id.clone(), *a)).collect();
            let recheck = domain::recheck::Recheck {
                id: domain::RecheckId(make::id(1)),
                person: make::person(1),
                instrument: instrument.key().expect("a key"),
                competence: competence.id.clone(),
                step: None,
                taken_at: make::now(),
                answers,
            };
            let whole = recheck.answers.len() == competence.statements.len();
            prop_assert_eq!(recheck.check(&instrument).is_ok(), whole);
            if let Some(stranger) = instrument.competences.iter().find(|c| c.id != competence.id) {
                let elsewhere = domain::recheck::Recheck { competence: stranger.id.clone(), ..recheck };
                if !elsewhere.answers.is_empty() {
                    let refused = matches!(elsewhere.check(&instrument), Err(RecheckError::UnknownStatement(_)));
                    prop_assert!(refused);
                }
            }
        }
    }
}

/// The story of the requirement: выявлен → в работе → снят.
#[test]
fn a_deficit_is_found_worked_on_and_lifted_by_a_recheck() {
    let id = make::competence_id(0);
    let mut said = vec![word(Witness::Own, 0, 30)];
    assert_eq!(life(&id, &said, Work::default()).expect("found").state, DeficitState::Found);
    let work = Work { since: Some(make::day(5)), done_on: None };
    assert_eq!(life(&id, &said, work).expect("open").state, DeficitState::InWork);
    said.push(word(Witness::Recheck, 40, 80));
    let lifted = life(&id, &said, Work { done_on: Some(make::day(39)), ..work }).expect("known");
    assert_eq!(lifted.state, DeficitState::Lifted);
    let (before, after) = (lifted.found.measured, lifted.lifted.expect("lifted").measured);
    assert_eq!((before.got, after.got), (30, 80));
}

/// A person who thinks better of themselves than the test does closes nothing by saying it again; after learning, they
/// do.
#[test]
fn a_test_is_not_talked_away() {
    let id = make::competence_id(0);
    let said = [word(Witness::Federal, 0, 20), word(Witness::Recheck, 10, 90)];
    let open = life(&id, &said, Work::default()).expect("found");
    assert_eq!((open.state, open.found.by), (DeficitState::Found, Witness::Federal));
    let learnt = Work { since: Some(make::day(1)), done_on: Some(make::day(9)) };
    assert_eq!(life(&id, &said, learnt).expect("known").state, DeficitState::Lifted);
    // The other way round: a modest answer against a good test is a talking point, not a deficit.
    let said = [word(Witness::Centre, 0, 90), word(Witness::Own, 10, 30)];
    assert_eq!(life(&id, &said, Work::default()), None);
}

#[test]
fn cells_of_a_spreadsheet() {
    assert_eq!(number("1 200,5"), Some(120_050));
    for bad in ["", "abc", "-5", "1,2,3", "12e3", "9999999"] {
        assert_eq!(number(bad), None, "{bad}");
    }
    assert_eq!(measured("", "17", "25"), Ok(Measured { got: 1700, of: 2500 }));
    assert!(measured("100,01", "", "").is_err() && measured("-3", "", "").is_err());
    assert!(measured("", "26", "25").is_err() && measured("", "5", "0").is_err());
    assert!(measured("", "", "").is_err() && measured("", "5", "").is_err());
    assert_eq!(serial_day(46_338), chrono::NaiveDate::from_ymd_opt(2026, 11, 12));
    assert_eq!(read_day("46338"), read_day("12.11.2026"));
    assert_eq!(read_day("12.11.2026 00:00:00"), read_day("2026-11-12"));
    for bad in ["", "вчера", "31.02.2026", "12.11.26", "5"] {
        assert_eq!(read_day(bad), None, "{bad}");
    }
    assert_eq!(folded(" МБОУ «СОШ №\u{a0}1»  г. Тогучин"), folded("мбоу сош № 1 г Тогучин"));
    assert_eq!(folded("Алёна"), folded("АЛЕНА"));
}

/// Somebody goes through the questions twice on one day: the later time counts.
#[test]
fn of_two_own_words_on_one_day_the_later_stands() {
    let (strong, weak) = (word(Witness::Assigned, 3, 80), word(Witness::Own, 3, 20));
    let state = |said: &[Testimony]| life(&make::competence_id(0), said, Work::default()).map(|l| l.state);
    assert_eq!(state(&[strong.clone(), weak.clone()]), Some(DeficitState::Found));
    assert_eq!(state(&[weak, strong]), Some(DeficitState::Lifted));
}
