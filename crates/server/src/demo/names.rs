//! Names of made-up people, combined by chance; given names fit the age, so that a school reads like a school.

use std::collections::HashSet;

use domain::people::PersonName;

use super::{data::Names, dice::Dice};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
}

/// Given names that were rare before about 1980, and since.
const LATER: [&str; 14] = [
    "Алина",
    "Алёна",
    "Анастасия",
    "Валерия",
    "Виктория",
    "Дарья",
    "Кристина",
    "Ксения",
    "Полина",
    "Софья",
    "Яна",
    "Артём",
    "Кирилл",
    "Никита",
];
const EARLIER: [&str; 10] = [
    "Валентина",
    "Галина",
    "Лариса",
    "Людмила",
    "Надежда",
    "Анатолий",
    "Борис",
    "Валерий",
    "Виктор",
    "Геннадий",
];

/// A name that nobody of `taken` has yet; it is added there.
pub fn name(dice: &mut Dice, names: &Names, sex: Sex, age: i32, taken: &mut HashSet<String>) -> PersonName {
    let mut drawn = draw(dice, names, sex, age);
    for _ in 0..50 {
        if taken.insert(drawn.full()) {
            break;
        }
        drawn = draw(dice, names, sex, age);
    }
    drawn
}

fn draw(dice: &mut Dice, names: &Names, sex: Sex, age: i32) -> PersonName {
    let (families, given, patronymics) = match sex {
        Sex::Female => (&names.female_surnames, &names.female_names, &names.female_patronymics),
        Sex::Male => (&names.male_surnames, &names.male_names, &names.male_patronymics),
    };
    let mut chosen = word(dice, given);
    for _ in 0..6 {
        let fits =
            if age < 45 { !EARLIER.contains(&chosen.as_str()) } else { !LATER.contains(&chosen.as_str()) };
        if fits {
            break;
        }
        chosen = word(dice, given);
    }
    // A few have none (their documents came from elsewhere).
    let patronymic = (!dice.chance(4)).then(|| word(dice, patronymics));
    PersonName { family: word(dice, families), given: chosen, patronymic }
}

fn word(dice: &mut Dice, of: &[String]) -> String {
    dice.pick(of).cloned().unwrap_or_default()
}
