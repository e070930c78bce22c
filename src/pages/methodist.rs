//! A methodist's and a mentor's screens: what waits, and each case.

mod inbox;
mod lesson;
mod reason;
mod review;
mod waiting;
mod witnesses;

pub use inbox::InboxPage;
pub use lesson::LessonPage;
pub use reason::ReasonDialog;
pub use review::ReviewPage;
pub use witnesses::WitnessesPage;
