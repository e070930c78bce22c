//! What people were told in the last weeks, by the same rule as later: each change of a route or request of the month.
//! What is older than a few days was read.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{NoticeId, PersonId, notice::NoticeKind, request::SupportRequest, route::Route};
use uuid::Uuid;

use super::{Input, dice::Dice};
use crate::{
    notify::{request_told, route_told},
    records::Told,
};

const DAYS: i64 = 30;
const UNREAD_DAYS: i64 = 4;

/// All notices, by route and request.
pub fn tell(
    input: &Input,
    routes: &[Route],
    requests: &[SupportRequest],
    methodist_of: &HashMap<PersonId, PersonId>,
) -> Vec<Told> {
    let mut dice = Dice::new(input.seed, "notices", 0);
    let mut all = Vec::new();
    let (since, unread) = (input.now - TimeDelta::days(DAYS), input.now - TimeDelta::days(UNREAD_DAYS));
    let mut push =
        |at: DateTime<Utc>, person, kind: NoticeKind, about: Option<PersonId>, thing: Uuid, note: &str| {
            if at < since || at > input.now || Some(person) == about {
                return;
            }
            let id = NoticeId(dice.id(at.timestamp_millis()));
            let read_at = (at < unread).then(|| at + TimeDelta::hours(20));
            let (about, thing, due_on) = (about, Some(thing), None);
            all.push(Told { id, at, person, kind, about, thing, due_on, note: note.to_owned(), read_at });
        };
    for route in routes {
        for event in &route.history {
            let methodist = methodist_of.get(&route.person).copied();
            if let Some((whom, kind)) = route_told(route, event.transition, event.actor, methodist) {
                let note = if event.comment.is_empty() { &route.title } else { &event.comment };
                push(event.at, whom, kind, Some(event.actor), route.id.0, note);
            }
        }
    }
    for request in requests {
        let methodist = methodist_of.get(&request.author).copied();
        if let Some(methodist) = methodist {
            let (kind, thing) = (NoticeKind::RequestSent, request.id.0);
            push(request.sent_at, methodist, kind, Some(request.author), thing, &request.message);
        }
        for event in &request.history {
            let note = if event.comment.is_empty() { &request.message } else { &event.comment };
            let queue: Vec<_> = methodist.into_iter().collect();
            for (whom, kind, about) in request_told(request, event.transition, event.actor, &queue) {
                if Some(whom) != event.actor {
                    push(event.at, whom, kind, about, request.id.0, note);
                }
            }
        }
    }
    all
}
