//! The real server from a release build, with the app, a port of its own and a fresh demo database: what journeys,
//! conformance and measurements talk to. It is stopped in any case.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::server::{self, Options};
use crate::stop::Service;
use crate::{app, house, port, setup};

/// The Playwright package.
pub const JOURNEYS: &str = "tests/e2e";
/// Small enough to be seeded in seconds, large enough for every state to occur.
const PEOPLE: u32 = 600;
const PATIENCE: Duration = Duration::from_mins(2);

/// A server with a database of its own; both go when this is dropped.
#[derive(Debug)]
pub struct Live {
    port: u16,
    database: PathBuf,
    service: Option<Service>,
}

impl Live {
    /// Serves the shipped systems.
    pub fn start(name: &str) -> Result<Self> {
        Self::start_with(name, Path::new("systems"))
    }

    /// Serves the systems of a folder.
    pub fn start_with(name: &str, systems: &Path) -> Result<Self> {
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
            systems: systems.to_owned(),
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

    /// Where it listens.
    pub fn url(&self) -> String {
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
