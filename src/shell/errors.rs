//! How a read is shown: skeleton, what is stored with its age, the fresh state, or an error with a way out.

use chrono::DateTime;
use domain::contract::problem::ProblemKind;
use leptos::prelude::*;

use crate::{
    api::ApiError,
    cache::{Data, LoadState, Loaded},
    paths, platform,
    text::{self, common, errors},
    ui::{Notice, Skeleton, Tone},
};

/// A failed read: what happened and what to do.
pub fn error_panel(error: &ApiError, retry: Callback<()>) -> impl IntoView + use<> {
    let signed_out = error.is_signed_out();
    // Asking again would not find it.
    let lost = matches!(error, ApiError::Refused(problem) if problem.kind == ProblemKind::NotFound);
    let words = errors::api(error);
    view! {
        <Notice tone=Tone::Bad>
            <p>{words}</p>
            <div class="actions">
                <Show when=move || signed_out>
                    <a class="btn small" href=paths::SIGN_IN>"Войти"</a>
                </Show>
                <Show when=move || lost fallback=move || view! {
                    <button class="btn ghost small" type="button" on:click=move |_| retry.run(())>{common::RETRY}</button>
                }>
                    <a class="btn small" href=paths::HOME>{common::HOME}</a>
                </Show>
            </div>
        </Notice>
    }
}

/// Shows a read: its value by `children`, above it the age when it is not fresh.
#[component]
pub fn LoadedView<T: Data>(
    #[prop(into)] loaded: Signal<Loaded<T>>,
    /// Asks the network again.
    #[prop(into)]
    retry: Callback<()>,
    /// Draws the value.
    #[prop(into)]
    children: Callback<(T,), AnyView>,
) -> impl IntoView {
    // The value is redrawn only when it changes, not with each change of the state.
    let value = Memo::new(move |_| loaded.with(|l| l.value.clone()));
    let above = move || {
        let (state, at, empty) = loaded.with(|l| (l.state.clone(), l.at, l.value.is_none()));
        match (state, empty) {
            (LoadState::Loading, true) => view! { <Skeleton/> }.into_any(),
            (LoadState::Failed(error), true) => error_panel(&error, retry).into_any(),
            (LoadState::Failed(_), false) => view! { <Stale at/> }.into_any(),
            (LoadState::Loading | LoadState::Fresh, false) | (LoadState::Fresh, true) => ().into_any(),
        }
    };
    view! {
        {above}
        {move || value.get().map(|value| children.run((value,)))}
    }
}

/// «Данные на …: связи нет».
#[component]
pub fn Stale(at: Option<u64>) -> impl IntoView {
    let moment = at.and_then(|at| i64::try_from(at).ok()).and_then(DateTime::from_timestamp_millis);
    let when = moment.map(|at| text::moment(at, platform::today())).unwrap_or_default();
    view! { <p class="sync wait" role="status">{format!("Связи нет. Показаны данные, полученные {when}")}</p> }
}
