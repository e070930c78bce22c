//! `GET /workspace`: everything a teacher's own screens need.

use axum::{extract::State, response::Response};
use domain::{
    PersonId,
    people::PersonCard,
    request::SupportRequest,
    workspace::{AssignedDiagnosis, MAX_REQUESTS, MAX_UNREAD, Workspace},
};

use crate::{
    app::App,
    auth::Me,
    clockwork,
    problem::Refusal,
    reply,
    storage::{assignments, campaigns, diagnoses, notices, people, requests, routes},
};

pub async fn show(State(app): State<App>, me: Me) -> Result<Response, Refusal> {
    clockwork::catch_up(&app).await?;
    let mut conn = app.database.read().await?;
    let at_most = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let limit = at_most(MAX_REQUESTS);
    let requests = requests::of_author(&mut conn, me.person, limit).await?;
    let (subject, manager) = people::post(&mut conn, me.person).await?.unwrap_or_default();
    let methodist = assignments::methodist_of(&mut conn, me.person, app.today()).await?;
    let open = campaigns::open_of(&mut conn, me.person).await?;
    let named = named(&requests, me.person);
    let mut ids = named.clone();
    ids.extend([me.person].into_iter().chain(methodist).chain(open.iter().map(|(c, _)| c.author)));
    let cards = people::cards(&mut conn, &ids).await?;
    let card = |id: &PersonId| -> Option<PersonCard> { cards.get(id).cloned() };
    reply::json(&Workspace {
        person: card(&me.person).ok_or_else(Refusal::signed_out)?,
        methodist: methodist.as_ref().and_then(card),
        instrument: app.in_force.fitting(&subject, manager).clone(),
        diagnosis: diagnoses::latest_of(&mut conn, me.person).await?,
        route: routes::current_of(&mut conn, me.person).await?,
        assigned: open
            .into_iter()
            .filter_map(|(campaign, stage)| {
                Some(AssignedDiagnosis {
                    by: card(&campaign.author)?.name.short(),
                    campaign: campaign.id,
                    purpose: campaign.purpose,
                    due_on: campaign.due_on,
                    message: campaign.message,
                    stage,
                })
            })
            .collect(),
        unread: notices::unread(&mut conn, me.person, at_most(MAX_UNREAD)).await?,
        people: named.iter().filter_map(card).collect(),
        requests,
    })
}

/// Everybody but the author whom the requests name, once.
fn named(requests: &[SupportRequest], author: PersonId) -> Vec<PersonId> {
    let of_request = |r: &SupportRequest| -> Vec<PersonId> {
        r.wished
            .into_iter()
            .chain(r.assignee)
            .chain(r.history.iter().filter_map(|event| event.actor))
            .collect()
    };
    let mut ids: Vec<PersonId> = requests.iter().flat_map(of_request).filter(|id| *id != author).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
