//! `/files/{id}`: a photo or PDF beside a step. Its owner stores it, once, and may take it away while the route is open;
//! who may read the route may read it. It is served to be saved, never to be shown as a page.

use axum::{
    extract::{Request, State},
    http::StatusCode,
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    FileId, RouteId, StepId,
    access::Action,
    contract::{command::RemoveFile, problem::ProblemKind, route::StepFiles},
    file::{self, FILE_MAX, FILES_OF_STEP, StepFile},
    route::Route,
};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::{Path, query},
    handlers::read_of_another,
    problem::Refusal,
    reply,
    storage::{
        files::{self, Kept},
        routes,
    },
    write::{Command, Outcome},
};

/// What a file is beside, and what it is called.
#[derive(Debug, Deserialize)]
pub struct Beside {
    route: RouteId,
    step: StepId,
    name: String,
}

pub async fn put(State(app): State<App>, Path(id): Path<FileId>, request: Request) -> Outcome {
    let uri = request.uri().clone();
    let command = Command::of_bytes(request, &app, FILE_MAX).await?;
    let beside: Beside = query(&uri)?;
    let (mut write, bytes) = command.begin(&app).await?;
    let me = write.me.person;
    let content_hash = URL_SAFE_NO_PAD.encode(Sha256::digest(&bytes));
    if let Some(standing) = files::find(write.conn(), id).await? {
        if standing.person != me {
            return Err(Refusal::not_found().into());
        }
        if standing.removed || standing.content_hash != content_hash || standing.file.step != beside.step {
            let detail = "Под этим номером уже был другой файл. Выберите файл заново.";
            return Err(Refusal::conflict(detail).into());
        }
        return write.finish(&app, StatusCode::OK, None, &standing.file).await;
    }
    let found = routes::find(write.conn(), beside.route).await?.filter(|route| route.person == me);
    let route = found.ok_or_else(Refusal::not_found)?;
    takes_files(&route, beside.step)?;
    let others = files::of_route(write.conn(), route.id).await?;
    if others.iter().filter(|other| other.step == beside.step).count() >= FILES_OF_STEP {
        let detail = format!("У шага уже {FILES_OF_STEP} файлов: уберите ненужный и приложите снова.");
        return Err(Refusal::conflict(detail).into());
    }
    file::check_name(&beside.name)?;
    let media_type = file::check(&bytes, bytes.len())?;
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let Beside { route, step, name } = beside;
    let file = StepFile { id, route, step, name, media_type, size, at: app.clock.now() };
    let kept = Kept { file, person: me, content_hash, removed: false };
    files::insert(write.conn(), &kept, &bytes).await?;
    write.finish(&app, StatusCode::CREATED, None, &kept.file).await
}

/// Files stand beside steps that are walked.
fn takes_files(route: &Route, step: StepId) -> Result<(), Refusal> {
    if route.step(step).is_none() {
        return Err(Refusal::not_found());
    }
    if route.state.is_running() {
        return Ok(());
    }
    Err(Refusal::conflict(if route.state.is_open() {
        "Файл прикладывают к шагу согласованного маршрута: дождитесь согласования и повторите."
    } else {
        "Маршрут завершён и хранится таким, каким был: приложить к нему ничего нельзя."
    }))
}

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<FileId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let kept = files::find(&mut conn, id).await?.filter(|kept| !kept.removed);
    let Kept { file, person, .. } = kept.ok_or_else(Refusal::not_found)?;
    access::require(&mut conn, &me, Action::ReadRoute, person, app.today()).await?;
    let bytes = files::content(&mut conn, id).await?.ok_or_else(Refusal::internal)?;
    drop(conn);
    read_of_another(&app, &me, person, "file", id.0).await?;
    Ok(reply::named_file(bytes, file.media_type.as_str(), &file.name, file.media_type.extension()))
}

/// The files of a route.
pub async fn of_route(State(app): State<App>, me: Me, Path(id): Path<RouteId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let owner = routes::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?.person;
    access::require(&mut conn, &me, Action::ReadRoute, owner, app.today()).await?;
    let items = files::of_route(&mut conn, id).await?;
    drop(conn);
    read_of_another(&app, &me, owner, "route files", id.0).await?;
    reply::json(&StepFiles { items })
}

pub async fn remove(State(app): State<App>, Path(id): Path<FileId>, command: Command<RemoveFile>) -> Outcome {
    let (mut write, _) = command.begin(&app).await?;
    let me = write.me.person;
    let kept = files::find(write.conn(), id).await?.filter(|kept| kept.person == me);
    let kept = kept.ok_or_else(Refusal::not_found)?;
    let route = routes::find(write.conn(), kept.file.route).await?.ok_or_else(Refusal::internal)?;
    if !route.state.is_open() {
        let detail = "Маршрут завершён и хранится таким, каким был: убрать из него ничего нельзя.";
        return Err(Refusal::conflict(detail).into());
    }
    files::remove(write.conn(), id).await?;
    write.finish(&app, StatusCode::OK, None, &kept.file).await
}

/// 413 in words.
pub fn too_large() -> Refusal {
    let detail =
        "Файл больше 10 МБ. Уменьшите снимок или сохраните PDF с меньшим качеством и приложите снова.";
    Refusal::new(ProblemKind::TooLarge, detail)
}
