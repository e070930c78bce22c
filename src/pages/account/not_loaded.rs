//! A page whose module is not on this device and cannot be fetched now.

use leptos::prelude::*;

use crate::{
    paths,
    shell::Page,
    text::common,
    ui::{Notice, PageTitle, Tone},
};

/// «Эта страница ещё не загружена»: what happened, what is safe, what to do.
pub fn not_loaded() -> AnyView {
    view! {
        <Page title=common::NOT_LOADED>
            <PageTitle text=common::NOT_LOADED/>
            <Notice tone=Tone::Bad><p>{common::NOT_LOADED_WHY}</p></Notice>
            <div class="actions">
                // A whole load: the module is asked for anew.
                <a class="btn" href="" rel="external">{common::RETRY}</a>
                <a class="btn ghost" href=paths::HOME>{common::TO_HOME}</a>
            </div>
        </Page>
    }
    .into_any()
}
