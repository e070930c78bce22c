//! The mark as typed, and the one function that makes a result of it or names every fault by its field.

use chrono::NaiveDate;
use domain::route::{Evidence, Form, RouteError, RouteFault, RouteFaultKind, Step, StepResult};
use serde::{Deserialize, Serialize};

use super::parts::details;
use crate::text::{
    self,
    route::{details as told, step as words},
};

/// Ids of the fields.
pub const DONE_ON: &str = "done-on";
pub const KIND: &str = "document-kind";
pub const NUMBER: &str = "document-number";
pub const ISSUED_ON: &str = "document-issued";
pub const TRIED: &str = "tried";
pub const SEEN_BY: &str = "seen-by";
pub const NOTE: &str = "note";
pub const TRANSFER: &str = "transfer";
pub const PLACE: &str = "place";
pub const LINK: &str = "link";
pub const LESSON: &str = "lesson";
pub const WORKED: &str = "worked";
pub const DISCUSS: &str = "discuss";

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkForm {
    pub done_on: String,
    pub kind: String,
    pub number: String,
    pub issued_on: String,
    pub tried: String,
    pub seen_by: String,
    pub note: String,
    pub transfer: String,
    pub place: String,
    pub link: String,
    pub lesson: String,
    pub worked: String,
    pub discuss: String,
}

/// Field id and message.
pub type Faults = Vec<(String, String)>;

impl MarkForm {
    /// To begin with: done today, with the document its programme usually ends with.
    pub fn usual(today: NaiveDate, document: &str) -> Self {
        let today = text::iso(today);
        Self { done_on: today.clone(), issued_on: today, kind: document.to_owned(), ..Self::default() }
    }

    /// What stands at the step, to be mended.
    pub fn of(result: &StepResult) -> Self {
        let (evidence, details) = (result.evidence.clone(), result.details.clone());
        let protocol = details.protocol.unwrap_or_default();
        Self {
            done_on: text::iso(result.done_on),
            issued_on: evidence.as_ref().map(|e| text::iso(e.issued_on)).unwrap_or_default(),
            kind: evidence.as_ref().map(|e| e.kind.clone()).unwrap_or_default(),
            number: evidence.map(|e| e.number).unwrap_or_default(),
            note: result.note.clone(),
            tried: details.tried,
            seen_by: details.with,
            transfer: details.transfer.map(told::transfer_key).unwrap_or_default().to_owned(),
            place: details.place,
            link: details.link,
            lesson: protocol.lesson,
            worked: protocol.worked,
            discuss: protocol.discuss,
        }
    }

    /// The result, if the rules let it stand at the step.
    pub fn result(&self, step: &Step, today: NaiveDate) -> Result<StepResult, Faults> {
        let mut faults = Faults::new();
        let done_on = day(DONE_ON, &self.done_on, words::DONE_ON_EMPTY, today, &mut faults);
        let evidence = (step.form == Form::Formal).then(|| self.evidence(today, &mut faults)).flatten();
        let (note, details) = (self.note.trim().to_owned(), details(self, step.kind));
        let Some(done_on) = done_on.filter(|_| faults.is_empty()) else { return Err(faults) };
        let result = StepResult { done_on, evidence, note, details };
        step.check_result(&result, today).map(|()| result).map_err(worded)
    }

    fn evidence(&self, today: NaiveDate, faults: &mut Faults) -> Option<Evidence> {
        for (id, text, empty) in
            [(KIND, &self.kind, words::KIND_EMPTY), (NUMBER, &self.number, words::NUMBER_EMPTY)]
        {
            if text.trim().is_empty() {
                faults.push((id.to_owned(), empty.to_owned()));
            }
        }
        let issued_on = day(ISSUED_ON, &self.issued_on, words::ISSUED_ON_EMPTY, today, faults)?;
        Some(Evidence { kind: self.kind.trim().into(), number: self.number.trim().into(), issued_on })
    }
}

fn day(id: &str, text: &str, empty: &str, today: NaiveDate, faults: &mut Faults) -> Option<NaiveDate> {
    let day = text.parse::<NaiveDate>().ok();
    let message = match day {
        None => empty,
        Some(day) if day > today => words::IN_FUTURE,
        Some(_) => return day,
    };
    faults.push((id.to_owned(), message.to_owned()));
    None
}

/// What the rules found beyond the empty fields.
fn worded(error: RouteError) -> Faults {
    let fault = |id: &str, message: &str| (id.to_owned(), message.to_owned());
    match error {
        RouteError::Invalid(faults) => faults
            .iter()
            .map(|f| {
                let (id, message) = place_of(f);
                fault(id, message)
            })
            .collect(),
        RouteError::EvidenceMissing => vec![fault(NUMBER, words::NUMBER_EMPTY)],
        RouteError::DoneInFuture => vec![fault(DONE_ON, words::IN_FUTURE)],
        _ => vec![fault(DONE_ON, words::NO_CHANGE)],
    }
}

/// The field of a fault, and its words.
fn place_of(fault: &RouteFault) -> (&'static str, &'static str) {
    let missing = fault.kind == RouteFaultKind::Missing;
    let or_long = |empty| if missing { empty } else { words::TEXT_LONG };
    match fault.field.as_str() {
        "done_on" => (DONE_ON, words::BAD_DAY),
        "evidence.kind" => (KIND, words::TEXT_LONG),
        "evidence.number" => (NUMBER, words::TEXT_LONG),
        "evidence.issued_on" => (ISSUED_ON, words::BAD_DAY),
        "details.transfer" => (TRANSFER, told::TRANSFER_EMPTY),
        "details.tried" => (TRIED, or_long(told::TRIED_EMPTY)),
        "details.protocol" | "details.protocol.lesson" => (LESSON, or_long(told::LESSON_EMPTY)),
        "details.protocol.worked" => (WORKED, or_long(told::WORKED_EMPTY)),
        "details.protocol.discuss" => (DISCUSS, words::TEXT_LONG),
        "details.place" => (PLACE, words::TEXT_LONG),
        "details.with" => (SEEN_BY, words::TEXT_LONG),
        "details.link" if fault.kind == RouteFaultKind::NotALink => (LINK, told::LINK_BAD),
        "details.link" => (LINK, words::TEXT_LONG),
        _ => (NOTE, words::NOTE_LONG),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        StepId,
        ids::uuid_v7,
        route::{Reason, StepKind, TransferFormat},
    };

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a real date")
    }

    fn step(kind: StepKind, form: Form) -> Step {
        Step {
            id: StepId(uuid_v7(1, [1; 10])),
            kind,
            form,
            title: "Шаг".into(),
            competences: Vec::new(),
            programme: None,
            hours: 4,
            from: today(),
            until: today(),
            reason: Reason::AddedByOwner,
            result: None,
        }
    }

    fn fields(form: &MarkForm, step: &Step) -> Vec<String> {
        form.result(step, today()).expect_err("faults").into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn a_formal_step_asks_for_every_part_of_its_document() {
        let step = step(StepKind::Programme, Form::Formal);
        let form = MarkForm { done_on: "2026-11-20".into(), ..MarkForm::default() };
        assert_eq!(fields(&form, &step), [KIND, NUMBER, ISSUED_ON]);
        let form =
            MarkForm { number: "54-1182".into(), ..MarkForm::usual(today(), "удостоверение") };
        let result = form.result(&step, today()).expect("a result");
        assert_eq!(result.evidence.map(|e| e.number).as_deref(), Some("54-1182"));
    }

    #[test]
    fn nothing_is_done_tomorrow() {
        let step = step(StepKind::SelfStudy, Form::Informal);
        let form = MarkForm { done_on: "2026-11-23".into(), ..MarkForm::default() };
        assert_eq!(fields(&form, &step), [DONE_ON]);
        let form = MarkForm { done_on: String::new(), ..form };
        assert_eq!(fields(&form, &step), [DONE_ON]);
    }

    #[test]
    fn a_long_note_is_named_at_its_field() {
        let step = step(StepKind::SelfStudy, Form::Informal);
        let form = MarkForm { note: "я".repeat(2001), ..MarkForm::usual(today(), "") };
        assert_eq!(fields(&form, &step), [NOTE]);
    }

    /// C-ПЕР-3: one of four formats, what was tried; a visited lesson has its protocol.
    #[test]
    fn practice_tells_its_format_and_what_was_tried() {
        let step = step(StepKind::Practice, Form::NonFormal);
        let form = MarkForm::usual(today(), "");
        assert_eq!(fields(&form, &step), [TRANSFER, TRIED]);
        let form = MarkForm { tried: "критерии".into(), transfer: "exchange".into(), ..form };
        let details = form.result(&step, today()).expect("a result").details;
        assert_eq!((details.transfer, details.tried.as_str()), (Some(TransferFormat::Exchange), "критерии"));
        let form = MarkForm { transfer: "lesson_visit".into(), ..form };
        assert_eq!(fields(&form, &step), [LESSON, WORKED]);
    }

    #[test]
    fn a_mark_taken_back_is_in_the_form_again() {
        let step = step(StepKind::LessonVisit, Form::NonFormal);
        let form = MarkForm {
            lesson: "Алгебра, 8 «А»".into(),
            worked: "Взаимная проверка".into(),
            seen_by: "Н. Ю. Власова".into(),
            link: "https://example.org/urok".into(),
            issued_on: String::new(),
            ..MarkForm::usual(today(), "")
        };
        let result = form.result(&step, today()).expect("a result");
        assert_eq!(MarkForm::of(&result), form);
        let bad = MarkForm { link: "example.org".into(), ..form };
        assert_eq!(fields(&bad, &step), [LINK]);
    }
}
