//! The organisation tree: region, municipalities, schools, with what makes one school unlike another.

use chrono::{DateTime, Utc};
use domain::{UnitId, people::UnitKind};

use super::{
    Input,
    data::SchoolKind,
    dice::Dice,
    places::{Place, numbers, places, school_name},
    sizes,
};
use crate::records::Unit;

/// The units, and the schools with their hidden traits.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Parents before children.
    pub units: Vec<Unit>,
    pub region: UnitId,
    /// In the order of the data.
    pub municipalities: Vec<UnitId>,
    /// Grouped by municipality.
    pub schools: Vec<School>,
    /// The municipality the demo looks at; its first school is the demo teacher's.
    pub focus: usize,
    pub heaviest: usize,
}

/// A school. Effects are in thousandths of a scale point, shares in thousandths.
#[derive(Clone, Debug)]
pub struct School {
    pub id: UnitId,
    pub municipality: usize,
    pub size: u32,
    pub rural: bool,
    /// How much better its people are than others.
    pub effect: i32,
    /// The same for each area of the instrument, the municipality's effect included.
    pub areas: Vec<i32>,
    /// People with a diagnosis of the last twelve months.
    pub diagnosed: u32,
    /// People who completed a programme of the register by a diagnosis.
    pub trained: u32,
}

/// Before its traits are known.
struct Outline {
    municipality: usize,
    name: String,
    kind: String,
    size: u32,
    rural: bool,
}

/// Grows the tree.
pub fn grow(input: &Input) -> Tree {
    let data = input.data;
    let focus = sizes::focus(&data.municipalities);
    let heaviest = sizes::heaviest(&data.municipalities);
    let staff = sizes::by_municipality(&data.municipalities, input.people);
    let mut dice = Dice::new(input.seed, "tree", 0);

    let mut outlines = Vec::new();
    for (municipality, staff) in staff.into_iter().enumerate().filter(|(_, staff)| *staff > 0) {
        outlines.extend(outline(input, municipality, staff, focus, heaviest));
    }
    let low = low_results(&mut dice, &outlines, focus);

    let mut ids = (0..).map(|n: i64| UnitId(dice.id(FOUNDED_MS + n)));
    let mut id = || ids.next().unwrap_or(UnitId(uuid::Uuid::nil()));
    let region = id();
    let municipalities: Vec<UnitId> = data.municipalities.iter().map(|_| id()).collect();
    let mut units = vec![Unit {
        id: region,
        parent: None,
        kind: UnitKind::Region,
        name: data.in_force.system.region.clone(),
        low_results: false,
    }];
    units.extend(data.municipalities.iter().zip(&municipalities).map(|(m, id)| Unit {
        id: *id,
        parent: Some(region),
        kind: UnitKind::Municipality,
        name: m.name.clone(),
        low_results: false,
    }));
    let mut schools = Vec::with_capacity(outlines.len());
    for (outline, low_results) in outlines.into_iter().zip(low) {
        let school = School { id: id(), ..traits(input, &outline, low_results, schools.len()) };
        units.push(Unit {
            id: school.id,
            parent: Some(municipalities[outline.municipality]),
            kind: UnitKind::School,
            name: outline.name,
            low_results,
        });
        schools.push(school);
    }
    balance(&mut schools, DIAGNOSED, |school| &mut school.diagnosed);
    balance(&mut schools, TRAINED, |school| &mut school.trained);
    Tree { units, region, municipalities, schools, focus, heaviest }
}

/// 1 September 2024, 0:00 UTC: when the tree was entered.
const FOUNDED_MS: i64 = 1_725_148_800_000;

/// Short names of the kinds of school without an entrance contest.
const GENERAL: &str = "СОШ";
const BASIC: &str = "ООШ";

/// Shares of the region in thousandths, and the bounds of a school's own.
const DIAGNOSED: (u32, u32, u32) = (685, 300, 950);
const TRAINED: (u32, u32, u32) = (312, 50, 550);

/// When something of the tree was entered.
pub fn founded() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(FOUNDED_MS).unwrap_or_default()
}

fn outline(input: &Input, municipality: usize, staff: u32, focus: usize, heaviest: usize) -> Vec<Outline> {
    let data = &input.data.municipalities[municipality];
    let mut dice = Dice::new(input.seed, "municipality", municipality);
    let home = if municipality == focus { home_size(staff) } else { 0 };
    let average = match () {
        () if municipality == focus => 15,
        () if municipality == heaviest => 58,
        () if data.is_rural() => 27,
        () => 50,
    };
    let others = if staff > home { sizes::schools(staff - home, average) } else { 0 };
    let schools = others + usize::from(home > 0);

    let mut named = Vec::with_capacity(schools);
    for place in places(data, schools, municipality == heaviest) {
        let numbers = numbers(&mut dice, place);
        named.extend(numbers.into_iter().map(|number| (place, number)));
    }
    let rural = data.is_rural();
    let weights: Vec<u32> = named
        .iter()
        .map(|(place, _)| match () {
            () if rural && place.schools > 1 => 120 + dice.below(150),
            () if rural => 12 + dice.below(110),
            () => 40 + dice.below(160),
        })
        .collect();
    let mut split = sizes::split(&mut dice, staff - home, &weights[usize::from(home > 0)..]);
    if home > 0 {
        split.insert(0, home);
    }
    let kinds = &input.data.names.school_kinds;
    let mut outlines = Vec::with_capacity(schools);
    for ((place, number), size) in named.into_iter().zip(split) {
        let home = home > 0 && outlines.is_empty();
        let kind = if home { GENERAL.to_owned() } else { kind(&mut dice, kinds, place, size) };
        outlines.push(Outline { municipality, name: school_name(&kind, number, place), kind, size, rural });
    }
    outlines
}

/// The staff of the demo teacher's school.
fn home_size(focus_staff: u32) -> u32 {
    let size = (focus_staff * 2 / 5).clamp(30, 44);
    if focus_staff < size + sizes::SMALLEST { focus_staff } else { size }
}

/// Lyceums stand in towns, schools of nine classes in villages.
fn kind(dice: &mut Dice, kinds: &[SchoolKind], place: Place, size: u32) -> String {
    let weight = |kind: &SchoolKind| match kind.short.as_str() {
        GENERAL => kind.weight,
        BASIC if place.town || size > 24 => 0,
        BASIC => kind.weight * 2,
        _ if place.town && place.schools > 1 => kind.weight * 3 / 2,
        _ => 0,
    };
    let weights: Vec<u32> = kinds.iter().map(weight).collect();
    if weights.iter().sum::<u32>() == 0 {
        return GENERAL.to_owned();
    }
    kinds[dice.weighted(weights)].short.clone()
}

/// One school in twelve, mostly in the country, some in the demo's district.
fn low_results(dice: &mut Dice, outlines: &[Outline], focus: usize) -> Vec<bool> {
    let mut low = vec![false; outlines.len()];
    let home = outlines.iter().position(|outline| outline.municipality == focus);
    let wanted = (outlines.len() * 8).div_ceil(100);
    for n in 0..wanted {
        let weights: Vec<u32> = outlines
            .iter()
            .enumerate()
            .map(|(i, outline)| match () {
                () if low[i] || home == Some(i) || !matches!(outline.kind.as_str(), GENERAL | BASIC) => 0,
                () if n == 0 && outlines.len() > 30 => u32::from(outline.municipality == focus),
                () if outline.rural => 6,
                () => 1,
            })
            .collect();
        if weights.iter().sum::<u32>() > 0 {
            low[dice.weighted(weights)] = true;
        }
    }
    low
}

/// Moves the shares of all schools together until the region's comes out, so that it does not hang on the seed.
fn balance(
    schools: &mut [School],
    (wanted, low, high): (u32, u32, u32),
    share: impl Fn(&mut School) -> &mut u32,
) {
    let people: u32 = schools.iter().map(|school| school.size).sum();
    for _ in 0..3 {
        let have: u32 = schools.iter_mut().map(|school| school.size * *share(school)).sum();
        let mean = have / people.max(1);
        for school in &mut *schools {
            let value = share(school);
            *value = (*value + wanted).saturating_sub(mean).clamp(low, high);
        }
    }
}

fn traits(input: &Input, outline: &Outline, low_results: bool, number: usize) -> School {
    let mut dice = Dice::new(input.seed, "school", number);
    let mut area = Dice::new(input.seed, "areas", outline.municipality);
    let strong = matches!(outline.kind.as_str(), "лицей" | "гимназия");
    let effect = match () {
        () if low_results => -380 + dice.bell(80),
        () if strong => 200 + dice.bell(120),
        () => dice.bell(190),
    };
    let areas = input.data.common().areas.iter().map(|_| area.bell(130) + dice.bell(180)).collect();
    let per_mille = |value: i32| u32::try_from(value).unwrap_or(0);
    let diagnosed = 690 + dice.bell(175);
    let of_diagnosed = 450 + dice.bell(150);
    School {
        id: UnitId(uuid::Uuid::nil()),
        municipality: outline.municipality,
        size: outline.size,
        rural: outline.rural,
        effect,
        areas,
        diagnosed: per_mille(diagnosed),
        trained: per_mille(diagnosed * of_diagnosed / 1000),
    }
}
