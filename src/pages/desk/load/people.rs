//! Teachers to choose from, by school: one by one or a whole school at once.

use std::collections::BTreeSet;

use domain::{PersonId, contract::desk::Placed};
use leptos::prelude::*;

use crate::{platform, text::desk as words};

#[component]
pub fn Choose(items: Vec<Placed>, chosen: RwSignal<BTreeSet<PersonId>>) -> impl IntoView {
    let school =
        |placed: &Placed| placed.person.school.as_ref().map(|unit| unit.name.clone()).unwrap_or_default();
    let mut groups: Vec<(String, Vec<Placed>)> = Vec::new();
    for placed in items {
        let name = school(&placed);
        match groups.last_mut().filter(|(last, _)| *last == name) {
            Some((_, group)) => group.push(placed),
            None => groups.push((name, vec![placed])),
        }
    }
    groups.into_iter().map(|(name, group)| view! { <School name group chosen/> }).collect_view()
}

#[component]
fn School(name: String, group: Vec<Placed>, chosen: RwSignal<BTreeSet<PersonId>>) -> impl IntoView {
    let ids: Vec<PersonId> = group.iter().map(|placed| placed.person.id).collect();
    let all = {
        let ids = ids.clone();
        Memo::new(move |_| chosen.with(|chosen| ids.iter().all(|id| chosen.contains(id))))
    };
    let toggle = move |_| {
        let remove = all.get_untracked();
        chosen.update(|chosen| {
            for id in &ids {
                if remove {
                    chosen.remove(id);
                } else {
                    chosen.insert(*id);
                }
            }
        });
    };
    let title = format!("{name}: {}", group.len());
    view! {
        <fieldset class="stack tight school-group">
            <legend class="row spread"><strong>{title}</strong></legend>
            <label class="check s"><input type="checkbox" prop:checked=move || all.get() on:change=toggle/>{words::CHOOSE_SCHOOL}</label>
            {group.into_iter().map(|placed| view! { <One placed chosen/> }).collect_view()}
        </fieldset>
    }
}

#[component]
fn One(placed: Placed, chosen: RwSignal<BTreeSet<PersonId>>) -> impl IntoView {
    let id = placed.person.id;
    let on = move || chosen.with(|chosen| chosen.contains(&id));
    let pick = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    };
    let told = [placed.person.position.clone(), words::placed(&placed, platform::today())];
    let told = told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=on on:change=pick/>
            <span>{placed.person.name.full()}<br/><span class="s">{told}</span></span>
        </label>
    }
}
