//! The reference backend of the platform API: axum over SQLite. The rules are `domain`'s; here are HTTP, storage,
//! sign-in and the question who may ask for what. `docs/API.md` says how the API behaves, `docs/openapi.json` what
//! it looks like.

pub mod access;
pub mod app;
pub mod assets;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod clockwork;
pub mod closing;
pub mod counted;
pub mod dashboard;
pub mod demo;
pub mod extract;
pub mod handlers;
pub mod ics;
pub mod import;
pub mod middleware;
pub mod notify;
pub mod openapi;
pub mod problem;
pub mod records;
pub mod reply;
pub mod router;
pub mod serve;
pub mod storage;
pub mod systems;
pub mod write;
