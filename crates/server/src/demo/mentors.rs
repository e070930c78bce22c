//! Who takes pairs: about one in twenty, experienced, and strong by their own latest diagnosis.

use std::collections::HashMap;

use domain::{
    CompetenceId, PersonId,
    diagnosis::Diagnosis,
    instrument::Instrument,
    people::Role,
    score::{Score, profile},
};

use super::{Input, cast::Cast, dice::Dice, staff::Member, tree::Tree};
use crate::records::{GrantRow, Mentor};

/// A mentor with the place among the staff and the pairs still free.
#[derive(Clone, Debug)]
pub struct Guide {
    pub index: usize,
    pub free: u32,
    pub mentor: Mentor,
}

/// Who could be one: rank (the demo's first), place among the staff, strengths.
type Able = (u32, usize, Vec<(CompetenceId, u8)>);

/// One mentor for so many people of a municipality.
const PEOPLE: usize = 20;
/// What counts as a strength, and how many are named.
const STRONG_PERCENT: u8 = 80;
const STRENGTHS: usize = 6;

/// Chooses the mentors, municipality by municipality.
pub fn choose(
    input: &Input,
    tree: &Tree,
    staff: &[Member],
    latest: &HashMap<PersonId, &Diagnosis>,
    cast: Option<Cast>,
) -> Vec<Guide> {
    let mut dice = Dice::new(input.seed, "mentors", 0);
    let mut by_municipality = vec![Vec::new(); tree.municipalities.len()];
    for (index, member) in staff.iter().enumerate() {
        by_municipality[tree.schools[member.school].municipality].push(index);
    }
    let mut guides = Vec::new();
    for people in by_municipality {
        let wanted = (people.len() + PEOPLE / 2) / PEOPLE;
        let mut able: Vec<Able> = people
            .iter()
            .copied()
            .filter(|i| {
                staff[*i].service >= 8 && staff[*i].person.category.is_some() && !staff[*i].person.manager
            })
            .filter_map(|i| {
                let diagnosis = latest.get(&staff[i].person.id)?;
                let strengths = strengths(input.data.instrument_of(&diagnosis.instrument), diagnosis);
                let sum: u32 = strengths.iter().map(|(_, percent)| u32::from(*percent)).sum();
                let demo = cast.is_some_and(|cast| cast.mentor == i);
                let willing = demo || strengths.len() >= 3 && dice.chance(600);
                willing.then_some((if demo { u32::MAX } else { sum }, i, strengths))
            })
            .collect();
        guides.extend(managing(staff, &people));
        able.sort_by(|a, b| (b.0, a.1).cmp(&(a.0, b.1)));
        able.truncate(wanted.max(1));
        for (rank, index, strengths) in able {
            let demo = rank == u32::MAX;
            let capacity = if demo { 3 } else { dice.among(&[(35, 1), (45, 2), (20, 3)]) };
            let mentor = Mentor { person: staff[index].person.id, capacity, strengths };
            // The demo mentor's pairs and requests are told by hand.
            guides.push(Guide { index, free: if demo { 0 } else { capacity }, mentor });
        }
    }
    guides
}

/// The most experienced manager of a municipality with several schools helps other managers (C-НАСТ-10).
fn managing(staff: &[Member], people: &[usize]) -> Option<Guide> {
    let managers = || people.iter().copied().filter(|i| staff[*i].person.manager);
    if managers().count() < 4 {
        return None;
    }
    let index = managers().max_by_key(|i| (staff[*i].service, *i))?;
    let mentor = Mentor { person: staff[index].person.id, capacity: 2, strengths: Vec::new() };
    Some(Guide { index, free: 2, mentor })
}

/// Mentors may be asked.
pub fn grants(guides: &[Guide], staff: &[Member]) -> Vec<GrantRow> {
    let grant = |guide: &Guide| {
        let person = &staff[guide.index].person;
        GrantRow { person: person.id, role: Role::Mentor, unit: person.unit }
    };
    guides.iter().map(grant).collect()
}

fn strengths(instrument: &Instrument, diagnosis: &Diagnosis) -> Vec<(CompetenceId, u8)> {
    let whole = |score: Score| u8::try_from(score.sum * 100 / score.of()).unwrap_or(100);
    let mut strengths: Vec<(CompetenceId, u8)> = profile(instrument, &diagnosis.answers)
        .into_iter()
        .filter_map(|c| Some((c.competence, whole(c.score?))))
        .filter(|(_, percent)| *percent >= STRONG_PERCENT)
        .collect();
    strengths.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    strengths.truncate(STRENGTHS);
    strengths
}
