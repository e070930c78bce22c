//! The self-check. What is answered is kept by `kept`: on the device, under the person's name, gone with signing out.

use domain::wellbeing::{Check, CheckAnswers, Outcome, Scale};
use leptos::prelude::*;

use crate::{
    kept::Kept,
    shell::use_toasts,
    text::wellbeing as text,
    ui::{Notice, Progress, Tone},
};

/// The check with its outcome.
#[component]
pub fn CheckCard(
    check: StoredValue<Check>,
    answers: Kept<CheckAnswers>,
    outcome: Memo<Option<Outcome>>,
) -> impl IntoView {
    let given = answers.value();
    let answered = Memo::new(move |_| given.with(|given| check.with_value(|c| c.answered(given))));
    let of = check.with_value(Check::len);
    // Whoever comes back to a finished check sees its outcome first.
    let open = untrack(|| (1..of).contains(&answered.get()));
    let summary = move || if outcome.with(Option::is_some) { text::CHECK_AGAIN } else { text::CHECK_OPEN };
    let toasts = use_toasts();
    let erase = move |_| {
        given.set(CheckAnswers::default());
        toasts.say(text::ERASED.to_owned());
    };
    let scales = check.with_value(|c| {
        let frequencies = StoredValue::new(c.frequencies.clone());
        let scale = |scale: &Scale| view! { <Statements scale=scale.clone() frequencies given/> };
        c.scales.iter().map(scale).collect_view()
    });
    view! {
        <section class="card" aria-labelledby="check-title">
            <h2 id="check-title">{text::CHECK}</h2>
            <p>{check.with_value(|c| c.intro.clone())}</p>
            {move || outcome.get().map(|outcome| view! { <Result check outcome/> })}
            <details open=open>
                <summary>{summary}<span class="chip num">{move || text::answered(answered.get(), of)}</span></summary>
                <p class="s">{text::LAST_WEEKS}</p>
                {scales}
                <Show when=move || { answered.get() < of }>
                    <p class="s" role="status">{move || text::left(of - answered.get())}</p>
                </Show>
            </details>
            <Show when=move || { answered.get() > 0 }>
                <div class="actions"><button class="btn ghost small" type="button" on:click=erase>{text::ERASE}</button></div>
            </Show>
        </section>
    }
}

/// Statements of a scale; their order tells nothing of what they measure.
#[component]
fn Statements(
    scale: Scale,
    frequencies: StoredValue<Vec<String>>,
    given: RwSignal<CheckAnswers>,
) -> impl IntoView {
    let Scale { id, statements, .. } = scale;
    let statement = move |(at, statement): (usize, String)| {
        let scale = StoredValue::new(id.clone());
        let chosen = Memo::new(move |_| {
            given.with(|given| scale.with_value(|id| given.get(id).and_then(|s| s.get(&at)).copied()))
        });
        let set = move |value| {
            given.update(|given| {
                given.entry(scale.get_value()).or_default().insert(at, value);
            });
        };
        let name = format!("{id}-{at}");
        let option = move |(value, word): (u8, String)| {
            view! {
                <label class="check">
                    <input type="radio" name=name.clone() prop:checked=move || chosen.get() == Some(value) on:change=move |_| set(value)/>
                    {word}
                </label>
            }
        };
        let options = (0..).zip(frequencies.get_value()).map(option).collect_view();
        view! { <fieldset class="how-often"><legend>{statement}</legend><div class="row">{options}</div></fieldset> }
    };
    statements.into_iter().enumerate().map(statement).collect_view()
}

#[component]
fn Result(check: StoredValue<Check>, outcome: Outcome) -> impl IntoView {
    let level = check.with_value(|c| c.level(&outcome).cloned());
    let meanings = check.with_value(|c| c.scales.iter().map(|s| s.meaning.clone()).collect::<Vec<_>>());
    let bar = |(load, meaning): (domain::wellbeing::ScaleLoad, String)| {
        let label = format!("{}: {} {}", load.title, text::LOAD, text::percent(load.percent));
        view! {
            <li>
                <p class="row spread"><span>{load.title}</span><span class="num">{text::percent(load.percent)}</span></p>
                <Progress percent=u32::from(load.percent) label/>
                <p class="s">{meaning}</p>
            </li>
        }
    };
    let bars = outcome.scales.into_iter().zip(meanings).map(bar).collect_view();
    let said = level.map(|level| {
        let tone = if level.see_psychologist { Tone::Risk } else { Tone::Good };
        let write =
            level.see_psychologist.then(|| view! { <p><a href="#letter-message">{text::WRITE}</a></p> });
        view! { <Notice tone><p><strong>{level.title}</strong></p><p>{level.advice}</p>{write}</Notice> }
    });
    view! {
        <div class="stack" role="group" aria-label=text::OUTCOME>
            {said}
            <ul class="stack">{bars}</ul>
        </div>
    }
}
