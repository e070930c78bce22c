//! The address under which a calendar reads a person's terms. Its secret is made on the device and shown there once; the
//! server knows its hash only.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /calendar`: whether there is an address, never which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarAddress {
    pub since: Option<DateTime<Utc>>,
}

/// The body of `PUT /calendar`: another secret in place of the one before; `null` takes the address back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetCalendarAddress {
    #[cfg_attr(feature = "openapi", schema(min_length = 43, max_length = 128))]
    pub token: Option<String>,
}

/// Whether a secret is long enough to be one and survives a path: 43 letters, digits, dashes and underscores hold 256 bits.
pub fn is_token(token: &str) -> bool {
    (43..=128).contains(&token.len())
        && token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_long_and_plain() {
        assert!(is_token(&"a1".repeat(32)));
        for bad in ["", "short", &"a".repeat(42), &"a".repeat(129), &format!("{}/", "a".repeat(60))] {
            assert!(!is_token(bad), "{bad}");
        }
    }
}
