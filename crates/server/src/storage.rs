//! What the server keeps, behind functions named by intent, one file for each noun. Handlers know no SQL; nothing
//! here knows HTTP or decides who may do what. All SQL is such that SQLite and PostgreSQL both take it
//! (docs/adr/0002-one-sql-for-two-databases.md).

pub mod accounts;
pub mod assignments;
pub mod audit;
pub mod calendars;
pub mod campaigns;
pub mod database;
pub mod desk;
pub mod diagnoses;
pub mod enrolments;
pub mod figures;
pub mod files;
pub mod helpers;
pub mod imports;
pub mod mentors;
pub mod migrations;
pub mod moves;
pub mod notices;
pub mod observations;
pub mod pairs;
pub mod people;
pub mod population;
pub mod programmes;
pub mod receipts;
pub mod requests;
pub mod routes;
pub mod rows;
pub mod sessions;
pub mod settings;
pub mod standings;
pub mod units;
pub mod wellbeing;

pub use database::{Database, Writing};

/// One connection, inside or outside of a transaction.
pub type Conn = sqlx::AnyConnection;

/// Why storage could not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the database holds what this version cannot read: {0}")]
    Unreadable(String),
    #[error("the system gives no random bytes for a new id")]
    NoRandomness,
}
