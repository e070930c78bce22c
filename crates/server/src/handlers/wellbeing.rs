//! `/wellbeing`: the self-check with what may help, and closed requests to a psychologist (C-ВЫГ-4). The check itself is
//! worked on the device: no path here takes its answers.

use std::collections::HashSet;

use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    PersonId, RequestId,
    access::Action,
    contract::wellbeing::{MoveWellbeing, Wellbeing, WellbeingCase, WellbeingQueue, WellbeingStanding},
    people::PersonCard,
    wellbeing::{WellbeingRequest, WellbeingState},
};

use crate::{
    access,
    app::App,
    auth::Me,
    extract::Path,
    handlers::reads_of_others,
    problem::Refusal,
    reply,
    storage::{Conn, people, programmes, units, wellbeing},
    write::{Command, Outcome},
};

/// Own requests that are shown.
const OWN_AT_MOST: u32 = 20;
/// Cases of a psychologist's queue.
const CASES_AT_MOST: u32 = 100;

pub async fn show(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    let mut conn = app.database.read().await?;
    let data = &app.in_force.wellbeing;
    let requests = wellbeing::of_author(&mut conn, me.person, OWN_AT_MOST).await?;
    let named: HashSet<PersonId> = requests.iter().filter_map(|r| r.psychologist).collect();
    let named: Vec<PersonId> = named.into_iter().collect();
    let mut people: Vec<PersonCard> = people::cards(&mut conn, &named).await?.into_values().collect();
    people.sort_by_key(|card| card.id);
    reply::json(&Wellbeing {
        check: data.check.clone(),
        programmes: programmes::by_codes(&mut conn, &data.programmes).await?,
        contacts: data.contacts.clone(),
        requests,
        people,
    })
}

pub async fn queue(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    access::require_psychologist(&me)?;
    let mut conn = app.database.read().await?;
    let tree = units::tree(&mut conn).await?;
    let waiting = wellbeing::in_state(&mut conn, WellbeingState::Sent, None, CASES_AT_MOST).await?;
    let taken = wellbeing::in_state(&mut conn, WellbeingState::Taken, Some(me.person), CASES_AT_MOST).await?;
    let waiting = cases(&mut conn, &me, &tree, waiting).await?;
    let taken = cases(&mut conn, &me, &tree, taken).await?;
    drop(conn);
    let read: Vec<_> = waiting.iter().chain(&taken).map(|case| (case.author.id, case.request.id.0)).collect();
    reads_of_others(&app, &me, "wellbeing", &read).await?;
    reply::json(&WellbeingQueue { waiting, taken })
}

pub async fn send(
    State(app): State<App>,
    Path(id): Path<RequestId>,
    command: Command<WellbeingRequest>,
) -> Outcome {
    let (mut write, sent) = command.begin(&app).await?;
    if sent.id != id {
        return Err(Refusal::field("id", "Номер заявки не тот, что в адресе.").into());
    }
    let me = write.me.person;
    let sent_at = sent.sent_at.min(app.clock.now());
    let request = WellbeingRequest { sent_at, ..WellbeingRequest::create(&sent, me)? };
    if let Some(standing) = wellbeing::find(write.conn(), id).await? {
        if standing.author != me {
            return Err(Refusal::not_found().into());
        }
        if !standing.is_same_wish(&request) {
            let detail = "Письмо уже отправлено и не меняется. Отзовите его и напишите новое.";
            return Err(Refusal::conflict(detail).into());
        }
        return write.finish(&app, StatusCode::OK, None, &told(&standing)).await;
    }
    wellbeing::insert(write.conn(), &request).await?;
    write.finish(&app, StatusCode::CREATED, None, &told(&request)).await
}

pub async fn transition(
    State(app): State<App>,
    Path(id): Path<RequestId>,
    command: Command<MoveWellbeing>,
) -> Outcome {
    let (mut write, asked) = command.begin(&app).await?;
    let me = write.me.clone();
    let mut request = wellbeing::find(write.conn(), id).await?.ok_or_else(Refusal::not_found)?;
    let action = if asked.transition.is_authors() { Action::WriteWellbeing } else { Action::AnswerWellbeing };
    if !access::may_with_wellbeing(write.conn(), &me, action, request.author).await? {
        let reads =
            access::may_with_wellbeing(write.conn(), &me, Action::ReadWellbeing, request.author).await?;
        return Err(if reads { Refusal::forbidden() } else { Refusal::not_found() }.into());
    }
    request.transition(asked.transition, me.person, &asked.comment, app.clock.now())?;
    wellbeing::update(write.conn(), &request).await?;
    write.finish(&app, StatusCode::OK, None, &told(&request)).await
}

/// Requests with their authors, of the units that the psychologist answers for.
async fn cases(
    conn: &mut Conn,
    me: &Me,
    tree: &units::Tree,
    requests: Vec<WellbeingRequest>,
) -> Result<Vec<WellbeingCase>, Refusal> {
    let mut within = Vec::new();
    for request in requests {
        if access::may_answer_wellbeing(conn, me, tree, request.author).await? {
            within.push(request);
        }
    }
    let authors: Vec<PersonId> = within.iter().map(|request| request.author).collect();
    let cards = people::cards(conn, &authors).await?;
    let case = |request: WellbeingRequest| {
        Some(WellbeingCase { author: cards.get(&request.author)?.clone(), request })
    };
    Ok(within.into_iter().filter_map(case).collect())
}

fn told(request: &WellbeingRequest) -> WellbeingStanding {
    WellbeingStanding { id: request.id, state: request.state }
}
