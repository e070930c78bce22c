//! What the witnesses say of one person.

use serde::{Deserialize, Serialize};

use crate::{
    ids::InstrumentId, life::DeficitLife, observation::Observation, people::PersonCard, witness::Testimony,
};

/// `GET /people/{id}/witnesses`: everything that was said, the oldest first, and the deficits that came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Witnesses {
    pub person: PersonCard,
    /// Names the competences: that of the latest diagnosis, or the one in force.
    pub instrument: InstrumentId,
    pub testimonies: Vec<Testimony>,
    pub lives: Vec<DeficitLife>,
    /// Protocols of visited lessons, the newest first.
    pub observations: Vec<Seen>,
}

/// A protocol with the one who was there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seen {
    pub observation: Observation,
    pub observer: PersonCard,
}
