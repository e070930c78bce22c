//! «Помощь» and pairs: what their screens show, each in one round trip.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    pair::{Pair, Side},
    people::PersonCard,
    request::eligibility::AuthorFacts,
};

/// `GET /help`: the pairs of who is signed in, and what they may ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Help {
    pub facts: AuthorFacts,
    /// Open ones first, then the latest of the others, at most 100.
    pub pairs: Vec<PairSummary>,
    /// How many pairs the person takes at one time; `null`: no mentor.
    pub capacity: Option<u32>,
}

/// A pair with the other side's card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairSummary {
    pub pair: Pair,
    pub side: Side,
    pub other: PersonCard,
}

/// `GET /pairs/{id}`, and the answer to every write of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PairView {
    pub pair: Pair,
    /// Which side the reader is; `null` for the learner's methodist.
    pub side: Option<Side>,
    pub helper: PersonCard,
    pub learner: PersonCard,
    /// The day on which an early end that is announced today would take effect.
    pub ends_on: NaiveDate,
}
