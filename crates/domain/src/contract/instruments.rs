//! Instruments to choose from, and one's own finished diagnoses.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    diagnosis::Source,
    ids::{DiagnosisId, InstrumentId},
};

/// `GET /instruments`: those that a new diagnosis may be taken with, the one that fits the person first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InstrumentList {
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub items: Vec<InstrumentCard>,
}

/// An instrument to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InstrumentCard {
    pub id: InstrumentId,
    /// What it is for, as a choice: «Математика», «Управленческие кадры».
    pub choice: String,
    pub minutes: u16,
    pub statements: u32,
}

/// `GET /diagnoses`: one's own finished diagnoses, newest first, at most 50.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnDiagnoses {
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub items: Vec<DiagnosisCard>,
}

/// A finished diagnosis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DiagnosisCard {
    pub id: DiagnosisId,
    pub instrument: InstrumentId,
    /// The instrument's title in its version.
    pub title: String,
    pub source: Source,
    pub finished_at: DateTime<Utc>,
    /// How many deficits it showed by its own cut-offs.
    pub deficits: u32,
}
