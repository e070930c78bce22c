//! States of a support request against the table of `docs/rules.md`: assigned → accepted or declined → active →
//! completed, cancelled by its author until active. Each change has an actor, a time and a comment.

use domain::{
    RequestId,
    request::{RequestError, RequestKind, RequestQueue, RequestState, RequestTransition, SupportRequest},
};
use proptest::{collection::vec, prelude::*};

use crate::make::{self, METHODIST, OWNER, id, person};

use {RequestState as S, RequestTransition as T};

/// The whole table: what is not here is refused.
const TABLE: [(S, T, S); 25] = [
    (S::Sent, T::Assign, S::Assigned),
    (S::Sent, T::Accept, S::Accepted),
    (S::Sent, T::Decline, S::Declined),
    (S::Sent, T::AskDetails, S::Clarifying),
    (S::Sent, T::Cancel, S::Cancelled),
    (S::Assigned, T::Assign, S::Assigned),
    (S::Assigned, T::Accept, S::Accepted),
    // Whoever it was passed to gives it back: it does not die with a no.
    (S::Assigned, T::Decline, S::Sent),
    (S::Assigned, T::AskDetails, S::Clarifying),
    (S::Assigned, T::Defer, S::Deferred),
    (S::Assigned, T::PassOn, S::Sent),
    (S::Assigned, T::Cancel, S::Cancelled),
    (S::Clarifying, T::Assign, S::Assigned),
    (S::Clarifying, T::Accept, S::Accepted),
    (S::Clarifying, T::GiveDetails, S::Assigned),
    (S::Clarifying, T::PassOn, S::Sent),
    (S::Clarifying, T::Cancel, S::Cancelled),
    (S::Deferred, T::Assign, S::Assigned),
    (S::Deferred, T::Accept, S::Accepted),
    (S::Deferred, T::PassOn, S::Sent),
    (S::Deferred, T::Cancel, S::Cancelled),
    (S::Accepted, T::Start, S::Active),
    (S::Accepted, T::Complete, S::Completed),
    (S::Accepted, T::Cancel, S::Cancelled),
    (S::Active, T::Complete, S::Completed),
];
const STATES: [S; 9] = [
    S::Sent,
    S::Assigned,
    S::Clarifying,
    S::Deferred,
    S::Accepted,
    S::Declined,
    S::Active,
    S::Completed,
    S::Cancelled,
];
pub const TRANSITIONS: [T; 14] = [
    T::Assign,
    T::Accept,
    T::Decline,
    T::AskDetails,
    T::Defer,
    T::Start,
    T::Complete,
    T::Cancel,
    T::GiveDetails,
    T::PassOn,
    T::Remind,
    T::HandOver,
    T::Resume,
    T::Return,
];

fn after(from: S, transition: T) -> Option<S> {
    TABLE.iter().find(|(s, t, _)| (*s, *t) == (from, transition)).map(|(.., to)| *to)
}

/// A request as its author sends it.
pub fn request(n: usize) -> SupportRequest {
    SupportRequest {
        id: RequestId(id(300 + n)),
        author: person(OWNER),
        kind: RequestKind::Mentoring,
        competence: Some(make::competence_id(0)),
        step: None,
        message: "Хочу научиться оценивать по критериям".into(),
        wished: None,
        assignee: None,
        state: S::Sent,
        sent_at: make::now(),
        queue: RequestQueue::Methodist,
        clock: None,
        deferred_until: None,
        history: Vec::new(),
    }
}

#[test]
fn the_table_is_the_rule() {
    for from in STATES {
        for transition in TRANSITIONS {
            assert_eq!(from.after(transition).ok(), after(from, transition), "{from:?} {transition:?}");
        }
        let ends = TRANSITIONS.iter().all(|t| after(from, *t).is_none());
        assert_eq!(from.is_open(), !ends, "{from:?} is open while something can follow");
    }
}

proptest! {
    #[test]
    fn any_run_of_attempts_follows_the_table(
        tries in vec((proptest::sample::select(TRANSITIONS.to_vec()), "[ а-я]{0,4}", any::<bool>()), 0..12),
    ) {
        let mut request = request(0);
        for (transition, comment, with_assignee) in tries {
            let before = request.clone();
            let actor = if transition.is_authors() { person(OWNER) } else { person(METHODIST) };
            let assignee = with_assignee.then_some(person(7));
            let result = request.transition(transition, actor, assignee, &comment, make::later(1));
            let lacks = match transition {
                T::Decline | T::AskDetails | T::GiveDetails => comment.trim().is_empty(),
                T::Assign => !with_assignee,
                // A day is missing.
                T::Defer => true,
                _ => false,
            };
            if let Some(state) = after(before.state, transition).filter(|_| !lacks) {
                // What a queue asked goes back to the queue.
                let to_queue = transition == T::GiveDetails && before.assignee.is_none();
                let state = if to_queue { S::Sent } else { state };
                prop_assert_eq!(result, Ok(()));
                prop_assert_eq!(request.state, state);
                let event = request.history.last().expect("was written down");
                prop_assert_eq!(
                    (event.actor, event.at, event.transition),
                    (Some(actor), make::later(1), transition)
                );
                prop_assert_eq!(event.comment.as_str(), comment.trim());
                prop_assert!(request.state != S::Sent || request.assignee.is_none(), "in a queue nobody has it");
            } else {
                prop_assert!(result.is_err());
                prop_assert_eq!(&request, &before, "a refused command changes nothing");
            }
        }
    }

    /// Who has it and how it stands is not the author's to say.
    #[test]
    fn a_new_request_waits_whatever_was_sent_along(
        state in proptest::sample::select(STATES.to_vec()),
        wished in any::<bool>(),
    ) {
        let wished = wished.then_some(person(9));
        let sent =
            SupportRequest { state, wished, assignee: Some(person(8)), author: person(5), ..request(0) };
        let created = SupportRequest::create(&sent, person(OWNER)).expect("is sound");
        // Whom the author wished is asked first.
        let state = if wished.is_some() { S::Assigned } else { S::Sent };
        prop_assert_eq!(created, SupportRequest { wished, assignee: wished, state, ..request(0) });
    }
}

#[test]
fn texts_have_a_length() {
    for message in ["", "  \n", &"Ж".repeat(2001), "a\0b"] {
        let request = SupportRequest { message: message.to_owned(), ..request(0) };
        assert_eq!(request.check(), Err(RequestError::Message));
    }
    let mut request = SupportRequest { message: "Ж".repeat(2000), ..request(0) };
    assert_eq!(request.check(), Ok(()));
    let long = "Ж".repeat(2001);
    let refused = request.transition(T::Cancel, person(OWNER), None, &long, make::now());
    assert_eq!(refused, Err(RequestError::CommentTooLong));
}
