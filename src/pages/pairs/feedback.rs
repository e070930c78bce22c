//! Words of both sides about the work: one's own to write, the other's to read.

use domain::pair::{Feedback, Side, act::PairAct};
use leptos::{ev::SubmitEvent, prelude::*};

use super::open::{Open, use_act};
use crate::{
    kept::keep,
    text::pair as text,
    ui::{Field, field::described_by, focus},
};

const WORD: &str = "feedback-word";
const MARK: &str = "feedback-mark-5";

/// Shown once there is something to say about.
#[component]
pub fn FeedbackCard(open: Open) -> impl IntoView {
    let given = Memo::new(move |_| {
        open.with(|view| {
            let of = |side| match side {
                Side::Helper => view.pair.helper_feedback.clone(),
                Side::Learner => view.pair.learner_feedback.clone(),
            };
            vec![(text::FROM_HELPER, of(Side::Helper)), (text::FROM_LEARNER, of(Side::Learner))]
        })
        .unwrap_or_default()
    });
    let mine = Memo::new(move |_| {
        open.with(|view| match view.side? {
            Side::Helper => view.pair.helper_feedback.clone(),
            Side::Learner => view.pair.learner_feedback.clone(),
        })
        .flatten()
    });
    let begun = Memo::new(move |_| open.with(|view| view.pair.meetings.iter().any(|m| m.held)) == Some(true));
    let asks = Memo::new(move |_| begun.get() && open.side().is_some() && mine.with(Option::is_none));
    let said = move || {
        let all = given.get().into_iter();
        all.filter_map(|(who, feedback)| feedback.map(|f| view! { <Said who feedback=f/> })).collect_view()
    };
    let any = Memo::new(move |_| given.with(|all| all.iter().any(|(_, f)| f.is_some())));
    view! {
        <Show when=move || asks.get() || any.get()>
            <section class="card" aria-labelledby="feedback-title">
                <h2 id="feedback-title" tabindex="-1">{text::FEEDBACK}</h2>
                {said}
                <Show when=move || asks.get()><FeedbackForm open/></Show>
            </section>
        </Show>
    }
}

#[component]
fn Said(who: &'static str, feedback: Feedback) -> impl IntoView {
    view! {
        <div class="stack tight">
            <p><span class="s">{who}</span><br/><strong>{text::mark(feedback.mark)}</strong></p>
            {(!feedback.text.is_empty()).then(|| view! { <blockquote class="said">{feedback.text}</blockquote> })}
        </div>
    }
}

#[component]
fn FeedbackForm(open: Open) -> impl IntoView {
    let act = use_act();
    let kept = keep(format!("feedback-{}", open.id), || (0_u8, String::new()));
    let typed = kept.value();
    let tried = RwSignal::new(false);
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let (mark, words) = typed.get_untracked();
        if mark == 0 {
            return focus(MARK);
        }
        kept.forget();
        act(open.id, PairAct::Feedback(Feedback { mark, text: words.trim().to_owned() }));
        focus("feedback-title");
    };
    let option = move |mark: u8| {
        view! {
            <label class="choice">
                <input id=format!("feedback-mark-{mark}") type="radio" name="feedback-mark"
                    prop:checked=move || typed.with(|t| t.0 == mark) on:change=move |_| typed.update(|t| t.0 = mark)/>
                <span>{text::mark(mark)}</span>
            </label>
        }
    };
    view! {
        <form class="fields" on:submit=give novalidate>
            <fieldset class="choices">
                <legend class="label">{text::MARK}</legend>
                {[5, 4, 3, 2, 1].map(option).collect_view()}
            </fieldset>
            <p class="late-text" role="alert">{move || (tried.get() && typed.with(|t| t.0 == 0)).then_some(text::NO_MARK)}</p>
            <Field id=WORD label=text::FEEDBACK_WORD error=Signal::stored(None::<String>)>
                <textarea id=WORD rows="3" maxlength="2000" aria-describedby=described_by(WORD)
                    prop:value=move || typed.with(|t| t.1.clone())
                    on:input=move |e| typed.update(|t| t.1 = event_target_value(&e))></textarea>
            </Field>
            <div class="actions"><button class="btn" type="submit">{text::SEND_FEEDBACK}</button></div>
        </form>
    }
}
