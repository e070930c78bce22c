//! A believable region for `serve --demo SYSTEM`: units, people, diagnoses, routes, requests, all made up. The same
//! input gives the same region for ever; there is no clock and no randomness of the system here, and no I/O beyond
//! [`load`]. It writes nothing: storage takes in the [`Population`].

mod ability;
mod asking;
mod calendar;
mod cast;
mod catalogue;
mod data;
mod dice;
mod enrolments;
mod fates;
mod files;
mod lives;
mod mentors;
mod names;
mod notices;
mod pairs;
mod places;
mod requests;
mod results;
mod routes;
mod service;
mod sizes;
mod staff;
mod stages;
#[cfg(test)]
mod tests;
mod tree;
mod wellbeing;
mod witnesses;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{
    PersonId, RouteId,
    diagnosis::Diagnosis,
    route::{Route, RouteChange},
};

pub use data::{DemoData, LoadError, load};

use crate::records::{Person, Population, Team};
use cast::Cast;
use dice::Dice;
use fates::Dealt;
use lives::{Born, World, live};
use requests::Scene;
use staff::Member;
use tree::Tree;

/// What a region is made from.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    pub data: &'a DemoData,
    /// Staff of all schools together; at least 50 make sense.
    pub people: u32,
    pub seed: u64,
    /// Everything has happened before its day.
    pub now: DateTime<Utc>,
    /// Of the demo accounts' password, argon2id in PHC form.
    pub password_hash: String,
}

/// Makes the region.
pub fn generate(input: &Input) -> Population {
    let data = input.data;
    let today = input.now.date_naive();
    let tree = tree::grow(input);
    let mut staff = staff::hire(input, &tree);
    let cast = cast::place(&mut staff, &tree, &data.names, data.in_force.system.young_rule(), today);
    let service = service::serve(input, &tree, &staff);
    let dealt = fates::deal(input, &tree, &staff, cast, &service);
    let catalogue = catalogue::with_past(&data.catalogue, today);
    let world = World {
        seed: input.seed,
        instrument: data.common(),
        key: &data.in_force.current,
        catalogue: &catalogue,
        names: &data.names,
        today,
    };
    let (diagnoses, routes, changes) = lives(data, world, &tree, &staff, &dealt, cast, &service.methodist_of);

    let latest = latest(&diagnoses);
    let open_routes: HashMap<PersonId, &Route> =
        routes.iter().filter(|r| r.state.is_open()).map(|r| (r.person, r)).collect();
    let mut guides = mentors::choose(input, &tree, &staff, &latest, cast);
    let scene = Scene {
        input,
        tree: &tree,
        staff: &staff,
        service: &service,
        cast,
        supported: &dealt.supported,
        latest: &latest,
        open_routes: &open_routes,
    };
    let requests = requests::ask(&scene, &mut guides);
    let (imports, observations) = (witnesses::tests(&scene), witnesses::lessons(&scene));
    let campaigns = witnesses::campaigns(&scene, &diagnoses);
    let confided = wellbeing::confide(input, &staff, cast, service.psychologist);
    let methodist_of = service.assignments.iter().map(|a| (a.person, a.methodist)).collect();
    let notices = notices::tell(input, &routes, &requests, &methodist_of);
    let pairs = pairs::meet(input, &requests);
    let files = files::scans(&routes, cast.map(|cast| staff[cast.young].person.id));
    let teams = teams(input, &tree, &staff);
    let enrolments = enrolments::enrol(input, &catalogue, &staff, &routes, &teams);

    let mut grants = cast::school_grants(&staff, &data.names.positions_managers);
    grants.extend(mentors::grants(&guides, &staff));
    grants.extend(service.grants.iter().cloned());
    Population {
        accounts: cast::accounts(cast, &staff, &service, &input.password_hash),
        people: people(&staff, &service.people),
        programmes: catalogue::to_come(&catalogue, today),
        mentors: guides.into_iter().map(|guide| guide.mentor).collect(),
        units: tree.units,
        assignments: service.assignments,
        grants,
        teams,
        diagnoses,
        routes,
        changes,
        files,
        requests,
        wellbeing: confided,
        pairs,
        enrolments,
        imports,
        observations,
        campaigns,
        notices,
    }
}

/// How much the demo's people differ from others in what they can do.
const YOUNG_TALENT: i32 = -250;
const MENTOR_TALENT: i32 = 480;
/// Beginnings to try for a life: the young teacher's story must come out, the others may end otherwise.
const TRIES: u32 = 10;
const TRIES_OF_CAST: u32 = 300;

fn lives<'a>(
    data: &'a DemoData,
    world: World<'a>,
    tree: &Tree,
    staff: &[Member],
    dealt: &Dealt,
    cast: Option<Cast>,
    methodist_of: &[PersonId],
) -> (Vec<Diagnosis>, Vec<Route>, Vec<(RouteId, RouteChange)>) {
    let (mut diagnoses, mut routes, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for (number, member) in staff.iter().enumerate() {
        let (talent, tries) = match cast {
            Some(cast) if cast.young == number => (YOUNG_TALENT, TRIES_OF_CAST),
            Some(cast) if cast.mentor == number => (MENTOR_TALENT, TRIES),
            _ => (0, TRIES),
        };
        let born = Born {
            number,
            member,
            school: &tree.schools[member.school],
            methodist: methodist_of[number],
            fate: dealt.fates[number],
            talent,
            tries,
        };
        let (key, instrument) = data.instrument_for(&member.person);
        let life = live(World { instrument, key, ..world }, born);
        diagnoses.extend(life.diagnoses);
        routes.extend(life.routes);
        changes.extend(life.changes);
    }
    (diagnoses, routes, changes)
}

/// The latest finished diagnosis of everyone who has one.
fn latest(diagnoses: &[Diagnosis]) -> HashMap<PersonId, &Diagnosis> {
    let mut latest: HashMap<PersonId, &Diagnosis> = HashMap::new();
    for diagnosis in diagnoses.iter().filter(|d| d.finished_at.is_some()) {
        let known = latest.entry(diagnosis.person).or_insert(diagnosis);
        if known.finished_at < diagnosis.finished_at {
            *known = diagnosis;
        }
    }
    latest
}

/// The managers of each school.
fn teams(input: &Input, tree: &Tree, staff: &[Member]) -> Vec<Team> {
    let mut dice = Dice::new(input.seed, "team ids", 0);
    let mut teams: Vec<Team> = tree
        .schools
        .iter()
        .map(|school| Team {
            id: dice.id(tree::founded().timestamp_millis()),
            school: school.id,
            members: Vec::new(),
        })
        .collect();
    for member in staff.iter().filter(|member| member.person.manager) {
        teams[member.school].members.push(member.person.id);
    }
    teams
}

fn people(staff: &[Member], specialists: &[Person]) -> Vec<Person> {
    staff.iter().map(|member| &member.person).chain(specialists).cloned().collect()
}
