//! What can be done with those who were chosen. Each route is agreed by a command of its own, so that one that changed
//! meanwhile is refused alone; a reminder goes to all at once.

use std::collections::BTreeSet;

use domain::{
    PersonId,
    desk::{TeacherRow, TeacherStage, Tie},
    reminder::{Reminder, ReminderKind},
    route::RouteTransition,
    side::SideCommand,
    workspace::Command,
};
use leptos::prelude::*;

use super::super::outcome::Giver;
use crate::{paths, platform, text::desk as words};

#[component]
pub fn Bulk(
    rows: Memo<Vec<TeacherRow>>,
    chosen: RwSignal<BTreeSet<PersonId>>,
    giver: Giver,
) -> impl IntoView {
    let those = Memo::new(move |_| {
        let mut those = rows.get();
        chosen.with(|chosen| those.retain(|row| chosen.contains(&row.person.id)));
        those
    });
    let agreeable = Memo::new(move |_| those.with(|t| t.iter().filter(|r| r.agreeable().is_some()).count()));
    let to_remind = move |kind| Memo::new(move |_| those.with(|those| remindable(those, kind)));
    let (diagnosis, route) = (to_remind(ReminderKind::Diagnosis), to_remind(ReminderKind::Route));
    let done = move || chosen.set(BTreeSet::new());
    let agree = move |_| {
        giver.clear();
        for row in those.get_untracked() {
            let Some(route) = row.agreeable() else { continue };
            let command = Command::MoveRoute {
                route,
                transition: RouteTransition::Agree,
                comment: String::new(),
                at: platform::now(),
                remarks: Vec::new(),
            };
            giver.give(&command, words::agreed(&row.person.name.full()));
        }
        done();
    };
    let remind = move |kind, people: Vec<PersonId>| {
        giver.clear();
        let count = people.len();
        let reminder = Box::new(Reminder { kind, people, note: String::new() });
        giver.give(&SideCommand::Remind { reminder }, words::reminded(count));
        done();
    };
    let none = |list: Memo<Vec<PersonId>>| move || list.with(Vec::is_empty);
    view! {
        <Show when=move || !those.with(Vec::is_empty)>
            <div class="decide bulk" role="region" aria-label=words::CHOSEN>
                <p class="row spread">
                    <strong class="num">{move || words::chosen(those.with(Vec::len))}</strong>
                    <button class="link quiet" type="button" on:click=move |_| done()>{words::CHOOSE_NONE}</button>
                </p>
                <p class="s">{move || words::agree_means(those.with(Vec::len), agreeable.get())}</p>
                <div class="actions">
                    <button class="btn" type="button" disabled=move || agreeable.get() == 0 on:click=agree>
                        {move || words::agree(agreeable.get())}
                    </button>
                    <button class="btn ghost" type="button" disabled=none(diagnosis)
                        on:click=move |_| remind(ReminderKind::Diagnosis, diagnosis.get_untracked())>
                        {move || words::remind_diagnosis(diagnosis.with(Vec::len))}
                    </button>
                    <button class="btn ghost" type="button" disabled=none(route)
                        on:click=move |_| remind(ReminderKind::Route, route.get_untracked())>
                        {move || words::remind_route(route.with(Vec::len))}
                    </button>
                    <a class="btn quiet" href=paths::CAMPAIGNS>{words::INVITE}</a>
                </div>
            </div>
        </Show>
    }
}

/// Whom a reminder of this kind fits: only a methodist reminds.
fn remindable(those: &[TeacherRow], kind: ReminderKind) -> Vec<PersonId> {
    let fits = |row: &&TeacherRow| {
        let stage = match kind {
            ReminderKind::Diagnosis => row.stage == TeacherStage::NotDiagnosed,
            ReminderKind::Route => matches!(
                row.stage,
                TeacherStage::NoRoute | TeacherStage::Agreed | TeacherStage::InWork | TeacherStage::Overdue
            ),
            ReminderKind::Support => row.young,
        };
        row.tie == Tie::Methodist && stage
    };
    those.iter().filter(fits).map(|row| row.person.id).collect()
}
