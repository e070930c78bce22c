//! The region's figures are within the bands that the screens are made for.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Duration};
use domain::{
    PersonId, UnitId,
    deficit::deficits,
    people::{UnitKind, is_young},
    request::RequestState,
    route::{RouteState, progress},
};

use super::{DATA, NOVEMBER, REGION, Region, promises::loads};

/// In per cent.
fn share(part: usize, of: usize) -> usize {
    part * 100 / of
}

fn diagnosed(region: &Region) -> HashSet<PersonId> {
    let since = region.now - Duration::days(365);
    region
        .is
        .diagnoses
        .iter()
        .filter(|d| d.finished_at.is_some_and(|at| at > since))
        .map(|d| d.person)
        .collect()
}

/// D-РАСЧ-3.
fn trained(region: &Region) -> HashSet<PersonId> {
    let is = &region.is;
    let register: HashSet<_> = is.programmes.iter().filter(|p| p.in_federal_register).map(|p| p.id).collect();
    let counts = |e: &&crate::records::Enrolment| {
        e.completed_on.is_some() && e.diagnosis.is_some() && register.contains(&e.programme)
    };
    is.enrolments.iter().filter(counts).map(|e| e.person).collect()
}

fn by_school(region: &Region, of: &HashSet<PersonId>) -> HashMap<UnitId, (usize, usize)> {
    let mut schools: HashMap<_, (usize, usize)> = HashMap::new();
    for person in region.staff() {
        let school = schools.entry(person.unit).or_default();
        school.0 += usize::from(of.contains(&person.id));
        school.1 += 1;
    }
    schools
}

#[test]
fn the_regions_shares_hold_for_any_seed() {
    for seed in 2..5 {
        let region = Region::new(3000, seed, NOVEMBER);
        let staff = region.staff().count();
        let (diagnosed, trained) = (diagnosed(&region), trained(&region));
        assert!((64..=72).contains(&share(diagnosed.len(), staff)), "diagnosed {}", diagnosed.len());
        assert!((25..=33).contains(&share(trained.len(), staff)), "trained {}", trained.len());
        let unfinished = region.is.diagnoses.iter().filter(|d| d.finished_at.is_none()).count();
        assert!((3..=9).contains(&share(unfinished, staff)), "unfinished {unfinished}");
        let women =
            region.staff().filter(|p| p.name.patronymic.as_deref().is_some_and(|name| name.ends_with("на")));
        assert!((80..=90).contains(&share(women.count(), staff)));
        let teams: HashSet<_> = region.is.enrolments.iter().filter_map(|e| e.team).collect();
        assert!((40..=50).contains(&share(teams.len(), region.is.teams.len())));
        let mentors = region.is.mentors.len() * 1000 / staff;
        assert!((30..=60).contains(&mentors), "{mentors}");
    }
}

#[test]
fn schools_differ() {
    for (of, low, high) in [(diagnosed(&REGION), 45, 85), (trained(&REGION), 12, 42)] {
        let shares: Vec<usize> =
            by_school(&REGION, &of).values().map(|(part, all)| share(*part, *all)).collect();
        assert!(shares.iter().filter(|share| **share < low).count() > 4, "{shares:?}");
        assert!(shares.iter().filter(|share| **share > high).count() > 4, "{shares:?}");
    }
    let trained = by_school(&REGION, &trained(&REGION));
    assert!(trained.values().all(|(part, all)| share(*part, *all) <= 60));
}

#[test]
fn the_young_are_some_and_mostly_supported() {
    let today = REGION.now.date_naive();
    let rule = DATA.in_force.system.young_rule();
    let young: Vec<_> = REGION.staff().filter(|p| is_young(rule, p.born, p.teaching_since, today)).collect();
    assert!((9..=15).contains(&share(young.len(), REGION.staff().count())));
    let helped = [RequestState::Accepted, RequestState::Active, RequestState::Completed];
    let mut supported: HashSet<_> =
        REGION.is.requests.iter().filter(|r| helped.contains(&r.state)).map(|r| r.author).collect();
    let by_requests = young.iter().filter(|p| supported.contains(&p.id)).count();
    assert!((60..=75).contains(&share(by_requests, young.len())));
    // A route with a methodist may count as support as well; it must not change the picture.
    let led = [RouteState::Agreed, RouteState::Active, RouteState::Completed];
    supported.extend(REGION.is.routes.iter().filter(|r| led.contains(&r.state)).map(|r| r.person));
    let by_any = young.iter().filter(|p| supported.contains(&p.id)).count();
    assert!((60..=75).contains(&share(by_any, young.len())));

    let mut groups: HashMap<UnitId, usize> = HashMap::new();
    for person in &young {
        *groups.entry(person.unit).or_default() += 1;
    }
    assert!(groups.values().any(|people| *people < 5), "a group too small to be shown");
}

#[test]
fn the_tree_looks_like_the_region() {
    let is = &REGION.is;
    let schools: HashMap<_, _> =
        is.units.iter().filter(|u| u.kind == UnitKind::School).map(|u| (u.id, u)).collect();
    let of = |name: &str| {
        let unit = is.units.iter().find(|u| u.name == name).expect("a municipality").id;
        REGION.staff().filter(|p| schools[&p.unit].parent == Some(unit)).count()
    };
    let municipalities: Vec<_> = is.units.iter().filter(|u| u.kind == UnitKind::Municipality).collect();
    assert_eq!(municipalities.len(), 35);
    assert!(municipalities.iter().all(|m| of(&m.name) >= 12));
    let most = municipalities.iter().max_by_key(|m| of(&m.name)).expect("some");
    assert_eq!(most.name, "город Новосибирск");
    let focus = is.units.iter().find(|u| u.name == "Тогучинский район").expect("the focus").id;
    assert!(schools.values().filter(|s| s.parent == Some(focus)).count() >= 12);
    let sizes = by_school(&REGION, &HashSet::new());
    assert!(sizes.values().all(|(_, size)| (12..=90).contains(size)));
    let low = schools.values().filter(|s| s.low_results).count();
    assert!((5..=11).contains(&share(low, schools.len())));
}

#[test]
fn the_demo_methodist_has_about_250_teachers_and_a_days_work() {
    let methodist = REGION.account("methodist").id;
    let hers: HashSet<_> =
        REGION.is.assignments.iter().filter(|a| a.methodist == methodist).map(|a| a.person).collect();
    assert!((240..=250).contains(&loads(&REGION)[&methodist]));
    let waiting = |r: &&domain::route::Route| r.state == RouteState::Proposed && hers.contains(&r.person);
    let routes = REGION.is.routes.iter().filter(waiting).count();
    let sent =
        |r: &&domain::request::SupportRequest| r.state == RequestState::Sent && hers.contains(&r.author);
    let requests = REGION.is.requests.iter().filter(sent).count();
    assert!((36..=44).contains(&(routes + requests)), "{routes} routes and {requests} requests");
}

#[test]
fn deficits_cluster_and_the_year_has_its_peak() {
    let low: HashSet<_> = REGION.is.units.iter().filter(|u| u.low_results).map(|u| u.id).collect();
    let unit: HashMap<_, _> = REGION.is.people.iter().map(|p| (p.id, p.unit)).collect();
    let (mut of_low, mut of_others) = ((0, 0), (0, 0));
    let mut autumn = 0;
    let finished: Vec<_> = REGION.is.diagnoses.iter().filter(|d| d.finished_at.is_some()).collect();
    for diagnosis in &finished {
        let group = if low.contains(&unit[&diagnosis.person]) { &mut of_low } else { &mut of_others };
        group.0 += deficits(DATA.instrument_of(&diagnosis.instrument), &diagnosis.answers).len();
        group.1 += 1;
        autumn += usize::from(matches!(diagnosis.started_at.month(), 9 | 10));
    }
    let (of_low, of_others) = (of_low.0 * 10 / of_low.1, of_others.0 * 10 / of_others.1);
    assert!((45..=80).contains(&of_others), "{of_others} tenths");
    assert!(of_low > of_others + 15, "{of_low} against {of_others} tenths");
    assert!(share(autumn, finished.len()) > 33, "two months of twelve");
    let today = REGION.now.date_naive();
    let overdue =
        REGION.is.routes.iter().filter(|r| r.state.is_open() && progress(r, today).overdue > 0).count();
    assert!((10..=30).contains(&share(overdue, REGION.is.routes.len())));
}
