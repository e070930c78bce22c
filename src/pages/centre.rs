//! The centre's screens.

mod imports;

pub use imports::ImportsPage;
