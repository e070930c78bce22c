//! One teacher in the list.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    PersonId,
    desk::{TeacherRow, TeacherStage},
};
use leptos::prelude::*;

use crate::{
    paths,
    text::{desk as words, inbox},
    ui::{Chip, Tone},
};

#[component]
pub fn Row(
    row: TeacherRow,
    found: Memo<BTreeSet<PersonId>>,
    chosen: RwSignal<BTreeSet<PersonId>>,
    today: NaiveDate,
) -> impl IntoView {
    let id = row.person.id;
    let name = row.person.name.full();
    let hidden = Memo::new(move |_| found.with(|found| !found.contains(&id)));
    let on = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&id)));
    let pick = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    view! {
        <li class="person" class:chosen=move || on.get() hidden=move || hidden.get()>
            <label class="pick">
                <input type="checkbox" prop:checked=move || on.get() on:change=pick/>
                <span class="visually-hidden">{words::pick(&name)}</span>
            </label>
            <a class="who" href=paths::teacher(id)>
                <strong>{name}</strong>
                <span class="s">{inbox::place(&row.person)}</span>
            </a>
            <span class="row">
                <Chip word=words::stage(row.stage) tone=tone(row.stage)/>
                {row.young.then(|| view! { <Chip word=words::YOUNG/> })}
            </span>
            <span class="s num">{words::route(&row)}</span>
            <span class="s num">
                {words::contact(&row, today)}
                {words::requests(row.open_requests).map(|said| view! { <br/>{said} })}
            </span>
        </li>
    }
}

/// How good a stage is.
pub fn tone(stage: TeacherStage) -> Tone {
    match stage {
        TeacherStage::Overdue => Tone::Bad,
        TeacherStage::Proposed | TeacherStage::NotDiagnosed | TeacherStage::NoRoute => Tone::Risk,
        TeacherStage::Agreed | TeacherStage::InWork => Tone::Plain,
        TeacherStage::Done => Tone::Good,
    }
}
