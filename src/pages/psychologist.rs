//! The psychologist's one screen.

mod letters;

pub use letters::LettersPage;
