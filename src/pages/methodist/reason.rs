//! A dialog that asks for words: why not, or what to change. The words must be written; ready phrases can be taken as
//! a start.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    text::{common, inbox as text},
    ui::{Dialog, Field, field::described_by},
};

/// Asks, and hands the words over.
#[component]
pub fn ReasonDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// Of the field.
    label: &'static str,
    /// What the other person will see.
    hint: &'static str,
    phrases: &'static [&'static str],
    /// Of the button.
    submit: &'static str,
    done: Callback<String>,
) -> impl IntoView {
    view! {
        <Dialog open title>
            <ReasonForm open label hint phrases submit done/>
        </Dialog>
    }
}

#[component]
fn ReasonForm(
    open: RwSignal<bool>,
    label: &'static str,
    hint: &'static str,
    phrases: &'static [&'static str],
    submit: &'static str,
    done: Callback<String>,
) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let error = Signal::derive(move || {
        (tried.get() && words.with(|words| words.trim().is_empty())).then(|| text::EMPTY_REASON.to_owned())
    });
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if error.with_untracked(Option::is_none) {
            open.set(false);
            done.run(words.get_untracked().trim().to_owned());
        }
    };
    let phrase = |phrase: &'static str| {
        let take = move |_| words.update(|words| add(words, phrase));
        view! { <li><button class="phrase" type="button" on:click=take>{phrase}</button></li> }
    };
    view! {
        <form class="fields" on:submit=give novalidate>
            <Field id="reason" label hint error>
                <textarea id="reason" name="reason" maxlength="2000" rows="4" bind:value=words
                    aria-invalid=move || error.with(Option::is_some).to_string() aria-describedby=described_by("reason")></textarea>
            </Field>
            {(!phrases.is_empty()).then(|| view! {
                <ul class="phrases" aria-label=text::PHRASES>{phrases.iter().copied().map(phrase).collect_view()}</ul>
            })}
            <div class="actions">
                <button class="btn" type="submit">{submit}</button>
                <button class="btn ghost" type="button" on:click=move |_| open.set(false)>{common::CANCEL}</button>
            </div>
        </form>
    }
}

/// A phrase goes on a line of its own, once.
fn add(words: &mut String, phrase: &str) {
    if words.contains(phrase) {
        return;
    }
    if !words.trim_end().is_empty() {
        words.truncate(words.trim_end().len());
        words.push('\n');
    }
    words.push_str(phrase);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_joins_what_was_written_once() {
        let mut words = "Хороший план. ".to_owned();
        add(&mut words, "Сократите часы.");
        add(&mut words, "Сократите часы.");
        assert_eq!(words, "Хороший план.\nСократите часы.");
    }
}
