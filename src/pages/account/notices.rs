//! `/notices`: what others did and what days bring (C-ДЕФ-5): first what asks for an act, then the rest; above them the
//! week in a few lines. Rules: `domain::notice`.

use std::collections::BTreeSet;

use domain::{
    NoticeId, PairId, RouteId,
    contract::{notice::Notices, paths as api_paths},
    notice::{KindCount, Notice, NoticeKind},
    workspace::Command,
};
use leptos::prelude::*;

use crate::{
    cache::{self, LoadState, use_cache},
    outbox::use_outbox,
    paths, platform,
    shell::{LoadedView, Page},
    text::{moment, notices as text},
    ui::{Chip, Empty, PageTitle, Tone},
    workspace::{WorkspaceContext, use_workspace},
};

/// As many as one page shows; the rest is older.
const SHOWN: u32 = 200;

/// The ids that this person has marked, until the server's next answer has them.
#[derive(Clone, Copy)]
struct Seen {
    ids: RwSignal<BTreeSet<NoticeId>>,
    workspace: WorkspaceContext,
}

impl Seen {
    fn is_new(self, notice: &Notice) -> bool {
        !notice.read && self.ids.with(|seen| !seen.contains(&notice.id))
    }

    fn mark(self, notices: Vec<NoticeId>) {
        if notices.is_empty() {
            return;
        }
        self.ids.update(|seen| seen.extend(&notices));
        // Not stored: it is unread again on the next visit, nothing is lost.
        let _ = self.workspace.give(&Command::ReadNotices { notices });
    }
}

/// What one was told.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let server = cache::read::<Notices>(|| Some(api_paths::notices(SHOWN, None)));
    let outbox = use_outbox();
    let waiting = outbox.pending().into_iter().filter_map(|command| match command {
        Command::ReadNotices { notices } => Some(notices),
        _ => None,
    });
    let seen = Seen { ids: RwSignal::new(waiting.flatten().collect()), workspace: use_workspace() };
    let retry = Callback::new(move |()| server.reload());
    refresh_bell(server);
    let draw = Callback::new(move |(all,): (Notices,)| view! { <All all seen/> }.into_any());
    view! {
        <Page title=text::TITLE>
            <LoadedView loaded=Signal::derive(move || server.get()) retry children=draw/>
        </Page>
    }
}

/// The bell counts what the workspace was told of; where the list knows of more, the workspace is asked again.
fn refresh_bell(server: cache::Read<Notices>) {
    let (bus, workspace) = (use_cache(), use_workspace());
    let unread = Memo::new(move |_| {
        server.with(|loaded| {
            let fresh = loaded.state == LoadState::Fresh;
            loaded.value.as_ref().filter(|_| fresh).map(|all| all.unread as usize)
        })
    });
    Effect::new(move |_| {
        let Some(unread) = unread.get() else { return };
        let known = untrack(|| workspace.with(|w| w.map(|w| w.unread.len())));
        if known != Some(unread) {
            bus.refetch(api_paths::WORKSPACE);
        }
    });
}

#[component]
fn All(all: Notices, seen: Seen) -> impl IntoView {
    let Notices { items, next, week, .. } = all;
    let kept = StoredValue::new(items);
    let new = Memo::new(move |_| kept.with_value(|items| items.iter().filter(|n| seen.is_new(n)).count()));
    let read_all = move |_| {
        let ids = untrack(|| {
            kept.with_value(|items| items.iter().filter(|n| seen.is_new(n)).map(|n| n.id).collect())
        });
        seen.mark(ids);
    };
    if kept.with_value(Vec::is_empty) {
        return view! {
            <PageTitle text=text::TITLE/>
            <Empty title=text::NONE><p>{text::NONE_HINT}</p></Empty>
        }
        .into_any();
    }
    // What was marked stays where it is until the next visit: a list must not jump under the finger.
    let (asks, others): (Vec<_>, Vec<_>) =
        kept.get_value().into_iter().partition(|n| n.kind.asks() && untrack(|| seen.is_new(n)));
    view! {
        <PageTitle over=text::TITLE text=Signal::derive(move || text::finding(new.get()))/>
        <Week week/>
        <Show when=move || { new.get() > 0 }>
            <button class="btn ghost small read-all" type="button" on:click=read_all>{text::READ_ALL}</button>
        </Show>
        <List title=text::ASKS id="asks" items=asks seen/>
        <List title=text::OTHERS id="others" items=others seen/>
        {next.map(|_| view! { <p class="s">{format!("{} {SHOWN}", text::SHOWN)}</p> })}
    }
    .into_any()
}

/// The digest: «За неделю», what asks for an act first.
#[component]
fn Week(week: Vec<KindCount>) -> impl IntoView {
    let total = week.iter().map(|of| of.count).sum();
    (!week.is_empty()).then(|| {
        let line = |of: KindCount| {
            let first = of.kind.asks() && of.unread > 0;
            view! { <li class:strong=first>{text::of_week(&of)}</li> }
        };
        view! {
            <section class="card digest" aria-labelledby="week">
                <div class="row spread"><h2 id="week">{text::WEEK}</h2><span class="s num">{text::week_hint(total)}</span></div>
                <ul class="num">{week.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn List(title: &'static str, id: &'static str, items: Vec<Notice>, seen: Seen) -> impl IntoView {
    (!items.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul class="stack notices">
                    {items.into_iter().map(|notice| view! { <li><Card notice seen/></li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn Card(notice: Notice, seen: Seen) -> impl IntoView {
    let today = platform::today();
    let id = notice.id;
    let (when, due, said) = (moment(notice.at, today), text::due(&notice, today), text::said(notice.kind));
    let who = notice.person.as_ref().map(|card| card.name.full());
    let note = (!notice.note.is_empty()).then(|| notice.note.clone());
    let href = leads_to(&notice);
    let new = Memo::new(move |_| seen.is_new(&notice));
    let mark = move |_| seen.mark(vec![id]);
    let title = match href {
        Some(href) => view! { <a class="link" href=href on:click=mark>{said}</a> }.into_any(),
        None => view! { <strong>{said}</strong> }.into_any(),
    };
    view! {
        <article class="card notice-card" class:unread=move || new.get()>
            <div class="row spread">
                {title}
                <Show when=move || new.get()><Chip word=text::NEW tone=Tone::Risk/></Show>
            </div>
            {note.map(|note| view! { <p class="note">{note}</p> })}
            <div class="row spread">
                <span class="s num">{[who, due, Some(when)].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span>
                <Show when=move || new.get()>
                    <button class="btn ghost small" type="button" on:click=mark aria-label=format!("{}: {said}", text::MARK)>{text::MARK}</button>
                </Show>
            </div>
        </article>
    }
}

/// Where a notice leads.
fn leads_to(notice: &Notice) -> Option<String> {
    use NoticeKind as K;
    let path = match notice.kind {
        K::RouteProposed | K::RouteCompleted | K::RouteClosed => {
            return notice.thing.map(|id| paths::review(RouteId(id)));
        }
        K::RouteReturned
        | K::RouteAgreed
        | K::RouteClosedByMethodist
        | K::RouteRevised
        | K::RouteReminder
        | K::StepDueSoon => paths::ROUTE,
        K::RequestSent | K::RequestAssigned | K::RequestReminder | K::RequestDetails => paths::INBOX,
        K::MeetingPlanned | K::PairPlanned | K::PairAgreed | K::PairCompleted | K::PairEndsEarly => {
            return notice.thing.map(|id| paths::pair(PairId(id)));
        }
        K::RequestAccepted
        | K::RequestDeclined
        | K::RequestHandedOver
        | K::RequestQuestion
        | K::RequestDeferred
        | K::RequestReturned
        | K::SupportOffered => paths::HELP,
        K::DiagnosisReminder | K::CampaignAssigned | K::CampaignDue => paths::DIAGNOSIS,
        K::OuterResult | K::LessonObserved => paths::RESULT,
        K::RequestCancelled
        | K::RequestCompleted
        | K::TeacherAssigned
        | K::TeacherMoved
        | K::MethodistChanged => return None,
    };
    Some(path.to_owned())
}
