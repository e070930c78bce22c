//! The request as typed, and the one function that makes a request of it or says what is missing.

use domain::{
    CompetenceId, PersonId,
    request::{RequestKind, SupportRequest},
};
use serde::{Deserialize, Serialize};

use crate::text::help as text;

/// Id of the field.
pub const MESSAGE: &str = "ask-message";

/// What was chosen and typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskForm {
    pub kind: RequestKind,
    pub competence: Option<CompetenceId>,
    pub wished: Option<PersonId>,
    pub message: String,
}

impl Default for AskForm {
    fn default() -> Self {
        Self { kind: RequestKind::Mentoring, competence: None, wished: None, message: String::new() }
    }
}

impl AskForm {
    /// Asks about a competence.
    pub fn about(&mut self, competence: CompetenceId) {
        self.choose(Some(competence));
    }

    /// Another competence has other mentors.
    pub fn choose(&mut self, competence: Option<CompetenceId>) {
        if self.competence != competence {
            self.competence = competence;
            self.wished = None;
        }
    }

    /// The request, or what is missing by field.
    pub fn fill(&self, empty: SupportRequest) -> Result<SupportRequest, Vec<(String, String)>> {
        let wished = self.wished.filter(|_| self.kind == RequestKind::Mentoring);
        let (competence, message) = (self.competence.clone(), self.message.trim().to_owned());
        let request = SupportRequest { kind: self.kind, competence, wished, message, ..empty };
        let blank = request.message.is_empty();
        request.check().map(|()| request).map_err(|_| {
            let words = if blank { text::MESSAGE_EMPTY } else { text::MESSAGE_LONG };
            vec![(MESSAGE.to_owned(), words.to_owned())]
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::{RequestId, ids::uuid_v7, request::RequestState};

    use super::*;

    fn empty() -> SupportRequest {
        SupportRequest {
            id: RequestId(uuid_v7(1, [1; 10])),
            author: PersonId(uuid_v7(1, [2; 10])),
            kind: RequestKind::Consultation,
            competence: None,
            step: None,
            message: String::new(),
            wished: None,
            assignee: None,
            state: RequestState::Sent,
            sent_at: DateTime::UNIX_EPOCH,
            history: Vec::new(),
        }
    }

    #[test]
    fn a_request_needs_words_and_not_too_many() {
        let mut form = AskForm { message: "  ".into(), ..AskForm::default() };
        assert_eq!(form.fill(empty()), Err(vec![(MESSAGE.into(), text::MESSAGE_EMPTY.into())]));
        form.message = "я".repeat(2001);
        assert_eq!(form.fill(empty()), Err(vec![(MESSAGE.into(), text::MESSAGE_LONG.into())]));
    }

    #[test]
    fn a_wish_belongs_to_a_mentor_for_one_competence() {
        let someone = PersonId(uuid_v7(1, [3; 10]));
        let mut form =
            AskForm { wished: Some(someone), message: "Вопрос".into(), ..AskForm::default() };
        assert_eq!(form.fill(empty()).map(|r| r.wished), Ok(Some(someone)));
        form.kind = RequestKind::Consultation;
        assert_eq!(form.fill(empty()).map(|r| r.wished), Ok(None));
        form.choose("it-data".parse().ok());
        assert_eq!(form.wished, None);
    }
}
