//! The system in force: what the app needs of it. The whole of it is larger, with settings and a glossary that no
//! screen shows yet.

use domain::{
    contract::{paths, session::DemoAccount},
    system::Indicator,
};
use leptos::prelude::*;
use serde::Deserialize;

use crate::cache::{self, Read};

/// Part of `GET /system`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SystemShown {
    pub region: String,
    /// Title of the regulation.
    pub regulation: String,
    pub indicators: Vec<Indicator>,
    /// The data are made up.
    pub demo: bool,
    /// Accounts to try, only with demo data.
    pub demo_accounts: Vec<DemoAccount>,
}

/// The system in force, for names and indicators.
#[derive(Clone, Copy, Debug)]
struct SystemContext(Read<SystemShown>);

/// Makes the system in force known below.
pub fn provide_system() {
    provide_context(SystemContext(cache::read(|| Some(paths::SYSTEM.to_owned()))));
}

/// The system in force.
pub fn use_system() -> Read<SystemShown> {
    expect_context::<SystemContext>().0
}
