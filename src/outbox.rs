//! Pending writes. Every write is a command with an id, stored before the screen says "saved"; one sender at a time
//! brings them to the server in order; a command leaves the device only after the server's receipt. The decisions
//! (what an answer means, how long to wait, what may be folded together) are pure, in `outbox/rules.rs`.

mod entry;
mod lock;
mod older;
mod rules;
mod sender;

use domain::{
    FileId, PersonId,
    contract::{CONTRACT_VERSION, command::ToWire},
    ids::CommandId,
};
use leptos::prelude::*;
use serde::de::DeserializeOwned;

pub use entry::{Entry, EntryState, ParkReason, Receipt, SentAs};

use crate::{
    cache::{CacheBus, use_cache},
    platform,
    session::{SessionContext, use_session},
    storage::{self, Kind, Scope, StorageError},
};

/// What the sender is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Nothing waits.
    Idle,
    /// On its way.
    Now,
    /// No network, or the server is busy: it will try again by itself.
    Later,
    /// Waits for the person to sign in.
    SignIn,
}

/// The outbox of the person who is signed in.
#[derive(Clone, Copy, Debug)]
pub struct Outbox {
    session: SessionContext,
    cache: CacheBus,
    /// In the order the commands were given.
    entries: RwSignal<Vec<Entry>>,
    sending: RwSignal<Sending>,
    /// Commands are only in memory: the device would not store them.
    unstored: RwSignal<bool>,
    running: StoredValue<bool>,
}

/// Makes the outbox known below, and starts sending what an earlier visit left.
pub fn provide_outbox() -> Outbox {
    let outbox = Outbox {
        session: use_session(),
        cache: use_cache(),
        entries: RwSignal::new(Vec::new()),
        sending: RwSignal::new(Sending::Idle),
        unstored: RwSignal::new(storage::is_volatile()),
        running: StoredValue::new(false),
    };
    provide_context(outbox);
    let standing = Memo::new(move |_| outbox.session.standing());
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody has read never wakes anybody.
        standing.with(|_| ());
        outbox.reload();
        outbox.kick();
    });
    // Another tab stored or sent something; the network came back; the person came back.
    window_event_listener(leptos::ev::storage, move |_| outbox.reload());
    window_event_listener(leptos::ev::online, move |_| outbox.kick());
    window_event_listener(leptos::ev::focus, move |_| outbox.kick());
    outbox
}

/// The outbox.
pub fn use_outbox() -> Outbox {
    expect_context()
}

impl Outbox {
    /// Takes a command in. It is stored on the device when this returns `Ok`; otherwise it is kept in memory, is sent
    /// all the same, and the person must be told.
    pub fn push(self, command: &dyn ToWire) -> Result<(), StorageError> {
        let Some(author) = untrack(|| self.session.person()) else { return Ok(()) };
        let sent_as = SentAs::of(command, author);
        let replaced = self.entries.with_untracked(|entries| rules::replaced_by(entries, &sent_as.wire));
        let entry = Entry {
            id: CommandId(platform::new_id()),
            contract: CONTRACT_VERSION,
            author,
            at: platform::now_ms(),
            command: command.command(),
            sent_as: Some(sent_as),
            state: EntryState::Waiting,
        };
        let stored = store(&entry);
        if stored.is_err() {
            self.unstored.set(true);
        }
        self.entries.update(|entries| entries.push(entry));
        for id in replaced {
            self.drop_entry(id);
        }
        self.kick();
        stored
    }

    /// Everything that has no receipt, tracked.
    pub fn entries(self) -> Vec<Entry> {
        self.entries.get()
    }

    /// How many commands wait to be sent, tracked. Refused ones are not counted: they need the person.
    pub fn waiting(self) -> usize {
        self.entries.with(|entries| entries.iter().filter(|e| e.is_waiting()).count())
    }

    /// How many commands were refused, tracked.
    pub fn refused(self) -> usize {
        self.entries.with(|entries| entries.iter().filter(|e| !e.is_waiting()).count())
    }

    /// Waiting commands of one kind, to lay over what the server last said, tracked.
    pub fn pending<C: DeserializeOwned>(self) -> Vec<C> {
        self.entries
            .with(|entries| entries.iter().filter(|e| e.is_waiting()).filter_map(Entry::read).collect())
    }

    /// Files whose bytes are still needed here.
    fn files(self) -> Vec<FileId> {
        self.entries
            .try_with_untracked(|entries| entries.iter().filter_map(Entry::file).collect())
            .unwrap_or_default()
    }

    /// What the sender is doing, tracked.
    pub fn sending(self) -> Sending {
        self.sending.get()
    }

    /// Whether commands live in memory only, tracked.
    pub fn is_unstored(self) -> bool {
        self.unstored.get()
    }

    /// The server's receipts, newest first.
    pub fn journal(self) -> Vec<Receipt> {
        entry::journal(untrack(|| self.session.scope()))
    }

    /// Gives a refused command up, by its owner's word.
    pub fn discard(self, id: CommandId) {
        self.drop_entry(id);
    }

    /// Tries a refused command once more.
    pub fn retry(self, id: CommandId) {
        self.set_state(id, &EntryState::Waiting);
        self.kick();
    }

    /// Sends now, unless somebody is at it.
    pub fn kick(self) {
        if self.running.try_get_value() == Some(false) {
            self.running.set_value(true);
            leptos::task::spawn_local(sender::run(self));
        }
    }

    fn reload(self) {
        let person = untrack(|| self.session.person());
        let stored = person.map(load).unwrap_or_default();
        // What the device would not store lives on in this tab.
        let kept = self.entries.with_untracked(|old| {
            let missing = |e: &&Entry| Some(e.author) == person && !stored.iter().any(|s| s.id == e.id);
            if self.unstored.get_untracked() {
                old.iter().filter(missing).cloned().collect()
            } else {
                Vec::new()
            }
        });
        let mut all: Vec<Entry> = stored.into_iter().chain(kept).collect();
        all.sort_by_key(|entry| entry.id);
        self.entries.set(all);
    }

    fn set_state(self, id: CommandId, state: &EntryState) {
        self.entries.update(|entries| {
            for entry in entries.iter_mut().filter(|e| e.id == id) {
                entry.state = state.clone();
                // In memory the new state stands anyhow; stored, the old one means it is tried again.
                let _ = store(entry);
            }
        });
    }

    fn drop_entry(self, id: CommandId) {
        self.entries.update(|entries| {
            for entry in entries.iter().filter(|e| e.id == id) {
                storage::remove(Scope::Person(entry.author), Kind::Outbox, &entry.id.to_string());
            }
            entries.retain(|e| e.id != id);
        });
    }
}

fn store(entry: &Entry) -> Result<(), StorageError> {
    storage::set(Scope::Person(entry.author), Kind::Outbox, &entry.id.to_string(), entry)
}

/// Entries of a person in the order they were given (ids rise with time). A corrupt one is set aside by storage.
fn load(person: PersonId) -> Vec<Entry> {
    let scope = Scope::Person(person);
    let names = storage::names(scope, Kind::Outbox);
    names
        .iter()
        .filter_map(|name| storage::get(scope, Kind::Outbox, name).ok().flatten())
        .map(|s| s.value)
        .collect()
}
