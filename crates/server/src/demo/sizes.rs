//! How many people work where: staff by municipality, then by school. Whole numbers that add up exactly.

use super::{data::Municipality, dice::Dice};

/// The smallest and the greatest staff of a school.
pub const SMALLEST: u32 = 12;
pub const GREATEST: u32 = 90;

/// The district on which the demo looks: all of its staff fits one methodist in a region of the default size.
const FOCUS_STAFF: u32 = 224;
const FOCUS: &str = "toguchinsky";

/// Which municipality the demo looks at: the one named, else a district of middling weight.
pub fn focus(municipalities: &[Municipality]) -> usize {
    let named = municipalities.iter().position(|m| m.id == FOCUS);
    named.unwrap_or_else(|| {
        let mut by_weight: Vec<usize> = (0..municipalities.len()).collect();
        by_weight.sort_by_key(|i| (!municipalities[*i].is_rural(), municipalities[*i].weight));
        let districts = municipalities.iter().filter(|m| m.is_rural()).count().max(1);
        by_weight.get(districts / 2).copied().unwrap_or(0)
    })
}

/// The municipality with the most teachers.
pub fn heaviest(municipalities: &[Municipality]) -> usize {
    let by_weight = |i: &usize| (municipalities[*i].weight, std::cmp::Reverse(*i));
    (0..municipalities.len()).max_by_key(by_weight).unwrap_or(0)
}

/// Staff by municipality; the sum is `people`. In a region too small for a school everywhere the lightest
/// municipalities have none.
pub fn by_municipality(municipalities: &[Municipality], people: u32) -> Vec<u32> {
    let focus = focus(municipalities);
    let weight = |i: usize| municipalities[i].weight;
    let all: u32 = municipalities.iter().map(|m| m.weight).sum();
    let natural = share(people, weight(focus), all);
    let mut staff = vec![0; municipalities.len()];
    staff[focus] = natural.max(FOCUS_STAFF.min((people * 13 / 100).max(30))).min(people);
    let rest = people - staff[focus];

    let mut others: Vec<usize> =
        (0..municipalities.len()).filter(|i| *i != focus && weight(*i) > 0).collect();
    others.sort_by_key(|i| std::cmp::Reverse(weight(*i)));
    others.truncate(usize::try_from((rest / 16).max(1)).unwrap_or(usize::MAX));
    if rest < SMALLEST || others.is_empty() {
        staff[focus] = people;
        return staff;
    }
    // From the lightest up: who would get less than a school gets one, the heavier share what is left.
    let (mut left, mut weights): (u32, u32) = (rest, others.iter().map(|i| weight(*i)).sum());
    for i in others.into_iter().rev() {
        staff[i] = share(left, weight(i), weights).max(SMALLEST).min(left);
        left -= staff[i];
        weights -= weight(i);
    }
    staff
}

/// How many schools so many people work in, when a school has `average` of them.
pub fn schools(staff: u32, average: u32) -> usize {
    let count = ((staff + average / 2) / average).clamp(staff.div_ceil(GREATEST), staff / SMALLEST);
    usize::try_from(count.max(1)).unwrap_or(1)
}

/// Splits staff over schools in proportion to their weights, within the bounds of a school's size.
pub fn split(dice: &mut Dice, staff: u32, weights: &[u32]) -> Vec<u32> {
    let count = u32::try_from(weights.len()).unwrap_or(u32::MAX);
    if count == 1 {
        return vec![staff];
    }
    let (mut left, mut total) = (staff.saturating_sub(SMALLEST * count), weights.iter().sum::<u32>());
    let mut sizes = Vec::with_capacity(weights.len());
    for weight in weights {
        let extra = share(left, *weight, total).min(GREATEST - SMALLEST);
        sizes.push(SMALLEST + extra);
        left -= extra;
        total -= weight;
    }
    // What the great schools could not take, one by one.
    while left > 0 {
        let room: Vec<usize> = (0..sizes.len()).filter(|i| sizes[*i] < GREATEST).collect();
        let Some(i) = dice.pick(&room) else { break };
        sizes[*i] += 1;
        left -= 1;
    }
    sizes
}

/// `part / of` of a whole, rounded.
fn share(whole: u32, part: u32, of: u32) -> u32 {
    let of = u64::from(of).max(1);
    let share = (u64::from(whole) * u64::from(part) + of / 2) / of;
    u32::try_from(share).unwrap_or(whole).min(whole)
}
