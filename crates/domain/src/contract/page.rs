//! Cursor pages: nothing returns an unbounded list.

use serde::{Deserialize, Serialize};

use crate::programme::Programme;

/// Most items on a page.
pub const PAGE_MAX: u32 = 500;

/// A page of a list. `next` is the cursor of the page after it; none at the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub items: Vec<T>,
    pub next: Option<String>,
}

/// A page of the catalogue, by code.
pub type ProgrammePage = Page<Programme>;
