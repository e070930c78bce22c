//! Written consent of both (ТК РФ, ст. 351.8): who still has to read the plan and agree.

use domain::pair::{PairState, Side, act::PairTransition};
use leptos::prelude::*;

use super::open::{Open, moved, use_act};
use crate::text::pair as text;

/// What stands between the plan and the work.
#[derive(Clone, Copy, PartialEq)]
enum Waits {
    /// The mentor writes the plan first.
    Plan { mine: bool },
    /// The plan waits for the reader's consent.
    Mine,
    /// For the other's.
    Theirs,
}

/// Shown until both have agreed.
#[component]
pub fn Consent(open: Open) -> impl IntoView {
    let act = use_act();
    let waits = Memo::new(move |_| {
        open.with(|view| {
            let pair = &view.pair;
            if pair.state != PairState::Agreeing {
                return None;
            }
            let mine = match view.side? {
                Side::Helper => pair.helper_agreed_at,
                Side::Learner => pair.learner_agreed_at,
            };
            Some(match () {
                () if pair.plan.goals.is_empty() => Waits::Plan { mine: view.side == Some(Side::Helper) },
                () if mine.is_none() => Waits::Mine,
                () => Waits::Theirs,
            })
        })
        .flatten()
    });
    let agree = move |_| act(open.id, moved(PairTransition::Agree, String::new()));
    move || {
        let waits = waits.get()?;
        let words = match waits {
            Waits::Plan { mine: true } => text::PLAN_FIRST,
            Waits::Plan { mine: false } => text::PLAN_AWAITED,
            Waits::Mine => text::CONSENT_MEANS,
            Waits::Theirs => text::CONSENT_AWAITED,
        };
        let button = (waits == Waits::Mine).then(|| {
            view! { <div class="actions"><button class="btn" type="button" on:click=agree>{text::AGREE}</button></div> }
        });
        Some(view! {
            <section class="card accent" aria-labelledby="consent-title">
                <h2 id="consent-title">{text::CONSENT}</h2>
                <p>{words}</p>
                {button}
            </section>
        })
    }
}
