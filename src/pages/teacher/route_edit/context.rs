//! What the parts of the edit screen share: the edit, its faults in words, and which programme is being chosen.

use domain::{
    StepId,
    deficit::{Deficit, deficits},
    route::{RouteFaultKind, Step, validate},
};
use leptos::prelude::*;

use super::editing::Editing;
use crate::{
    pages::teacher::route::faults::control,
    platform,
    text::route::faults::{Place, fault, place},
    workspace::WorkspaceContext,
};

/// A fault with the control it is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub control: String,
    pub step: Option<StepId>,
    pub words: String,
    pub kind: RouteFaultKind,
}

/// What a chosen programme is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    Replace(StepId),
    Add,
}

/// The edit screen's state.
#[derive(Clone, Copy, Debug)]
pub struct Edit {
    pub value: RwSignal<Editing>,
    pub faults: Memo<Vec<Shown>>,
    pub choosing: RwSignal<Option<Choosing>>,
    /// Deficits of the latest diagnosis, for reasons.
    pub deficits: Memo<Vec<Deficit>>,
}

impl Edit {
    /// Over an edit.
    pub fn over(value: RwSignal<Editing>, workspace: WorkspaceContext) -> Self {
        let faults = Memo::new(move |_| value.with(shown));
        let deficits = Memo::new(move |_| {
            let found = workspace.diagnosis().map(|(d, instrument)| deficits(&instrument, &d.answers));
            found.unwrap_or_default()
        });
        Self { value, faults, choosing: RwSignal::new(None), deficits }
    }

    /// A step as it is now.
    pub fn step(self, id: StepId) -> Memo<Option<Step>> {
        Memo::new(move |_| self.value.with(|e| e.route.step(id).cloned()))
    }

    /// The fault at a control, tracked.
    pub fn at(self, control: &str) -> Option<Shown> {
        self.faults.with(|all| all.iter().find(|f| f.control == control).cloned())
    }
}

fn shown(editing: &Editing) -> Vec<Shown> {
    let today = platform::today();
    let route = &editing.route;
    let show = |f: domain::route::RouteFault| {
        let step = match place(&f.field) {
            Place::Step(index, _) => route.steps.get(index).map(|s| s.id),
            _ => None,
        };
        Shown { control: control(route, &f), step, words: fault(route, &f, today), kind: f.kind }
    };
    validate(route, today).into_iter().map(show).collect()
}
