//! `GET /staff`: who of a school works on what their diagnosis found (C-ДЕФ-4). Names and statuses: neither competences nor
//! levels, which are the person's, their methodist's and their mentor's.

use axum::{extract::State, response::Response};
use domain::{
    PersonId,
    access::Action,
    contract::desk::{SchoolStaff, Staff, SupportedTeacher},
    desk::TeacherStage,
    people::{UnitKind, is_young},
};

use crate::{
    access,
    app::App,
    auth::Me,
    problem::Refusal,
    records::Unit,
    reply,
    storage::{Conn, StorageError, campaigns::staff_of, desk, people, units},
};

pub async fn list(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    access::require_own(&me, Action::ReadStaff)?;
    let mut conn = app.database.read().await?;
    let tree = units::tree(&mut conn).await?;
    let own = access::units_of(&me, &tree, Action::ReadStaff);
    let mut schools = Vec::new();
    for unit in tree.units().iter().filter(|unit| unit.kind == UnitKind::School && own.contains(&unit.id)) {
        schools.push(school(&app, &mut conn, unit).await?);
    }
    reply::json(&Staff { schools })
}

async fn school(app: &App, conn: &mut Conn, unit: &Unit) -> Result<SchoolStaff, StorageError> {
    let (system, today) = (&app.in_force.system, app.today());
    let ids = staff_of(conn, &[unit.id]).await?;
    let facts = desk::facts(conn, &ids).await?;
    let routes = desk::routes(conn, &ids).await?;
    let methodists: Vec<PersonId> = facts.iter().filter_map(|f| f.methodist).collect();
    let methodists = people::cards(conn, &methodists).await?;
    let not_diagnosed = facts.iter().filter(|f| !f.diagnosed).count();
    let teacher = |f: desk::Facts| SupportedTeacher {
        stage: TeacherStage::of(true, routes.get(&f.person.id).and_then(|all| desk::current(all)), today),
        young: f.teacher && is_young(system.young_rule(), f.born, f.teaching_since, today),
        methodist: f.methodist.and_then(|id| Some(methodists.get(&id)?.name.short())),
        person: f.person,
    };
    let mut items: Vec<_> =
        facts.into_iter().filter(|f| f.diagnosed && f.has_deficits).map(teacher).collect();
    items.sort_by_cached_key(|t| (t.stage, t.person.name.full(), t.person.id));
    let not_diagnosed = u32::try_from(not_diagnosed).unwrap_or(u32::MAX);
    Ok(SchoolStaff { school: unit.reference(), items, not_diagnosed })
}
