//! How far each person has come, dealt so that schools differ and the region's shares come out as meant. What became
//! of it day by day is in [`super::lives`].

use super::{Input, cast::Cast, dice::Dice, service::Service, staff::Member, tree::Tree};

/// What a person has done so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Untouched,
    /// A diagnosis begun and left.
    Unfinished,
    /// One diagnosis in the last twelve months, and what followed.
    Once(Stage),
    /// A route with programmes completed.
    Running {
        overdue: bool,
    },
    Completed,
    /// A route of an earlier year put away, then a new diagnosis.
    Again(Stage),
}

/// Where a route without results stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    None,
    Draft,
    Proposed,
    Returned,
    Agreed,
    /// Agreed, and nothing done in time.
    Late,
    Archived,
}

/// Fates by place among the staff, and who of the young is supported.
#[derive(Clone, Debug)]
pub struct Dealt {
    pub fates: Vec<Fate>,
    pub supported: Vec<bool>,
}

/// Share of the young with some support, in thousandths.
const SUPPORTED: usize = 665;
/// What the demo methodist has to look at.
const DEMO_PROPOSED: usize = 22;

/// Deals.
pub fn deal(input: &Input, tree: &Tree, staff: &[Member], cast: Option<Cast>, service: &Service) -> Dealt {
    let supported = supported(input, tree, staff, cast);
    let mut fates = vec![Fate::Untouched; staff.len()];
    let mut members = vec![Vec::new(); tree.schools.len()];
    for (i, member) in staff.iter().enumerate() {
        members[member.school].push(i);
    }
    for (school, mut members) in members.into_iter().enumerate() {
        let mut dice = Dice::new(input.seed, "fates", school);
        dice.shuffle(&mut members);
        let quota = |share: u32| (usize::try_from(share).unwrap_or(0) * members.len() + 500) / 1000;
        let (diagnosed, mut trained) =
            (quota(tree.schools[school].diagnosed), quota(tree.schools[school].trained));
        for (place, i) in members.iter().enumerate() {
            let alone = staff[*i].young && !supported[*i];
            fates[*i] = match () {
                () if place >= diagnosed => undiagnosed(&mut dice),
                () if alone => Fate::Once(unagreed(&mut dice)),
                () if trained > 0 && staff[*i].service > 0 => {
                    trained -= 1;
                    successful(&mut dice)
                }
                () => Fate::Once(stage(&mut dice)),
            };
        }
    }
    fill_demo_inbox(input, staff, cast, service, &mut fates);
    if let Some(cast) = cast {
        fates[cast.teacher] = Fate::Untouched;
        fates[cast.young] = Fate::Running { overdue: true };
        fates[cast.mentor] = Fate::Completed;
        fates[cast.director] = Fate::Once(Stage::Agreed);
    }
    Dealt { fates, supported }
}

/// Young people of caring schools before others, so that support clusters.
fn supported(input: &Input, tree: &Tree, staff: &[Member], cast: Option<Cast>) -> Vec<bool> {
    let mut dice = Dice::new(input.seed, "support", 0);
    let care: Vec<i32> = tree.schools.iter().map(|school| dice.bell(400) + school.effect / 2).collect();
    let mut young: Vec<(i32, usize)> = (0..staff.len())
        .filter(|i| staff[*i].young)
        .map(|i| (care[staff[i].school] + dice.bell(350), i))
        .collect();
    young.sort_unstable_by(|a, b| b.cmp(a));
    let count = (young.len() * SUPPORTED).div_ceil(1000);
    let mut supported = vec![false; staff.len()];
    for (_, i) in young.into_iter().take(count) {
        supported[i] = true;
    }
    if let Some(cast) = cast {
        supported[cast.young] = true;
    }
    supported
}

fn undiagnosed(dice: &mut Dice) -> Fate {
    if dice.chance(190) { Fate::Unfinished } else { Fate::Untouched }
}

fn stage(dice: &mut Dice) -> Stage {
    dice.among(&[
        (32, Stage::None),
        (17, Stage::Draft),
        (6, Stage::Proposed),
        (5, Stage::Returned),
        (28, Stage::Agreed),
        (8, Stage::Late),
        (4, Stage::Archived),
    ])
}

/// A stage that no methodist has agreed to.
fn unagreed(dice: &mut Dice) -> Stage {
    dice.among(&[(55, Stage::None), (32, Stage::Draft), (8, Stage::Proposed), (5, Stage::Returned)])
}

fn successful(dice: &mut Dice) -> Fate {
    match dice.below(100) {
        0..28 => Fate::Running { overdue: false },
        28..50 => Fate::Running { overdue: true },
        50..78 => Fate::Completed,
        _ => Fate::Again(stage(dice)),
    }
}

/// The demo methodist has as many proposed routes to look at as make a morning's work.
fn fill_demo_inbox(
    input: &Input,
    staff: &[Member],
    cast: Option<Cast>,
    service: &Service,
    fates: &mut [Fate],
) {
    let mut dice = Dice::new(input.seed, "inbox", 0);
    let of_cast = |i: usize| cast.is_some_and(|c| [c.teacher, c.young, c.mentor, c.director].contains(&i));
    let mut assigned: Vec<usize> =
        (0..staff.len()).filter(|i| service.methodist_of[*i] == service.methodist && !of_cast(*i)).collect();
    dice.shuffle(&mut assigned);
    let wanted = DEMO_PROPOSED.min(assigned.len().div_ceil(8));
    let once: Vec<usize> = assigned.into_iter().filter(|i| matches!(fates[*i], Fate::Once(_))).collect();
    for (n, i) in once.into_iter().enumerate() {
        if n < wanted {
            fates[i] = Fate::Once(Stage::Proposed);
        } else if fates[i] == Fate::Once(Stage::Proposed) {
            fates[i] = Fate::Once(Stage::Draft);
        }
    }
}
