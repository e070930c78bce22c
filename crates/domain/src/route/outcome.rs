//! What came of a step: the mark, its document, and what each kind of step tells besides. Which of it must be there is
//! [`super::Step::check_result`]'s to say.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StepResult {
    pub done_on: NaiveDate,
    pub evidence: Option<Evidence>,
    /// What was taken from it, in the person's own words.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub note: String,
    /// What its kind of step tells besides.
    #[serde(default, skip_serializing_if = "StepDetails::is_empty")]
    pub details: StepDetails,
}

/// A document that a formal step ends with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// «удостоверение о повышении квалификации».
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
    pub kind: String,
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub number: String,
    pub issued_on: NaiveDate,
}

/// What a step tells besides its day, document and note; each kind of step asks for its own part of it. Results
/// stored before there were details have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct StepDetails {
    /// Where it can be seen: a page, a recording, materials; `http` or `https`.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub link: String,
    /// Where it was: an organisation, an event, a community.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_length = 300))]
    pub place: String,
    /// With whom, or who saw it.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub with: String,
    /// How what was learnt was brought into practice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transfer: Option<TransferFormat>,
    /// What was tried.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub tried: String,
    /// What was seen in a lesson.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<Protocol>,
}

/// The four formats of bringing into practice what was learnt (C-ПЕР-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TransferFormat {
    /// Стажировка.
    Internship,
    /// Мастер-класс.
    MasterClass,
    /// Обмен опытом.
    Exchange,
    /// Посещение учебных занятий.
    LessonVisit,
}

impl TransferFormat {
    pub const ALL: [Self; 4] = [Self::Internship, Self::MasterClass, Self::Exchange, Self::LessonVisit];
}

/// What an observer wrote down in a lesson (C-ПЕР-3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// Subject, class, topic.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 300))]
    pub lesson: String,
    /// What worked.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2000))]
    pub worked: String,
    /// What to talk about.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub discuss: String,
}

impl StepDetails {
    /// Whether nothing was told.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
