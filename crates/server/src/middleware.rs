//! What happens around every request.

pub mod conditional;
pub mod cross_site;
pub mod log;
pub mod security;
