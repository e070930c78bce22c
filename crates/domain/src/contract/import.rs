//! Taking in results of outer tests: a file, what is in it, what was taken in before.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{CompetenceId, ImportId},
    people::PersonCard,
    witness::{Measured, Witness},
};

/// The body of `POST /imports/check` and `PUT /imports/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportFile {
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 255))]
    pub name: String,
    /// The bytes of an XLSX or CSV file, in base64.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 1_000_000))]
    pub content: String,
}

/// What is in a file: errors first, then what would be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportCheck {
    /// Rows with content, without the heading.
    pub rows: u32,
    /// Those that can be taken in and are new.
    pub new: u32,
    /// Those that were taken in before, word for word: they change nothing.
    pub known: u32,
    pub people: u32,
    /// Every fault, by row; while there is one, nothing is taken in.
    pub errors: Vec<RowError>,
    /// The first hundred good rows.
    pub preview: Vec<ImportRow>,
    /// The import by which this very file was taken in already.
    pub already: Option<ImportId>,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowError {
    /// As the spreadsheet numbers it; 0 for the file.
    pub row: u32,
    /// The heading of the column; empty for the whole row.
    pub column: String,
    /// What is wrong and what to do, in Russian.
    pub message: String,
}

/// A good row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportRow {
    pub row: u32,
    /// «Кравцова Анна Сергеевна».
    pub person: String,
    pub school: String,
    pub competence: CompetenceId,
    pub title: String,
    pub measured: Measured,
    pub level: String,
    pub on: NaiveDate,
    pub source: Witness,
}

/// `GET /imports`: what was taken in, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Imports {
    pub items: Vec<Import>,
}

/// One file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Import {
    pub id: ImportId,
    pub name: String,
    pub at: DateTime<Utc>,
    pub by: PersonCard,
    /// Results that were new.
    pub rows: u32,
    pub people: u32,
}
