//! `/campaigns/:id`: how far everybody is. Who has not begun comes first; nobody's answers are here.

use chrono::NaiveDate;
use domain::{
    CampaignId,
    campaign::Stage,
    contract::{
        campaign::{CampaignProgress, PersonStage},
        paths as api_paths,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    cache, paths, platform,
    shell::{LoadedView, Page, Width},
    text::{campaign as words, inbox, unit},
    ui::{Chip, Empty, Icon, Notice, PageTitle, Progress, Shape, Tone},
};

#[component]
pub fn CampaignPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<CampaignId>().ok()));
    let read = cache::read::<CampaignProgress>(move || id.get().map(api_paths::campaign));
    let retry = Callback::new(move |()| read.reload());
    let draw = Callback::new(move |(progress,): (CampaignProgress,)| view! { <Shown progress/> }.into_any());
    view! {
        <Page title=words::TITLE width=Width::Wide>
            <a class="link quiet back" href=paths::CAMPAIGNS><Icon shape=Shape::Left/>{words::TITLE}</a>
            <Show when=move || id.get().is_some() fallback=|| view! { <Empty title=unit::BAD_ID><p>{unit::BAD_ID_HINT}</p></Empty> }>
                <LoadedView loaded=Signal::derive(move || read.get()) retry children=draw/>
            </Show>
        </Page>
    }
}

#[component]
fn Shown(progress: CampaignProgress) -> impl IntoView {
    let CampaignProgress { counts, statuses } = progress;
    let today = platform::today();
    let due = counts.campaign.due_on;
    let over = format!("{} · {}", words::group(&counts), words::due(due, today));
    let percent = counts.finished.map(|done| done * 100 / counts.people.max(1));
    let message = counts.campaign.message.clone();
    let numbers_only = statuses.is_empty();
    view! {
        <PageTitle over text=words::finding(&counts, today)/>
        <section class="card">
            <p class="num">{words::progress(&counts)}</p>
            {percent.map(|percent| view! { <Progress percent label=words::TITLE/> })}
            <p class="s">{format!("{} · {}", words::purpose(counts.campaign.purpose), words::block(counts.campaign.block))}</p>
            {(!message.is_empty()).then(|| view! { <blockquote class="said">{message}</blockquote> })}
        </section>
        {if numbers_only {
            view! { <Notice tone=Tone::Plain><p>{words::NUMBERS_ONLY}</p></Notice> }.into_any()
        } else {
            view! { <People statuses due today/> }.into_any()
        }}
    }
}

#[component]
fn People(statuses: Vec<PersonStage>, due: NaiveDate, today: NaiveDate) -> impl IntoView {
    let row = move |status: PersonStage| {
        let tone = match status.stage {
            stage if stage.is_late(due, today) => Tone::Bad,
            Stage::Finished => Tone::Good,
            Stage::Started => Tone::Risk,
            Stage::NotStarted => Tone::Plain,
        };
        view! {
            <tr>
                <th scope="row">{status.person.name.full()}<br/><span class="s">{inbox::place(&status.person)}</span></th>
                <td><Chip word=words::stage(status.stage) tone/></td>
            </tr>
        }
    };
    view! {
        <section class="card" aria-labelledby="people-title">
            <h2 id="people-title">{words::PEOPLE}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=words::PEOPLE>
                <table>
                    <thead><tr><th scope="col">{words::PERSON}</th><th scope="col">{words::STATUS}</th></tr></thead>
                    <tbody>{statuses.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
