//! `/me`: who is signed in, how the app looks, what is on this device, and the way out.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::calendar::CalendarCard;
use crate::{
    api,
    look::use_look,
    outbox::use_outbox,
    paths,
    session::use_session,
    shell::{Page, SyncLine},
    text::{account as words, sign_in, wellbeing},
    ui::{Chip, Dialog, PageTitle},
};

/// The profile.
#[component]
pub fn MePage() -> impl IntoView {
    let session = use_session();
    let leaving = RwSignal::new(false);
    let card = move || {
        session.session().map(|session| {
            let place = [session.person.school.clone(), session.person.municipality.clone()];
            let place = place.into_iter().flatten().map(|unit| unit.name).collect::<Vec<_>>().join(" · ");
            let grants = session.grants.into_iter().map(|grant| {
                view! { <li class="row"><Chip word=sign_in::role(grant.role)/><span class="s">{grant.unit.name}</span></li> }
            });
            view! {
                <PageTitle over=words::ME text=session.person.name.full()/>
                <p>{session.person.position}{(!place.is_empty()).then(|| format!(" · {place}"))}</p>
                <section class="card">
                    <h2>{words::ROLES}</h2>
                    <ul class="stack tight">{grants.collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        <Page title=words::ME>
            {card}
            <section class="card">
                <h2><a href=paths::WELLBEING>{wellbeing::TITLE}</a></h2>
                <p class="s">{wellbeing::LEAD}</p>
            </section>
            <CalendarCard/>
            <LookCard/>
            <section class="card">
                <h2>{words::DEVICE}</h2>
                <p class="s">{words::used(session.stored_bytes())}</p>
                <SyncLine/>
            </section>
            <div class="actions">
                <button class="btn ghost" type="button" on:click=move |_| leaving.set(true)>{words::SIGN_OUT}</button>
            </div>
            <Leave leaving/>
        </Page>
    }
}

#[component]
fn LookCard() -> impl IntoView {
    let look = use_look();
    let theme = move |(value, word): (&'static str, &'static str)| {
        view! {
            <label class="check">
                <input type="radio" name="theme" prop:checked=move || look.get().theme == value on:change=move |_| look.change(|l| value.clone_into(&mut l.theme))/>
                {word}
            </label>
        }
    };
    view! {
        <section class="card">
            <h2>{words::LOOK}</h2>
            <fieldset>
                <legend class="s">{words::THEME}</legend>
                <div class="row">{words::THEMES.map(theme).collect_view()}</div>
            </fieldset>
            <label class="check">
                <input type="checkbox" prop:checked=move || look.get().large on:change=move |event| look.change(|l| l.large = event_target_checked(&event))/>
                {words::LARGE}
            </label>
        </section>
    }
}

/// Signing out: unsent work is named first, and the person decides.
#[component]
fn Leave(leaving: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let outbox = use_outbox();
    let navigate = use_navigate();
    let unsent = Memo::new(move |_| outbox.entries().len());
    let leave = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            // Without a network the server's session ends by itself; the device forgets at once.
            let _ = api::session::sign_out().await;
        });
        session.forget();
        navigate(paths::SIGN_IN, NavigateOptions::default());
    });
    view! {
        <Dialog open=leaving title=words::SIGN_OUT_TITLE>
            <p>{move || if unsent.get() == 0 { words::SIGN_OUT_CLEAN.to_owned() } else { words::sign_out_unsent(unsent.get()) }}</p>
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| leaving.set(false)>{words::STAY}</button>
                <Show when=move || { unsent.get() > 0 }>
                    <a class="btn ghost" href=paths::SYNC>{words::SYNC}</a>
                </Show>
                <button class="btn danger" type="button" on:click=move |_| leave.run(())>
                    {move || if unsent.get() == 0 { words::SIGN_OUT } else { words::SIGN_OUT_ANYWAY }}
                </button>
            </div>
        </Dialog>
    }
}
