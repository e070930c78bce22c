//! The platform API: what goes over the wire. Paths, requests, responses, problems, one file for each noun. The
//! written rules (envelope, paging, errors, idempotency) are in `docs/API.md`; the machine-readable form is
//! `docs/openapi.json`, made from these types.

pub mod calendar;
pub mod campaign;
pub mod command;
pub mod desk;
pub mod help;
pub mod import;
pub mod inbox;
pub mod instruments;
pub mod notice;
pub mod page;
pub mod paths;
pub mod problem;
pub mod route;
pub mod session;
pub mod unit;
pub mod wellbeing;
pub mod witness;

/// Major version of the contract, in every path and in every stored command.
pub const CONTRACT_VERSION: u32 = 1;

/// Header of a write: the id of the command, a UUID (draft-ietf-httpapi-idempotency-key-header).
pub const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// Header of the answer to a write: the server's receipt, a short number. A command leaves the device only after it.
pub const RECEIPT: &str = "Receipt";
