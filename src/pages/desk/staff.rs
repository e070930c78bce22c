//! `/staff`: who of a school works on what their diagnosis found (C-ДЕФ-4). Names and statuses; what was found is not here.

use domain::contract::{
    desk::{SchoolStaff, Staff, SupportedTeacher},
    paths as api_paths,
};
use leptos::prelude::*;

use super::teachers::tone;
use crate::{
    cache,
    shell::{LoadedView, Page, Width},
    text::desk as words,
    ui::{Chip, Empty, PageTitle},
};

#[component]
pub fn StaffPage() -> impl IntoView {
    let read = cache::read::<Staff>(|| Some(api_paths::STAFF.to_owned()));
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(staff,): (Staff,)| {
        staff.schools.into_iter().map(|school| view! { <School school/> }).collect_view().into_any()
    });
    view! {
        <Page title=words::STAFF width=Width::Wide>
            <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
        </Page>
    }
}

#[component]
fn School(school: SchoolStaff) -> impl IntoView {
    let SchoolStaff { school, items, not_diagnosed } = school;
    let none = items.is_empty();
    view! {
        <PageTitle over=school.name text=words::staff_finding(&items)/>
        <p class="s">{words::STAFF_LEAD}</p>
        {none.then(|| view! { <Empty title=words::STAFF_NONE><p>{words::STAFF_NONE_HINT}</p></Empty> })}
        <ul class="people" aria-label=words::STAFF>{items.into_iter().map(|teacher| view! { <Teacher teacher/> }).collect_view()}</ul>
        <p class="s num">{words::not_diagnosed(not_diagnosed)}</p>
    }
}

#[component]
fn Teacher(teacher: SupportedTeacher) -> impl IntoView {
    view! {
        <li class="person young">
            <span class="who"><strong>{teacher.person.name.full()}</strong><span class="s">{teacher.person.position}</span></span>
            <span class="row">
                <Chip word=words::stage(teacher.stage) tone=tone(teacher.stage)/>
                {teacher.young.then(|| view! { <Chip word=words::YOUNG/> })}
            </span>
            <span class="s">{words::methodist(teacher.methodist.as_ref())}</span>
        </li>
    }
}
