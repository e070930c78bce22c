//! The queue as it will be: what the server last said without the cases whose answer is on its way.

use domain::{
    RequestId, RouteId,
    contract::command::ToWire,
    contract::{inbox::Inbox, paths as api_paths},
    side::SideCommand,
    workspace::Command,
};
use leptos::prelude::*;

use crate::{
    cache::{self, Read},
    outbox::use_outbox,
    shell::use_toasts,
    text::errors,
};

/// The queue.
#[derive(Clone, Copy, Debug)]
pub struct Queue {
    pub server: Read<Inbox>,
    left: Memo<Option<Inbox>>,
}

/// Reads the queue.
pub fn use_queue() -> Queue {
    let server = cache::read::<Inbox>(|| Some(api_paths::INBOX.to_owned()));
    let outbox = use_outbox();
    let left =
        Memo::new(move |_| server.value().map(|inbox| without(inbox, &outbox.pending(), &outbox.pending())));
    Queue { server, left }
}

impl Queue {
    /// What still waits, tracked.
    pub fn with<U>(self, f: impl FnOnce(Option<&Inbox>) -> U) -> U {
        self.left.with(|left| f(left.as_ref()))
    }

    /// The case to open after this one, untracked.
    pub fn next_route(self, after: RouteId) -> Option<RouteId> {
        self.left.with_untracked(|left| {
            let mut routes = left.iter().flat_map(|inbox| &inbox.routes).map(|waiting| waiting.route);
            routes.find(|route| *route != after)
        })
    }
}

/// Gives a command and says what happened in a few words.
pub fn use_answer() -> impl Fn(&dyn ToWire, String) + Copy + Send + Sync + 'static {
    let (outbox, toasts) = (use_outbox(), use_toasts());
    move |command, said| match outbox.push(command) {
        Ok(()) => toasts.say(said),
        Err(error) => toasts.say(errors::storage(&error)),
    }
}

/// Cases with a pending answer leave at once.
fn without(mut inbox: Inbox, own: &[Command], side: &[SideCommand]) -> Inbox {
    let route_moved = |id: RouteId| {
        own.iter().any(|command| matches!(command, Command::MoveRoute { route, .. } if *route == id))
    };
    let request_moved = |id: RequestId| {
        let answered = |c: &Command| matches!(c, Command::MoveRequest { request, .. } if *request == id);
        let passed =
            |c: &SideCommand| matches!(c, SideCommand::PassRequest { request, .. } if *request == id);
        own.iter().any(answered) || side.iter().any(passed)
    };
    let before = (inbox.routes.len(), inbox.requests.len());
    inbox.routes.retain(|waiting| !route_moved(waiting.route));
    inbox.requests.retain(|waiting| !request_moved(waiting.request.id));
    let gone = |before: usize, now: usize| u32::try_from(before - now).unwrap_or(u32::MAX);
    inbox.routes_total = inbox.routes_total.saturating_sub(gone(before.0, inbox.routes.len()));
    inbox.requests_total = inbox.requests_total.saturating_sub(gone(before.1, inbox.requests.len()));
    inbox
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::{
        PersonId,
        contract::inbox::WaitingRoute,
        ids::uuid_v7,
        people::{PersonCard, PersonName},
        route::RouteTransition,
    };

    use super::*;

    fn waiting(n: u8) -> WaitingRoute {
        let name = PersonName { family: "Орлова".into(), given: "Ирина".into(), patronymic: None };
        WaitingRoute {
            route: RouteId(uuid_v7(1, [n; 10])),
            title: String::new(),
            author: PersonCard {
                id: PersonId(uuid_v7(1, [n; 10])),
                name,
                position: String::new(),
                school: None,
                municipality: None,
            },
            proposed_at: DateTime::UNIX_EPOCH,
            steps: 1,
            hours: 1,
        }
    }

    #[test]
    fn an_answered_case_leaves_before_the_server_knows() {
        let inbox = Inbox {
            routes: vec![waiting(1), waiting(2)],
            routes_total: 120,
            requests: Vec::new(),
            requests_total: 0,
            requests_pressing: 0,
            assigned: 12,
        };
        let agree = Command::MoveRoute {
            route: inbox.routes[0].route,
            transition: RouteTransition::Agree,
            comment: String::new(),
            at: DateTime::UNIX_EPOCH,
            remarks: Vec::new(),
        };
        let left = without(inbox.clone(), &[agree], &[]);
        assert_eq!((left.routes, left.routes_total), (vec![inbox.routes[1].clone()], 119));
    }
}
