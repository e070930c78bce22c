//! Managers' screens: a unit's figures.

mod unit;

pub use unit::UnitPage;
