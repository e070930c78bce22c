//! Notices of who is signed in.

use serde::{Deserialize, Serialize};

use crate::{
    ids::NoticeId,
    notice::{KindCount, Notice},
};

/// `GET /notices`: newest first, with the digest of the last seven days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notices {
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub items: Vec<Notice>,
    /// The cursor of the page after this; none at the end.
    pub next: Option<String>,
    /// Of all pages.
    pub unread: u32,
    /// The last seven days by kind: what asks for an act first.
    pub week: Vec<KindCount>,
}

/// The body of `POST /notices/read`: the person has seen these. Repeated, it changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadNotices {
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub notices: Vec<NoticeId>,
}
