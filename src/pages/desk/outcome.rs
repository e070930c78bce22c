//! What became of several commands given at once, each by itself: on its way, done, or refused with the server's reason.

use domain::{contract::command::ToWire, ids::CommandId};
use leptos::prelude::*;

use crate::{
    outbox::{EntryState, Outbox, ParkReason, Sending, use_outbox},
    shell::{ToastContext, use_toasts},
    text::{desk as words, errors},
    ui::{Chip, Tone},
};

/// A command with what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    entry: CommandId,
    what: String,
}

/// Gives commands, the newest batch above.
#[derive(Clone, Copy, Debug)]
pub struct Giver {
    outbox: Outbox,
    toasts: ToastContext,
    given: RwSignal<Vec<Given>>,
}

/// A giver for one screen.
pub fn use_giver() -> Giver {
    Giver { outbox: use_outbox(), toasts: use_toasts(), given: RwSignal::new(Vec::new()) }
}

impl Giver {
    /// Forgets what was given before.
    pub fn clear(self) {
        self.given.set(Vec::new());
    }

    /// Gives a command; what the device could not store is said at once.
    pub fn give(self, command: &dyn ToWire, what: String) {
        if let Err(error) = self.outbox.push(command) {
            self.toasts.say(errors::storage(&error));
        }
        let last = untrack(|| self.outbox.entries()).last().map(|entry| entry.id);
        if let Some(entry) = last {
            self.given.update(|given| given.push(Given { entry, what }));
        }
    }

    /// Whether everything given has the server's receipt, tracked.
    pub fn all_arrived(self) -> bool {
        let entries = self.outbox.entries();
        self.given.with(|given| given.iter().all(|g| !entries.iter().any(|entry| entry.id == g.entry)))
    }
}

/// The list; nothing until something was given.
#[component]
pub fn Outcomes(giver: Giver) -> impl IntoView {
    let all = giver.given;
    let line = move |one: Given| {
        let state = Memo::new(move |_| state(giver.outbox, one.entry));
        let word = Signal::derive(move || state.with(|(word, ..)| (*word).to_owned()));
        let tone = Signal::derive(move || state.with(|(_, tone, _)| *tone));
        view! {
            <li>
                <span class="row spread"><span>{one.what}</span><Chip word tone/></span>
                {move || state.with(|(.., why)| why.clone()).map(|why| view! { <span class="s">{why}</span> })}
            </li>
        }
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <section class="card outcomes" aria-labelledby="outcomes-title" aria-live="polite">
                <header>
                    <h2 id="outcomes-title">{words::OUTCOMES}</h2>
                    <button class="link quiet" type="button" on:click=move |_| giver.clear()>{words::CLOSE}</button>
                </header>
                <ul class="deficits">
                    <For each=move || all.get() key=|one: &Given| one.entry let:one>{line(one)}</For>
                </ul>
            </section>
        </Show>
    }
}

fn state(outbox: Outbox, id: CommandId) -> (&'static str, Tone, Option<String>) {
    let entry = outbox.entries().into_iter().find(|entry| entry.id == id);
    match entry.map(|entry| entry.state) {
        None => (words::DONE, Tone::Good, None),
        Some(EntryState::Waiting) if outbox.sending() == Sending::Later => {
            (words::WAITS_NETWORK, Tone::Risk, None)
        }
        Some(EntryState::Waiting) => (words::SENDING, Tone::Plain, None),
        Some(EntryState::Parked(ParkReason::Refused(problem))) => {
            let why = problem.errors.first().map_or(problem.detail.clone(), |error| error.message.clone());
            (words::REFUSED, Tone::Bad, Some(why))
        }
        Some(EntryState::Parked(ParkReason::Unknown)) => (words::REFUSED, Tone::Bad, None),
    }
}
