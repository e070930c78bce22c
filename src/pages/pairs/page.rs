//! `/pairs/:id`: one pair: consent, meetings, plan, words of both, the end. Rules: `domain::pair`.

use domain::{
    PairId,
    contract::help::PairView,
    pair::{PairState, Side},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    closing::Closing,
    consent::Consent,
    feedback::FeedbackCard,
    meetings::Meetings,
    open::{Open, use_pair},
    plan::PlanCard,
};
use crate::{
    paths, platform,
    shell::{LoadedView, Page, Width},
    text::{pair as text, unit},
    ui::{Chip, Empty, Icon, Notice, PageTitle, Shape, Tone},
};

/// One pair.
#[component]
pub fn PairPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<PairId>().ok()));
    let content = move || match id.get() {
        Some(id) => view! { <Shown id/> }.into_any(),
        None => view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }.into_any(),
    };
    view! { <Page title=text::PAIR width=Width::Wide>{content}</Page> }
}

#[component]
fn Shown(id: PairId) -> impl IntoView {
    let open = use_pair(id);
    let known = Memo::new(move |_| open.view.with(Option::is_some));
    let retry = Callback::new(move |()| open.server.reload());
    let helps = Memo::new(move |_| open.side() == Some(Side::Helper));
    let back =
        move || if helps.get() { (paths::PAIRS, text::BACK_PAIRS) } else { (paths::HELP, text::BACK_HELP) };
    view! {
        <a class="link quiet back" href=move || back().0><Icon shape=Shape::Left/>{move || back().1}</a>
        // Only its state: the pair is drawn below, in place.
        <LoadedView loaded=Signal::derive(move || open.server.get()) retry children=Callback::new(|_| ().into_any())/>
        <Show when=move || known.get()><Drawn open/></Show>
    }
}

#[component]
fn Drawn(open: Open) -> impl IntoView {
    let over =
        Signal::derive(move || open.with(|view| text::form(view.pair.form).to_owned()).unwrap_or_default());
    let title = Signal::derive(move || open.with(text::title).unwrap_or_default());
    let state = Memo::new(move |_| open.with(|view| view.pair.state));
    let word = Signal::derive(move || state.get().map(text::state).unwrap_or_default().to_owned());
    let tone = Signal::derive(move || match state.get() {
        Some(PairState::Running | PairState::Completed) => Tone::Good,
        Some(PairState::Agreeing | PairState::Ending) => Tone::Risk,
        _ => Tone::Plain,
    });
    let sums = move || open.with(|view| text::sums(&view.pair)).unwrap_or_default();
    view! {
        <PageTitle over text=title/>
        <p class="row"><Chip word tone/><span class="s num">{sums}</span></p>
        <End open/>
        <Consent open/>
        <div class="review-grid">
            <Meetings open/>
            <div class="stack">
                <PlanCard open/>
                <FeedbackCard open/>
                <Closing open/>
            </div>
        </div>
    }
}

/// How it ended or will end, and what came out.
#[component]
fn End(open: Open) -> impl IntoView {
    let words = move |view: &PairView| {
        let summary =
            view.pair.summary.clone().map(|summary| (Tone::Good, text::SUMMARY.to_owned(), summary));
        let end = view
            .pair
            .end
            .as_ref()
            .map(|end| (Tone::Risk, text::ends(view, end, platform::today()), text::reason(end)));
        summary.or(end)
    };
    let shown = Memo::new(move |_| {
        open.with(words).flatten().map(|(tone, title, said)| (tone == Tone::Good, title, said))
    });
    move || {
        let (good, title, said) = shown.get()?;
        let tone = if good { Tone::Good } else { Tone::Risk };
        Some(view! { <Notice tone><p><strong>{title}</strong></p><p>{said}</p></Notice> })
    }
}
