//! A file of outer results, read and held against what is known (C-ДИАГ-7): all its faults at once, by row and column.
//! Nothing is stored here.

mod columns;
mod directory;
mod rows;
mod sheet;

pub use directory::Directory;
pub use rows::{Checked, Known, check, days};
pub use sheet::{Line, SheetError, read};
