//! `/people/:id/lesson`: the protocol of a visited lesson (C-ПЕР-3). Kept on the device while it is written, given
//! once. Rules: `domain::observation`.

mod form;
mod marks;

use domain::{ObservationId, PersonId, instrument::Instrument, people::PersonCard, side::SideCommand};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use self::{
    form::{DATE, LESSON, LessonForm, SUMMARY},
    marks::Marks,
};
use super::waiting::use_answer;
use crate::{
    kept::keep,
    pages::witness::use_witnesses,
    paths, platform,
    shell::{LoadedView, Page},
    text::{self, witness as words},
    ui::{ErrorSummary, Field, Icon, Notice, PageTitle, Shape, Tone, field::described_by},
};

#[component]
pub fn LessonPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<PersonId>().ok()));
    let (read, instrument) = use_witnesses(id.into());
    // The form needs the names only: what is said of the person may change under it.
    let card = Memo::new(move |_| read.with(|loaded| loaded.value.as_ref().map(|w| w.person.clone())));
    let ready = Memo::new(move |_| Some((card.get()?, instrument.get()?)));
    let back = move || id.get().map_or_else(|| paths::INBOX.to_owned(), paths::witnesses);
    view! {
        <Page title=words::LESSON_TITLE>
            <a class="link quiet back" href=back><Icon shape=Shape::Left/>{words::PAGE}</a>
            <LoadedView loaded=Signal::derive(move || read.get()) retry=Callback::new(move |()| read.reload())
                children=Callback::new(|_| ().into_any())/>
            {move || ready.get().map(|(person, instrument)| view! { <Writing person instrument/> })}
        </Page>
    }
}

#[component]
fn Writing(person: PersonCard, instrument: Instrument) -> impl IntoView {
    let kept = keep(format!("lesson-of-{}", person.id), || LessonForm::begun(platform::today()));
    let form = kept.value();
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let (answer, navigate) = (use_answer(), use_navigate());
    let (version, whose) = (instrument.clone(), person.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let id = ObservationId(platform::new_id());
        match form.with_untracked(|f| f.fill(id, whose.id, &version, platform::today())) {
            Ok(observation) => {
                let command = SideCommand::PutObservation { observation: Box::new(observation) };
                answer(&command, words::lesson_given(&whose));
                kept.forget();
                navigate(&paths::witnesses(whose.id), NavigateOptions::default());
            }
            Err(found) => errors.set(found),
        }
    };
    view! {
        <form class="docked" on:submit=submit novalidate>
            <PageTitle text=words::lesson_for(&person)/>
            <Notice tone=Tone::Plain><p>{words::LESSON_ONCE}</p></Notice>
            <ErrorSummary errors/>
            <When form errors/>
            <Marks form errors instrument/>
            <Field id=SUMMARY label=words::LESSON_SUMMARY error=of(errors, SUMMARY)>
                <textarea id=SUMMARY rows="4" aria-describedby=described_by(SUMMARY)
                    prop:value=move || form.with(|f| f.summary.clone())
                    on:input=move |e| form.update(|f| f.summary = event_target_value(&e))></textarea>
            </Field>
            <div class="dock"><button class="btn main" type="submit">{words::LESSON_GIVE}</button></div>
        </form>
    }
}

/// The day and what was taught.
#[component]
fn When(form: RwSignal<LessonForm>, errors: RwSignal<Vec<(String, String)>>) -> impl IntoView {
    let set_day = move |e| {
        if let Ok(day) = event_target_value(&e).parse() {
            form.update(|f| f.observed_on = day);
        }
    };
    view! {
        <div class="fields">
            <Field id=DATE label=words::LESSON_ON error=of(errors, DATE)>
                <input id=DATE type="date" max=text::iso(platform::today()) aria-describedby=described_by(DATE)
                    prop:value=move || text::iso(form.with(|f| f.observed_on)) on:change=set_day/>
            </Field>
            <Field id=LESSON label=words::LESSON_WHAT hint=words::LESSON_WHAT_HINT error=of(errors, LESSON)>
                <input id=LESSON type="text" maxlength="200" aria-describedby=described_by(LESSON)
                    prop:value=move || form.with(|f| f.lesson.clone())
                    on:input=move |e| form.update(|f| f.lesson = event_target_value(&e))/>
            </Field>
        </div>
    }
}

/// What is wrong with a field.
fn of(errors: RwSignal<Vec<(String, String)>>, id: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        errors.with(|all| all.iter().find(|(field, _)| field == id).map(|(_, words)| words.clone()))
    })
}
