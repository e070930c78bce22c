//! The figures joined with what the system says of each indicator.

use domain::{
    contract::unit::{Dashboard, Reading},
    indicator::{IndicatorUnit, Standing},
    system::Indicator,
};
use leptos::prelude::*;

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    pub dashboard: Dashboard,
    /// In the order of the system, those without data last.
    pub measured: Vec<Measured>,
}

/// An indicator with the unit's reading of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    pub indicator: Indicator,
    pub reading: Reading,
}

impl Board {
    /// Joins them; an indicator without a reading, or the other way round, is left out.
    pub fn new(dashboard: Dashboard, indicators: &[Indicator]) -> Self {
        let measured = |indicator: &Indicator| {
            let reading = dashboard.readings.iter().find(|r| r.reference == indicator.reference)?.clone();
            Some(Measured { indicator: indicator.clone(), reading })
        };
        let mut measured: Vec<_> = indicators.iter().filter_map(measured).collect();
        // What can be read stands before what cannot.
        measured.sort_by_key(|m| m.reading.standing == Standing::NoData);
        Self { dashboard, measured }
    }

    /// The indicator with this reference.
    pub fn get(&self, reference: &str) -> Option<&Measured> {
        self.measured.iter().find(|m| m.indicator.reference == reference)
    }

    /// The one asked for in the address, else the share that misses its target, else any share, else the first.
    pub fn choose(&self, asked: Option<&str>) -> Option<String> {
        let is_share = |m: &&Measured| m.indicator.unit == IndicatorUnit::Percent;
        let asked = asked.and_then(|reference| self.get(reference));
        let missed =
            || self.measured.iter().filter(is_share).find(|m| m.reading.standing == Standing::Missed);
        let share = || self.measured.iter().find(is_share);
        let chosen = asked.or_else(missed).or_else(share).or_else(|| self.measured.first());
        chosen.map(|m| m.indicator.reference.clone())
    }
}

/// The board as parts of the screen see it.
#[derive(Clone, Copy, Debug)]
pub struct BoardView(Memo<Option<Board>>);

impl BoardView {
    pub fn new(board: Memo<Option<Board>>) -> Self {
        Self(board)
    }

    /// Works on it without a copy, tracked. Between two units there is none.
    pub fn with<U>(self, f: impl FnOnce(Option<&Board>) -> U) -> U {
        self.0.with(|board| f(board.as_ref()))
    }

    /// The same where nothing follows from nothing.
    pub fn map<U: Default>(self, f: impl FnOnce(&Board) -> U) -> U {
        self.with(|board| board.map(f).unwrap_or_default())
    }

    /// Works on one indicator, tracked.
    pub fn measured<U>(self, reference: Option<&str>, f: impl FnOnce(&Board, &Measured) -> U) -> Option<U> {
        self.with(|board| board.and_then(|board| Some(f(board, board.get(reference?)?))))
    }
}
