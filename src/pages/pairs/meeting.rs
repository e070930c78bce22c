//! One meeting as it is typed: planned, moved or written down. What is typed is kept until it is given, also without a
//! network and through a reload.

use domain::{
    MeetingId,
    pair::{
        Meeting,
        act::{MeetingFault, PairAct},
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use serde::{Deserialize, Serialize};

use super::open::{Open, use_act};
use crate::{
    kept::keep,
    platform,
    text::{self as common, pair as text},
    ui::{Dialog, Field, field::described_by, focus},
};

const DAY: &str = "meeting-day";
const MINUTES: &str = "meeting-minutes";
const AGENDA: &str = "meeting-agenda";
const NOTES: &str = "meeting-notes";
const NEXT: &str = "meeting-next";

/// What stands in the fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Typed {
    id: MeetingId,
    on: String,
    minutes: String,
    agenda: String,
    notes: String,
    next_step: String,
    held: bool,
}

impl Typed {
    fn new() -> Self {
        Self {
            id: MeetingId(platform::new_id()),
            on: common::iso(platform::today()),
            minutes: "45".to_owned(),
            agenda: String::new(),
            notes: String::new(),
            next_step: String::new(),
            held: false,
        }
    }

    fn of(meeting: &Meeting) -> Self {
        let Meeting { id, on, minutes, agenda, notes, next_step, held } = meeting.clone();
        Self { id, on: common::iso(on), minutes: minutes.to_string(), agenda, notes, next_step, held }
    }

    /// The meeting, or the field that is wrong and what to do.
    fn fill(&self) -> Result<Meeting, (&'static str, &'static str)> {
        let on = self.on.parse().map_err(|_| (DAY, text::NO_DAY))?;
        let minutes = self.minutes.trim().parse().map_err(|_| (MINUTES, text::BAD_MINUTES))?;
        let trimmed = |text: &str| text.trim().to_owned();
        let (agenda, notes, next_step) =
            (trimmed(&self.agenda), trimmed(&self.notes), trimmed(&self.next_step));
        let meeting = Meeting { id: self.id, on, minutes, agenda, notes, next_step, held: self.held };
        meeting.check(platform::today()).map(|()| meeting).map_err(|fault| match fault {
            MeetingFault::Minutes => (MINUTES, text::BAD_MINUTES),
            MeetingFault::Agenda => (AGENDA, text::NO_AGENDA),
            MeetingFault::HeldInFuture => (DAY, text::NOT_YET),
            MeetingFault::NotesMissing => (NOTES, text::NO_NOTES),
            MeetingFault::NextStep => (NEXT, text::TOO_LONG),
            MeetingFault::Notes | MeetingFault::TooMany => (NOTES, text::TOO_LONG),
        })
    }
}

/// Asks for a new meeting, or changes one.
#[component]
pub fn MeetingDialog(open: Open, pair_open: RwSignal<bool>, meeting: Option<Meeting>) -> impl IntoView {
    let title = if meeting.is_some() { text::MEETING } else { text::ADD_MEETING };
    let meeting = StoredValue::new(meeting);
    view! {
        <Dialog open=pair_open title wide=true>
            <MeetingForm open shown=pair_open meeting=meeting.get_value()/>
        </Dialog>
    }
}

#[component]
fn MeetingForm(open: Open, shown: RwSignal<bool>, meeting: Option<Meeting>) -> impl IntoView {
    let act = use_act();
    let name = meeting.as_ref().map_or_else(|| "new".to_owned(), |m| m.id.to_string());
    let kept =
        keep(format!("meeting-{}-{name}", open.id), || meeting.as_ref().map_or_else(Typed::new, Typed::of));
    let typed = kept.value();
    let wrong = RwSignal::new(None::<(&'static str, &'static str)>);
    let error = move |field: &'static str| {
        Signal::derive(move || wrong.get().filter(|(of, _)| *of == field).map(|(_, words)| words.to_owned()))
    };
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        match typed.with_untracked(Typed::fill) {
            Ok(meeting) => {
                kept.forget();
                shown.set(false);
                act(open.id, PairAct::Meet(meeting));
                focus("meetings-title");
            }
            Err((field, words)) => {
                wrong.set(Some((field, words)));
                focus(field);
            }
        }
    };
    let get = move |f: fn(&Typed) -> &String| move || typed.with(|t| f(t).clone());
    let set =
        move |f: fn(&mut Typed) -> &mut String| move |e| typed.update(|t| *f(t) = event_target_value(&e));
    view! {
        <form class="fields" on:submit=give novalidate>
            <div class="fields pair">
                <Field id=DAY label=text::DAY error=error(DAY)>
                    <input id=DAY type="date" aria-describedby=described_by(DAY) prop:value=get(|t| &t.on) on:input=set(|t| &mut t.on)/>
                </Field>
                <Field id=MINUTES label=text::MINUTES error=error(MINUTES)>
                    <input id=MINUTES type="number" inputmode="numeric" min="5" max="600" aria-describedby=described_by(MINUTES)
                        prop:value=get(|t| &t.minutes) on:input=set(|t| &mut t.minutes)/>
                </Field>
            </div>
            <Field id=AGENDA label=text::AGENDA error=error(AGENDA)>
                <input id=AGENDA maxlength="2000" aria-describedby=described_by(AGENDA) prop:value=get(|t| &t.agenda) on:input=set(|t| &mut t.agenda)/>
            </Field>
            <label class="check">
                <input type="checkbox" prop:checked=move || typed.with(|t| t.held)
                    on:change=move |e| typed.update(|t| t.held = event_target_checked(&e))/>
                <span>{text::HELD_CHECK}</span>
            </label>
            <Field id=NOTES label=text::NOTES hint=text::NOTES_HINT error=error(NOTES)>
                <textarea id=NOTES rows="4" aria-describedby=described_by(NOTES) prop:value=get(|t| &t.notes) on:input=set(|t| &mut t.notes)></textarea>
            </Field>
            <Field id=NEXT label=text::NEXT_STEP error=error(NEXT)>
                <input id=NEXT maxlength="2000" aria-describedby=described_by(NEXT) prop:value=get(|t| &t.next_step) on:input=set(|t| &mut t.next_step)/>
            </Field>
            <div class="actions">
                <button class="btn" type="submit">{text::SAVE}</button>
                <button class="btn ghost" type="button" on:click=move |_| shown.set(false)>{common::common::CANCEL}</button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_needs_its_subject_and_a_held_one_a_word_about_it() {
        let id = MeetingId(domain::ids::uuid_v7(1, [1; 10]));
        let (on, minutes) = ("2026-01-15".to_owned(), "45".to_owned());
        let empty = || (String::new(), String::new());
        let (notes, next_step) = empty();
        let typed = Typed { id, on, minutes, agenda: " ".into(), notes, next_step, held: false };
        assert_eq!(typed.fill().map_err(|(field, _)| field), Err(AGENDA));
        let typed = Typed { agenda: "Урок".into(), held: true, ..typed };
        assert_eq!(typed.fill().map_err(|(field, _)| field), Err(NOTES));
        let typed = Typed { notes: "Разобрали".into(), ..typed };
        assert!(typed.fill().is_ok());
        let typed = Typed { minutes: "сорок".into(), ..typed };
        assert_eq!(typed.fill().map_err(|(field, _)| field), Err(MINUTES));
    }
}
