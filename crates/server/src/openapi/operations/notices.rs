//! Operations about notices.

use domain::contract::{
    notice::{Notices, ReadNotices},
    page::PAGE_MAX,
    problem::ProblemKind as Kind,
};
use utoipa::openapi::{HttpMethod::Post, Type, schema::ObjectBuilder};

use crate::{
    handlers::programmes::CURSOR_MAX,
    openapi::operation::{Told, read, write},
};

pub fn all() -> Vec<Told> {
    let limit = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(PAGE_MAX));
    let cursor = ObjectBuilder::new().schema_type(Type::String).max_length(Some(CURSOR_MAX));
    vec![
        read("/api/v1/notices", "listNotices", "notices", "What the person who asks was told, newest first")
            .about("With the digest of the last seven days: what asks for an act first.")
            .query(
                "limit",
                "Most items on the page; 100 if not given.",
                false,
                limit.default(Some(100.into())),
            )
            .query("cursor", "`next` of the page before.", false, cursor)
            .problems(&[Kind::Malformed, Kind::Invalid])
            .gives::<Notices>(200, "A page.", "notices"),
        write(Post, "/api/v1/notices/read", "readNotices", "notices", "Mark own notices as read")
            .about("Repeated, it changes nothing; ids of nobody or of somebody else are passed over.")
            .takes::<ReadNotices>("read_notices")
            .gives::<ReadNotices>(200, "Marked.", "read_notices"),
    ]
}
