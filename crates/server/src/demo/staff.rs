//! The people of the schools: managers, then teachers by subject; ages, service, categories that fit each other.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use domain::{
    PersonId,
    people::{YoungRule, is_young},
};

use super::{
    Input,
    calendar::{september, shift, years},
    cast,
    data::Subject,
    dice::Dice,
    names::{Sex, name},
    tree::{School, Tree, founded},
};
use crate::records::Person;

/// Someone of a school, with what the generator needs to know.
#[derive(Clone, Debug)]
pub struct Member {
    pub person: Person,
    /// Place in [`Tree::schools`].
    pub school: usize,
    /// Full years of work.
    pub service: i32,
    pub age: i32,
    pub young: bool,
}

/// When someone was born and has taught since.
#[derive(Clone, Copy, Debug)]
pub struct Career {
    pub born: NaiveDate,
    pub since: NaiveDate,
}

/// Fills the schools, in their order; directors come first in each.
pub fn hire(input: &Input, tree: &Tree) -> Vec<Member> {
    let mut staff = Vec::new();
    for (number, school) in tree.schools.iter().enumerate() {
        staff.extend(school_staff(input, school, number));
    }
    staff
}

impl Member {
    pub fn new(person: Person, school: usize, rule: YoungRule, today: NaiveDate) -> Self {
        Self {
            school,
            service: years(person.teaching_since, today),
            age: years(person.born, today),
            young: is_young(rule, person.born, person.teaching_since, today),
            person,
        }
    }
}

fn school_staff(input: &Input, school: &School, number: usize) -> Vec<Member> {
    let mut dice = Dice::new(input.seed, "staff", number);
    let today = input.now.date_naive();
    let rule = input.data.in_force.system.young_rule();
    let managers = managers(school.size);
    let subjects = &input.data.names.subjects;
    // A systematic sample: a school of thirty has its teacher of chemistry, not three by accident.
    let weights: u32 = subjects.iter().map(|s| s.weight).sum();
    let teachers = school.size.saturating_sub(managers);
    let offset = dice.below(1000);
    let mut taken: HashSet<String> = cast::names().map(|name| name.full()).collect();

    (0..school.size)
        .map(|place| {
            let manager = place < managers;
            let subject = if manager {
                subjects
                    .get(dice.weighted(subjects.iter().map(|s| s.weight)))
                    .filter(|_| school.size < 32 && dice.chance(650))
            } else {
                let point = (u64::from(place - managers) * 1000 + u64::from(offset)) * u64::from(weights)
                    / (u64::from(teachers) * 1000);
                subject_at(subjects, point)
            };
            let sex = sex(&mut dice, subject, manager);
            let career = career(&mut dice, today, manager);
            let service = years(career.since, today);
            let person = Person {
                id: PersonId(dice.id(founded().timestamp_millis() + i64::from(place))),
                name: name(&mut dice, &input.data.names, sex, years(career.born, today), &mut taken),
                born: career.born,
                teaching_since: career.since,
                unit: school.id,
                position: if manager {
                    manager_position(&input.data.names.positions_managers, place)
                } else {
                    subject.map(|s| s.position.clone()).unwrap_or_default()
                },
                subject: subject.map(|s| s.id.clone()).unwrap_or_default(),
                category: category(&mut dice, service, manager),
                manager,
                staff: true,
            };
            Member::new(person, number, rule, today)
        })
        .collect()
}

/// A director, and deputies by the size of the school.
fn managers(size: u32) -> u32 {
    match size {
        0..16 => 1,
        16..24 => 2,
        24..42 => 3,
        42..66 => 4,
        _ => 5,
    }
}

fn manager_position(positions: &[String], place: u32) -> String {
    let place = usize::try_from(place).unwrap_or(0);
    positions.get(place).or(positions.last()).cloned().unwrap_or_default()
}

fn subject_at(subjects: &[Subject], point: u64) -> Option<&Subject> {
    let mut end = 0;
    subjects.iter().find(|subject| {
        end += u64::from(subject.weight);
        point < end
    })
}

fn sex(dice: &mut Dice, subject: Option<&Subject>, manager: bool) -> Sex {
    let men = match subject.map(|s| s.id.as_str()) {
        _ if manager => 260,
        Some("safety") => 780,
        Some("physical-education") => 470,
        Some("technology") => 420,
        Some("informatics") => 380,
        Some("physics") => 320,
        Some("history") => 190,
        Some("primary" | "preschool") => 12,
        Some("russian") => 30,
        _ => 100,
    };
    if dice.chance(men) { Sex::Male } else { Sex::Female }
}

/// Ages lean to 45–55; one in eight is a teacher under 35 in the first three years.
fn career(dice: &mut Dice, today: NaiveDate, manager: bool) -> Career {
    if !manager && dice.chance(125) {
        let age = dice.among(&[
            (14, 22),
            (18, 23),
            (18, 24),
            (13, 25),
            (9, 26),
            (7, 27),
            (6, 29),
            (5, 31),
            (3, 33),
        ]);
        let born = born(dice, today, age);
        // At the earliest at 21.
        let full_years = dice.between(0, (years(born, today) - 21).min(2));
        return Career { born, since: first_day(dice, today, full_years) };
    }
    let bands: [(u32, (i32, i32)); 9] = [
        (5, (26, 29)),
        (8, (30, 34)),
        (12, (35, 39)),
        (15, (40, 44)),
        (19, (45, 49)),
        (19, (50, 54)),
        (12, (55, 59)),
        (7, (60, 64)),
        (3, (65, 68)),
    ];
    let bands = if manager { &bands[2..] } else { &bands };
    let (from, to) = dice.among(bands);
    let age = dice.between(from, to);
    let born = born(dice, today, age);
    let age = years(born, today);
    // Most begin after the institute, some come from another trade.
    let began = if manager || dice.chance(850) { dice.between(21, 24) } else { dice.between(25, 42) };
    let since = first_day(dice, today, (age - began).max(4));
    Career { born, since }
}

/// Born so that they are `age` now.
fn born(dice: &mut Dice, today: NaiveDate, age: i32) -> NaiveDate {
    let birthday = shift(today, -dice.between(1, 364));
    birthday.with_year(birthday.year() - age).unwrap_or(shift(birthday, -age * 365))
}

/// The first working day, so many full school years ago; mostly 1 September.
fn first_day(dice: &mut Dice, today: NaiveDate, full_years: i32) -> NaiveDate {
    let last = september(shift(today, -10));
    let september = last.with_year(last.year() - full_years).unwrap_or(last);
    if dice.chance(800) { september } else { shift(september, dice.between(-16, 75)).min(shift(today, -10)) }
}

fn category(dice: &mut Dice, service: i32, manager: bool) -> Option<String> {
    let (highest, first) = match service {
        _ if manager => (250, 200),
        ..2 => (0, 0),
        2..5 => (10, 280),
        5..10 => (130, 470),
        10..20 => (380, 400),
        _ => (500, 330),
    };
    match dice.below(1000) {
        roll if roll < highest => Some("высшая".to_owned()),
        roll if roll < highest + first => Some("первая".to_owned()),
        _ => None,
    }
}
