//! Who is signed in, with which grants. Known from this device at once, confirmed by the server afterwards; when the
//! session ends, the person stays known, so that their unsent work stays theirs, and is asked to sign in again.

use domain::{PersonId, contract::session::Session, people::Role};
use leptos::prelude::*;

use crate::{
    api::{self, ApiError},
    storage::{self, Kind, Scope},
};

const STORED: &str = "session";

/// What is known of the session.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Nobody is signed in on this device.
    Out,
    /// Signed in; the server agrees, or has not been asked yet.
    In(Session),
    /// The session has ended; the person was this one.
    Expired(Session),
}

/// The session of this tab.
#[derive(Clone, Copy, Debug)]
pub struct SessionContext(RwSignal<Standing>);

/// Makes the session known below: from the device at once, then from the server.
pub fn provide_session() -> SessionContext {
    let stored = storage::get::<Session>(Scope::Device, Kind::Setting, STORED).ok().flatten();
    let standing = stored.map_or(Standing::Out, |stored| Standing::In(stored.value));
    let known = matches!(standing, Standing::In(_));
    let context = SessionContext(RwSignal::new(standing));
    provide_context(context);
    if known {
        leptos::task::spawn_local(context.confirm());
    }
    context
}

/// The session.
pub fn use_session() -> SessionContext {
    expect_context()
}

impl SessionContext {
    /// What is known, tracked.
    pub fn standing(self) -> Standing {
        self.0.get()
    }

    /// The person and their grants, expired or not, tracked.
    pub fn session(self) -> Option<Session> {
        match self.0.get() {
            Standing::Out => None,
            Standing::In(session) | Standing::Expired(session) => Some(session),
        }
    }

    /// The person, tracked.
    pub fn person(self) -> Option<PersonId> {
        self.0.with(|standing| match standing {
            Standing::Out => None,
            Standing::In(session) | Standing::Expired(session) => Some(session.person.id),
        })
    }

    /// Where this person's values are stored.
    pub fn scope(self) -> Scope {
        self.person().map_or(Scope::Device, Scope::Person)
    }

    /// Whether the person has a role anywhere, tracked.
    pub fn has(self, role: Role) -> bool {
        self.session().is_some_and(|session| session.has(role))
    }

    /// Whether the person must sign in again, tracked.
    pub fn is_expired(self) -> bool {
        self.0.with(|standing| matches!(standing, Standing::Expired(_)))
    }

    /// Takes a fresh session in.
    pub fn signed_in(self, session: Session) {
        // Without room the session lasts as long as the tab; nothing is lost.
        let _ = storage::set(Scope::Device, Kind::Setting, STORED, &session);
        self.0.set(Standing::In(session));
    }

    /// The server no longer knows the session.
    pub fn expired(self) {
        let now = self.0.try_get_untracked();
        if let Some(Standing::In(session)) = now {
            self.0.set(Standing::Expired(session));
        }
    }

    /// Forgets the person on this device, with everything stored for them. Unsent work must have been named before.
    pub fn forget(self) {
        if let Some(person) = untrack(|| self.person()) {
            storage::clear(Scope::Person(person));
            storage::blobs::forget(person);
        }
        storage::remove(Scope::Device, Kind::Setting, STORED);
        self.0.set(Standing::Out);
    }

    /// How much this app keeps on the device, in bytes.
    pub fn stored_bytes(self) -> usize {
        storage::used_bytes()
    }

    async fn confirm(self) {
        match api::session::current().await {
            Ok(session) => self.signed_in(session),
            Err(ApiError::Refused(_)) => self.expired(),
            // Without an answer what the device knows stands.
            Err(_) => {}
        }
    }
}
