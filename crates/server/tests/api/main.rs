//! The API from the outside: the real router over a real SQLite file. Files mirror the paths they are about.

mod access;
mod calendar;
mod campaigns;
mod diagnoses;
mod idempotency;
mod imports;
mod inbox;
mod instruments;
mod mentors;
mod notices;
mod openapi;
mod problems;
mod programmes;
mod requests;
mod routes;
mod session;
mod start;
mod statics;
mod system;
mod units;
mod util;
mod wellbeing;
mod witnesses;
mod workspace;
