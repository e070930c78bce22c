//! Screens, by whom they are for. One file for each screen; its private parts stand beside it.

pub mod account;
pub mod campaigns;
pub mod centre;
pub mod desk;
pub mod manager;
pub mod methodist;
pub mod pairs;
pub mod psychologist;
pub mod teacher;
pub mod witness;
