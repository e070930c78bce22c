//! Busy until a day: the author waits or passes the request on.

use chrono::NaiveDate;
use domain::{RequestId, side::SideCommand};
use leptos::{ev::SubmitEvent, prelude::*};

use super::super::waiting::use_answer;
use crate::{
    platform,
    text::{self as common, inbox as text},
    ui::{Dialog, Field, field::described_by, focus},
};

const DAY: &str = "busy-until";
const WORD: &str = "busy-word";
/// What is proposed first.
const USUAL_DAYS: u64 = 14;

#[component]
pub fn BusyDialog(open: RwSignal<bool>, request: RequestId, said: String) -> impl IntoView {
    let said = StoredValue::new(said);
    view! {
        <Dialog open title=text::BUSY_TITLE>
            <BusyForm open request said/>
        </Dialog>
    }
}

#[component]
fn BusyForm(open: RwSignal<bool>, request: RequestId, said: StoredValue<String>) -> impl IntoView {
    let answer = use_answer();
    let today = platform::today();
    let (day, word) =
        (RwSignal::new(common::iso(today + chrono::Days::new(USUAL_DAYS))), RwSignal::new(String::new()));
    let chosen = move || {
        let day = day.with(|day| day.parse::<NaiveDate>().ok())?;
        (1..=90).contains(&(day - today).num_days()).then_some(day)
    };
    let error = Signal::derive(move || chosen().is_none().then(|| text::BUSY_WRONG.to_owned()));
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(until) = untrack(chosen) else { return focus(DAY) };
        open.set(false);
        let comment = word.get_untracked().trim().to_owned();
        let command = SideCommand::PassRequest { request, assignee: None, until: Some(until), comment };
        answer(&command, said.get_value());
    };
    view! {
        <form class="fields" on:submit=give novalidate>
            <p>{text::BUSY_MEANS}</p>
            <Field id=DAY label=text::BUSY_LABEL error>
                <input id=DAY type="date" aria-describedby=described_by(DAY) bind:value=day/>
            </Field>
            <Field id=WORD label=text::BUSY_WORD error=Signal::stored(None::<String>)>
                <textarea id=WORD rows="2" maxlength="2000" aria-describedby=described_by(WORD) bind:value=word></textarea>
            </Field>
            <div class="actions">
                <button class="btn" type="submit">{text::BUSY_SUBMIT}</button>
                <button class="btn ghost" type="button" on:click=move |_| open.set(false)>{common::common::CANCEL}</button>
            </div>
        </form>
    }
}
