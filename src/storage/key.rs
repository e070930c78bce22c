//! How keys are built: `marshrut/<schema>/<person>/<kind>/<name>`.

use domain::PersonId;

use super::SCHEMA;

/// Whose value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Nobody's: the session, the look, the system in force.
    Device,
    Person(PersonId),
}

/// What sort of value it is. Only [`Kind::Cache`] may be evicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A read that can be had again.
    Cache,
    /// A command that has no receipt yet.
    Outbox,
    /// Receipts of the server.
    Journal,
    /// Choices of the person on this device.
    Setting,
    /// Text typed into a form and not given yet.
    Form,
}

const ROOT: &str = "marshrut";

pub fn build(scope: Scope, kind: Kind, name: &str) -> String {
    let kind = match kind {
        Kind::Cache => "cache",
        Kind::Outbox => "outbox",
        Kind::Journal => "journal",
        Kind::Setting => "setting",
        Kind::Form => "form",
    };
    format!("{}{kind}/{name}", scope_prefix(scope))
}

pub fn scope_prefix(scope: Scope) -> String {
    match scope {
        Scope::Device => format!("{ROOT}/{SCHEMA}/device/"),
        Scope::Person(person) => format!("{ROOT}/{SCHEMA}/{person}/"),
    }
}

pub fn is_cache(key: &str) -> bool {
    key.starts_with(ROOT) && key.split('/').nth(3) == Some("cache")
}

/// A cached read of another schema version.
pub fn is_foreign_cache(key: &str) -> bool {
    is_cache(key) && !key.starts_with(&format!("{ROOT}/{SCHEMA}/"))
}
