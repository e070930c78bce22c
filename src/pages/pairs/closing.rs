//! The end: the mentor closes with a summary, either side ends early with a reason and the notice of the law, whose day is
//! said before anything is announced.

use domain::pair::{PairState, Side, act::PairTransition};
use leptos::{ev::SubmitEvent, prelude::*};

use super::open::{Open, moved, use_act};
use crate::{
    kept::keep,
    platform,
    text::{common, pair as text},
    ui::{Dialog, Field, field::described_by, focus},
};

const WORD: &str = "end-word";

/// Shown to the two while they work together.
#[component]
pub fn Closing(open: Open) -> impl IntoView {
    let state = Memo::new(move |_| open.with(|view| view.pair.state));
    let may = Memo::new(move |_| {
        open.side().is_some() && matches!(state.get(), Some(PairState::Agreeing | PairState::Running))
    });
    let closes =
        Memo::new(move |_| open.side() == Some(Side::Helper) && state.get() == Some(PairState::Running));
    let (completing, ending) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <Show when=move || may.get()>
            <section class="card sunk" aria-labelledby="closing-title">
                <h2 id="closing-title">{text::CLOSING}</h2>
                <div class="actions">
                    <Show when=move || closes.get()>
                        <button class="btn ghost small" type="button" on:click=move |_| completing.set(true)>{text::COMPLETE}</button>
                    </Show>
                    <button class="btn danger small" type="button" on:click=move |_| ending.set(true)>{text::END_EARLY}</button>
                </div>
                <Dialog open=completing title=text::COMPLETE>
                    <EndForm open shown=completing transition=PairTransition::Complete/>
                </Dialog>
                <Dialog open=ending title=text::END_EARLY>
                    <EndForm open shown=ending transition=PairTransition::EndEarly/>
                </Dialog>
            </section>
        </Show>
    }
}

#[component]
fn EndForm(open: Open, shown: RwSignal<bool>, transition: PairTransition) -> impl IntoView {
    let act = use_act();
    let early = transition == PairTransition::EndEarly;
    let kept = keep(format!("end-{}-{early}", open.id), String::new);
    let words = kept.value();
    let tried = RwSignal::new(false);
    let (label, missing, submit) = if early {
        (text::WHY_EARLY, text::NO_REASON, text::END_SUBMIT)
    } else {
        (text::WHAT_CAME_OUT, text::NO_SUMMARY, text::COMPLETE)
    };
    let error = Signal::derive(move || {
        (tried.get() && words.with(|w| w.trim().is_empty())).then(|| missing.to_owned())
    });
    let means = move || {
        open.with(|view| match (early, view.pair.state) {
            (false, _) => text::COMPLETE_MEANS.to_owned(),
            (true, PairState::Running) => text::takes_effect(view.ends_on, platform::today()),
            (true, _) => text::AT_ONCE.to_owned(),
        })
    };
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if error.with_untracked(Option::is_some) {
            return focus(WORD);
        }
        kept.forget();
        shown.set(false);
        act(open.id, moved(transition, words.get_untracked().trim().to_owned()));
    };
    view! {
        <form class="fields" on:submit=give novalidate>
            <p>{means}</p>
            <Field id=WORD label error>
                <textarea id=WORD rows="4" maxlength="2000" aria-describedby=described_by(WORD) bind:value=words
                    aria-invalid=move || error.with(Option::is_some).to_string()></textarea>
            </Field>
            <div class="actions">
                <button class=if early { "btn danger" } else { "btn" } type="submit">{submit}</button>
                <button class="btn ghost" type="button" on:click=move |_| shown.set(false)>{common::CANCEL}</button>
            </div>
        </form>
    }
}
