//! Every path that is answered. The API's templates are those of `domain::contract::paths`; the OpenAPI test holds
//! this list, the document and the paths together.

use axum::{
    Router,
    http::header,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use domain::contract::{paths::BASE, problem::ProblemKind};

use crate::{
    app::App,
    assets,
    handlers::{
        calendar, campaigns, diagnoses, files, health, help, imports, inbox, instruments, mentors,
        methodists, moves, notices, observations, pairs, programmes, rechecks, reminders, requests,
        route_history, routes, session, staff, system, teachers, units, wellbeing, witnesses, workspace,
        young,
    },
    middleware::{conditional, cross_site, log, security},
    problem::Refusal,
};

/// The whole server.
pub fn router(app: App) -> Router {
    let api = Router::new()
        .route("/system", get(system::show))
        .route("/session", get(session::show).post(session::sign_in).delete(session::sign_out))
        .route("/workspace", get(workspace::show))
        .route("/instruments", get(instruments::list))
        .route("/instruments/{id}", get(instruments::show))
        .route("/diagnoses", get(diagnoses::list))
        .route("/diagnoses/{id}", get(diagnoses::show).put(diagnoses::start))
        .route("/diagnoses/{id}/answers/{statement}", put(diagnoses::answer))
        .route("/diagnoses/{id}/finish", post(diagnoses::finish))
        .route("/programmes", get(programmes::list))
        .route("/routes", get(route_history::list))
        .route("/calendar", get(calendar::show).put(calendar::set))
        .route("/calendar/{token}", get(calendar::file))
        .route("/routes/{id}/files", get(files::of_route))
        .route("/files/{id}", get(files::show).put(files::put))
        .route("/files/{id}/remove", post(files::remove))
        .route("/routes/{id}/closed", get(route_history::closed))
        .route("/routes/{id}/changes", get(route_history::changes))
        .route("/routes/{id}", get(routes::show).put(routes::replace))
        .route("/routes/{id}/calendar.ics", get(routes::calendar))
        .route("/routes/{id}/transitions", post(routes::transition))
        .route("/routes/{id}/steps/{step}/result", put(routes::set_result))
        .route("/requests/{id}", get(requests::show).put(requests::send))
        .route("/requests/{id}/transitions", post(requests::transition))
        .route("/requests/{id}/helpers", get(requests::suggest))
        .route("/help", get(help::show))
        .route("/pairs/{id}", get(pairs::show))
        .route("/pairs/{id}/plan", put(pairs::plan))
        .route("/pairs/{id}/meetings/{meeting}", put(pairs::meet))
        .route("/pairs/{id}/feedback", put(pairs::feedback))
        .route("/pairs/{id}/transitions", post(pairs::transition))
        .route("/mentors", get(mentors::suggest))
        .route("/inbox", get(inbox::show))
        .route("/notices", get(notices::list))
        .route("/notices/read", post(notices::read))
        .route("/units/{id}/dashboard", get(units::dashboard))
        .route("/people/{id}/witnesses", get(witnesses::show))
        .route("/rechecks/{id}", put(rechecks::take))
        .route("/observations/{id}", put(observations::write_down))
        .route("/observations/{id}/comment", put(observations::comment))
        .route("/imports", get(imports::list))
        .route("/imports/check", post(imports::check))
        .route("/imports/{id}", put(imports::take_in))
        .route("/campaigns", get(campaigns::list))
        .route("/campaigns/{id}", get(campaigns::show).put(campaigns::assign))
        .route("/teachers", get(teachers::list))
        .route("/teachers/{id}", get(teachers::show))
        .route("/methodists", get(methodists::list))
        .route("/methodists/{id}/teachers", get(methodists::teachers))
        .route("/moves/{id}", put(moves::make))
        .route("/reminders", post(reminders::send))
        .route("/young", get(young::list))
        .route("/staff", get(staff::list))
        .route("/wellbeing", get(wellbeing::show))
        .route("/wellbeing/requests", get(wellbeing::queue))
        .route("/wellbeing/requests/{id}", put(wellbeing::send))
        .route("/wellbeing/requests/{id}/transitions", post(wellbeing::transition))
        .route("/openapi.json", get(system::openapi))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(from_fn(conditional::reads))
        .layer(from_fn(cross_site::refuse));
    Router::new()
        .nest(BASE, api)
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .fallback(assets::serve)
        .layer(from_fn_with_state(app.clone(), security::headers))
        .layer(from_fn(log::requests))
        .with_state(app)
}

/// 405; axum adds `Allow`.
async fn method_not_allowed() -> Response {
    let detail = "Здесь так нельзя: заголовок Allow называет, как можно.";
    let refusal = Refusal::new(ProblemKind::MethodNotAllowed, detail);
    refusal.with_header(header::CACHE_CONTROL, "no-store").into_response()
}
