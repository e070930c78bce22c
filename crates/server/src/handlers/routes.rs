//! `/routes/{id}`: writing, moving and reading a route. Its person edits it and ticks off its steps, the methodist
//! agrees or returns it.

use axum::{extract::State, http::StatusCode, response::Response};
use chrono::{DateTime, Utc};
use domain::{
    RouteId, StepId,
    access::Action,
    contract::{
        command::{MoveRoute, SetStepResult},
        problem::{FieldError, ProblemKind},
        route::RouteView,
    },
    route::{Route, RouteChange, RouteError, changes},
};
use serde_json::json;

use crate::{
    access,
    app::App,
    auth::Me,
    closing,
    extract::Path,
    handlers::read_of_another,
    ics, notify,
    problem::Refusal,
    reply,
    storage::{Conn, StorageError, diagnoses, enrolments, people, programmes, routes},
    write::{Command, Outcome, Precondition, Write},
};

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<RouteId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let route = routes::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    access::require(&mut conn, &me, Action::ReadRoute, route.person, app.today()).await?;
    let author = people::card(&mut conn, route.person).await?.ok_or_else(Refusal::internal)?;
    let diagnosis = diagnoses::find(&mut conn, route.diagnosis).await?.ok_or_else(Refusal::internal)?;
    drop(conn);
    read_of_another(&app, &me, route.person, "route", id.0).await?;
    let etag = route.etag();
    reply::json_with(&RouteView { route, author, diagnosis }, Some(&etag), reply::REVALIDATE)
}

/// The steps as a calendar file, for whoever may read the route.
pub async fn calendar(State(app): State<App>, me: Me, Path(id): Path<RouteId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let route = routes::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    access::require(&mut conn, &me, Action::ReadRoute, route.person, app.today()).await?;
    drop(conn);
    read_of_another(&app, &me, route.person, "route", id.0).await?;
    // The time of the last change, so that an unchanged route is an unchanged file.
    let changed = route.history.last().map_or(DateTime::<Utc>::UNIX_EPOCH, |event| event.at);
    Ok(reply::file(ics::calendar(&route, changed), "text/calendar; charset=utf-8", "marshrut.ics"))
}

pub async fn replace(State(app): State<App>, Path(id): Path<RouteId>, command: Command<Route>) -> Outcome {
    let precondition = command.precondition.clone();
    let (mut write, sent) = command.begin(&app).await?;
    if sent.id != id {
        return Err(Refusal::field("id", "Номер маршрута не тот, что в адресе.").into());
    }
    let (today, me) = (app.today(), write.me.person);
    let standing = routes::find(write.conn(), id).await?;
    let owner = standing.as_ref().map_or(me, |route| route.person);
    if owner != me {
        let asker = write.me.clone();
        access::require(write.conn(), &asker, Action::ReadRoute, owner, today).await?;
        if !access::may_with(write.conn(), &asker, Action::ReviewRoute, owner, today).await? {
            return Err(Refusal::forbidden().into());
        }
    }
    let (status, route) = match (standing, precondition) {
        (_, Precondition::None) => return Err(precondition_required().into()),
        (None, Precondition::New) => {
            let route = Route::create(&sent, me, today)?;
            check_references(&app, write.conn(), &route).await?;
            routes::insert(write.conn(), &route, app.clock.now()).await?;
            (StatusCode::CREATED, route)
        }
        (None, Precondition::Match(_)) => return Err(Refusal::not_found().into()),
        (Some(mut route), precondition) => {
            if !precondition.matches(&route.etag()) {
                return Err(changed_meanwhile(&route).into());
            }
            let before = route.clone();
            if owner == me {
                route.edit(&sent, today)?;
            } else {
                route.revise(&sent, today)?;
                notify::of_revision(&app, write.conn(), &route, me).await?;
            }
            check_references(&app, write.conn(), &route).await?;
            routes::update(write.conn(), &route).await?;
            note(&app, &mut write, &before, &route).await?;
            (StatusCode::OK, route)
        }
    };
    write.finish(&app, status, Some(route.etag()), &route).await
}

pub async fn transition(
    State(app): State<App>,
    Path(id): Path<RouteId>,
    command: Command<MoveRoute>,
) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    let me = write.me.clone();
    let mut route = routes::find(write.conn(), id).await?.ok_or_else(Refusal::not_found)?;
    let today = app.today();
    let action = asked.transition.action(route.person == me.person);
    if !access::may_with(write.conn(), &me, action, route.person, today).await? {
        // Who may read the route knows that it is there.
        access::require(write.conn(), &me, Action::ReadRoute, route.person, today).await?;
        return Err(Refusal::forbidden().into());
    }
    let MoveRoute { transition, comment, remarks } = asked;
    route.transition_with(transition, me.person, &comment, &remarks, app.clock.now())?;
    routes::update(write.conn(), &route).await?;
    notify::of_route(&app, write.conn(), &route, transition, me.person).await?;
    if !route.state.is_open() {
        closing::keep(&app.in_force, write.conn(), &route).await?;
    }
    write.recount(&app, route.person).await?;
    write.finish(&app, StatusCode::OK, Some(route.etag()), &route).await
}

pub async fn set_result(
    State(app): State<App>,
    Path((id, step)): Path<(RouteId, StepId)>,
    command: Command<SetStepResult>,
) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    let me = write.me.person;
    let found = routes::find(write.conn(), id).await?.filter(|route| route.person == me);
    let mut route = found.ok_or_else(Refusal::not_found)?;
    let before = route.clone();
    route.set_result(step, asked.result, app.today()).map_err(in_result)?;
    routes::update(write.conn(), &route).await?;
    note(&app, &mut write, &before, &route).await?;
    if let Some((done, programme)) = route.step(step).and_then(|s| Some((s, s.completes()?))) {
        match &done.result {
            Some(result) => enrolments::complete_step(write.conn(), &route, done, programme, result).await?,
            None => enrolments::reopen_step(write.conn(), me, step.0).await?,
        }
    }
    write.recount(&app, me).await?;
    write.finish(&app, StatusCode::OK, Some(route.etag()), &route).await
}

/// Writes down what a new version changed.
async fn note(app: &App, write: &mut Write, before: &Route, after: &Route) -> Result<(), StorageError> {
    let changes = changes(before, after);
    if changes.is_empty() {
        return Ok(());
    }
    let (at, actor) = (app.clock.now(), write.me.person);
    let change = RouteChange { version: after.version, at, actor, changes };
    routes::note_change(write.conn(), after.id, &change).await
}

/// What a route refers to must be there: the author's own finished diagnosis, programmes of the catalogue,
/// competences of the instrument.
async fn check_references(app: &App, conn: &mut Conn, route: &Route) -> Result<(), Refusal> {
    let found = diagnoses::find(conn, route.diagnosis).await?;
    let own = found.filter(|d| d.person == route.person && d.finished_at.is_some());
    let Some(diagnosis) = own else {
        return Err(Refusal::field(
            "diagnosis",
            "Маршрут строится по завершённой диагностике: завершите её.",
        ));
    };
    let instrument = app.in_force.instruments.get(&diagnosis.instrument).ok_or_else(Refusal::internal)?;
    let wanted: Vec<_> = route.steps.iter().filter_map(|step| step.programme).collect();
    let known = programmes::known(conn, &wanted).await?;
    let mut errors = Vec::new();
    for (index, step) in route.steps.iter().enumerate() {
        if step.programme.is_some_and(|id| !known.contains(&id)) {
            let message = "Этой программы в каталоге больше нет: выберите другую.".to_owned();
            errors.push(FieldError { field: format!("steps[{index}].programme"), message });
        }
        if step.competences.iter().any(|id| instrument.competence(id).is_none()) {
            let message = "В анкете нет такой компетенции.".to_owned();
            errors.push(FieldError { field: format!("steps[{index}].competences"), message });
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Refusal::invalid(errors)) }
}

/// The domain names fields of the result; the body has them under `result`.
fn in_result(error: RouteError) -> RouteError {
    match error {
        RouteError::Invalid(mut faults) => {
            for fault in &mut faults {
                fault.field = format!("result.{}", fault.field);
            }
            RouteError::Invalid(faults)
        }
        other => other,
    }
}

fn precondition_required() -> Refusal {
    let detail =
        "Укажите версию, которую меняете: If-Match с её ETag, для нового маршрута — If-None-Match: *.";
    Refusal::new(ProblemKind::PreconditionRequired, detail)
}

fn changed_meanwhile(current: &Route) -> Refusal {
    let detail = "Маршрут тем временем изменился. Сравните свою версию с нынешней и решите, какую оставить.";
    Refusal::new(ProblemKind::ChangedMeanwhile, detail).with_current(json!(current), &current.etag())
}
