//! The request as typed, and the one function that makes a request of it or says what is missing.

use domain::{
    CompetenceId, PersonId, StepId,
    request::{RequestKind, SupportRequest, eligibility::AuthorFacts},
};
use serde::{Deserialize, Serialize};

use crate::text::help as text;

/// Ids of the fields.
pub const COMPETENCE: &str = "ask-competence";
pub const MESSAGE: &str = "ask-message";

/// What was chosen and typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskForm {
    pub kind: RequestKind,
    pub competence: Option<CompetenceId>,
    pub wished: Option<PersonId>,
    /// The step of the route that it is about.
    #[serde(default)]
    pub step: Option<StepId>,
    pub message: String,
}

impl Default for AskForm {
    fn default() -> Self {
        let kind = RequestKind::Mentoring;
        Self { kind, competence: None, wished: None, step: None, message: String::new() }
    }
}

impl AskForm {
    /// Asks about a competence.
    pub fn about(&mut self, competence: CompetenceId) {
        self.choose(Some(competence));
    }

    /// Asks for somebody who goes along with a step.
    pub fn about_step(&mut self, step: StepId) {
        self.step = Some(step);
        self.kind = RequestKind::Tutor;
    }

    /// Another competence has other mentors.
    pub fn choose(&mut self, competence: Option<CompetenceId>) {
        if self.competence != competence {
            self.competence = competence;
            self.wished = None;
        }
    }

    /// The request, or what is missing by field. What is known of the author may be unknown without a network: the
    /// server then says what does not fit.
    pub fn fill(
        &self,
        empty: SupportRequest,
        author: Option<&AuthorFacts>,
    ) -> Result<SupportRequest, Vec<(String, String)>> {
        let wished = self.wished.filter(|_| names_somebody(self.kind));
        let (competence, message) = (self.competence.clone(), self.message.trim().to_owned());
        let (kind, step) = (self.kind, self.step);
        let request = SupportRequest { kind, competence, step, wished, message, ..empty };
        let mut errors = Vec::new();
        if let Some(Err(unfit)) = author.map(|a| a.may_ask(kind, request.competence.as_ref())) {
            errors.push((COMPETENCE.to_owned(), text::unfit(unfit).to_owned()));
        }
        if request.check().is_err() {
            let blank = request.message.is_empty();
            let words = if blank { text::MESSAGE_EMPTY } else { text::MESSAGE_LONG };
            errors.push((MESSAGE.to_owned(), words.to_owned()));
        }
        if errors.is_empty() { Ok(request) } else { Err(errors) }
    }
}

/// Kinds of help for which one may name whom one would like.
pub fn names_somebody(kind: RequestKind) -> bool {
    matches!(kind, RequestKind::Mentoring | RequestKind::YoungMentoring)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::{
        RequestId,
        ids::uuid_v7,
        request::{RequestQueue, RequestState},
    };

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
            queue: RequestQueue::Methodist,
            clock: None,
            deferred_until: None,
            history: Vec::new(),
        }
    }

    #[test]
    fn a_request_needs_words_and_not_too_many() {
        let mut form = AskForm { message: "  ".into(), ..AskForm::default() };
        assert_eq!(form.fill(empty(), None), Err(vec![(MESSAGE.into(), text::MESSAGE_EMPTY.into())]));
        form.message = "я".repeat(2001);
        assert_eq!(form.fill(empty(), None), Err(vec![(MESSAGE.into(), text::MESSAGE_LONG.into())]));
    }

    /// F-ОХВ-7, said before anything is sent.
    #[test]
    fn a_mentor_for_a_competence_needs_its_deficit() {
        let competence = "it-data".parse::<CompetenceId>().ok();
        let form =
            AskForm { competence: competence.clone(), message: "Вопрос".into(), ..AskForm::default() };
        let refused = form.fill(empty(), Some(&AuthorFacts::default()));
        assert_eq!(refused.map_err(|all| all[0].0.clone()).err().as_deref(), Some(COMPETENCE));
        let facts = AuthorFacts { deficits: competence.into_iter().collect(), ..AuthorFacts::default() };
        assert!(form.fill(empty(), Some(&facts)).is_ok());
    }

    #[test]
    fn a_wish_belongs_to_a_mentor_for_one_competence() {
        let someone = PersonId(uuid_v7(1, [3; 10]));
        let mut form =
            AskForm { wished: Some(someone), message: "Вопрос".into(), ..AskForm::default() };
        assert_eq!(form.fill(empty(), None).map(|r| r.wished), Ok(Some(someone)));
        form.kind = RequestKind::Consultation;
        assert_eq!(form.fill(empty(), None).map(|r| r.wished), Ok(None));
        form.choose("it-data".parse().ok());
        assert_eq!(form.wished, None);
    }
}
