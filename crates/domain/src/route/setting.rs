//! What a route reckons with besides the deficits (C-ИОМ-1, C-ИОМ-2). Each part may stay empty: it is an offer to the
//! teacher, not a form.

use serde::{Deserialize, Serialize};

/// Technologies, and three of the four blocks of C-ИОМ-2; the fourth, the deficits, is in the diagnosis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RouteSetting))]
#[serde(deny_unknown_fields, default)]
pub struct Setting {
    /// How one wants to learn: at a distance, in a group, by recordings.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub technologies: String,
    /// Personal resources: what one is strong in and can lean on.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub resources: String,
    /// Conditions of the school: timetable, replacement, equipment, colleagues.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub conditions: String,
    /// What additional professional education offers.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub opportunities: String,
}

impl Setting {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Its parts with the names of their fields.
    pub(super) fn parts(&self) -> [(&'static str, &str); 4] {
        [
            ("technologies", &self.technologies),
            ("resources", &self.resources),
            ("conditions", &self.conditions),
            ("opportunities", &self.opportunities),
        ]
    }
}
