//! Small stories of one request.

use super::*;
use crate::ids::uuid_v7;

fn sent() -> SupportRequest {
    SupportRequest {
        id: RequestId(uuid_v7(1, [1; 10])),
        author: PersonId(uuid_v7(1, [2; 10])),
        kind: RequestKind::Mentoring,
        competence: None,
        step: None,
        message: "Хочу научиться оценивать по критериям".into(),
        wished: None,
        assignee: None,
        state: RequestState::Sent,
        sent_at: DateTime::UNIX_EPOCH,
        queue: RequestQueue::Methodist,
        clock: None,
        deferred_until: None,
        history: Vec::new(),
    }
}

#[test]
fn a_declined_request_carries_its_reason() {
    let (mut request, actor) = (sent(), PersonId(uuid_v7(1, [3; 10])));
    let bare = request.transition(RequestTransition::Decline, actor, None, "  ", DateTime::UNIX_EPOCH);
    assert_eq!(bare, Err(RequestError::CommentMissing(RequestTransition::Decline)));
    assert_eq!(request, sent(), "a refused command changes nothing");
    request
        .transition(RequestTransition::Decline, actor, None, "в декабре занят", DateTime::UNIX_EPOCH)
        .expect("declines");
    assert_eq!(request.state, RequestState::Declined);
}

#[test]
fn the_author_can_cancel_until_it_is_active() {
    use RequestState as S;
    for state in [S::Sent, S::Assigned, S::Accepted] {
        assert_eq!(state.after(RequestTransition::Cancel), Ok(S::Cancelled));
    }
    for state in [S::Active, S::Completed, S::Declined, S::Cancelled] {
        assert!(state.after(RequestTransition::Cancel).is_err(), "{state:?}");
    }
}

#[test]
fn accepting_makes_the_one_who_accepts_responsible() {
    let (mut request, actor) = (sent(), PersonId(uuid_v7(1, [3; 10])));
    request.transition(RequestTransition::Accept, actor, None, "", DateTime::UNIX_EPOCH).expect("accepts");
    assert_eq!(request.assignee, Some(actor));
}
