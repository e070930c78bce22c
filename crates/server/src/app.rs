//! What every handler can reach.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{diagnosis::Source, system::SettingValue};
use tokio::sync::Mutex;

use crate::{
    assets::Assets,
    auth::password::Passwords,
    clock::Clock,
    counted::Counted,
    openapi::schema::Schemas,
    storage::{Database, rows, standings},
    systems::InForce,
};

/// The state of the server; cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    pub database: Database,
    pub in_force: Arc<InForce>,
    pub clock: Clock,
    pub passwords: Passwords,
    pub schemas: Arc<Schemas>,
    pub assets: Arc<Assets>,
    /// The OpenAPI document.
    pub openapi: Arc<str>,
    /// The figures of all units as they were last counted.
    pub counted: Arc<Mutex<Option<Counted>>>,
    /// The data are made up: the sign-in page shows accounts to try.
    pub demo: bool,
}

impl App {
    /// What the system's settings say about counting.
    pub fn rules(&self) -> standings::Rules {
        let modes = self.in_force.system.settings.get("diagnosis_modes").map(|setting| &setting.value);
        let sources = match modes {
            Some(SettingValue::Words(words)) => {
                words.iter().filter_map(|word| rows::from_word(word).ok()).collect()
            }
            _ => vec![Source::Own, Source::Centre, Source::Federal],
        };
        standings::Rules { sources }
    }

    /// The region's calendar day.
    pub fn today(&self) -> NaiveDate {
        self.in_force.system.today(self.clock.now())
    }
}
