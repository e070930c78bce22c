//! To whom, and from which day. What the system does not allow is said before anything is sent; the server decides.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    MoveId, PersonId,
    assignment::{LoadLimit, Move, MoveFault},
    contract::desk::MethodistLoad,
    side::SideCommand,
};
use leptos::{ev::SubmitEvent, prelude::*};

use super::super::outcome::Giver;
use crate::{
    platform,
    text::{self, desk as words},
    ui::{ErrorSummary, Field, Notice, Tone, field::described_by},
};

const TO: &str = "move-to";
const FROM_ON: &str = "move-from";

#[component]
pub fn MoveForm(
    chosen: RwSignal<BTreeSet<PersonId>>,
    targets: Vec<MethodistLoad>,
    limit: LoadLimit,
    giver: Giver,
    /// Whose they are now.
    from: Option<PersonId>,
) -> impl IntoView {
    let targets = StoredValue::new(targets);
    let limit = StoredValue::new(limit);
    // Empty: not chosen yet; «nobody»: to be nobody's.
    let to = RwSignal::new(String::new());
    let from_on = RwSignal::new(Some(platform::today()));
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let target = move || {
        let id = to.get().parse::<PersonId>().ok()?;
        targets.with_value(|all| all.iter().find(|other| other.person.id == id).cloned())
    };
    let too_many = Memo::new(move |_| {
        let count = u32::try_from(chosen.with(BTreeSet::len)).unwrap_or(u32::MAX);
        let load = target()?.peak.saturating_add(count);
        limit.with_value(|limit| {
            limit.most.filter(|most| count > 0 && load > *most).map(|_| words::too_many(load, limit))
        })
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let people: Vec<PersonId> = chosen.with_untracked(|chosen| chosen.iter().copied().collect());
        match fill(people, &to.get_untracked(), from_on.get_untracked()) {
            Ok(order) => {
                errors.set(Vec::new());
                let card = untrack(target).map(|other| other.person);
                giver.clear();
                let what = words::moved(order.people.len(), card.as_ref());
                giver.give(&SideCommand::PutMove { order: Box::new(order) }, what);
                chosen.set(BTreeSet::new());
            }
            Err(fault) => errors.set(vec![fault]),
        }
    };
    let of = move |id: &'static str| {
        Signal::derive(move || errors.with(|all| all.iter().find(|(f, _)| f == id).map(|(_, w)| w.clone())))
    };
    let option = |other: &MethodistLoad| view! { <option value=other.person.id.to_string()>{words::target(other)}</option> };
    view! {
        <form class="fields" on:submit=submit novalidate>
            <ErrorSummary errors/>
            <p class="num" role="status">{move || words::chosen(chosen.with(BTreeSet::len))}</p>
            <Field id=TO label=words::TO error=of(TO)>
                <select id=TO aria-describedby=described_by(TO) prop:value=move || to.get() on:change=move |e| to.set(event_target_value(&e))>
                    <option value=""></option>
                    {targets.with_value(|all| all.iter().map(option).collect_view())}
                    {from.is_some().then(|| view! { <option value="nobody">{words::TO_NOBODY}</option> })}
                </select>
            </Field>
            <Field id=FROM_ON label=words::FROM_ON hint=words::FROM_HINT error=of(FROM_ON)>
                <input id=FROM_ON type="date" min=text::iso(platform::today()) aria-describedby=described_by(FROM_ON)
                    prop:value=move || from_on.get().map(text::iso).unwrap_or_default()
                    on:change=move |e| from_on.set(event_target_value(&e).parse().ok())/>
            </Field>
            {move || too_many.get().map(|why| view! { <Notice tone=Tone::Bad><p>{why}</p></Notice> })}
            <button class="btn" type="submit" disabled=move || too_many.with(Option::is_some)>{words::MOVE}</button>
        </form>
    }
}

/// The move, or the field that is wrong.
fn fill(people: Vec<PersonId>, to: &str, from_on: Option<NaiveDate>) -> Result<Move, (String, String)> {
    let wrong = |field: &str, words: &str| (field.to_owned(), words.to_owned());
    let to = match to {
        "" => return Err(wrong(TO, words::NO_TARGET)),
        "nobody" => None,
        id => Some(id.parse().map_err(|_| wrong(TO, words::NO_TARGET))?),
    };
    let from_on = from_on.ok_or_else(|| wrong(FROM_ON, words::PAST))?;
    let order = Move { id: MoveId(platform::new_id()), people, to, from_on };
    match order.check(platform::today()) {
        Ok(()) => Ok(order),
        Err(MoveFault::InPast) => Err(wrong(FROM_ON, words::PAST)),
        Err(MoveFault::TooFar) => Err(wrong(FROM_ON, words::FAR)),
        Err(MoveFault::Nobody | MoveFault::Full { .. }) => Err(wrong(TO, words::NOBODY_CHOSEN)),
    }
}
