//! One regulation as data: names of bodies, levels, glossary, settings, indicators with their targets. The file is
//! `systems/<id>.toml`; the API gives it at `GET /api/v1/system`.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    indicator::{Direction, IndicatorUnit, Measure},
    people::{UnitKind, YoungRule},
};

/// A regional system of methodological support (РС НМС).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct System {
    pub id: String,
    pub name: String,
    /// «РС НМС», «СНМС РХ» …
    pub short_name: String,
    pub region: String,
    /// Hours that the region's clocks are ahead of UTC; Moscow's where the file says none.
    #[serde(default = "moscow")]
    #[cfg_attr(feature = "openapi", schema(minimum = -12, maximum = 14))]
    pub utc_offset_hours: i32,
    /// Title of the regulation.
    pub regulation: String,
    /// Keys of the instruments in force.
    pub instruments: Vec<String>,
    /// Names of bodies by what they are for: `coordinator`, `ministry`, `municipal_service` …
    pub bodies: BTreeMap<String, Body>,
    pub levels: Vec<LevelName>,
    pub glossary: Vec<Term>,
    pub indicators: Vec<Indicator>,
    /// Ambiguities of the regulation, each with its default and the reason.
    pub settings: BTreeMap<String, Setting>,
}

/// A body's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Body {
    pub name: String,
    pub short: String,
}

/// What the regulation calls a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelName {
    pub id: UnitKind,
    pub title: String,
}

/// A word of the regulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Term {
    pub term: String,
    pub meaning: String,
    pub clause: String,
}

/// A choice where the regulation leaves one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Setting {
    pub value: SettingValue,
    pub reason: String,
    #[serde(default)]
    pub clause: String,
}

/// A setting is a number, a word, or a list of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum SettingValue {
    Number(u32),
    Word(String),
    Words(Vec<String>),
}

/// An indicator of the regulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Indicator {
    /// The id in the requirements, say `D-NSO-3`.
    #[serde(rename = "ref")]
    pub reference: String,
    pub measure: Measure,
    /// The regulation's wording.
    pub name: String,
    /// For a tile, up to 60 characters.
    pub short: String,
    /// Numerator and denominator in words.
    pub formula: String,
    pub unit: IndicatorUnit,
    pub direction: Direction,
    pub level: UnitKind,
    pub periodicity: String,
    pub clause: String,
    /// Rising by year; each holds on 31 December.
    pub targets: Vec<Target>,
}

/// A target on 31 December of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Target {
    pub year: i32,
    /// Whole units of the indicator.
    pub value: u32,
}

impl Indicator {
    /// The target in force in a year: the year's own, else the last one before it (`target_after_last`), else the
    /// first to come.
    pub fn target_in(&self, year: i32) -> Option<Target> {
        let past = self.targets.iter().rev().find(|t| t.year <= year);
        past.or_else(|| self.targets.first()).copied()
    }
}

impl System {
    /// The region's calendar day: what «today» means to its teachers, hours before it is today in Greenwich.
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        let offset = TimeDelta::hours(i64::from(self.utc_offset_hours.clamp(-12, 14)));
        now.checked_add_signed(offset).unwrap_or(now).date_naive()
    }

    /// A setting that is a number.
    pub fn number(&self, key: &str) -> Option<u32> {
        match self.settings.get(key)?.value {
            SettingValue::Number(n) => Some(n),
            SettingValue::Word(_) | SettingValue::Words(_) => None,
        }
    }

    /// Boundaries of «молодой педагог»; 35 years and 36 months unless the system sets others (H-16, H-17).
    pub fn young_rule(&self) -> YoungRule {
        YoungRule {
            age_below: self.number("young_age_below").and_then(|n| i32::try_from(n).ok()).unwrap_or(35),
            service_months: self.number("young_service_months").unwrap_or(36),
        }
    }
}

fn moscow() -> i32 {
    3
}
