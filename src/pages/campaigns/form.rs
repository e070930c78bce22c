//! Assigning: what for, which questions, to whom, until when.

use chrono::{Days, NaiveDate};
use domain::{
    CampaignId,
    campaign::{Block, Campaign, CampaignFault, Group, Purpose},
    people::UnitRef,
    side::SideCommand,
};
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    outbox::use_outbox,
    platform,
    session::use_session,
    shell::use_toasts,
    text::{self, campaign as words, errors},
    ui::{ErrorSummary, Field, Notice, field::described_by},
};

const PURPOSE: &str = "campaign-purpose";
const BLOCK: &str = "campaign-block";
const GROUP: &str = "campaign-group";
const DUE: &str = "campaign-due";
const MESSAGE: &str = "campaign-message";

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
struct Given {
    purpose: Purpose,
    block: Block,
    group: Group,
    due_on: Option<NaiveDate>,
    message: String,
}

#[component]
pub fn NewCampaign(units: Vec<UnitRef>, assigned: u32) -> impl IntoView {
    let mut groups: Vec<(Group, String)> = Vec::new();
    if assigned > 0 {
        groups.push((Group::Assigned, words::my_teachers(assigned)));
    }
    groups.extend(units.iter().map(|unit| (Group::Unit(unit.id), words::unit(unit))));
    let title = view! { <h2 id="campaign-new">{words::NEW}</h2> };
    match groups.first().map(|(group, _)| *group) {
        Some(first) => {
            view! { <section class="card" aria-labelledby="campaign-new">{title}<Form groups first/></section> }
                .into_any()
        }
        None => view! { <section class="card" aria-labelledby="campaign-new">{title}<Notice><p>{words::NO_GROUP}</p></Notice></section> }
            .into_any(),
    }
}

#[component]
fn Form(groups: Vec<(Group, String)>, first: Group) -> impl IntoView {
    let (outbox, session, toasts) = (use_outbox(), use_session(), use_toasts());
    let due_on = platform::today().checked_add_days(Days::new(14));
    let start = Given {
        purpose: Purpose::Entry,
        block: Block::WithSubject,
        group: first,
        due_on,
        message: String::new(),
    };
    let given = RwSignal::new(start);
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(author) = untrack(|| session.person()) else { return };
        match given.with_untracked(|given| fill(given, author)) {
            Ok(campaign) => {
                errors.set(Vec::new());
                match outbox.push(&SideCommand::PutCampaign { campaign: Box::new(campaign) }) {
                    Ok(()) => toasts.say(words::ASSIGNED),
                    Err(error) => toasts.say(errors::storage(&error)),
                }
                given.update(|given| given.message.clear());
            }
            Err(fault) => errors.set(vec![fault]),
        }
    };
    view! {
        <form class="fields" on:submit=submit novalidate>
            <ErrorSummary errors/>
            <Choice id=PURPOSE label=words::PURPOSE options=words::PURPOSES.map(|p| words::purpose(p).to_owned()).into()
                set=Callback::new(move |place: usize| given.update(|g| g.purpose = words::PURPOSES[place.min(2)]))/>
            <Choice id=BLOCK label=words::BLOCK first=1 options=words::BLOCKS.map(|b| words::block(b).to_owned()).into()
                set=Callback::new(move |place: usize| given.update(|g| g.block = words::BLOCKS[place.min(1)]))/>
            <Choice id=GROUP label=words::GROUP options=groups.iter().map(|(_, word)| word.clone()).collect()
                set=Callback::new(move |place: usize| if let Some((group, _)) = groups.get(place) {
                    given.update(|g| g.group = *group);
                })/>
            <Rest given errors/>
            <button class="btn" type="submit">{words::ASSIGN}</button>
        </form>
    }
}

/// Until when, and a word to those who take it.
#[component]
fn Rest(given: RwSignal<Given>, errors: RwSignal<Vec<(String, String)>>) -> impl IntoView {
    let of = move |id: &'static str| {
        Signal::derive(move || errors.with(|all| all.iter().find(|(f, _)| f == id).map(|(_, w)| w.clone())))
    };
    let day = move || given.with(|g| g.due_on.map(text::iso).unwrap_or_default());
    view! {
        <Field id=DUE label=words::DUE error=of(DUE)>
            <input id=DUE type="date" min=text::iso(platform::today()) aria-describedby=described_by(DUE) prop:value=day
                on:change=move |e| given.update(|g| g.due_on = event_target_value(&e).parse().ok())/>
        </Field>
        <Field id=MESSAGE label=words::MESSAGE hint=words::MESSAGE_HINT error=of(MESSAGE)>
            <textarea id=MESSAGE rows="3" aria-describedby=described_by(MESSAGE) prop:value=move || given.with(|g| g.message.clone())
                on:input=move |e| given.update(|g| g.message = event_target_value(&e))></textarea>
        </Field>
    }
}

/// One of several, by its place.
#[component]
fn Choice(
    id: &'static str,
    label: &'static str,
    options: Vec<String>,
    #[prop(optional)] first: usize,
    set: Callback<usize>,
) -> impl IntoView {
    let option = |(place, word): (usize, String)| view! { <option value=place.to_string() selected=place == first>{word}</option> };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |e| if let Ok(place) = event_target_value(&e).parse() { set.run(place) }>
                {options.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
    }
}

/// The campaign, or the field that is wrong.
fn fill(given: &Given, author: domain::PersonId) -> Result<Campaign, (String, String)> {
    let wrong = |fault| {
        let (field, words) = match fault {
            CampaignFault::DueInPast => (DUE, words::PAST),
            CampaignFault::TooFar => (DUE, words::FAR),
            CampaignFault::Message => (MESSAGE, words::LONG),
        };
        (field.to_owned(), words.to_owned())
    };
    let due_on = given.due_on.ok_or_else(|| wrong(CampaignFault::DueInPast))?;
    let campaign = Campaign {
        id: CampaignId(platform::new_id()),
        author,
        purpose: given.purpose,
        block: given.block,
        group: given.group,
        due_on,
        assigned_at: platform::now(),
        message: given.message.trim().to_owned(),
    };
    campaign.check(platform::today()).map(|()| campaign).map_err(wrong)
}
