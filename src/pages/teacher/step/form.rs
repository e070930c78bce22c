//! The mark as typed, and the one function that makes a result of it or names every fault by its field.

use chrono::NaiveDate;
use domain::route::{Evidence, Form, RouteError, Step, StepKind, StepResult};
use serde::{Deserialize, Serialize};

use crate::text::{self, route::step as words};

/// Ids of the fields.
pub const DONE_ON: &str = "done-on";
pub const KIND: &str = "document-kind";
pub const NUMBER: &str = "document-number";
pub const ISSUED_ON: &str = "document-issued";
pub const TRIED: &str = "tried";
pub const SEEN_BY: &str = "seen-by";
pub const NOTE: &str = "note";

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkForm {
    pub done_on: String,
    pub kind: String,
    pub number: String,
    pub issued_on: String,
    pub tried: String,
    pub seen_by: String,
    pub note: String,
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
        let evidence = result.evidence.clone();
        Self {
            done_on: text::iso(result.done_on),
            issued_on: evidence.as_ref().map(|e| text::iso(e.issued_on)).unwrap_or_default(),
            kind: evidence.as_ref().map(|e| e.kind.clone()).unwrap_or_default(),
            number: evidence.map(|e| e.number).unwrap_or_default(),
            note: result.note.clone(),
            ..Self::default()
        }
    }

    /// The result, if the rules let it stand at the step.
    pub fn result(&self, step: &Step, today: NaiveDate) -> Result<StepResult, Faults> {
        let mut faults = Faults::new();
        let done_on = day(DONE_ON, &self.done_on, words::DONE_ON_EMPTY, today, &mut faults);
        let evidence = (step.form == Form::Formal).then(|| self.evidence(today, &mut faults)).flatten();
        let note = self.note(step);
        let Some(done_on) = done_on.filter(|_| faults.is_empty()) else { return Err(faults) };
        let result = StepResult { done_on, evidence, note };
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

    fn note(&self, step: &Step) -> String {
        match step.kind {
            StepKind::Practice => words::practice_note(&self.tried, &self.seen_by, &self.note),
            _ => self.note.trim().to_owned(),
        }
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
            .map(|f| match f.field.as_str() {
                "done_on" => fault(DONE_ON, words::BAD_DAY),
                "evidence.kind" => fault(KIND, words::TEXT_LONG),
                "evidence.number" => fault(NUMBER, words::TEXT_LONG),
                "evidence.issued_on" => fault(ISSUED_ON, words::BAD_DAY),
                _ => fault(NOTE, words::NOTE_LONG),
            })
            .collect(),
        RouteError::EvidenceMissing => vec![fault(NUMBER, words::NUMBER_EMPTY)],
        RouteError::DoneInFuture => vec![fault(DONE_ON, words::IN_FUTURE)],
        _ => vec![fault(DONE_ON, words::NO_CHANGE)],
    }
}

#[cfg(test)]
mod tests {
    use domain::{StepId, ids::uuid_v7, route::Reason};

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

    #[test]
    fn practice_tells_what_was_tried_in_its_note() {
        let step = step(StepKind::Practice, Form::NonFormal);
        let form = MarkForm { tried: "критерии".into(), ..MarkForm::usual(today(), "") };
        let result = form.result(&step, today()).expect("a result");
        assert_eq!(result.note, "Что попробовали: критерии");
        assert_eq!(result.evidence, None);
    }
}
