//! Programmes of additional professional education (ДПП) and their place in the Федеральный реестр.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{CompetenceId, ProgrammeId};

/// A programme of the catalogue (B-8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Programme {
    pub id: ProgrammeId,
    /// The catalogue's own number.
    pub code: String,
    pub title: String,
    pub kind: ProgrammeKind,
    pub provider: String,
    /// Volume in academic hours; at least 16 for повышение квалификации (приказ Минобрнауки № 499, п. 12).
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 2000))]
    pub hours: u16,
    pub mode: Mode,
    /// Part of the Федеральный реестр ДПП (B-7).
    pub in_federal_register: bool,
    pub register_number: Option<String>,
    /// Competences it develops, the main one first.
    pub competences: Vec<CompetenceId>,
    /// Days it starts on, rising; empty: any day.
    pub starts: Vec<NaiveDate>,
    pub summary: String,
}

/// Повышение квалификации or профессиональная переподготовка.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeKind {
    Pk,
    Pp,
}

/// Where one has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    Remote,
    Mixed,
    InPerson,
}

impl Programme {
    /// The first day on or after `from` that it can be begun.
    pub fn start_from(&self, from: NaiveDate) -> Option<NaiveDate> {
        if self.starts.is_empty() {
            Some(from)
        } else {
            self.starts.iter().copied().filter(|day| *day >= from).min()
        }
    }
}
