//! Telling people in the app what concerns them. Called in the transaction of the change, so that nobody is told of what
//! did not happen. Who hears what is in [`rules`].

mod rules;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    NoticeId, PersonId,
    notice::NoticeKind,
    pair::{Pair, act::PairAct},
    request::{RequestQueue, RequestTransition, SupportRequest},
    route::{Route, RouteTransition},
};
use uuid::Uuid;

use crate::{
    app::App,
    records::Told,
    storage::{Conn, StorageError, assignments, notices, requests},
};
pub use rules::{pair_told, request_told, route_told};

/// What a notice says beside its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Who did it, or whom it is about.
    pub person: Option<PersonId>,
    pub thing: Option<Uuid>,
    pub due_on: Option<NaiveDate>,
    pub note: String,
}

/// Tells people. Nobody is told of what they did themselves.
pub async fn tell(
    app: &App,
    conn: &mut Conn,
    people: &[PersonId],
    kind: NoticeKind,
    about: &About,
) -> Result<(), StorageError> {
    let at = app.clock.now();
    let told = |person: &PersonId| {
        Ok(Told {
            id: NoticeId(new_id(at)?),
            at,
            person: *person,
            kind,
            about: about.person,
            thing: about.thing,
            due_on: about.due_on,
            note: about.note.clone(),
            read_at: None,
        })
    };
    let others = people.iter().filter(|person| about.person != Some(**person));
    let all = others.map(told).collect::<Result<Vec<_>, StorageError>>()?;
    notices::insert(conn, &all).await
}

/// A fresh id of something that the server makes.
pub fn new_id(at: DateTime<Utc>) -> Result<Uuid, StorageError> {
    let mut random = [0; 10];
    getrandom::fill(&mut random).map_err(|_| StorageError::NoRandomness)?;
    Ok(domain::ids::uuid_v7(u64::try_from(at.timestamp_millis()).unwrap_or_default(), random))
}

/// Tells of a transition of a route.
pub async fn of_route(
    app: &App,
    conn: &mut Conn,
    route: &Route,
    transition: RouteTransition,
    actor: PersonId,
) -> Result<(), StorageError> {
    let methodist = assignments::methodist_of(conn, route.person, app.today()).await?;
    let Some((whom, kind)) = route_told(route, transition, actor, methodist) else { return Ok(()) };
    let comment = route.history.last().map(|event| event.comment.clone()).filter(|text| !text.is_empty());
    let note = comment.unwrap_or_else(|| route.title.clone());
    let about = About { person: Some(actor), thing: Some(route.id.0), due_on: None, note };
    tell(app, conn, &[whom], kind, &about).await
}

/// Tells the teacher that something was changed in what they proposed.
pub async fn of_revision(
    app: &App,
    conn: &mut Conn,
    route: &Route,
    actor: PersonId,
) -> Result<(), StorageError> {
    let (note, thing) = (route.title.clone(), Some(route.id.0));
    let about = About { person: Some(actor), thing, due_on: None, note };
    tell(app, conn, &[route.person], NoticeKind::RouteRevised, &about).await
}

/// A new request is told to whoever answers it.
pub async fn of_new_request(
    app: &App,
    conn: &mut Conn,
    request: &SupportRequest,
) -> Result<(), StorageError> {
    let mut whom = queue(app, conn, request).await?;
    // The methodist hears of it, also where the author asks somebody else.
    whom.extend(request.assignee);
    tell(app, conn, &whom, NoticeKind::RequestSent, &about_request(request, Some(request.author))).await
}

/// Tells of a transition of a request; `actor`: nobody, where the clock did it.
pub async fn of_request(
    app: &App,
    conn: &mut Conn,
    request: &SupportRequest,
    transition: RequestTransition,
    actor: Option<PersonId>,
) -> Result<(), StorageError> {
    let queue = queue(app, conn, request).await?;
    for (whom, kind, person) in request_told(request, transition, actor, &queue) {
        if Some(whom) != actor {
            tell(app, conn, &[whom], kind, &about_request(request, person)).await?;
        }
    }
    Ok(())
}

/// Tells of what happened to a request by itself since it had so many events. Who had it in between and has it no more
/// is not bothered.
pub async fn of_clock(
    app: &App,
    conn: &mut Conn,
    request: &SupportRequest,
    events: usize,
) -> Result<(), StorageError> {
    let news = request.history.get(events..).unwrap_or_default();
    let moved = news.iter().rposition(|event| event.transition != RequestTransition::Remind);
    for event in &news[moved.unwrap_or_default()..] {
        of_request(app, conn, request, event.transition, event.actor).await?;
    }
    Ok(())
}

/// Tells of what one of a pair has done.
pub async fn of_pair(
    app: &App,
    conn: &mut Conn,
    (before, pair): (&Pair, &Pair),
    act: &PairAct,
    actor: PersonId,
) -> Result<(), StorageError> {
    let methodist = assignments::methodist_of(conn, pair.learner, app.today()).await?;
    for told in pair_told(before, pair, act, actor, methodist) {
        let (thing, due_on, note) = (Some(pair.id.0), told.due_on, told.note);
        tell(app, conn, &[told.whom], told.kind, &About { person: Some(actor), thing, due_on, note }).await?;
    }
    Ok(())
}

/// Who answers a request that nobody has.
async fn queue(app: &App, conn: &mut Conn, request: &SupportRequest) -> Result<Vec<PersonId>, StorageError> {
    match request.queue {
        RequestQueue::Municipal => requests::municipal_service_of(conn, request.author).await,
        RequestQueue::Methodist => {
            let methodist = assignments::methodist_of(conn, request.author, app.today()).await?;
            Ok(methodist.into_iter().collect())
        }
    }
}

fn about_request(request: &SupportRequest, person: Option<PersonId>) -> About {
    let comment = request.history.last().map(|event| event.comment.clone()).filter(|text| !text.is_empty());
    let note = comment.unwrap_or_else(|| request.message.clone());
    About { person, thing: Some(request.id.0), due_on: request.clock.map(|clock| clock.until), note }
}
