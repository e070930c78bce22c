//! `/requests/{id}`: sending, answering and reading a support request.

use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    PersonId, RequestId,
    access::Action,
    contract::command::MoveRequest,
    people::Role,
    request::{RequestTransition, SupportRequest},
};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::Path,
    notify,
    problem::Refusal,
    reply,
    storage::{Conn, mentors, people, requests},
    write::{Command, Outcome},
};

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<RequestId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let request = requests::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    let action = Action::ReadRequest;
    let allowed = access::may_with_request(&mut conn, &me, action, &request, app.today()).await?;
    if allowed { reply::json(&request) } else { Err(Refusal::not_found()) }
}

pub async fn send(
    State(app): State<App>,
    Path(id): Path<RequestId>,
    command: Command<SupportRequest>,
) -> Outcome {
    let (mut write, sent) = command.begin(&app).await?;
    if sent.id != id {
        return Err(Refusal::field("id", "Номер заявки не тот, что в адресе.").into());
    }
    let me = write.me.person;
    let now = app.clock.now();
    let request = SupportRequest { sent_at: sent.sent_at.min(now), ..SupportRequest::create(&sent, me)? };
    if let Some(standing) = requests::find(write.conn(), id).await? {
        if standing.author != me {
            return Err(Refusal::not_found().into());
        }
        if !is_same_wish(&standing, &request) {
            let detail = "Заявка уже отправлена и не меняется. Отзовите её и отправьте новую.";
            return Err(Refusal::conflict(detail).into());
        }
        return write.finish(&app, StatusCode::OK, None, &standing).await;
    }
    check_references(&app, write.conn(), &request).await?;
    requests::insert(write.conn(), &request).await?;
    notify::of_new_request(&app, write.conn(), &request).await?;
    write.finish(&app, StatusCode::CREATED, None, &request).await
}

pub async fn transition(
    State(app): State<App>,
    Path(id): Path<RequestId>,
    command: Command<MoveRequest>,
) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    let (me, today) = (write.me.clone(), app.today());
    let mut request = requests::find(write.conn(), id).await?.ok_or_else(Refusal::not_found)?;
    let action = if asked.transition.is_authors() { Action::WriteRequest } else { Action::AnswerRequest };
    if !access::may_with_request(write.conn(), &me, action, &request, today).await? {
        let reads = access::may_with_request(write.conn(), &me, Action::ReadRequest, &request, today).await?;
        return Err(if reads { Refusal::forbidden() } else { Refusal::not_found() }.into());
    }
    if let (RequestTransition::Assign, Some(assignee)) = (asked.transition, asked.assignee) {
        check_helper(write.conn(), assignee).await?;
    }
    request.transition(asked.transition, me.person, asked.assignee, &asked.comment, app.clock.now())?;
    requests::update(write.conn(), &request).await?;
    notify::of_request(&app, write.conn(), &request, asked.transition, me.person).await?;
    write.recount(&app, request.author).await?;
    write.finish(&app, StatusCode::OK, None, &request).await
}

/// Whether two requests ask for the same.
fn is_same_wish(a: &SupportRequest, b: &SupportRequest) -> bool {
    (a.kind, &a.competence, a.step, &a.message, a.wished)
        == (b.kind, &b.competence, b.step, &b.message, b.wished)
}

/// What a request refers to must be there. The step is not asked for: its route may be gone, the wish is not.
async fn check_references(app: &App, conn: &mut Conn, request: &SupportRequest) -> Result<(), Refusal> {
    if let Some(competence) = &request.competence {
        let known = app.in_force.instruments.values().any(|i| i.competence(competence).is_some());
        if !known {
            return Err(Refusal::field("competence", "Такой компетенции нет: выберите её из результатов."));
        }
    }
    match request.wished {
        Some(wished) if !mentors::is_mentor(conn, wished).await? => {
            Err(Refusal::field("wished", "Этот человек не наставник: выберите другого."))
        }
        _ => Ok(()),
    }
}

/// Requests are passed to mentors and methodists.
async fn check_helper(conn: &mut Conn, person: PersonId) -> Result<(), Refusal> {
    let grants = people::grants(conn, person).await?;
    if grants.iter().any(|grant| matches!(grant.role, Role::Mentor | Role::Methodist)) {
        return Ok(());
    }
    Err(Refusal::field(
        "assignee",
        "Заявку можно передать наставнику или методисту: выберите другого человека.",
    ))
}
