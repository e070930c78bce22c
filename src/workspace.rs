//! The teacher's workspace as it will be: what the server last said with every pending command laid over it, by the
//! same rules the server applies.

use domain::{
    contract::{command::ToWire, page::ProgrammePage, paths},
    diagnosis::Diagnosis,
    instrument::Instrument,
    programme::Programme,
    workspace::{Command, Workspace},
};
use leptos::prelude::*;

use crate::{
    cache::{self, CacheBus, Loaded, Read},
    outbox::{Outbox, use_outbox},
    platform,
    storage::{self, Kind, Scope, StorageError},
};

/// The workspace and the instrument of its diagnosis.
#[derive(Clone, Copy, Debug)]
pub struct WorkspaceContext {
    server: Read<Workspace>,
    instrument: Read<Instrument>,
    view: Memo<Option<Workspace>>,
    outbox: Outbox,
}

/// Makes the workspace known below. It is read once somebody is signed in.
pub fn provide_workspace() -> WorkspaceContext {
    let outbox = use_outbox();
    let session = crate::session::use_session();
    let server = cache::read::<Workspace>(move || session.person().map(|_| paths::WORKSPACE.to_owned()));
    let instrument_key = Memo::new(move |_| {
        let pending = outbox.pending().into_iter().rev().find_map(|command| match command {
            Command::StartDiagnosis { instrument, .. } => Some(instrument),
            _ => None,
        });
        let known = || server.with(|loaded| loaded.value.as_ref().map(|w| in_use(w).clone()));
        pending.or_else(known)
    });
    let instrument =
        cache::read::<Instrument>(move || instrument_key.get().map(|key| paths::instrument(&key)));
    let view = Memo::new(move |_| {
        let mut workspace = server.value()?;
        let today = platform::today();
        instrument.with(|loaded| {
            for command in outbox.pending::<Command>() {
                // A command that the rules refuse here will be refused by the server, which says why.
                let _ = workspace.apply(&command, loaded.value.as_ref(), today);
            }
        });
        Some(workspace)
    });
    // A route is drafted from the catalogue, perhaps on a bus and for the first time: have it before it is needed.
    let is_here = Memo::new(move |_| server.with(|loaded| loaded.value.is_some()));
    cache::prefetch(move || is_here.get().then(catalogue_path), DAY_MS);
    let context = WorkspaceContext { server, instrument, view, outbox };
    provide_context(context);
    context
}

/// The workspace.
pub fn use_workspace() -> WorkspaceContext {
    expect_context()
}

/// The instrument of the latest diagnosis, or the one for a new diagnosis.
fn in_use(workspace: &Workspace) -> &domain::InstrumentId {
    workspace.diagnosis.as_ref().map_or(&workspace.instrument, |d| &d.instrument)
}

impl WorkspaceContext {
    /// The workspace as it will be, tracked.
    pub fn get(self) -> Option<Workspace> {
        self.view.get()
    }

    /// Works on it without a copy, tracked.
    pub fn with<U>(self, f: impl FnOnce(Option<&Workspace>) -> U) -> U {
        self.view.with(|view| f(view.as_ref()))
    }

    /// The latest diagnosis with its instrument, tracked.
    pub fn diagnosis(self) -> Option<(Diagnosis, Instrument)> {
        let diagnosis = self.with(|w| w.and_then(|w| w.diagnosis.clone()))?;
        let instrument = self.instrument.value()?;
        (instrument.key().as_ref() == Ok(&diagnosis.instrument)).then_some((diagnosis, instrument))
    }

    /// The instrument in use, tracked.
    pub fn instrument(self) -> Option<Instrument> {
        self.instrument.value()
    }

    /// How the read of the workspace stands, tracked.
    pub fn loaded(self) -> Loaded<Workspace> {
        self.server.get()
    }

    /// Asks the network again.
    pub fn reload(self) {
        self.server.reload();
    }

    /// Gives a command: stored, shown, sent.
    pub fn give(self, command: &dyn ToWire) -> Result<(), StorageError> {
        self.outbox.push(command)
    }
}

/// Lays a command that has arrived over the stored workspace, so that it stays as shown until the server is asked.
pub fn settle(cache: CacheBus, scope: Scope, command: &Command) {
    let key = storage::get::<Workspace>(scope, Kind::Cache, paths::WORKSPACE).ok().flatten().map(|stored| {
        let instrument = match command {
            Command::StartDiagnosis { instrument, .. } => instrument,
            _ => in_use(&stored.value),
        };
        paths::instrument(instrument)
    });
    let Some(key) = key else { return };
    let instrument =
        storage::get::<Instrument>(scope, Kind::Cache, &key).ok().flatten().map(|stored| stored.value);
    cache.amend::<Workspace>(scope, paths::WORKSPACE, |workspace| {
        // Refused here means the server already holds something newer; the next read brings it.
        let _ = workspace.apply(command, instrument.as_ref(), platform::today());
    });
}

/// The catalogue, kept for drafting without a network. The first page holds what a region has; a larger one is
/// narrowed by competence.
pub fn read_catalogue(wanted: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<Vec<Programme>>> {
    let page = cache::read::<ProgrammePage>(move || wanted().then(catalogue_path));
    Signal::derive(move || page.with(|loaded| loaded.value.as_ref().map(|page| page.items.clone())))
}

fn catalogue_path() -> String {
    paths::programmes(None, domain::contract::page::PAGE_MAX, None)
}

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
