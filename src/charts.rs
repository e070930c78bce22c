//! Charts: the life cycle of an ECharts element, and the frame every figure stands in. What a chart shows is built by
//! pure functions from rows to options (`bars`, `radar`); screens hand in rows and words, never options.

pub mod bars;
pub mod radar;

mod chart;
mod csv;
mod echarts;
pub mod export;
mod figure;
mod look;
mod table;

pub use chart::{Chart, ChartState};
pub use figure::{Figure, Plot};
pub use look::Look;
pub use table::{Column, Row, Table};
