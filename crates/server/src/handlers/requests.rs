//! `/requests/{id}`: sending, answering and reading a support request.

use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    PairId, PersonId, RequestId,
    access::Action,
    contract::command::MoveRequest,
    pair::Pair,
    request::{RequestKind, RequestTransition, SupportRequest},
};

use crate::{
    access,
    app::App,
    auth::Me,
    clockwork,
    extract::Path,
    notify,
    problem::{Refusal, words},
    reply,
    storage::{Conn, helpers, mentors, pairs, requests},
    write::{Command, Outcome, Write},
};

pub async fn show(State(app): State<App>, me: Me, Path(id): Path<RequestId>) -> Result<Response, Refusal> {
    clockwork::catch_up(&app).await?;
    let mut conn = app.database.read().await?;
    let request = requests::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    let action = Action::ReadRequest;
    let allowed = access::may_with_request(&mut conn, &me, action, &request, app.today()).await?;
    if allowed { reply::json(&request) } else { Err(Refusal::not_found()) }
}

/// Who could have it, best first, for whoever passes it on.
pub async fn suggest(State(app): State<App>, me: Me, Path(id): Path<RequestId>) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let request = requests::find(&mut conn, id).await?.ok_or_else(Refusal::not_found)?;
    let action = Action::AnswerRequest;
    if !access::may_with_request(&mut conn, &me, action, &request, app.today()).await? {
        return Err(Refusal::not_found());
    }
    let competence = request.competence.as_ref().filter(|_| request.kind == RequestKind::Mentoring);
    let managers = (request.kind == RequestKind::Management).then_some(true);
    let candidates = mentors::candidates(&mut conn, competence, managers).await?;
    reply::json(&super::mentors::best(&mut conn, request.author, &candidates).await?)
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
    let mut request = SupportRequest { sent_at: sent.sent_at.min(now), ..SupportRequest::create(&sent, me)? };
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
    clockwork::rewind(&app, write.conn(), &mut request).await?;
    requests::insert(write.conn(), &request).await?;
    notify::of_new_request(&app, write.conn(), &request).await?;
    write.finish(&app, StatusCode::CREATED, None, &request).await
}

pub async fn transition(
    State(app): State<App>,
    Path(id): Path<RequestId>,
    command: Command<MoveRequest>,
) -> Outcome {
    clockwork::catch_up(&app).await?;
    let (mut write, asked) = command.begin(&app).await?;
    let (me, today, now) = (write.me.clone(), app.today(), app.clock.now());
    let mut request = requests::find(write.conn(), id).await?.ok_or_else(Refusal::not_found)?;
    let action = if asked.transition.is_authors() { Action::WriteRequest } else { Action::AnswerRequest };
    if !access::may_with_request(write.conn(), &me, action, &request, today).await? {
        let reads = access::may_with_request(write.conn(), &me, Action::ReadRequest, &request, today).await?;
        return Err(if reads { Refusal::forbidden() } else { Refusal::not_found() }.into());
    }
    let helper = match asked.transition {
        RequestTransition::Assign => asked.assignee.map(|person| (person, "assignee")),
        _ => None,
    };
    if let Some((person, field)) = helper {
        check_helper(write.conn(), &request, person, field).await?;
    }
    match (asked.transition, asked.until) {
        (RequestTransition::Defer, Some(until)) => {
            request.defer(until, me.person, &asked.comment, now, today)?;
        }
        (transition, _) => request.transition(transition, me.person, asked.assignee, &asked.comment, now)?,
    }
    clockwork::rewind(&app, write.conn(), &mut request).await?;
    requests::update(write.conn(), &request).await?;
    notify::of_request(&app, write.conn(), &request, asked.transition, Some(me.person)).await?;
    pair_up(&app, &mut write, &request, asked.transition).await?;
    write.recount(&app, request.author).await?;
    write.finish(&app, StatusCode::OK, None, &request).await
}

/// Accepting makes the pair; closing the request closes it.
async fn pair_up(
    app: &App,
    write: &mut Write,
    request: &SupportRequest,
    transition: RequestTransition,
) -> Result<(), Refusal> {
    let (now, today) = (app.clock.now(), app.today());
    if transition == RequestTransition::Accept
        && let Some(pair) = Pair::of(request, PairId(notify::new_id(now)?), now, today)
    {
        pairs::insert(write.conn(), &pair).await?;
    }
    if let RequestTransition::Complete | RequestTransition::Cancel = transition
        && let Some(mut pair) = pairs::open_of_request(write.conn(), request.id).await?
    {
        let comment = request.history.last().map(|event| event.comment.as_str()).unwrap_or_default();
        pair.request_closed(transition == RequestTransition::Complete, comment, now, today);
        pairs::update(write.conn(), &pair).await?;
    }
    Ok(())
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
    let rule = app.in_force.system.young_rule();
    let facts = helpers::author_facts(conn, request.author, rule, app.today()).await?;
    facts.may_ask(request.kind, request.competence.as_ref())?;
    match request.wished {
        Some(wished) => check_helper(conn, request, wished, "wished").await,
        None => Ok(()),
    }
}

/// Who may have this request is the domain's rule; which field named them is said here.
async fn check_helper(
    conn: &mut Conn,
    request: &SupportRequest,
    person: PersonId,
    field: &str,
) -> Result<(), Refusal> {
    if person == request.author {
        return Err(Refusal::field(field, "Это автор заявки: выберите другого человека."));
    }
    let facts = helpers::helper_facts(conn, person, request.competence.as_ref()).await?;
    facts.may_help(request).map_err(|unfit| Refusal::field(field, words::unfit_helper(unfit)))
}
