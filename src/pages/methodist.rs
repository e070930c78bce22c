//! A methodist's screens: what waits, and each case.

mod inbox;
mod review;

pub use inbox::InboxPage;
pub use review::ReviewPage;
