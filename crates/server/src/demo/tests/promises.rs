//! What storage and the screens rely on, whatever the seed.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Days, Timelike};
use domain::{
    PersonId, UnitId,
    people::{Role, UnitKind},
    request::{RequestKind, RequestState},
    route::{RouteState, RouteTransition, progress},
};

use super::{DATA, REGION, Region, regions};

pub fn each(check: impl Fn(&Region)) {
    check(&REGION);
    regions().iter().for_each(check);
}

#[test]
fn everyone_asked_for_is_there() {
    for people in [50, 51, 77, 100, 420, 999, 1500] {
        let region = Region::new(people, 11, super::NOVEMBER);
        assert_eq!(region.staff().count(), usize::try_from(people).expect("small"));
    }
}

#[test]
fn parents_stand_before_children_and_kinds_fit() {
    each(|region| {
        let mut kinds: HashMap<UnitId, UnitKind> = HashMap::new();
        for unit in &region.is.units {
            let above = unit.parent.map(|parent| kinds[&parent]);
            let expected = match unit.kind {
                UnitKind::Region => None,
                UnitKind::Municipality => Some(UnitKind::Region),
                UnitKind::School => Some(UnitKind::Municipality),
            };
            assert_eq!(above, expected, "{}", unit.name);
            assert!(kinds.insert(unit.id, unit.kind).is_none(), "twice: {}", unit.name);
        }
        let names: HashSet<_> = region.is.units.iter().map(|unit| (unit.parent, &unit.name)).collect();
        assert_eq!(names.len(), region.is.units.len(), "two units of one parent have one name");
    });
}

#[test]
fn every_id_leads_somewhere() {
    each(|region| {
        let is = &region.is;
        let people: HashSet<PersonId> = is.people.iter().map(|p| p.id).collect();
        assert_eq!(people.len(), is.people.len());
        let units: HashSet<UnitId> = is.units.iter().map(|u| u.id).collect();
        let programmes: HashSet<_> = is.programmes.iter().map(|p| p.id).collect();
        assert_eq!(programmes.len(), is.programmes.len());
        let diagnoses: HashMap<_, _> = is.diagnoses.iter().map(|d| (d.id, d)).collect();
        assert_eq!(diagnoses.len(), is.diagnoses.len());
        let teams: HashMap<_, _> = is.teams.iter().map(|t| (t.id, t)).collect();
        let competences: HashSet<_> = DATA.competences().map(|c| &c.id).collect();
        let mut steps = HashSet::new();

        assert!(is.people.iter().all(|p| units.contains(&p.unit)));
        assert!(is.grants.iter().all(|g| people.contains(&g.person) && units.contains(&g.unit)));
        assert!(is.assignments.iter().all(|a| people.contains(&a.methodist) && people.contains(&a.person)));
        assert!(
            is.teams
                .iter()
                .all(|t| units.contains(&t.school) && t.members.iter().all(|m| people.contains(m)))
        );
        assert!(is.mentors.iter().all(|m| people.contains(&m.person)));
        assert!(is.mentors.iter().flat_map(|m| &m.strengths).all(|(c, _)| competences.contains(c)));
        for route in &is.routes {
            assert_eq!(diagnoses[&route.diagnosis].person, route.person);
            assert!(route.history.iter().all(|event| people.contains(&event.actor)));
            for step in &route.steps {
                assert!(steps.insert(step.id), "a step twice");
                assert!(step.programme.is_none_or(|p| programmes.contains(&p)));
                assert!(step.competences.iter().all(|c| competences.contains(c)));
            }
        }
        for request in &is.requests {
            request.check().expect("a message");
            let named = [Some(request.author), request.wished, request.assignee];
            assert!(named.iter().flatten().all(|p| people.contains(p)));
            assert!(
                request.history.iter().filter_map(|event| event.actor).all(|actor| people.contains(&actor))
            );
            assert!(request.competence.iter().all(|c| competences.contains(c)));
            assert!(request.step.is_none_or(|step| steps.contains(&step)));
            assert_ne!(request.assignee, Some(request.author));
            let waits = request.state.is_waiting();
            assert_eq!(request.clock.is_some(), waits, "what waits has a clock: {request:?}");
        }
        for pair in &is.pairs {
            let request = is.requests.iter().find(|r| r.id == pair.request).expect("a request");
            assert_eq!((request.author, request.kind.makes_pair()), (pair.learner, true));
            assert!(people.contains(&pair.helper) && pair.helper != pair.learner);
            assert_eq!(
                pair.state.is_open(),
                matches!(request.state, RequestState::Accepted | RequestState::Active)
            );
            for meeting in &pair.meetings {
                meeting.check(region.now.date_naive()).expect("a meeting");
            }
        }
        for enrolment in &is.enrolments {
            assert!(people.contains(&enrolment.person) && programmes.contains(&enrolment.programme));
            assert!(enrolment.team.is_none_or(|team| teams[&team].members.contains(&enrolment.person)));
            assert_eq!(enrolment.completed_on.is_some(), enrolment.document.is_some());
            if let Some(chosen_by) = enrolment.diagnosis.map(|id| diagnoses[&id]) {
                assert_eq!(chosen_by.person, enrolment.person);
                let finished = chosen_by.finished_at.expect("chosen by a finished diagnosis").date_naive();
                assert!(finished <= enrolment.started_on, "the diagnosis comes before the enrolment");
            }
        }
    });
}

#[test]
fn people_are_of_an_age_and_a_name_of_their_own() {
    each(|region| {
        let today = region.now.date_naive();
        let mut names = HashSet::new();
        for person in &region.is.people {
            let age = today.years_since(person.born).expect("born before today");
            assert!((22..=68).contains(&age), "{age}: {person:?}");
            assert!(person.teaching_since < today, "{person:?}");
            assert!(
                person.teaching_since.years_since(person.born).is_some_and(|age| age >= 20),
                "{person:?}"
            );
            assert!(names.insert((person.unit, person.name.full())), "{person:?}");
            assert!(!person.position.is_empty());
        }
    });
}

#[test]
fn diagnoses_keep_to_the_instrument_and_to_waking_hours() {
    each(|region| {
        let since: HashMap<_, _> = region.is.people.iter().map(|p| (p.id, p.teaching_since)).collect();
        let people: HashMap<_, _> = region.is.people.iter().map(|p| (p.id, p)).collect();
        for diagnosis in &region.is.diagnoses {
            let (key, instrument) = DATA.instrument_for(people[&diagnosis.person]);
            assert_eq!(diagnosis.instrument, *key);
            assert!(
                since[&diagnosis.person] <= diagnosis.started_at.date_naive(),
                "before the first working day"
            );
            let places = instrument.statements().map(|(_, s)| diagnosis.answers.get(&s.id));
            let answered: Vec<_> = places.flatten().collect();
            assert_eq!(
                answered.len(),
                diagnosis.answers.len(),
                "a statement that the instrument does not have"
            );
            assert!(answered.iter().is_sorted_by(|a, b| a.answered_at < b.answered_at), "out of order");
            let local = |at: &chrono::DateTime<chrono::Utc>| (at.hour() + 7) % 24;
            assert!(answered.iter().all(|a| (7..22).contains(&local(&a.answered_at))), "at night");
            assert!(
                answered.iter().all(|a| diagnosis.started_at < a.answered_at && a.answered_at < region.now)
            );
            let whole = answered.len() == instrument.len();
            assert_eq!(diagnosis.finished_at.is_some(), whole);
        }
    });
}

#[test]
fn routes_follow_the_rules_in_order_and_in_the_past() {
    each(|region| {
        let today = region.now.date_naive();
        for route in &region.is.routes {
            let finished =
                region.is.diagnoses.iter().find(|d| d.id == route.diagnosis).and_then(|d| d.finished_at);
            let times: Vec<_> =
                finished.into_iter().chain(route.history.iter().map(|event| event.at)).collect();
            assert!(times.is_sorted_by(|a, b| a < b) && times.iter().all(|at| *at < region.now), "{times:?}");
            for step in &route.steps {
                let Some(result) = &step.result else { continue };
                step.check_result(result, today).expect("a result that the rules allow");
                assert!(result.done_on < today && result.done_on >= step.from);
            }
            let done = progress(route, today).steps_done;
            match route.state {
                RouteState::Active => assert!(done > 0 && done < route.steps.len()),
                RouteState::Completed => assert_eq!(done, route.steps.len()),
                RouteState::Closed | RouteState::Archived => {}
                _ => assert_eq!(done, 0),
            }
        }
        for request in &region.is.requests {
            let times: Vec<_> =
                [request.sent_at].into_iter().chain(request.history.iter().map(|e| e.at)).collect();
            assert!(times.is_sorted_by(|a, b| a < b) && times.iter().all(|at| *at < region.now), "{times:?}");
        }
    });
}

#[test]
fn what_the_catalogue_offers_is_still_to_come() {
    each(|region| {
        let today = region.now.date_naive();
        for (programme, entry) in region.is.programmes.iter().zip(&DATA.catalogue) {
            assert_eq!(programme.starts.is_empty(), entry.starts.is_empty(), "{}", programme.code);
            assert!(programme.starts.iter().all(|day| (today..=today + Days::new(364)).contains(day)));
            assert!(programme.starts.is_sorted());
        }
    });
}

#[test]
fn everyone_has_one_methodist_who_serves_them() {
    each(|region| {
        let assigned: HashSet<_> = region.is.assignments.iter().map(|a| a.person).collect();
        assert_eq!(assigned.len(), region.is.assignments.len());
        assert!(region.staff().all(|person| assigned.contains(&person.id)));
        let parent: HashMap<_, _> = region.is.units.iter().map(|u| (u.id, u.parent)).collect();
        let unit: HashMap<_, _> = region.is.people.iter().map(|p| (p.id, p.unit)).collect();
        let serves: HashSet<_> = region
            .is
            .grants
            .iter()
            .filter(|g| g.role == Role::Methodist)
            .map(|g| (g.person, Some(g.unit)))
            .collect();
        for assignment in &region.is.assignments {
            assert!(serves.contains(&(assignment.methodist, parent[&unit[&assignment.person]])));
        }
        let above = loads(region).into_values().filter(|load| *load > 245).collect::<Vec<_>>();
        let large = region.staff().count() >= 1500;
        assert_eq!(above.len(), usize::from(large), "{above:?}");
        assert!(above.iter().all(|load| (251..=260).contains(load)), "{above:?}");
    });
}

#[test]
fn the_accounts_tell_their_stories() {
    each(|region| {
        let is = &region.is;
        assert_eq!(is.accounts.len(), 9);
        let granted =
            |login, role| is.grants.iter().any(|g| g.person == region.account(login).id && g.role == role);
        let roles = [
            ("teacher", Role::Teacher),
            ("young", Role::Teacher),
            ("mentor", Role::Mentor),
            ("school", Role::SchoolAdmin),
            ("municipal", Role::Municipal),
            ("methodist", Role::Methodist),
            ("centre", Role::Centre),
            ("ministry", Role::Ministry),
            ("psychologist", Role::Psychologist),
        ];
        assert!(roles.iter().all(|(login, role)| granted(login, *role)));

        let letters: Vec<_> = is.wellbeing.iter().map(|letter| letter.state.is_open()).collect();
        assert_eq!(letters, [true; 3], "C-ВЫГ-4: the psychologist has something to answer");
        assert!(is.wellbeing.iter().all(|l| is.accounts.iter().all(|a| a.person != l.author)));

        let teacher = region.account("teacher");
        assert_eq!(teacher.name.full(), "Кравцова Анна Сергеевна");
        assert!(
            is.diagnoses.iter().all(|d| d.person != teacher.id)
                && is.routes.iter().all(|r| r.person != teacher.id)
        );
        assert!((30..=60).contains(&region.staff().filter(|p| p.unit == teacher.unit).count()));
        assert_eq!(region.account("school").unit, teacher.unit);
        let methodist = region.account("methodist").id;
        assert!(is.assignments.iter().any(|a| a.person == teacher.id && a.methodist == methodist));

        let young = region.account("young");
        let route = is.routes.iter().find(|r| r.person == young.id).expect("a route");
        assert_eq!(route.state, RouteState::Active);
        assert!(progress(route, region.now.date_naive()).overdue > 0);
        let mentor = region.account("mentor").id;
        let pair = |r: &&domain::request::SupportRequest| r.author == young.id && r.assignee == Some(mentor);
        let pair = is.requests.iter().find(pair).expect("a mentor");
        assert_eq!((pair.kind, pair.state), (RequestKind::Mentoring, RequestState::Active));
        let waiting =
            is.requests.iter().filter(|r| r.assignee == Some(mentor) && r.state == RequestState::Assigned);
        assert!(waiting.count() > 0);
        assert!(is.mentors.iter().any(|m| m.person == mentor && !m.strengths.is_empty()));
    });
}

#[test]
fn every_state_has_somebody_in_it() {
    let is = &REGION.is;
    let routes: BTreeMap<RouteState, usize> = count(is.routes.iter().map(|r| r.state));
    assert_eq!(routes.len(), 7, "{routes:?}");
    let requests: BTreeMap<RequestState, usize> = count(is.requests.iter().map(|r| r.state));
    assert_eq!(requests.len(), 9, "{requests:?}");
    let pairs: BTreeMap<String, usize> = count(is.pairs.iter().map(|p| format!("{:?}", p.state)));
    assert_eq!(pairs.len(), 5, "{pairs:?}");
    let forms: BTreeMap<String, usize> = count(is.pairs.iter().map(|p| format!("{:?}", p.form)));
    assert_eq!(forms.len(), 5, "{forms:?}");
    let queues: BTreeMap<String, usize> =
        count(is.requests.iter().filter(|r| r.state == RequestState::Sent).map(|r| format!("{:?}", r.queue)));
    assert_eq!(queues.len(), 2, "some have gone on to the municipal service: {queues:?}");
    let returned = |r: &&domain::route::Route| {
        r.returned_with().is_some_and(|event| DATA.names.return_comments.contains(&event.comment))
    };
    assert!(is.routes.iter().filter(returned).count() > 10);
    let twice = |r: &&domain::route::Route| {
        r.state > RouteState::Draft
            && r.history.iter().any(|event| event.transition == RouteTransition::Return)
    };
    assert!(is.routes.iter().filter(twice).count() > 10, "returned once, agreed later");
    assert!(is.diagnoses.iter().any(|d| d.finished_at.is_none()));
}

pub fn loads(region: &Region) -> HashMap<PersonId, usize> {
    let mut loads = HashMap::new();
    for assignment in &region.is.assignments {
        *loads.entry(assignment.methodist).or_default() += 1;
    }
    loads
}

fn count<T: Ord>(of: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    of.for_each(|item| *counts.entry(item).or_default() += 1);
    counts
}
