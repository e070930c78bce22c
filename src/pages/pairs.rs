//! Screens of pairs: who helps and who is helped.

mod closing;
mod consent;
mod feedback;
mod goal_row;
mod list;
mod meeting;
mod meetings;
mod open;
mod page;
mod plan;
mod plan_form;

pub use list::{PairCard, PairsPage};
pub use open::bring as bring_pairs;
pub use page::PairPage;
