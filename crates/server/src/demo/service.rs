//! Who serves the schools: methodists with the people assigned to them (D-NSO-5), municipal services, the centre,
//! the ministry. None of them is counted as staff.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{
    PersonId, UnitId,
    people::{PersonName, Role},
};

use super::{
    Input,
    calendar::{september, shift},
    cast,
    dice::Dice,
    names::{Sex, name},
    staff::{Career, Member},
    tree::{Tree, founded},
};
use crate::records::{Assignment, GrantRow, Person};

/// The specialists and who is assigned to whom.
#[derive(Clone, Debug)]
pub struct Service {
    pub people: Vec<Person>,
    pub grants: Vec<GrantRow>,
    pub assignments: Vec<Assignment>,
    /// By place among the staff.
    pub methodist_of: Vec<PersonId>,
    /// The demo accounts.
    pub methodist: PersonId,
    pub municipal: PersonId,
    pub centre: PersonId,
    pub ministry: PersonId,
    pub psychologist: PersonId,
}

/// The demo methodist's load; the loads of the others; the one above the limit of 250.
const DEMO_LOAD: usize = 245;
const LOADS: (i32, i32) = (226, 245);
const OVERLOADS: (i32, i32) = (251, 258);

/// Staffs the services and assigns everyone of the schools to a methodist.
pub fn serve(input: &Input, tree: &Tree, staff: &[Member]) -> Service {
    let mut hire = Hire::new(input, tree.region);
    let mut municipal = None;
    let served: HashSet<usize> = tree.schools.iter().map(|school| school.municipality).collect();
    for (i, unit) in tree.municipalities.iter().enumerate().filter(|(i, _)| served.contains(i)) {
        let count = 1 + usize::from(input.data.municipalities[i].weight > 12);
        for n in 0..count {
            let demo = i == tree.focus && n == 0;
            let position = if n == 0 {
                "руководитель муниципальной методической службы"
            } else {
                "методист муниципальной методической службы"
            };
            let person = hire.specialist(Role::Municipal, demo, *unit, position);
            hire.grant(person, Role::Municipal, *unit);
            if demo {
                municipal = Some(person);
            }
        }
    }
    let centre = hire.of_region(Role::Centre, &["координатор ЦНППМ", "руководитель ЦНППМ", "аналитик ЦНППМ"]);
    let ministry = hire.of_region(
        Role::Ministry,
        &["главный специалист министерства образования", "начальник отдела министерства образования"],
    );

    let psychologist = hire.of_region(Role::Psychologist, &["педагог-психолог ОЦДК"]);

    let mut assignments = Vec::with_capacity(staff.len());
    let mut methodist_of = vec![centre; staff.len()];
    // Assignments hold for a school year.
    let from = september(input.now.date_naive());
    let mut demo_methodist = None;
    for group in groups(input, tree, staff) {
        let demo = demo_methodist.is_none();
        let methodist = hire.specialist(Role::Methodist, demo, tree.region, "региональный методист");
        demo_methodist.get_or_insert(methodist);
        let mut units: Vec<usize> =
            group.iter().map(|i| tree.schools[staff[*i].school].municipality).collect();
        units.dedup();
        for unit in units {
            hire.grant(methodist, Role::Methodist, tree.municipalities[unit]);
        }
        for i in group {
            methodist_of[i] = methodist;
            assignments.push(Assignment {
                methodist,
                person: staff[i].person.id,
                from: from.max(staff[i].person.teaching_since),
                until: None,
            });
        }
    }
    Service {
        assignments,
        methodist_of,
        methodist: demo_methodist.unwrap_or(centre),
        municipal: municipal.unwrap_or(centre),
        centre,
        ministry,
        psychologist,
        people: hire.people,
        grants: hire.grants,
    }
}

/// The staff by methodist, the demo methodist's first: the focus municipality, then neighbours in the order of the
/// data; schools stay whole but where a load is fixed.
fn groups(input: &Input, tree: &Tree, staff: &[Member]) -> Vec<Vec<usize>> {
    let mut dice = Dice::new(input.seed, "assignments", 0);
    let municipality = |i: usize| tree.schools[staff[i].school].municipality;
    let mut order: Vec<usize> = (0..staff.len()).collect();
    order.sort_by_key(|i| (municipality(*i) != tree.focus, staff[*i].school, *i));
    let later = order.split_off(DEMO_LOAD.min(order.len()));
    let mut groups = vec![order];

    let overload = usize::try_from(dice.between(OVERLOADS.0, OVERLOADS.1)).unwrap_or(0);
    let mut rest = later.as_slice();
    let mut overloaded = false;
    while let Some(first) = rest.first() {
        let of_heaviest = rest.iter().take_while(|i| municipality(**i) == tree.heaviest).count();
        let size = if !overloaded && municipality(*first) == tree.heaviest && of_heaviest > overload * 2 {
            overloaded = true;
            overload
        } else {
            let load = usize::try_from(dice.between(LOADS.0, LOADS.1)).unwrap_or(1);
            whole_schools(rest, load, |i| staff[i].school)
        };
        let (group, after) = rest.split_at(size);
        groups.push(group.to_vec());
        rest = after;
    }
    groups
}

/// How many of the people fit a load without splitting a school.
fn whole_schools(people: &[usize], load: usize, school: impl Fn(usize) -> usize) -> usize {
    if people.len() <= load {
        return people.len();
    }
    let cut = (1..=load).rev().find(|cut| school(people[*cut - 1]) != school(people[*cut]));
    cut.unwrap_or(load)
}

/// Draws specialists.
struct Hire<'a> {
    input: &'a Input<'a>,
    region: UnitId,
    dice: Dice,
    taken: HashSet<String>,
    people: Vec<Person>,
    grants: Vec<GrantRow>,
}

impl<'a> Hire<'a> {
    fn new(input: &'a Input<'a>, region: UnitId) -> Self {
        let taken = cast::names().map(|name| name.full()).collect();
        Self {
            input,
            region,
            dice: Dice::new(input.seed, "service", 0),
            taken,
            people: Vec::new(),
            grants: Vec::new(),
        }
    }

    fn of_region(&mut self, role: Role, positions: &[&str]) -> PersonId {
        let region = self.region;
        let people: Vec<PersonId> = positions
            .iter()
            .enumerate()
            .map(|(n, position)| self.specialist(role, n == 0, region, position))
            .collect();
        for person in &people {
            self.grant(*person, role, region);
        }
        people[0]
    }

    fn specialist(&mut self, role: Role, demo: bool, unit: UnitId, position: &str) -> PersonId {
        let today = self.input.now.date_naive();
        let career = self.career(today);
        let sex = if self.dice.chance(880) { Sex::Female } else { Sex::Male };
        let name = self.name(role, demo, sex);
        let n = i64::try_from(self.people.len()).unwrap_or(0);
        let id = PersonId(self.dice.id(founded().timestamp_millis() - 1_000_000 + n));
        self.people.push(Person {
            id,
            name,
            born: career.born,
            teaching_since: career.since,
            unit,
            position: position.to_owned(),
            subject: String::new(),
            category: None,
            manager: false,
            staff: false,
        });
        id
    }

    fn name(&mut self, role: Role, demo: bool, sex: Sex) -> PersonName {
        let fixed = cast::specialist(role).filter(|_| demo);
        fixed.unwrap_or_else(|| name(&mut self.dice, &self.input.data.names, sex, 46, &mut self.taken))
    }

    fn career(&mut self, today: NaiveDate) -> Career {
        let (age, began) = (self.dice.between(34, 61), self.dice.between(22, 25));
        let born = shift(today, -age * 365 - self.dice.between(20, 340));
        Career { born, since: shift(born, began * 365) }
    }

    fn grant(&mut self, person: PersonId, role: Role, unit: UnitId) {
        self.grants.push(GrantRow { person, role, unit });
    }
}
