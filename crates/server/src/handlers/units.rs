//! `GET /units/{id}/dashboard`: a unit's figures. What is shown is decided in [`crate::dashboard`].

use axum::{extract::State, response::Response};
use chrono::{NaiveDate, Timelike};
use domain::{UnitId, ids::AreaId, system::SettingValue};

use crate::{
    access,
    app::App,
    auth::Me,
    dashboard::Board,
    extract::Path,
    problem::Refusal,
    records::Unit,
    reply,
    storage::{figures, standings, units},
};

pub async fn dashboard(State(app): State<App>, me: Me, Path(id): Path<UnitId>) -> Result<Response, Refusal> {
    catch_up(&app).await?;
    let mut conn = app.database.read().await?;
    let tree = units::tree(&mut conn).await?;
    let unit = tree.get(id).ok_or_else(Refusal::not_found)?;
    access::require_unit(&me, &tree, id)?;
    let above = tree.upwards(id).skip(1).filter(|unit| access::may_read_unit(&me, &tree, unit.id));
    let mut path: Vec<_> = above.map(Unit::reference).collect();
    path.reverse();
    let system = &app.in_force.system;
    let instrument = app.in_force.instruments.get(&app.in_force.current).ok_or_else(Refusal::internal)?;
    let areas: Vec<AreaId> = instrument.areas.iter().map(|area| area.id.clone()).collect();
    let asked = figures::Asked {
        on: app.today(),
        young: system.young_rule(),
        areas: &areas,
        whole_team: is_word(&app, "team_takes_part", "all_members"),
    };
    let figures = figures::count(&mut conn, &tree, &asked).await?;
    drop(conn);
    let now = app.clock.now();
    // To the minute: an unchanged dashboard is answered with 304 within it.
    let as_of = now.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(now);
    let board = Board { system, areas: &instrument.areas, tree: &tree, figures: &figures, as_of };
    reply::json(&board.of(unit.id, path).ok_or_else(Refusal::not_found)?)
}

/// Once a day: whom the calendar has moved.
async fn catch_up(app: &App) -> Result<(), Refusal> {
    let today = app.today();
    let counted_on = || -> Option<NaiveDate> { app.counted_on.lock().ok().and_then(|day| *day) };
    if counted_on() == Some(today) {
        return Ok(());
    }
    let mut writing = app.database.write().await?;
    standings::catch_up(writing.conn(), &app.rules(), today).await?;
    writing.commit().await?;
    if let Ok(mut day) = app.counted_on.lock() {
        *day = Some(today);
    }
    Ok(())
}

fn is_word(app: &App, setting: &str, word: &str) -> bool {
    let value = app.in_force.system.settings.get(setting).map(|setting| &setting.value);
    matches!(value, Some(SettingValue::Word(found)) if found == word)
}
