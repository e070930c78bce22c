//! `/wellbeing`: a self-check whose answers stay on the device, what may help, and closed letters to a psychologist
//! (C-ВЫГ). Rules: `domain::wellbeing`.

mod check;
mod form;
mod letter;
mod letters;

use domain::{
    contract::{
        paths as api_paths,
        wellbeing::{Contact, Wellbeing},
    },
    programme::Programme,
    wellbeing::CheckAnswers,
};
use leptos::prelude::*;

use crate::{
    cache,
    kept::{Kept, keep},
    shell::{LoadedView, Page},
    text::wellbeing as text,
    ui::{Notice, PageTitle, Tone},
};
use check::CheckCard;
use letter::LetterForm;
use letters::Letters;

/// Well-being.
#[component]
pub fn WellbeingPage() -> impl IntoView {
    let server = cache::read::<Wellbeing>(|| Some(api_paths::WELLBEING.to_owned()));
    let answers = keep("wellbeing-check", CheckAnswers::default);
    let loaded = Signal::derive(move || server.get());
    view! {
        <Page title=text::TITLE>
            <PageTitle text=text::TITLE/>
            <p>{text::LEAD}</p>
            <LoadedView loaded retry=move |()| server.reload() children=move |w: Wellbeing| view! { <Content wellbeing=w answers/> }.into_any()/>
        </Page>
    }
}

#[component]
fn Content(wellbeing: Wellbeing, answers: Kept<CheckAnswers>) -> impl IntoView {
    let Wellbeing { check, programmes, contacts, requests, people } = wellbeing;
    let check = StoredValue::new(check);
    let outcome =
        Memo::new(move |_| answers.value().with(|answers| check.with_value(|c| c.outcome(answers))));
    view! {
        <Notice tone=Tone::Good><p>{text::PRIVATE}</p></Notice>
        <CheckCard check answers outcome/>
        <Letters requests people/>
        <LetterForm outcome/>
        <Helps programmes contacts/>
    }
}

/// Programmes about burnout (C-ВЫГ-3) and other places to turn to.
#[component]
fn Helps(programmes: Vec<Programme>, contacts: Vec<Contact>) -> impl IntoView {
    let programme = |p: Programme| {
        let about = format!("{} · {}", p.provider, text::hours(p.hours));
        view! { <li><strong>{p.title}</strong><p class="s">{about}</p><p>{p.summary}</p></li> }
    };
    let contact = |c: Contact| {
        let call = c.phone.map(|phone| {
            let href = format!("tel:{}", phone.replace([' ', '-'], ""));
            let label = format!("{}: {phone}", text::CALL);
            view! { <a class="btn ghost small" href=href aria-label=label>{phone}</a> }
        });
        view! { <li class="row spread"><span>{c.title}<span class="s">" · "{c.hours}</span></span>{call}</li> }
    };
    view! {
        <section class="card" aria-labelledby="helps-title">
            <h2 id="helps-title">{text::HELPS}</h2>
            <ul class="stack">{programmes.into_iter().map(programme).collect_view()}</ul>
            <ul class="stack">{contacts.into_iter().map(contact).collect_view()}</ul>
        </section>
    }
}
