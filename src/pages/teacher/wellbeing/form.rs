//! The letter as typed, and the one function that makes a request of it or says what is missing.

use domain::wellbeing::{Outcome, WellbeingError, WellbeingRequest};
use serde::{Deserialize, Serialize};

use crate::text::wellbeing as text;

/// Ids of the fields.
pub const MESSAGE: &str = "letter-message";
pub const CONTACT: &str = "letter-contact";

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub message: String,
    pub contact: String,
    pub attach: bool,
}

impl Letter {
    /// The request, or what is missing by field.
    pub fn fill(
        &self,
        outcome: Option<Outcome>,
        empty: WellbeingRequest,
    ) -> Result<WellbeingRequest, (String, String)> {
        let outcome = outcome.filter(|_| self.attach);
        let author = empty.author;
        let (message, contact) = (self.message.clone(), self.contact.clone());
        let typed = WellbeingRequest { message, contact, outcome, ..empty };
        WellbeingRequest::create(&typed, author).map_err(|error| {
            let (field, text, empty, long) = match error {
                WellbeingError::Contact => (CONTACT, &self.contact, text::CONTACT_EMPTY, text::CONTACT_LONG),
                _ => (MESSAGE, &self.message, text::MESSAGE_EMPTY, text::MESSAGE_LONG),
            };
            (field.to_owned(), if text.trim().is_empty() { empty } else { long }.to_owned())
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::{
        PersonId, RequestId,
        ids::uuid_v7,
        wellbeing::{ScaleLoad, WellbeingState},
    };

    use super::*;

    fn empty() -> WellbeingRequest {
        WellbeingRequest {
            id: RequestId(uuid_v7(1, [1; 10])),
            author: PersonId(uuid_v7(1, [2; 10])),
            message: String::new(),
            contact: String::new(),
            outcome: None,
            state: WellbeingState::Sent,
            psychologist: None,
            sent_at: DateTime::UNIX_EPOCH,
            history: Vec::new(),
        }
    }

    #[test]
    fn the_outcome_goes_only_where_the_person_says_so() {
        let scales = vec![ScaleLoad { title: "Усталость".into(), percent: 80 }];
        let outcome = Some(Outcome { scales, percent: 80 });
        let mut letter =
            Letter { message: "Поговорить".into(), contact: "после 16".into(), attach: false };
        assert_eq!(letter.fill(outcome.clone(), empty()).map(|r| r.outcome), Ok(None));
        letter.attach = true;
        assert_eq!(letter.fill(outcome.clone(), empty()).map(|r| r.outcome), Ok(outcome));
    }

    #[test]
    fn what_is_missing_is_named_at_its_field() {
        let field = |message: &str, contact: &str| {
            let letter = Letter { message: message.into(), contact: contact.into(), attach: false };
            letter.fill(None, empty()).expect_err("a fault")
        };
        assert_eq!(field(" ", "x"), (MESSAGE.into(), text::MESSAGE_EMPTY.into()));
        assert_eq!(field("x", ""), (CONTACT.into(), text::CONTACT_EMPTY.into()));
        assert_eq!(field("x", &"я".repeat(201)), (CONTACT.into(), text::CONTACT_LONG.into()));
    }
}
