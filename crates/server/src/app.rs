//! What every handler can reach.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    assets::Assets, auth::password::Passwords, clock::Clock, openapi::schema::Schemas, storage::Database,
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
    /// The data are made up: the sign-in page shows accounts to try.
    pub demo: bool,
}

impl App {
    /// The region's calendar day.
    pub fn today(&self) -> NaiveDate {
        self.in_force.system.today(self.clock.now())
    }
}
