//! `/methodists`: the load of those who support teachers, and who has nobody (C-АДР-10, D-NSO-5). For the municipal service
//! and the centre, of their own units: names and workplaces, no stages and no results.

use std::collections::{HashMap, HashSet};

use axum::{extract::State, response::Response};
use chrono::NaiveDate;
use domain::{
    PersonId, UnitId,
    access::Action,
    assignment::{LoadLimit, Period, peak},
    contract::desk::{MethodistLoad, MethodistTeachers, Methodists, MoveDone, Placed},
    people::{PersonCard, Role, UnitRef},
};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::Path,
    problem::Refusal,
    reply,
    storage::{
        Conn, StorageError, assignments, desk, moves, people,
        units::{self, Tree},
    },
};

const AT_MOST: usize = 500;
const MOVES: u32 = 100;
const MOVES_SHOWN: usize = 20;

pub async fn list(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    access::require_own(&me, Action::AssignTeachers)?;
    let (mut conn, today) = (app.database.read().await?, app.today());
    let tree = units::tree(&mut conn).await?;
    let units = access::units_of(&me, &tree, Action::AssignTeachers);
    let mut items = loads(&mut conn, &tree, &units, today).await?;
    items.sort_by_cached_key(|m| (std::cmp::Reverse(m.load), m.person.name.full(), m.person.id));
    let nobodys = assignments::of_nobody(&mut conn, today).await?;
    let nobodys: Vec<PersonId> =
        nobodys.into_iter().filter(|(_, unit)| units.contains(unit)).map(|(person, _)| person).collect();
    let shown = &nobodys[..nobodys.len().min(AT_MOST)];
    let mut cards = people::cards(&mut conn, shown).await?;
    let placed = |id: &PersonId| Some(Placed { person: cards.remove(id)?, since: None, until: None });
    let unassigned = shown.iter().filter_map(placed).collect();
    reply::json(&Methodists {
        limit: LoadLimit::of(&app.in_force.system),
        items,
        unassigned,
        unassigned_total: u32::try_from(nobodys.len()).unwrap_or(u32::MAX),
        moves: made(&mut conn, &units).await?,
    })
}

pub async fn teachers(State(app): State<App>, me: Me, Path(id): Path<PersonId>) -> Result<Response, Refusal> {
    access::require_own(&me, Action::AssignTeachers)?;
    let (mut conn, today) = (app.database.read().await?, app.today());
    let tree = units::tree(&mut conn).await?;
    let units = access::units_of(&me, &tree, Action::AssignTeachers);
    let all = loads(&mut conn, &tree, &units, today).await?;
    let methodist = all.into_iter().find(|m| m.person.id == id).ok_or_else(Refusal::not_found)?;
    let periods = assignments::periods_with(&mut conn, id, today).await?;
    let ids: Vec<PersonId> = periods.iter().map(|(person, _)| *person).collect();
    let facts = desk::facts(&mut conn, &ids).await?;
    let mut own: HashMap<PersonId, PersonCard> =
        facts.into_iter().filter(|f| units.contains(&f.unit)).map(|f| (f.person.id, f.person)).collect();
    let placed = |(person, period): (PersonId, Period)| {
        Some(Placed { person: own.remove(&person)?, since: Some(period.from), until: period.until })
    };
    let mut items: Vec<Placed> = periods.into_iter().filter_map(placed).collect();
    let school = |card: &PersonCard| card.school.as_ref().map(|unit| unit.name.clone());
    items.sort_by_cached_key(|p| (school(&p.person), p.person.name.full(), p.person.id));
    items.truncate(AT_MOST);
    reply::json(&MethodistTeachers { methodist, limit: LoadLimit::of(&app.in_force.system), items })
}

/// The methodists who serve any of these units, with their loads of today and to come.
pub(super) async fn loads(
    conn: &mut Conn,
    tree: &Tree,
    units: &HashSet<UnitId>,
    today: NaiveDate,
) -> Result<Vec<MethodistLoad>, StorageError> {
    let mut places: HashMap<PersonId, Vec<UnitRef>> = HashMap::new();
    for (person, unit) in people::with_role(conn, Role::Methodist).await? {
        places.entry(person).or_default().extend(tree.get(unit).map(crate::records::Unit::reference));
    }
    let touches =
        |place: &UnitRef| units.contains(&place.id) || units.iter().any(|unit| tree.within(*unit, place.id));
    places.retain(|_, places| places.iter().any(touches));
    let ids: Vec<PersonId> = places.keys().copied().collect();
    let cards = people::cards(conn, &ids).await?;
    let loads = assignments::loads(conn, today).await?;
    let planned: HashSet<PersonId> = assignments::with_plans(conn, today).await?.into_iter().collect();
    let mut all = Vec::with_capacity(ids.len());
    for (id, person) in cards {
        let load = loads.get(&id).copied().unwrap_or(0);
        let mut greatest = load;
        if planned.contains(&id) {
            let periods = assignments::periods_with(conn, id, today).await?;
            let periods: Vec<Period> = periods.into_iter().map(|(_, period)| period).collect();
            greatest = peak(&periods, today).1;
        }
        all.push(MethodistLoad {
            person,
            places: places.remove(&id).unwrap_or_default(),
            load,
            peak: greatest,
        });
    }
    Ok(all)
}

/// The latest moves that a service of these units made.
async fn made(conn: &mut Conn, units: &HashSet<UnitId>) -> Result<Vec<MoveDone>, StorageError> {
    let mut latest = moves::latest(conn, MOVES).await?;
    latest.retain(|made| units.contains(&made.unit));
    latest.truncate(MOVES_SHOWN);
    let ids: Vec<PersonId> =
        latest.iter().flat_map(|made| [Some(made.author), made.order.to]).flatten().collect();
    let cards = people::cards(conn, &ids).await?;
    let done = |made: moves::Made| {
        Some(MoveDone {
            id: made.order.id,
            at: made.at,
            by: cards.get(&made.author)?.clone(),
            to: made.order.to.and_then(|to| cards.get(&to).cloned()),
            from_on: made.order.from_on,
            people: made.outcome.people,
        })
    };
    Ok(latest.into_iter().filter_map(done).collect())
}
