//! `/pairs`: the pairs of who helps, with the load against the places they have; and the card of a pair, which «Помощь»
//! shows too.

use domain::{
    contract::{
        help::{Help, PairSummary},
        paths as api_paths,
    },
    pair::{PairState, Side},
};
use leptos::prelude::*;

use super::open::bring;
use crate::{
    cache, paths, platform,
    shell::{LoadedView, Page, Width},
    text::{inbox, pair as text},
    ui::{Chip, Empty, Icon, PageTitle, Progress, Shape, Tone},
};

/// My pairs.
#[component]
pub fn PairsPage() -> impl IntoView {
    let help = cache::read::<Help>(|| Some(api_paths::HELP.to_owned()));
    bring(help);
    let retry = Callback::new(move |()| help.reload());
    let draw = Callback::new(move |(help,): (Help,)| view! { <Pairs help/> }.into_any());
    view! {
        <Page title=text::PAIRS width=Width::Wide>
            <a class="link quiet back" href=paths::INBOX><Icon shape=Shape::Left/>{inbox::TITLE}</a>
            <LoadedView loaded=Signal::derive(move || help.get()) retry children=draw/>
        </Page>
    }
}

#[component]
fn Pairs(help: Help) -> impl IntoView {
    let mine: Vec<PairSummary> = help.pairs.into_iter().filter(|p| p.side == Side::Helper).collect();
    let (open, ended): (Vec<_>, Vec<_>) = mine.into_iter().partition(|p| p.pair.state.is_open());
    let taken = u32::try_from(open.len()).unwrap_or(u32::MAX);
    let load = help.capacity.map(|capacity| {
        let percent = Signal::stored((taken * 100 / capacity.max(1)).min(100));
        view! {
            <div class="assigned">
                <p class="s num">{text::load(taken, capacity)}</p>
                <Progress percent label=text::LOAD/>
            </div>
        }
    });
    let none =
        open.is_empty().then(|| view! { <Empty title=text::NO_PAIRS><p>{text::NO_PAIRS_HINT}</p></Empty> });
    view! {
        <PageTitle text=text::finding(&open)/>
        {load}
        {none}
        <Group id="pairs-open" title=text::OPEN pairs=open/>
        <Group id="pairs-ended" title=text::ENDED pairs=ended/>
    }
}

#[component]
fn Group(id: &'static str, title: &'static str, pairs: Vec<PairSummary>) -> impl IntoView {
    (!pairs.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul class="pairs-grid">
                    {pairs.into_iter().map(|pair| view! { <li><PairCard summary=pair/></li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

/// A pair; the whole card leads to it.
#[component]
pub fn PairCard(summary: PairSummary) -> impl IntoView {
    let today = platform::today();
    let PairSummary { pair, side, other } = summary;
    let tone = match pair.state {
        PairState::Running | PairState::Completed => Tone::Good,
        PairState::Agreeing | PairState::Ending => Tone::Risk,
        PairState::Ended => Tone::Plain,
    };
    let unwritten = pair.unwritten(today);
    view! {
        <a class="card case" href=paths::pair(pair.id)>
            <span class="row spread"><strong>{other.name.full()}</strong><Chip word=text::state(pair.state) tone/></span>
            <span class="s">{inbox::place(&other)}</span>
            <span>{text::card_line(&pair, side, today)}</span>
            {(unwritten > 0 && pair.state.is_open()).then(|| view! { <span><Chip word=text::unwritten(unwritten) tone=Tone::Risk/></span> })}
            <span class="row spread">
                <span class="s num">{text::sums(&pair)}</span>
                <span class="go" aria-hidden="true">{inbox::OPEN}</span>
            </span>
        </a>
    }
}
