//! `/campaigns`: diagnoses assigned to a group, and how far people are; `/campaigns/:id`: each by name, where that may be
//! seen. Rules: `domain::campaign`.

mod form;
mod progress;

use domain::{
    campaign::Campaign,
    contract::{
        campaign::{CampaignCounts, Campaigns},
        paths as api_paths,
    },
    side::SideCommand,
};
use leptos::prelude::*;

pub use progress::CampaignPage;

use self::form::NewCampaign;
use crate::{
    cache,
    outbox::use_outbox,
    paths, platform,
    shell::{LoadedView, Page, Width},
    text::campaign as words,
    ui::{Chip, Empty, PageTitle, Progress, Tone},
};

#[component]
pub fn CampaignsPage() -> impl IntoView {
    let read = cache::read::<Campaigns>(|| Some(api_paths::CAMPAIGNS.to_owned()));
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(all,): (Campaigns,)| {
        let Campaigns { items, units, assigned } = all;
        view! {
            <div class="inbox-grid">
                <List items/>
                <NewCampaign units assigned/>
            </div>
        }
        .into_any()
    });
    view! {
        <Page title=words::TITLE width=Width::Wide>
            <PageTitle text=words::TITLE/>
            <p class="s">{words::LEAD}</p>
            <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
        </Page>
    }
}

#[component]
fn List(items: Vec<CampaignCounts>) -> impl IntoView {
    let outbox = use_outbox();
    let known: Vec<_> = items.iter().map(|counts| counts.campaign.id).collect();
    let waiting = Memo::new(move |_| -> Vec<Campaign> {
        let new = outbox.pending().into_iter().filter_map(|command| match command {
            SideCommand::PutCampaign { campaign } => Some(*campaign),
            _ => None,
        });
        new.filter(|campaign| !known.contains(&campaign.id)).collect()
    });
    let none = items.is_empty();
    let on_way = |campaign: Campaign| {
        view! {
            <article class="card">
                <header><h2>{words::purpose(campaign.purpose)}</h2><Chip word=words::ON_ITS_WAY tone=Tone::Risk/></header>
                <p class="s">{words::due(campaign.due_on, platform::today())}</p>
            </article>
        }
    };
    view! {
        <section class="stack" aria-label=words::TITLE>
            {move || waiting.get().into_iter().map(on_way).collect_view()}
            {items.into_iter().map(|counts| view! { <Card counts/> }).collect_view()}
            <Show when=move || none && waiting.with(Vec::is_empty)>
                <Empty title=words::NONE><p>{words::NONE_HINT}</p></Empty>
            </Show>
        </section>
    }
}

/// A campaign in numbers.
#[component]
fn Card(counts: CampaignCounts) -> impl IntoView {
    let today = platform::today();
    let percent = counts.finished.map(|done| done * 100 / counts.people.max(1));
    view! {
        <a class="card" href=paths::campaign(counts.campaign.id)>
            <header><h2>{words::finding(&counts, today)}</h2><span class="s">{words::group(&counts)}</span></header>
            {percent.map(|percent| view! { <Progress percent label=words::TITLE/> })}
            <p class="num">{words::progress(&counts)}</p>
            <p class="s">{words::due(counts.campaign.due_on, today)}</p>
        </a>
    }
}
