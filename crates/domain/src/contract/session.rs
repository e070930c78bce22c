//! Signing in and out.

use serde::{Deserialize, Serialize};

use crate::people::{Grant, PersonCard, Role};

/// `POST /session`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100, example = "teacher"))]
    pub login: String,
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 200, format = "password", example = "demo")
    )]
    pub password: String,
}

/// `GET /session`: who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    pub person: PersonCard,
    pub grants: Vec<Grant>,
    /// The data are made up.
    pub demo: bool,
}

impl Session {
    /// Whether the person has this role anywhere.
    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
}

/// `GET /system`: the system in force and what the sign-in page needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SystemInForce {
    #[serde(flatten)]
    pub system: crate::system::System,
    /// The data are made up.
    pub demo: bool,
    /// Accounts to try, only with demo data.
    pub demo_accounts: Vec<DemoAccount>,
}

/// One tap on the sign-in page. The password is `demo`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoAccount {
    pub login: String,
    pub role: Role,
    pub name: String,
    /// Where: the school, the municipality or the body.
    pub place: String,
}
