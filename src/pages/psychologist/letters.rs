//! `/letters`: closed letters that wait for a psychologist, and those they answered (C-ВЫГ-4). Rules: `domain::wellbeing`.

use domain::{
    PersonId,
    contract::{
        paths as api_paths,
        wellbeing::{WellbeingCase, WellbeingQueue},
    },
    side::SideCommand,
    wellbeing::{Outcome, WellbeingState, WellbeingTransition},
};
use leptos::prelude::*;

use crate::{
    cache,
    outbox::use_outbox,
    pages::methodist::ReasonDialog,
    platform,
    session::use_session,
    shell::{LoadedView, Page, use_toasts},
    text::{errors, inbox, wellbeing as text},
    ui::{Empty, Notice, PageTitle, Progress, Tone},
};

/// Letters.
#[component]
pub fn LettersPage() -> impl IntoView {
    let server = cache::read::<WellbeingQueue>(|| Some(api_paths::WELLBEING_QUEUE.to_owned()));
    let (outbox, session) = (use_outbox(), use_session());
    let loaded = Signal::derive(move || {
        let mut loaded = server.get();
        if let Some(me) = session.person() {
            loaded.value = loaded.value.map(|queue| moved_on(queue, &outbox.pending(), me));
        }
        loaded
    });
    view! {
        <Page title=text::QUEUE>
            <LoadedView loaded retry=move |()| server.reload() children=move |q: WellbeingQueue| view! { <Queue queue=q/> }.into_any()/>
        </Page>
    }
}

#[component]
fn Queue(queue: WellbeingQueue) -> impl IntoView {
    let WellbeingQueue { waiting, taken } = queue;
    let none = waiting.is_empty();
    view! {
        <PageTitle text=text::finding(waiting.len())/>
        <Notice tone=Tone::Plain><p>{text::CLOSED_NOTE}</p></Notice>
        {none.then(|| view! { <Empty title=text::NONE><p>{text::NONE_HINT}</p></Empty> })}
        <Group id="letters-waiting" title=text::WAITING cases=waiting/>
        <Group id="letters-mine" title=text::MINE cases=taken/>
    }
}

#[component]
fn Group(id: &'static str, title: &'static str, cases: Vec<WellbeingCase>) -> impl IntoView {
    (!cases.is_empty()).then(|| {
        let card = |case| view! { <LetterCard case/> };
        view! {
            <section class="stack" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                {cases.into_iter().map(card).collect_view()}
            </section>
        }
    })
}

#[component]
fn LetterCard(case: WellbeingCase) -> impl IntoView {
    let WellbeingCase { request, author } = case;
    let answering = RwSignal::new(false);
    let (outbox, toasts) = (use_outbox(), use_toasts());
    let id = request.id;
    let give = move |transition, comment, said: &str| {
        let command = SideCommand::MoveWellbeing { request: id, transition, comment, at: platform::now() };
        match outbox.push(&command) {
            Ok(()) => toasts.say(said.to_owned()),
            Err(error) => toasts.say(errors::storage(&error)),
        }
    };
    let take = Callback::new(move |words: String| give(WellbeingTransition::Take, words, text::TAKEN));
    let close = move |_| give(WellbeingTransition::Close, String::new(), text::CLOSED);
    let own = request.history.iter().find(|event| event.transition == WellbeingTransition::Take).cloned();
    let act = if request.state == WellbeingState::Sent {
        view! { <button class="btn small" type="button" on:click=move |_| answering.set(true)>{text::TAKE}</button> }.into_any()
    } else {
        view! { <button class="btn ghost small" type="button" on:click=close>{text::CLOSE}</button> }
            .into_any()
    };
    view! {
        <article class="card">
            <header class="row spread"><h3>{author.name.full()}</h3><span class="chip">{text::sent(&request, platform::today())}</span></header>
            <p class="s">{inbox::place(&author)}</p>
            <blockquote class="said">{request.message.clone()}</blockquote>
            <p>{text::REACH}": "<strong>{request.contact.clone()}</strong></p>
            {request.outcome.map(|outcome| view! { <Loads outcome/> })}
            {own.map(|event| view! { <p class="s">{text::TAKE_TITLE}": "{event.comment}</p> })}
            <div class="actions">{act}</div>
        </article>
        <ReasonDialog open=answering title=text::TAKE_TITLE label=text::TAKE_LABEL hint=text::TAKE_HINT
            phrases=&text::TAKE_PHRASES submit=text::TAKE_SUBMIT done=take/>
    }
}

/// What the author put in of the self-check.
#[component]
fn Loads(outcome: Outcome) -> impl IntoView {
    let bar = |load: domain::wellbeing::ScaleLoad| {
        let label = format!("{}: {} {}", load.title, text::LOAD, text::percent(load.percent));
        view! {
            <li>
                <p class="row spread s"><span>{load.title}</span><span class="num">{text::percent(load.percent)}</span></p>
                <Progress percent=u32::from(load.percent) label/>
            </li>
        }
    };
    view! { <ul class="stack tight" aria-label=text::OUTCOME>{outcome.scales.into_iter().map(bar).collect_view()}</ul> }
}

/// The queue as it will be: answered letters move over, closed ones leave.
fn moved_on(mut queue: WellbeingQueue, pending: &[SideCommand], me: PersonId) -> WellbeingQueue {
    for command in pending {
        let SideCommand::MoveWellbeing { request, transition, comment, at } = command else { continue };
        let WellbeingQueue { waiting, taken } = &mut queue;
        let Some(mut case) = take(waiting, *request).or_else(|| take(taken, *request)) else { continue };
        // Refused here, it will be refused by the server, which says why.
        let _ = case.request.transition(*transition, me, comment, *at);
        match case.request.state {
            WellbeingState::Sent => waiting.push(case),
            WellbeingState::Taken => taken.push(case),
            WellbeingState::Closed | WellbeingState::Withdrawn => {}
        }
    }
    queue
}

fn take(cases: &mut Vec<WellbeingCase>, id: domain::RequestId) -> Option<WellbeingCase> {
    let at = cases.iter().position(|case| case.request.id == id)?;
    Some(cases.remove(at))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::{
        RequestId,
        ids::uuid_v7,
        people::{PersonCard, PersonName},
        wellbeing::WellbeingRequest,
    };

    use super::*;

    #[test]
    fn an_answered_letter_moves_over_and_a_closed_one_leaves_before_the_server_knows() {
        let (author, me) = (PersonId(uuid_v7(1, [2; 10])), PersonId(uuid_v7(1, [3; 10])));
        let request = WellbeingRequest {
            id: RequestId(uuid_v7(1, [1; 10])),
            author,
            message: "Поговорить".into(),
            contact: "после 16".into(),
            outcome: None,
            state: WellbeingState::Sent,
            psychologist: None,
            sent_at: DateTime::UNIX_EPOCH,
            history: Vec::new(),
        };
        let name = PersonName { family: "Орлова".into(), given: "Ирина".into(), patronymic: None };
        let card = PersonCard { id: author, name, position: String::new(), school: None, municipality: None };
        let queue = WellbeingQueue {
            waiting: vec![WellbeingCase { request: request.clone(), author: card }],
            taken: Vec::new(),
        };
        let step = |transition, comment: &str| SideCommand::MoveWellbeing {
            request: request.id,
            transition,
            comment: comment.into(),
            at: DateTime::UNIX_EPOCH,
        };
        let take = step(WellbeingTransition::Take, "Позвоню");
        let answered = moved_on(queue.clone(), std::slice::from_ref(&take), me);
        assert_eq!((answered.waiting.len(), answered.taken.len()), (0, 1));
        let closed = moved_on(queue.clone(), &[take, step(WellbeingTransition::Close, "")], me);
        assert_eq!((closed.waiting.len(), closed.taken.len()), (0, 0));
        let refused = moved_on(queue.clone(), &[step(WellbeingTransition::Take, "")], me);
        assert_eq!(refused, queue, "an answer without words is none");
    }
}
