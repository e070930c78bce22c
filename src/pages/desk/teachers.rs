//! `/teachers`: everybody one has, found and ordered on the device; what is asked for lives in the address. Rules:
//! `domain::desk`.

mod bulk;
mod filters;
mod row;

use std::collections::BTreeSet;

use domain::{
    PersonId,
    contract::{desk::Teachers, paths as api_paths},
    desk::{
        TeacherRow, TeacherStage,
        filter::{Filter, counts, find},
    },
    route::{RouteState, RouteTransition},
    workspace::Command,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

pub use row::tone;

use self::{bulk::Bulk, filters::Filters, row::Row};
use super::outcome::{Outcomes, use_giver};
use crate::{
    cache::{self, Read},
    outbox::use_outbox,
    paths, platform,
    shell::{LoadedView, Page, Width},
    text::desk as words,
    ui::{Empty, PageTitle, Progress},
};

#[component]
pub fn TeachersPage() -> impl IntoView {
    let read = cache::read::<Teachers>(|| Some(api_paths::TEACHERS.to_owned()));
    let retry = Callback::new(move |()| read.reload());
    let known = Memo::new(move |_| read.with(|loaded| loaded.value.as_ref().map(|all| all.items.is_empty())));
    let content = move || match known.get() {
        Some(false) => view! { <List read/> }.into_any(),
        Some(true) => view! {
            <PageTitle text=words::TEACHERS/>
            <Empty title=words::NONE><p>{words::NONE_HINT}</p></Empty>
        }
        .into_any(),
        None => ().into_any(),
    };
    view! {
        <Page title=words::TEACHERS width=Width::Wide>
            // Only its state: the list is drawn below, in place.
            <LoadedView loaded=Signal::derive(move || read.get()) retry children=Callback::new(|_| ().into_any())/>
            {content}
        </Page>
    }
}

#[component]
fn List(read: Read<Teachers>) -> impl IntoView {
    let (outbox, today) = (use_outbox(), platform::today());
    let rows = Memo::new(move |_| {
        let all = read.with(|loaded| loaded.value.as_ref().map(|all| all.items.clone()));
        settled(all.unwrap_or_default(), &outbox.pending::<Command>())
    });
    let query = use_query_map();
    let filter = RwSignal::new(query.with_untracked(|query| Filter::read(|key| query.get(key))));
    let navigate = use_navigate();
    let set = Callback::new(move |next: Filter| {
        let query = next.query();
        let mark = if query.is_empty() { "" } else { "?" };
        filter.set(next);
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&format!("{}{mark}{query}", paths::TEACHERS), options);
    });
    let counted = Memo::new(move |_| rows.with(|rows| filter.with(|filter| counts(rows, filter, today))));
    // Everybody is drawn once, in the chosen order; a key that is pressed hides and shows, and builds nothing anew.
    let order = Memo::new(move |_| filter.with(|filter| filter.order));
    let drawn = Memo::new(move |_| -> Vec<TeacherRow> {
        let everybody = Filter { order: order.get(), ..Filter::default() };
        rows.with(|rows| find(rows, &everybody, today).into_iter().map(|place| rows[place].clone()).collect())
    });
    let found = Memo::new(move |_| {
        let places = rows.with(|rows| filter.with(|filter| find(rows, filter, today)));
        rows.with(|rows| places.into_iter().map(|place| rows[place].person.id).collect::<BTreeSet<_>>())
    });
    let chosen = RwSignal::new(BTreeSet::<PersonId>::new());
    let giver = use_giver();
    let title = Signal::derive(move || rows.with(|rows| words::finding(rows)));
    let choose_all = move |_| chosen.set(found.get());
    view! {
        <PageTitle text=title/>
        <Load read/>
        <Outcomes giver/>
        <Filters rows filter set counted/>
        <section class="stack tight" aria-label=words::LIST>
            <p class="row spread">
                <span class="s num" role="status">{move || words::shown(found.with(BTreeSet::len), rows.with(Vec::len))}</span>
                <button class="link" type="button" on:click=choose_all disabled=move || found.with(BTreeSet::is_empty)>
                    {move || words::choose_all(found.with(BTreeSet::len))}
                </button>
            </p>
            <ul class="people">
                <For each=move || drawn.get() key=|row: &TeacherRow| (row.person.id, row.stage, row.contact_on, row.open_requests) let:row>
                    <Row row found chosen today/>
                </For>
            </ul>
            <Show when=move || found.with(BTreeSet::is_empty)>
                <Empty title=words::NOBODY>
                    <p>{words::NOBODY_HINT}</p>
                    <button class="btn ghost" type="button" on:click=move |_| set.run(Filter::default())>{words::CLEAR}</button>
                </Empty>
            </Show>
        </section>
        <Bulk rows chosen giver/>
    }
}

/// Teachers assigned, of as many as the system allows (D-NSO-5).
#[component]
fn Load(read: Read<Teachers>) -> impl IntoView {
    let all = Memo::new(move |_| read.with(|l| l.value.as_ref().map(|a| (a.assigned, a.limit.clone()))));
    let bar = move || {
        let (assigned, limit) = all.get().filter(|(assigned, _)| *assigned > 0)?;
        let percent = limit.most.map(|most| (assigned * 100 / most.max(1)).min(100));
        Some(view! {
            <div class="assigned">
                <p class="s num">{words::load(assigned, &limit)}</p>
                {percent.map(|percent| view! { <Progress percent label=words::METHODISTS/> })}
            </div>
        })
    };
    view! { {bar} }
}

/// Rows as they will be: what was agreed and is on its way stands as agreed.
fn settled(mut rows: Vec<TeacherRow>, pending: &[Command]) -> Vec<TeacherRow> {
    for command in pending {
        let Command::MoveRoute { route, transition, .. } = command else { continue };
        let row = rows.iter_mut().find(|row| row.route.as_ref().is_some_and(|own| own.id == *route));
        let Some(row) = row.filter(|row| row.stage == TeacherStage::Proposed) else { continue };
        let (stands, state) = match transition {
            RouteTransition::Agree => (TeacherStage::Agreed, RouteState::Agreed),
            RouteTransition::Return => (TeacherStage::NoRoute, RouteState::Draft),
            _ => continue,
        };
        row.stage = stands;
        if let Some(route) = &mut row.route {
            route.state = state;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use domain::{
        RouteId,
        desk::{RouteInBrief, Tie},
        ids::uuid_v7,
        people::{PersonCard, PersonName},
    };

    use super::*;

    #[test]
    fn an_agreed_route_stands_so_before_the_server_knows() {
        let route = RouteId(uuid_v7(1, [1; 10]));
        let name = PersonName { family: "Ким".into(), given: "Анна".into(), patronymic: None };
        let id = PersonId(uuid_v7(1, [2; 10]));
        let row = TeacherRow {
            person: PersonCard { id, name, position: String::new(), school: None, municipality: None },
            tie: Tie::Methodist,
            since: NaiveDate::MIN,
            stage: TeacherStage::Proposed,
            young: false,
            route: Some(RouteInBrief {
                id: route,
                state: RouteState::Proposed,
                title: String::new(),
                steps: 1,
                steps_done: 0,
                hours: 1,
                percent: 0,
                overdue: 0,
                faults: 0,
            }),
            open_requests: 0,
            contact_on: None,
        };
        let agree = Command::MoveRoute {
            route,
            transition: RouteTransition::Agree,
            comment: String::new(),
            at: DateTime::UNIX_EPOCH,
            remarks: Vec::new(),
        };
        let rows = settled(vec![row.clone()], std::slice::from_ref(&agree));
        assert_eq!(rows[0].stage, TeacherStage::Agreed);
        assert_eq!(rows[0].agreeable(), None, "not a second time");
        assert_eq!(settled(rows.clone(), &[agree]), rows);
    }
}
