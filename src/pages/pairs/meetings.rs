//! Meetings, the next one first: what it is about, what was done, what comes next.

use domain::pair::Meeting;
use leptos::prelude::*;

use super::{meeting::MeetingDialog, open::Open};
use crate::{
    platform,
    text::pair as text,
    ui::{Chip, Empty, Tone},
};

/// The list, and writing one down.
#[component]
pub fn Meetings(open: Open) -> impl IntoView {
    let all = Memo::new(move |_| {
        let mut all = open.with(|view| view.pair.meetings.clone()).unwrap_or_default();
        // To come first, soonest first; then what was, latest first.
        all.sort_by_key(|m| (m.held, if m.held { -days(m) } else { days(m) }));
        all
    });
    let writes = Memo::new(move |_| open.side().is_some() && open.works());
    let adding = RwSignal::new(false);
    view! {
        <section class="stack" aria-labelledby="meetings-title">
            <h2 id="meetings-title" tabindex="-1">{text::MEETINGS}</h2>
            <Show when=move || writes.get()>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| adding.set(true)>{text::ADD_MEETING}</button>
                </div>
                <MeetingDialog open pair_open=adding meeting=None/>
            </Show>
            <Show when=move || all.with(Vec::is_empty)>
                <Empty title=text::NO_MEETINGS><p>{text::NO_MEETINGS_HINT}</p></Empty>
            </Show>
            <ol class="stack">
                <For each=move || all.get() key=Meeting::clone let(meeting)>
                    <li><MeetingCard open meeting writes/></li>
                </For>
            </ol>
        </section>
    }
}

#[component]
fn MeetingCard(open: Open, meeting: Meeting, writes: Memo<bool>) -> impl IntoView {
    let today = platform::today();
    let changing = RwSignal::new(false);
    let (word, tone) = match (meeting.held, meeting.on) {
        (true, _) => (text::HELD, Tone::Good),
        (false, on) if on < today => (text::UNWRITTEN, Tone::Risk),
        (false, _) => (text::PLANNED, Tone::Plain),
    };
    let when = text::when(&meeting, today);
    let button = if meeting.held { text::CHANGE } else { text::WRITE_DOWN };
    let label = format!("{button}: {when}");
    let said = |title: &'static str, words: String| {
        (!words.is_empty()).then(|| view! { <p><span class="s">{title}</span><br/>{words}</p> })
    };
    let (notes, next) =
        (said(text::NOTES, meeting.notes.clone()), said(text::NEXT_STEP, meeting.next_step.clone()));
    let agenda = meeting.agenda.clone();
    view! {
        <article class="card">
            <header><h3>{when}</h3><Chip word tone/></header>
            <p><strong>{agenda}</strong></p>
            {notes}
            {next}
            <Show when=move || writes.get()>
                <div class="actions">
                    <button class="btn ghost small" type="button" aria-label=label.clone() on:click=move |_| changing.set(true)>{button}</button>
                </div>
            </Show>
            <MeetingDialog open pair_open=changing meeting=Some(meeting)/>
        </article>
    }
}

fn days(meeting: &Meeting) -> i64 {
    i64::from(chrono::Datelike::num_days_from_ce(&meeting.on))
}
