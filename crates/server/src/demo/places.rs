//! What a school is called: kind, number, place. The places are real, the schools are not.

use super::{
    data::{Municipality, MunicipalityKind},
    dice::Dice,
};

/// Towns and townships among the settlements of the region; the rest are villages.
const TOWNS: [&str; 14] = [
    "Барабинск",
    "Бердск",
    "Болотное",
    "Искитим",
    "Каргат",
    "Карасук",
    "Куйбышев",
    "Купино",
    "Новосибирск",
    "Обь",
    "Татарск",
    "Тогучин",
    "Черепаново",
    "Чулым",
];
const TOWNSHIPS: [&str; 18] = [
    "Горный",
    "Дорогино",
    "Колывань",
    "Кольцово",
    "Коченёво",
    "Краснозёрское",
    "Краснообск",
    "Линёво",
    "Листвянский",
    "Маслянино",
    "Мошково",
    "Ордынское",
    "Посевная",
    "Станционно-Ояшинский",
    "Сузун",
    "Чаны",
    "Чик",
    "Чистоозёрное",
];

/// A place that has schools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub name: &'a str,
    pub town: bool,
    /// The city so great that its schools go by their number alone.
    pub metropolis: bool,
    pub schools: usize,
}

/// Shares the schools of a municipality out over its places, the centre first.
pub fn places(municipality: &Municipality, schools: usize, metropolis: bool) -> Vec<Place<'_>> {
    let place = |name, schools| Place { name, town: TOWNS.contains(&name), metropolis, schools };
    let Some((first, rest)) = municipality.settlements.split_first() else {
        return vec![place(municipality.centre.as_str(), schools)];
    };
    // A quarter in the centre, one in each village; what is over goes to the centre.
    let in_centre = schools.div_ceil(4).max(schools.saturating_sub(rest.len()));
    let villages = rest.iter().take(schools - in_centre).map(|name| place(name, 1));
    [place(first, in_centre)].into_iter().chain(villages).collect()
}

/// Numbers of the schools of one place, rising, with gaps as schools close and merge. A single school has none.
pub fn numbers(dice: &mut Dice, place: Place) -> Vec<Option<usize>> {
    if place.schools == 1 && !place.metropolis {
        return vec![None];
    }
    let last = if place.metropolis { (place.schools * 5 / 4).max(217) } else { place.schools * 4 / 3 + 1 };
    let mut all: Vec<usize> = (1..=last).collect();
    dice.shuffle(&mut all);
    all.truncate(place.schools);
    all.sort_unstable();
    all.into_iter().map(Some).collect()
}

/// «СОШ № 3 г. Тогучин», «ООШ с. Коурак», «Лицей № 12».
pub fn school_name(kind: &str, number: Option<usize>, place: Place) -> String {
    let number = number.map(|number| format!(" № {number}")).unwrap_or_default();
    let of = if place.metropolis { String::new() } else { format!(" {} {}", place.sort(), place.name) };
    format!("{}{number}{of}", capitalised(kind))
}

/// With a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl Place<'_> {
    /// «г.», «р. п.», «пос.», «с.».
    fn sort(&self) -> &'static str {
        let adjective = ["ский", "ный", "ой", "вый"].iter().any(|end| self.name.ends_with(end));
        match () {
            () if self.town => "г.",
            () if TOWNSHIPS.contains(&self.name) => "р. п.",
            () if adjective => "пос.",
            () => "с.",
        }
    }
}

impl Municipality {
    /// Whether people there live in villages.
    pub fn is_rural(&self) -> bool {
        self.kind == MunicipalityKind::District
    }
}
