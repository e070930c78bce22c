//! `/teachers`: those a methodist or mentor has, with where each stands; and one of them (C-АДР-10). The list has statuses and
//! no results; a person's page has results, and its reading is written down.

use std::collections::HashMap;

use axum::{extract::State, response::Response};
use chrono::NaiveDate;
use domain::{
    PersonId,
    access::{Action, Relation, may},
    assignment::LoadLimit,
    contract::desk::{LessonInBrief, StepInBrief, TeacherFile, Teachers},
    desk::{RouteInBrief, TeacherRow, TeacherStage, Tie, contacts},
    life::{Work, lives},
    people::is_young,
    request::{RequestTransition, SupportRequest},
    route::Route,
    young::young_until,
};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::Path,
    handlers::{
        read_of_another,
        witnesses::{instrument_of, said},
    },
    problem::Refusal,
    reply,
    storage::{
        Conn, StorageError, assignments,
        desk::{self, Facts},
        observations, people,
    },
};

/// More than any methodist may have.
const AT_MOST: usize = 500;
const REQUESTS: usize = 20;
const LESSONS: u32 = 20;
const CONTACTS: usize = 10;

/// Somebody one has: as what, since when.
type Tied = (PersonId, Tie, NaiveDate);

pub async fn list(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    access::require_own(&me, Action::ReadTeachers)?;
    let mut conn = app.database.read().await?;
    let mut tied = ties(&app, &mut conn, &me).await?;
    tied.truncate(AT_MOST);
    let assigned = tied.iter().filter(|(_, tie, _)| *tie == Tie::Methodist).count();
    let mut items = rows(&app, &mut conn, &me, &tied).await?;
    items.sort_by_cached_key(|row| (row.person.name.full(), row.person.id));
    let assigned = u32::try_from(assigned).unwrap_or(u32::MAX);
    reply::json(&Teachers { items, assigned, limit: LoadLimit::of(&app.in_force.system) })
}

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<PersonId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    access::require(&mut conn, &me, Action::ReadDiagnosis, id, app.today()).await?;
    let tied = ties(&app, &mut conn, &me).await?.into_iter().find(|(person, ..)| *person == id);
    let tied = tied.ok_or_else(Refusal::not_found)?;
    let row = rows(&app, &mut conn, &me, &[tied]).await?.pop().ok_or_else(Refusal::not_found)?;
    let facts = desk::facts(&mut conn, &[id]).await?.pop().ok_or_else(Refusal::not_found)?;
    let instrument = instrument_of(&app.in_force, &mut conn, id).await?;
    let testimonies = said(&app.in_force, &mut conn, id).await?;
    let routes = desk::routes(&mut conn, &[id]).await?.remove(&id).unwrap_or_default();
    let deficits = lives(&testimonies, |competence| Work::of_all(&routes, competence));
    let mut requests = desk::requests(&mut conn, &[id]).await?.remove(&id).unwrap_or_default();
    let mut lessons = Vec::new();
    for seen in observations::of(&mut conn, id, LESSONS).await? {
        lessons.push(LessonInBrief { on: seen.observed_on, lesson: seen.lesson, observer: seen.observer });
    }
    let visited: Vec<NaiveDate> =
        lessons.iter().filter(|seen| seen.observer == me.person).map(|seen| seen.on).collect();
    let mut contacts = contacts(me.person, &routes, &requests, &visited, |at| app.in_force.system.today(at));
    contacts.truncate(CONTACTS);
    requests.retain(|request| tied.1 == Tie::Methodist || request.assignee == Some(me.person));
    requests.reverse();
    requests.truncate(REQUESTS);
    let named = requests.iter().flat_map(named).chain(lessons.iter().map(|seen| seen.observer));
    let mut named: Vec<PersonId> = named.collect();
    named.sort_unstable();
    named.dedup();
    let mut people: Vec<_> = people::cards(&mut conn, &named).await?.into_values().collect();
    people.sort_by_key(|card| card.id);
    drop(conn);
    read_of_another(&app, &me, id, "teacher", id.0).await?;
    let young = young_until(app.in_force.system.young_rule(), facts.born, facts.teaching_since);
    reply::json(&TeacherFile {
        young_until: young.map(|(until, _)| until).filter(|_| row.young),
        row,
        instrument,
        deficits,
        steps: desk::current(&routes).map(steps).unwrap_or_default(),
        requests,
        lessons,
        contacts,
        people,
    })
}

/// Whom one has today: as methodist before as mentor.
async fn ties(app: &App, conn: &mut Conn, me: &Me) -> Result<Vec<Tied>, StorageError> {
    let today = app.today();
    let as_tie = |tie| {
        let role = match tie {
            Tie::Methodist => domain::people::Role::Methodist,
            Tie::Mentor => domain::people::Role::Mentor,
        };
        me.roles().any(|own| own == role && may(own, Action::ReadTeachers, Relation::Own))
    };
    let mut all: Vec<Tied> = Vec::new();
    if as_tie(Tie::Methodist) {
        let periods = assignments::periods_with(conn, me.person, today).await?;
        let now = periods.into_iter().filter(|(_, period)| period.holds(today));
        all.extend(now.map(|(person, period)| (person, Tie::Methodist, period.from)));
    }
    if as_tie(Tie::Mentor) {
        let helped = desk::helped_by(conn, me.person).await?;
        let requests = desk::requests(conn, &helped).await?;
        for person in helped.into_iter().filter(|person| *person != me.person) {
            if all.iter().any(|(other, ..)| *other == person) {
                continue;
            }
            let since = requests.get(&person).into_iter().flatten().filter_map(|r| taken_on(r, me.person));
            let since = since.min().map_or(today, |at| app.in_force.system.today(at));
            all.push((person, Tie::Mentor, since));
        }
    }
    all.dedup_by_key(|(person, ..)| *person);
    Ok(all)
}

/// When somebody took a request on.
fn taken_on(request: &SupportRequest, helper: PersonId) -> Option<chrono::DateTime<chrono::Utc>> {
    let taken = |event: &&domain::request::RequestEvent| {
        event.actor == Some(helper) && event.transition == RequestTransition::Accept
    };
    request.history.iter().find(taken).map(|event| event.at)
}

/// The rows of a list, in no order: four queries, however many people there are.
async fn rows(app: &App, conn: &mut Conn, me: &Me, tied: &[Tied]) -> Result<Vec<TeacherRow>, StorageError> {
    let ids: Vec<PersonId> = tied.iter().map(|(person, ..)| *person).collect();
    let known: HashMap<PersonId, (Tie, NaiveDate)> =
        tied.iter().map(|(person, tie, since)| (*person, (*tie, *since))).collect();
    let facts = desk::facts(conn, &ids).await?;
    let routes = desk::routes(conn, &ids).await?;
    let requests = desk::requests(conn, &ids).await?;
    let lessons = desk::lessons_by(conn, me.person).await?;
    let row = |facts: Facts| {
        let id = facts.person.id;
        let (tie, since) = *known.get(&id)?;
        let of = |all: &HashMap<PersonId, Vec<Route>>| all.get(&id).cloned().unwrap_or_default();
        let (routes, requests) = (of(&routes), requests.get(&id).map_or(&[][..], Vec::as_slice));
        let lessons = lessons.get(&id).map_or(&[][..], Vec::as_slice);
        Some(row(app, me, facts, (tie, since), &routes, requests, lessons))
    };
    Ok(facts.into_iter().filter_map(row).collect())
}

fn row(
    app: &App,
    me: &Me,
    facts: Facts,
    (tie, since): (Tie, NaiveDate),
    routes: &[Route],
    requests: &[SupportRequest],
    lessons: &[NaiveDate],
) -> TeacherRow {
    let (system, today) = (&app.in_force.system, app.today());
    let current = desk::current(routes);
    let open = requests.iter().filter(|request| request.state.is_open()).count();
    TeacherRow {
        tie,
        since,
        stage: TeacherStage::of(facts.diagnosed, current, today),
        young: facts.teacher && is_young(system.young_rule(), facts.born, facts.teaching_since, today),
        route: current.map(|route| RouteInBrief::of(route, today)),
        open_requests: u32::try_from(open).unwrap_or(u32::MAX),
        contact_on: contacts(me.person, routes, requests, lessons, |at| system.today(at))
            .first()
            .map(|contact| contact.on),
        person: facts.person,
    }
}

fn steps(route: &Route) -> Vec<StepInBrief> {
    let step = |step: &domain::route::Step| StepInBrief {
        title: step.title.clone(),
        until: step.until,
        done_on: step.result.as_ref().map(|result| result.done_on),
    };
    route.steps.iter().map(step).collect()
}

fn named(request: &SupportRequest) -> Vec<PersonId> {
    request.assignee.into_iter().chain(request.wished).collect()
}
