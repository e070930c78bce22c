//! What is stored of a pending write, and the journal of those that arrived.

use domain::{PersonId, contract::problem::Problem, ids::CommandId, workspace::Command};
use serde::{Deserialize, Serialize};

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
    /// As JSON: a command that this build does not know is kept for one that does.
    pub command: String,
    pub state: EntryState,
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
    /// The command, if this build knows it.
    pub fn command(&self) -> Option<Command> {
        serde_json::from_str(&self.command).ok()
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
