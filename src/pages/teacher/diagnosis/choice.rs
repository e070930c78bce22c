//! Which questions to answer: the subject's, the managers' or the common ones. What fits the person is chosen already.

use domain::{
    InstrumentId,
    contract::{
        instruments::{InstrumentCard, InstrumentList},
        paths as api_paths,
    },
};
use leptos::prelude::*;

use crate::{
    cache,
    text::diagnosis as words,
    ui::{Field, field::described_by},
};

const FIELD: &str = "block";

/// The chosen instrument; `None` while nothing but the person's own is known.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    list: Memo<Vec<InstrumentCard>>,
    chosen: RwSignal<Option<InstrumentId>>,
}

/// Reads what there is to choose from.
pub fn use_choice() -> Choice {
    let read = cache::read::<InstrumentList>(|| Some(api_paths::INSTRUMENTS.to_owned()));
    let list = Memo::new(move |_| read.value().map(|list| list.items).unwrap_or_default());
    Choice { list, chosen: RwSignal::new(None) }
}

impl Choice {
    /// What was chosen, where it was; untracked.
    pub fn get(self) -> Option<InstrumentId> {
        self.chosen.get_untracked()
    }

    /// The card of the chosen instrument, tracked.
    pub fn card(self) -> Option<InstrumentCard> {
        let id = self.chosen.get()?;
        self.list.with(|list| list.iter().find(|card| card.id == id).cloned())
    }
}

/// The choice. Nothing where there is nothing to choose.
#[component]
pub fn ChoiceField(choice: Choice) -> impl IntoView {
    let Choice { list, chosen } = choice;
    let option = move |(index, card): (usize, InstrumentCard)| {
        let id = card.id.clone();
        let here = move || chosen.with(|c| c.as_ref().map_or(index == 0, |c| *c == id));
        view! { <option value=card.id.to_string() prop:selected=here>{card.choice}</option> }
    };
    let set = move |event| chosen.set(event_target_value(&event).parse().ok());
    let none = Signal::stored(None::<String>);
    view! {
        <Show when=move || { list.with(Vec::len) > 1 }>
            <Field id=FIELD label=words::BLOCK hint=words::BLOCK_HINT error=none>
                <select id=FIELD aria-describedby=described_by(FIELD) on:change=set>
                    {move || list.get().into_iter().enumerate().map(option).collect_view()}
                </select>
            </Field>
        </Show>
    }
}
