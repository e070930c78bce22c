//! Own letters with what waits on this device laid over them.

use domain::{
    people::PersonCard,
    side::SideCommand,
    wellbeing::{WellbeingRequest, WellbeingState, WellbeingTransition},
};
use leptos::prelude::*;

use super::super::parts::use_give;
use crate::{
    outbox::use_outbox,
    platform,
    shell::use_toasts,
    text::wellbeing as text,
    ui::{Chip, Tone},
};

/// Own letters.
#[component]
pub fn Letters(requests: Vec<WellbeingRequest>, people: Vec<PersonCard>) -> impl IntoView {
    let outbox = use_outbox();
    let (requests, people) = (StoredValue::new(requests), StoredValue::new(people));
    let all = Memo::new(move |_| requests.with_value(|known| laid_over(known, outbox.pending())));
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <section class="stack" aria-labelledby="letters-title">
                <h2 id="letters-title">{text::LETTERS}</h2>
                <For each=move || all.get() key=|r| (r.id, r.state) let(request)><LetterCard request people/></For>
            </section>
        </Show>
    }
}

#[component]
fn LetterCard(request: WellbeingRequest, people: StoredValue<Vec<PersonCard>>) -> impl IntoView {
    let (give, toasts) = (use_give(), use_toasts());
    let id = request.id;
    let withdraw = move |_| {
        let transition = WellbeingTransition::Withdraw;
        give(&SideCommand::MoveWellbeing {
            request: id,
            transition,
            comment: String::new(),
            at: platform::now(),
        });
        toasts.say(text::WITHDRAWN.to_owned());
    };
    let today = platform::today();
    let tone = match request.state {
        WellbeingState::Taken | WellbeingState::Closed => Tone::Good,
        WellbeingState::Sent | WellbeingState::Withdrawn => Tone::Plain,
    };
    let answer = request.history.iter().find(|event| event.transition == WellbeingTransition::Take).cloned();
    let answer = answer.map(|event| {
        let who = people.with_value(|people| people.iter().find(|card| card.id == event.actor).cloned());
        let by = text::answered_by(who.as_ref(), event.at, today);
        view! { <blockquote class="said">{event.comment}<p class="s">{by}</p></blockquote> }
    });
    let own = (!request.message.is_empty()).then(|| view! { <p>{request.message.clone()}</p> });
    let open = request.state.is_open().then(|| {
        view! {
            <p class="s">{text::WITHDRAW_HINT}</p>
            <div class="actions"><button class="btn ghost small" type="button" on:click=withdraw>{text::WITHDRAW}</button></div>
        }
    });
    view! {
        <article class="card">
            <header class="row spread"><p class="s">{text::sent(&request, today)}</p><Chip word=text::state(request.state) tone/></header>
            {own}
            {answer}
            {open}
        </article>
    }
}

/// What the server said with pending commands over it, by the rules of the domain; the newest first.
fn laid_over(known: &[WellbeingRequest], pending: Vec<SideCommand>) -> Vec<WellbeingRequest> {
    let mut all = known.to_vec();
    for command in pending {
        match command {
            SideCommand::PutWellbeing { request } if all.iter().all(|r| r.id != request.id) => {
                all.insert(0, *request);
            }
            SideCommand::MoveWellbeing { request, transition, comment, at } => {
                if let Some(standing) = all.iter_mut().find(|r| r.id == request) {
                    // Refused here, it will be refused by the server, which says why.
                    let _ = standing.transition(transition, standing.author, &comment, at);
                }
            }
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::{PersonId, RequestId, ids::uuid_v7};

    use super::*;

    #[test]
    fn a_letter_is_there_before_the_server_has_it_and_its_words_go_at_once() {
        let request = WellbeingRequest {
            id: RequestId(uuid_v7(1, [1; 10])),
            author: PersonId(uuid_v7(1, [2; 10])),
            message: "Поговорить".into(),
            contact: "после 16".into(),
            outcome: None,
            state: WellbeingState::Sent,
            psychologist: None,
            sent_at: DateTime::UNIX_EPOCH,
            history: Vec::new(),
        };
        let put = SideCommand::PutWellbeing { request: Box::new(request.clone()) };
        let back = SideCommand::MoveWellbeing {
            request: request.id,
            transition: WellbeingTransition::Withdraw,
            comment: String::new(),
            at: DateTime::UNIX_EPOCH,
        };
        assert_eq!(laid_over(&[], vec![put.clone()]), std::slice::from_ref(&request));
        assert_eq!(
            laid_over(std::slice::from_ref(&request), vec![put.clone()]).len(),
            1,
            "arrived meanwhile"
        );
        let left = laid_over(&[], vec![put, back]);
        assert_eq!((left[0].state, left[0].message.as_str()), (WellbeingState::Withdrawn, ""));
    }
}
