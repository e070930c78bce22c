//! Who hears of which change, and as what. Pure: what is written is decided here, when and how in the module above.

use chrono::NaiveDate;
use domain::{
    PersonId,
    notice::NoticeKind,
    pair::{
        Pair, PairState, Side,
        act::{PairAct, PairTransition},
    },
    request::{RequestState, RequestTransition, SupportRequest},
    route::{Route, RouteTransition},
};

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
/// who passed it on; whoever has it next hears of its author. `queue`: who answers what nobody has.
pub fn request_told(
    request: &SupportRequest,
    transition: RequestTransition,
    actor: Option<PersonId>,
    queue: &[PersonId],
) -> Vec<(PersonId, NoticeKind, Option<PersonId>)> {
    use {NoticeKind as K, RequestTransition as T};
    let (author, assignee) = (request.author, request.assignee);
    let whoever = || assignee.map_or_else(|| queue.to_vec(), |whom| vec![whom]);
    let next = |kind| whoever().into_iter().map(|whom| (whom, kind, Some(author))).collect::<Vec<_>>();
    let also = |kind, about, more: Vec<_>| std::iter::once((author, kind, about)).chain(more).collect();
    match transition {
        T::Assign => also(K::RequestHandedOver, assignee, next(K::RequestAssigned)),
        T::Accept => vec![(author, K::RequestAccepted, actor)],
        T::Decline if request.state == RequestState::Sent => {
            also(K::RequestDeclined, actor, next(K::RequestSent))
        }
        T::Decline => vec![(author, K::RequestDeclined, actor)],
        T::AskDetails => vec![(author, K::RequestQuestion, actor)],
        T::GiveDetails => next(K::RequestDetails),
        T::Defer => vec![(author, K::RequestDeferred, actor)],
        T::PassOn => next(K::RequestSent),
        T::Complete => next(K::RequestCompleted),
        T::Cancel => next(K::RequestCancelled),
        T::Remind | T::Resume => next(K::RequestReminder),
        T::HandOver => also(K::RequestHandedOver, None, next(K::RequestSent)),
        T::Return => also(K::RequestReturned, actor, next(K::RequestSent)),
        T::Start => Vec::new(),
    }
}

/// What one of a pair, or its methodist, hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairTold {
    pub whom: PersonId,
    pub kind: NoticeKind,
    pub due_on: Option<NaiveDate>,
    pub note: String,
}

/// Who hears of what one of a pair has done to it.
pub fn pair_told(
    before: &Pair,
    pair: &Pair,
    act: &PairAct,
    actor: PersonId,
    methodist: Option<PersonId>,
) -> Vec<PairTold> {
    use NoticeKind as K;
    let other = if pair.side(actor) == Some(Side::Helper) { pair.learner } else { pair.helper };
    let told = |kind, due_on, note: &str| PairTold { whom: other, kind, due_on, note: note.to_owned() };
    match act {
        PairAct::Plan(plan) if *plan != before.plan => {
            let first = plan.goals.first().map(|goal| goal.text.as_str()).unwrap_or_default();
            vec![told(K::PairPlanned, None, first)]
        }
        PairAct::Meet(meeting) => {
            let was = before.meetings.iter().find(|m| m.id == meeting.id);
            let news = !meeting.held && was.is_none_or(|was| was.on != meeting.on);
            news.then(|| told(K::MeetingPlanned, Some(meeting.on), &meeting.agenda)).into_iter().collect()
        }
        PairAct::Move { transition: PairTransition::Agree, .. } => {
            let begun = before.state == PairState::Agreeing && pair.state == PairState::Running;
            begun.then(|| told(K::PairAgreed, None, "")).into_iter().collect()
        }
        PairAct::Move { transition: PairTransition::Complete, comment } => {
            vec![told(K::PairCompleted, None, comment.trim())]
        }
        PairAct::Move { transition: PairTransition::EndEarly, comment } => {
            let day = pair.end.as_ref().map(|end| end.effective_on);
            let one = told(K::PairEndsEarly, day, comment.trim());
            let methodist = methodist.filter(|whom| *whom != pair.helper);
            methodist.map(|whom| PairTold { whom, ..one.clone() }).into_iter().chain([one]).collect()
        }
        PairAct::Plan(_) | PairAct::Feedback(_) => Vec::new(),
    }
}
