//! `GET /young`: young teachers and what supports them (C-МОЛ-1, C-МОЛ-3, C-МОЛ-8, F-ОХВ-4). By name for those who know them (their
//! school, their methodist); for the services above numbers, small groups suppressed as on every dashboard.

use axum::{extract::State, response::Response};
use domain::{
    PersonId,
    access::{Action, Relation, may},
    contract::{
        desk::{YoungFigure, YoungTeacher, YoungTeachers, YoungUnit},
        unit::Reading,
    },
    indicator::Measure,
    people::{UnitRef, is_young},
    young::{support, young_until},
};

use crate::{
    access,
    app::App,
    auth::Me,
    counted::Counted,
    dashboard::Board,
    problem::Refusal,
    reply,
    storage::{
        Conn, StorageError,
        campaigns::{assigned_to, staff_of},
        desk, people,
        units::{self, Tree},
    },
};

const AT_MOST: usize = 500;

pub async fn list(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    access::require_own(&me, Action::ReadYoung)?;
    let mut conn = app.database.read().await?;
    let tree = units::tree(&mut conn).await?;
    let ids = known(&app, &mut conn, &me, &tree).await?;
    let people = by_name(&app, &mut conn, &ids).await?;
    drop(conn);
    let counts = me.grants.iter().filter(|grant| may(grant.role, Action::CountYoung, Relation::Within));
    let mut over: Vec<UnitRef> = counts.map(|grant| grant.unit.clone()).collect();
    over.sort_by_key(|unit| (unit.kind, unit.id));
    over.dedup();
    let units = if over.is_empty() { Vec::new() } else { in_numbers(&app, &over).await? };
    let (system, rule) = (&app.in_force.system, app.in_force.system.young_rule());
    let indicator = system.indicators.iter().find(|i| i.measure == Measure::YoungSupported);
    reply::json(&YoungTeachers {
        age_below: u32::try_from(rule.age_below).unwrap_or(0),
        service_months: rule.service_months,
        clause: indicator.map(|i| i.clause.clone()).unwrap_or_default(),
        people,
        units,
    })
}

/// Whom one may see by name: one's teachers, the staff of one's school.
async fn known(app: &App, conn: &mut Conn, me: &Me, tree: &Tree) -> Result<Vec<PersonId>, StorageError> {
    let mut ids = Vec::new();
    if me.roles().any(|role| may(role, Action::ReadYoung, Relation::Assigned)) {
        ids.extend(assigned_to(conn, me.person, app.today()).await?);
    }
    let own: Vec<_> = access::units_of(me, tree, Action::ReadYoung).into_iter().collect();
    ids.extend(staff_of(conn, &own).await?);
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

async fn by_name(app: &App, conn: &mut Conn, ids: &[PersonId]) -> Result<Vec<YoungTeacher>, StorageError> {
    let (rule, today) = (app.in_force.system.young_rule(), app.today());
    let mut facts = desk::facts(conn, ids).await?;
    // The same as D-РАСЧ-6 counts: who teaches and is young today.
    facts.retain(|f| f.teacher && is_young(rule, f.born, f.teaching_since, today));
    let ids: Vec<PersonId> = facts.iter().map(|f| f.person.id).collect();
    let routes = desk::routes(conn, &ids).await?;
    let requests = desk::requests(conn, &ids).await?;
    let methodists: Vec<PersonId> = facts.iter().filter_map(|f| f.methodist).collect();
    let methodists = people::cards(conn, &methodists).await?;
    let young = |f: desk::Facts| {
        let id = f.person.id;
        let (until, ends_by) = young_until(rule, f.born, f.teaching_since)?;
        let routes = routes.get(&id).map_or(&[][..], Vec::as_slice);
        let requests = requests.get(&id).map_or(&[][..], Vec::as_slice);
        let methodist = f.methodist.and_then(|id| Some(methodists.get(&id)?.name.short()));
        Some(YoungTeacher { person: f.person, until, ends_by, forms: support(requests, routes), methodist })
    };
    let mut all: Vec<YoungTeacher> = facts.into_iter().filter_map(young).collect();
    // Who is not supported yet, and of them whose time is running out.
    all.sort_by_cached_key(|y| (!y.forms.is_empty(), y.until, y.person.name.full(), y.person.id));
    all.truncate(AT_MOST);
    Ok(all)
}

/// The figures of the dashboards, so that no screen says another number.
async fn in_numbers(app: &App, over: &[UnitRef]) -> Result<Vec<YoungUnit>, Refusal> {
    let Counted { tree, figures, .. } = Counted::now(app).await?;
    let instrument = app.in_force.instruments.get(&app.in_force.current).ok_or_else(Refusal::internal)?;
    let system = &app.in_force.system;
    let Some(place) = system.indicators.iter().position(|i| i.measure == Measure::YoungSupported) else {
        return Ok(Vec::new());
    };
    let (areas, as_of) = (&instrument.areas, app.clock.now());
    let board = Board { system, areas, tree: &tree, figures: &figures, as_of };
    let figure = |unit: UnitRef, readings: Vec<Reading>| {
        let reading = readings.into_iter().nth(place)?;
        let target = reading.target.map(|target| target.value);
        Some(YoungFigure { unit, counted: reading.counted, standing: reading.standing, target })
    };
    let whole = |over: &UnitRef| {
        let dashboard = board.of(over.id, Vec::new())?;
        let below = dashboard.children.into_iter().filter_map(|c| figure(c.unit, c.readings)).collect();
        Some(YoungUnit { whole: figure(dashboard.unit, dashboard.readings)?, below })
    };
    Ok(over.iter().filter_map(whole).collect())
}
