//! The parts that talk to a running server: the journeys in a browser and the conformance of the API. Each gets the
//! real server from a release build, a port of its own and a fresh demo database; the server is stopped in any case.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

use super::Scope;
use super::count::Counts;
use crate::server::{self, Options};
use crate::setup::{debian, node};
use crate::stop::Service;
use crate::{app, conformance, house, port, run, setup};

const JOURNEYS: &str = "tests/e2e";
/// Small enough to be seeded in seconds, large enough for every state to occur.
const PEOPLE: u32 = 600;
const PATIENCE: Duration = Duration::from_mins(2);

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

/// A server with a database of its own; both go when this is dropped.
#[derive(Debug)]
struct Live {
    port: u16,
    database: PathBuf,
    service: Option<Service>,
}

impl Live {
    fn start(name: &str) -> Result<Self> {
        setup::for_app()?;
        app::build()?;
        server::build()?;
        let database = house::target().join(format!("{name}-{}.db", std::process::id()));
        let mut live = Self { port: port::any()?, database, service: None };
        live.remove_database();
        let options = Options {
            demo: "novosibirsk".to_owned(),
            people: PEOPLE,
            seed: None,
            port: live.port,
            db: format!("sqlite:{}", live.database.display()),
            app: true,
        };
        println!("→ the server on {}", live.url());
        let log = fs::File::create(house::target().join(format!("{name}-server.log")))?;
        let mut command = server::command("release", &options);
        command.stdout(log.try_clone()?).stderr(log);
        live.service = Some(
            server::start_command(&mut command, live.port, PATIENCE)
                .with_context(|| format!("see {name}-server.log in the target folder"))?,
        );
        Ok(live)
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn remove_database(&self) {
        for end in ["", "-wal", "-shm"] {
            fs::remove_file(format!("{}{end}", self.database.display())).ok();
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        drop(self.service.take());
        self.remove_database();
    }
}
