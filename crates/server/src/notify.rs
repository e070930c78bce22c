//! Telling people in the app what concerns them: who is told what of each change of a route or a request. Called in
//! the transaction of the change, so that nobody is told of what did not happen.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    NoticeId, PersonId,
    notice::NoticeKind,
    request::{RequestTransition, SupportRequest},
    route::{Route, RouteTransition},
};
use uuid::Uuid;

use crate::{
    app::App,
    problem::Refusal,
    records::Told,
    storage::{Conn, assignments, notices},
};

/// What a notice says beside its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Who did it, or whom it is about.
    pub person: Option<PersonId>,
    pub thing: Option<Uuid>,
    pub due_on: Option<NaiveDate>,
    pub note: String,
}

/// Tells one person. Nobody is told of what they did themselves.
pub async fn tell(
    app: &App,
    conn: &mut Conn,
    person: PersonId,
    kind: NoticeKind,
    about: About,
) -> Result<(), Refusal> {
    if about.person == Some(person) {
        return Ok(());
    }
    let at = app.clock.now();
    let told = Told {
        id: NoticeId(new_id(at)?),
        at,
        person,
        kind,
        about: about.person,
        thing: about.thing,
        due_on: about.due_on,
        note: about.note,
        read_at: None,
    };
    Ok(notices::insert(conn, &[told]).await?)
}

/// A fresh id of something that the server makes.
pub fn new_id(at: DateTime<Utc>) -> Result<Uuid, Refusal> {
    let mut random = [0; 10];
    getrandom::fill(&mut random).map_err(|_| Refusal::internal())?;
    Ok(domain::ids::uuid_v7(u64::try_from(at.timestamp_millis()).unwrap_or_default(), random))
}

/// Who hears of a transition of a route, and as what.
pub fn route_told(
    route: &Route,
    transition: RouteTransition,
    actor: PersonId,
    methodist: Option<PersonId>,
) -> Option<(PersonId, NoticeKind)> {
    use {NoticeKind as K, RouteTransition as T};
    match transition {
        T::Propose => Some((methodist?, K::RouteProposed)),
        T::Complete => Some((methodist?, K::RouteCompleted)),
        T::Return => Some((route.person, K::RouteReturned)),
        T::Agree => Some((route.person, K::RouteAgreed)),
        T::Close if actor == route.person => Some((methodist?, K::RouteClosed)),
        T::Close => Some((route.person, K::RouteClosedByMethodist)),
        T::Withdraw | T::Archive => None,
    }
}

/// Who hears of a transition of a request, as what, and whom it is about: the author hears who has the request now, not
/// who passed it on.
pub fn request_told(
    request: &SupportRequest,
    transition: RequestTransition,
    actor: PersonId,
    methodist: Option<PersonId>,
) -> Vec<(PersonId, NoticeKind, PersonId)> {
    use {NoticeKind as K, RequestTransition as T};
    let (author, assignee) = (request.author, request.assignee);
    match transition {
        T::Assign => {
            let told = assignee.map(|assignee| {
                [(assignee, K::RequestAssigned, author), (author, K::RequestHandedOver, assignee)]
            });
            told.into_iter().flatten().collect()
        }
        T::Accept => vec![(author, K::RequestAccepted, actor)],
        T::Decline => vec![(author, K::RequestDeclined, actor)],
        T::Complete => assignee.map(|whom| (whom, K::RequestCompleted, actor)).into_iter().collect(),
        T::Cancel => {
            assignee.or(methodist).map(|whom| (whom, K::RequestCancelled, actor)).into_iter().collect()
        }
        T::Remind => assignee.map(|whom| (whom, K::RequestReminder, author)).into_iter().collect(),
        // Where the request is and what is asked stands on its card and in the inbox.
        T::Start
        | T::AskDetails
        | T::GiveDetails
        | T::Defer
        | T::PassOn
        | T::HandOver
        | T::Resume
        | T::Return => Vec::new(),
    }
}

/// Tells of a transition of a route.
pub async fn of_route(
    app: &App,
    conn: &mut Conn,
    route: &Route,
    transition: RouteTransition,
    actor: PersonId,
) -> Result<(), Refusal> {
    let methodist = assignments::methodist_of(conn, route.person, app.today()).await?;
    let Some((whom, kind)) = route_told(route, transition, actor, methodist) else { return Ok(()) };
    let comment = route.history.last().map(|event| event.comment.clone()).filter(|text| !text.is_empty());
    let note = comment.unwrap_or_else(|| route.title.clone());
    tell(app, conn, whom, kind, About { person: Some(actor), thing: Some(route.id.0), due_on: None, note })
        .await
}

/// Tells the teacher that something was changed in what they proposed.
pub async fn of_revision(app: &App, conn: &mut Conn, route: &Route, actor: PersonId) -> Result<(), Refusal> {
    let (note, thing) = (route.title.clone(), Some(route.id.0));
    let about = About { person: Some(actor), thing, due_on: None, note };
    tell(app, conn, route.person, NoticeKind::RouteRevised, about).await
}

/// A new request is told to its author's methodist.
pub async fn of_new_request(app: &App, conn: &mut Conn, request: &SupportRequest) -> Result<(), Refusal> {
    let methodist = assignments::methodist_of(conn, request.author, app.today()).await?;
    let Some(methodist) = methodist else { return Ok(()) };
    tell(app, conn, methodist, NoticeKind::RequestSent, about_request(request, request.author)).await
}

/// Tells of a transition of a request.
pub async fn of_request(
    app: &App,
    conn: &mut Conn,
    request: &SupportRequest,
    transition: RequestTransition,
    actor: PersonId,
) -> Result<(), Refusal> {
    let methodist = assignments::methodist_of(conn, request.author, app.today()).await?;
    for (whom, kind, person) in request_told(request, transition, actor, methodist) {
        tell(app, conn, whom, kind, about_request(request, person)).await?;
    }
    Ok(())
}

fn about_request(request: &SupportRequest, person: PersonId) -> About {
    let comment = request.history.last().map(|event| event.comment.clone()).filter(|text| !text.is_empty());
    let note = comment.unwrap_or_else(|| request.message.clone());
    About { person: Some(person), thing: Some(request.id.0), due_on: None, note }
}
