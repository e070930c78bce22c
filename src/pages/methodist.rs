//! A methodist's and a mentor's screens: what waits, and each case.

mod inbox;
mod reason;
mod review;
mod waiting;

pub use inbox::InboxPage;
pub use reason::ReasonDialog;
pub use review::ReviewPage;
