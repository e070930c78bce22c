//! Figures of units, counted in SQL.
