//! The parts that talk to a running server: the journeys in a browser and the conformance of the API. Each gets a
//! [`Live`] of its own.

use anyhow::{Context, Result};

use super::Scope;
use super::count::Counts;
use crate::live::{JOURNEYS, Live};
use crate::setup::{debian, node};
use crate::{conformance, house, run};

/// The Playwright package in tests/e2e.
pub fn journeys(_: Scope) -> Result<Counts> {
    if !house::root().join(JOURNEYS).join("package.json").is_file() {
        println!("there is no {JOURNEYS}/package.json");
        return Ok(Counts::default());
    }
    debian::browser()?;
    node::packages(JOURNEYS)?;
    let live = Live::start("e2e")?;
    let mut playwright = run::command("npx");
    playwright.args(["--no-install", "playwright", "test"]).current_dir(house::root().join(JOURNEYS));
    playwright.env("BASE_URL", live.url());
    playwright.env("CHROMIUM", debian::chromium().context("no Chromium")?);
    let (success, output) = run::tee(&mut playwright)?;
    Ok(Counts::of_playwright(&output).with_status(success))
}

/// The runner in tests/conformance, against our own server.
pub fn conformance(_: Scope) -> Result<Counts> {
    if !conformance::exists() {
        println!("there is no {}", conformance::RUNNER);
        return Ok(Counts::default());
    }
    let live = Live::start("conformance")?;
    let demo = house::root().join(conformance::DEMO_CREDENTIALS);
    let (success, output) = run::tee(&mut conformance::command(&live.url(), &demo)?)?;
    Ok(Counts::of_last_line(&output).with_status(success))
}
