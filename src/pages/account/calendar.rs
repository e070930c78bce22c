//! The address under which a calendar reads one's terms: made here, shown once, taken back at any time.

use domain::{
    contract::{calendar::CalendarAddress, paths},
    side::SideCommand,
};
use leptos::prelude::*;

use crate::{
    api, cache,
    outbox::use_outbox,
    platform,
    shell::use_toasts,
    text::{account::calendar as words, errors},
    ui::focus,
};

const ADDRESS: &str = "calendar-address";

/// The card.
#[component]
pub fn CalendarCard() -> impl IntoView {
    let (outbox, toasts) = (use_outbox(), use_toasts());
    let read = cache::read::<CalendarAddress>(|| Some(paths::CALENDAR.to_owned()));
    // Known only to whoever has just made it.
    let shown = RwSignal::new(None::<String>);
    let give = move |token: Option<String>| {
        if let Err(error) = outbox.push(&SideCommand::SetCalendar { token }) {
            toasts.say(errors::storage(&error));
        }
    };
    let make = move |_| match platform::secret() {
        Some(token) => {
            shown.set(Some(api::absolute(&paths::calendar_file(&token))));
            give(Some(token));
            focus(ADDRESS);
        }
        None => toasts.say(words::NO_RANDOM),
    };
    let take_back = move |_| {
        shown.set(None);
        give(None);
    };
    let since = Memo::new(move |_| read.with(|l| l.value.as_ref().and_then(|address| address.since)));
    let has = Memo::new(move |_| {
        let given = outbox.pending::<SideCommand>().into_iter().rev().find_map(|command| match command {
            SideCommand::SetCalendar { token } => Some(token.is_some()),
            _ => None,
        });
        given.unwrap_or_else(|| since.get().is_some())
    });
    let stands = move || match (shown.with(Option::is_some), has.get(), since.get()) {
        (true, ..) => None,
        (_, true, Some(at)) => Some(words::since(at, platform::today())),
        (_, true, None) => Some(words::ON_ITS_WAY.to_owned()),
        (_, false, _) => Some(words::NONE.to_owned()),
    };
    view! {
        <section class="card" aria-labelledby="calendar-title">
            <h2 id="calendar-title">{words::TITLE}</h2>
            <p class="s">{words::LEAD}</p>
            <p role="status">{stands}</p>
            {move || shown.get().map(|address| view! { <Made address/> })}
            <div class="actions">
                <button class="btn ghost small" type="button" on:click=make>{move || if has.get() { words::AGAIN } else { words::MAKE }}</button>
                <Show when=move || has.get()>
                    <button class="btn ghost small" type="button" on:click=take_back>{words::TAKE_BACK}</button>
                </Show>
            </div>
        </section>
    }
}

/// The address, while it is known.
#[component]
fn Made(address: String) -> impl IntoView {
    let toasts = use_toasts();
    let webcal = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
    let text = address.clone();
    let copy = move |_| {
        let window = window();
        // Only a page that came safely has a clipboard; elsewhere the address is marked to be copied by hand.
        if window.is_secure_context() {
            let _ = window.navigator().clipboard().write_text(&text);
            toasts.say(words::COPIED);
        }
        focus(ADDRESS);
    };
    let mark = move |event: leptos::ev::FocusEvent| {
        event_target::<web_sys::HtmlInputElement>(&event).select();
    };
    view! {
        <div class="field">
            <label for=ADDRESS>{words::ADDRESS}</label>
            <span class="hint" id="calendar-address-hint">{words::ONCE}</span>
            <input id=ADDRESS readonly prop:value=address aria-describedby="calendar-address-hint" on:focus=mark/>
        </div>
        <div class="actions">
            <button class="btn small" type="button" on:click=copy>{words::COPY}</button>
            {webcal.map(|webcal| view! { <a class="btn ghost small" href=webcal rel="external">{words::OPEN}</a> })}
        </div>
    }
}
