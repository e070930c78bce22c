//! Screens that belong to everybody: sign-in, profile, synchronisation, the way home.

mod calendar;
mod home;
mod me;
mod not_found;
mod not_loaded;
mod notices;
mod sign_in;
mod sync;

pub use home::Home;
pub use me::MePage;
pub use not_found::NotFound;
pub use not_loaded::not_loaded;
pub use notices::NoticesPage;
pub use sign_in::SignInPage;
pub use sync::SyncPage;
