//! `PUT /moves/{id}`: people go from one methodist to another on a day, all of them or none (C-АДР-10). What was before the day
//! stays, so figures of the past keep who was whose. The rules are `domain::assignment`.

use std::collections::{BTreeMap, HashMap, HashSet};

use axum::{extract::State, http::StatusCode};
use chrono::NaiveDate;
use domain::{
    MoveId, PersonId, UnitId,
    access::Action,
    assignment::{LoadLimit, Move, Period, methodist_on, moved},
    contract::{desk::Moved, problem::FieldError},
    notice::NoticeKind,
};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::Path,
    handlers::methodists::loads,
    notify::{self, About},
    problem::{Refusal, words},
    storage::{
        Conn, assignments, desk, moves,
        units::{self, Tree},
    },
    write::{Command, Outcome},
};

pub async fn make(State(app): State<App>, Path(id): Path<MoveId>, command: Command<Move>) -> Outcome {
    let (mut write, mut order) = command.begin(&app).await?;
    let (me, today) = (write.me.clone(), app.today());
    access::require_own(&me, Action::AssignTeachers)?;
    if order.id != id {
        return Err(Refusal::field("id", "Номер перевода не тот, что в адресе.").into());
    }
    order.people.sort_unstable();
    order.people.dedup();
    if let Some(made) = moves::find(write.conn(), id).await? {
        if made.author != me.person {
            return Err(Refusal::not_found().into());
        }
        if made.order != order {
            return Err(Refusal::conflict("Этот перевод уже сделан. Сделайте новый.").into());
        }
        return write.finish(&app, StatusCode::OK, None, &made.outcome).await;
    }
    let limit = LoadLimit::of(&app.in_force.system);
    order.check(today).map_err(|fault| words::move_fault(&fault, &limit))?;
    let tree = units::tree(write.conn()).await?;
    let units = access::units_of(&me, &tree, Action::AssignTeachers);
    check_people(write.conn(), &order, &units).await?;
    check_methodist(&app, write.conn(), &order, &tree, &units).await?;

    let before = assignments::periods_of(write.conn(), &order.people).await?;
    let lost = losers(&before, order.to, order.from_on);
    let after = |(person, before): (PersonId, Vec<Period>)| {
        let after = moved(&before, order.to, order.from_on);
        (after != before).then_some((person, after))
    };
    let mut changed: Vec<(PersonId, Vec<Period>)> = before.into_iter().filter_map(after).collect();
    changed.sort_by_key(|(person, _)| *person);
    if let Some(to) = order.to.filter(|_| !changed.is_empty()) {
        let stays = assignments::periods_with(write.conn(), to, order.from_on).await?;
        let stays = stays.into_iter().filter(|(person, _)| !changed.iter().any(|(other, _)| other == person));
        let comes = changed.iter().flat_map(|(_, after)| after).filter(|period| period.methodist == to);
        let all: Vec<Period> = stays.map(|(_, period)| period).chain(comes.copied()).collect();
        limit.check(&all, order.from_on).map_err(|fault| words::move_fault(&fault, &limit))?;
    }
    tell(&app, write.conn(), &order, &lost, &changed).await?;
    assignments::replace(write.conn(), &changed).await?;
    for (person, _) in &changed {
        write.recount(&app, *person).await?;
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let unchanged = count(order.people.len() - changed.len());
    let outcome = Moved { id, people: count(changed.len()), unchanged };
    let unit = unit_of(&me, &units).ok_or_else(Refusal::forbidden)?;
    let made = moves::Made { order, author: me.person, unit, at: app.clock.now(), outcome };
    moves::insert(write.conn(), &made).await?;
    write.finish(&app, StatusCode::CREATED, None, &outcome).await
}

/// Everybody works in a unit of the service.
async fn check_people(conn: &mut Conn, order: &Move, units: &HashSet<UnitId>) -> Result<(), Refusal> {
    let facts = desk::facts(conn, &order.people).await?;
    let own: HashSet<PersonId> =
        facts.iter().filter(|f| units.contains(&f.unit)).map(|f| f.person.id).collect();
    let wrong = |(place, person): (usize, &PersonId)| {
        let message = match () {
            () if !own.contains(person) => "Этот человек не из ваших организаций: уберите его из списка.",
            () if order.to == Some(*person) => "Методиста нельзя закрепить за ним самим.",
            () => return None,
        };
        Some(FieldError { field: format!("people[{place}]"), message: message.to_owned() })
    };
    let errors: Vec<FieldError> = order.people.iter().enumerate().filter_map(wrong).collect();
    if errors.is_empty() { Ok(()) } else { Err(Refusal::invalid(errors)) }
}

/// They go to a methodist whom the service sees.
async fn check_methodist(
    app: &App,
    conn: &mut Conn,
    order: &Move,
    tree: &Tree,
    units: &HashSet<UnitId>,
) -> Result<(), Refusal> {
    let Some(to) = order.to else { return Ok(()) };
    let all = loads(conn, tree, units, app.today()).await?;
    if all.iter().any(|methodist| methodist.person.id == to) {
        return Ok(());
    }
    Err(Refusal::field("to", "Этот человек не методист ваших организаций: выберите из списка."))
}

/// Whose people they were on the day, each with how many.
fn losers(
    before: &HashMap<PersonId, Vec<Period>>,
    to: Option<PersonId>,
    on: NaiveDate,
) -> BTreeMap<PersonId, usize> {
    let mut lost = BTreeMap::new();
    for methodist in before.values().filter_map(|periods| methodist_on(periods, on)) {
        if Some(methodist) != to {
            *lost.entry(methodist).or_insert(0) += 1;
        }
    }
    lost
}

/// Everybody whom it concerns: the teachers, those who have them now, those who had them.
async fn tell(
    app: &App,
    conn: &mut Conn,
    order: &Move,
    lost: &BTreeMap<PersonId, usize>,
    changed: &[(PersonId, Vec<Period>)],
) -> Result<(), Refusal> {
    let due_on = Some(order.from_on);
    let many = |count: usize| About {
        person: None,
        thing: None,
        due_on,
        note: format!("Педагогов: {count}, с {}", order.from_on.format("%d.%m.%Y")),
    };
    for (methodist, count) in lost {
        notify::tell(app, conn, &[*methodist], NoticeKind::TeacherMoved, &many(*count)).await?;
    }
    let Some(to) = order.to.filter(|_| !changed.is_empty()) else { return Ok(()) };
    notify::tell(app, conn, &[to], NoticeKind::TeacherAssigned, &many(changed.len())).await?;
    for (person, _) in changed {
        let about = About { person: Some(to), thing: None, due_on, note: String::new() };
        notify::tell(app, conn, &[*person], NoticeKind::MethodistChanged, &about).await?;
    }
    Ok(())
}

/// The unit whose service moves them: the one that the role was granted over.
fn unit_of(me: &Me, units: &HashSet<UnitId>) -> Option<UnitId> {
    me.grants.iter().map(|grant| grant.unit.id).find(|unit| units.contains(unit))
}
