//! What is stored of a pending write, and the journal of those that arrived.

use domain::{
    FileId, PersonId,
    contract::{
        command::{ToWire, Wire},
        problem::Problem,
    },
    ids::CommandId,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::storage::{self, Kind, Scope};

/// A command on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub id: CommandId,
    /// Version of the contract the command was made for.
    pub contract: u32,
    pub author: PersonId,
    /// When it was given, Unix milliseconds.
    pub at: u64,
    /// As JSON, for the screens that know its kind. The outbox itself never reads it: the types of all commands would
    /// weigh on the first visit.
    pub command: String,
    /// What is sent. An entry of an older build has none until [`super::older`] has read its command.
    #[serde(default)]
    pub sent_as: Option<SentAs>,
    pub state: EntryState,
}

/// What the outbox knows of a command.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SentAs {
    pub wire: Wire,
    /// Paths whose answers it changes.
    pub changes: Vec<String>,
    /// The path whose read would answer what the write is answered with.
    pub answered_as: Option<String>,
}

impl SentAs {
    /// What `author` gives.
    pub fn of(command: &dyn ToWire, author: PersonId) -> Self {
        Self { wire: command.wire(), changes: command.changes(author), answered_as: command.answered_as() }
    }
}

/// Where a command stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    Waiting,
    Parked(ParkReason),
}

/// Why a command stays on the device until its owner decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParkReason {
    /// The server refuses it for good.
    Refused(Box<Problem>),
    /// This build cannot read it.
    Unknown,
}

/// The server's word that a command arrived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub command: CommandId,
    pub number: String,
    /// Unix milliseconds.
    pub at: u64,
}

impl Entry {
    /// The command, if it is of this kind: [`Command`](domain::workspace::Command) or
    /// [`SideCommand`](domain::side::SideCommand).
    pub fn read<C: DeserializeOwned>(&self) -> Option<C> {
        serde_json::from_str(&self.command).ok()
    }

    /// The file whose bytes it sends.
    pub fn file(&self) -> Option<FileId> {
        self.sent_as.as_ref()?.wire.file
    }

    /// Whether it waits to be sent.
    pub fn is_waiting(&self) -> bool {
        self.state == EntryState::Waiting
    }
}

/// How many receipts are kept.
const JOURNAL_MAX: usize = 200;
const JOURNAL: &str = "receipts";

/// Receipts, newest first.
pub fn journal(scope: Scope) -> Vec<Receipt> {
    storage::get(scope, Kind::Journal, JOURNAL).ok().flatten().map(|stored| stored.value).unwrap_or_default()
}

/// Writes a receipt down.
pub fn record(scope: Scope, receipt: Receipt) {
    let mut all = journal(scope);
    all.insert(0, receipt);
    all.truncate(JOURNAL_MAX);
    // The journal informs; what counts is on the server.
    let _ = storage::set(scope, Kind::Journal, JOURNAL, &all);
}
