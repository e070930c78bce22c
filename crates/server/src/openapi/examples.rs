//! The examples of the document: one small world in which everything fits together (`examples.json`), so that a mock
//! server made from the document alone can carry the app. A test reads each as the type it is an example of.

use std::sync::LazyLock;

use serde_json::Value;

pub const COMMAND: &str = "019ae0c4-7000-7000-8000-000000000060";
pub const DIAGNOSIS: &str = "019ae0c4-7000-7000-8000-000000000014";
pub const REQUEST: &str = "019ae0c4-7000-7000-8000-000000000032";
pub const PAIR: &str = "019ae0c4-7000-7000-8000-000000000046";
pub const MEETING: &str = "019ae0c4-7000-7000-8000-000000000048";
pub const ROUTE: &str = "019ae0c4-7000-7000-8000-00000000001e";
pub const FILE: &str = "019ae0c4-7000-7000-8000-000000000074";
pub const STEP: &str = "019ae0c4-7000-7000-8000-00000000001f";
pub const CAMPAIGN: &str = "019ae0c4-7000-7000-8000-000000000070";
pub const IMPORT: &str = "019ae0c4-7000-7000-8000-000000000071";
pub const METHODIST: &str = "019ae0c4-7000-7000-8000-000000000002";
pub const MOVE: &str = "019ae0c4-7000-7000-8000-0000000000d0";
pub const OBSERVATION: &str = "019ae0c4-7000-7000-8000-000000000072";
pub const PERSON: &str = "019ae0c4-7000-7000-8000-000000000001";
pub const RECHECK: &str = "019ae0c4-7000-7000-8000-000000000073";
pub const UNIT: &str = "019ae0c4-7000-7000-8000-00000000000b";

static ALL: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("examples.json")).unwrap_or_default());

/// The example of this name; `null` where there is none, which a test finds.
pub fn of(name: &str) -> Value {
    ALL.get(name).cloned().unwrap_or_default()
}
