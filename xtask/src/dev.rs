//! `cargo xtask dev`: the app in debug, rebuilt and reloaded by Trunk when a source changes; the server beside it,
//! rebuilt and restarted when its sources or the systems change. Trunk passes /api on to the server, so the browser
//! sees one origin, as in production.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use anyhow::{Result, bail};

use crate::args::{self, Usage};
use crate::server::{self, Options};
use crate::stop::{self, Service};
use crate::{app, house, port, run, setup};

const WATCHED: &[&str] = &["crates", "systems", "Cargo.toml"];
const PATIENCE: Duration = Duration::from_mins(5);
const POLL: Duration = Duration::from_millis(500);

/// `cargo xtask dev [--demo SYSTEM] [--port P]`
pub fn task(parser: lexopt::Parser) -> Result<ExitCode> {
    let (demo, port) = parse(parser)?;
    server::must_be_system(&demo, &server::systems())?;
    port::must_be_free(port)?;
    setup::for_app()?;
    let options = Options {
        db: format!("sqlite:{}/dev-{demo}.db", house::target().display()),
        demo,
        people: 300,
        seed: None,
        port: port::any()?,
        app: false,
        systems: "systems".into(),
    };
    let mut seen = newest();
    let mut backend = Some(restart(&options)?);
    let api = format!("http://127.0.0.1:{}/api", options.port);
    let mut trunk = Service::start(&mut app::watch(port, &api)?)?;
    println!("\n  «Маршрут», rebuilt as you write: http://127.0.0.1:{port}\n  Ctrl+C stops it.\n");
    loop {
        sleep(POLL);
        if stop::asked().load(std::sync::atomic::Ordering::Relaxed) {
            return Ok(ExitCode::SUCCESS);
        }
        if let Some(status) = trunk.ended()? {
            bail!("trunk ended with {status}");
        }
        let now = newest();
        if now != seen {
            seen = now;
            drop(backend.take());
            backend = restart(&options).inspect_err(|error| eprintln!("xtask: {error:#}")).ok();
        }
    }
}

fn parse(mut parser: lexopt::Parser) -> Result<(String, u16)> {
    let (mut demo, mut port) = ("novosibirsk".to_owned(), 8080);
    while let Some(argument) = parser.next().map_err(|error| Usage::error(error.to_string()))? {
        match argument {
            lexopt::Arg::Long("demo") => demo = args::value(&mut parser)?,
            lexopt::Arg::Long("port") => port = args::number(&mut parser, "--port")?,
            other => return Err(Usage::error(other.unexpected().to_string())),
        }
    }
    Ok((demo, port))
}

fn restart(options: &Options) -> Result<Service> {
    run::step(
        "the server (debug)",
        run::command("cargo").args(["build", "--quiet", "-p", "platform-server"]),
    )?;
    server::start("debug", options, PATIENCE)
}

/// When the last change to the server's sources was, and how many files there are.
fn newest() -> (Option<SystemTime>, usize) {
    let mut found = (None, 0);
    for path in WATCHED {
        visit(&house::root().join(path), &mut found);
    }
    found
}

fn visit(path: &Path, found: &mut (Option<SystemTime>, usize)) {
    if let Ok(entries) = fs::read_dir(path) {
        entries.flatten().for_each(|entry| visit(&entry.path(), found));
    } else if let Ok(changed) = fs::metadata(path).and_then(|metadata| metadata.modified()) {
        *found = (found.0.max(Some(changed)), found.1 + 1);
    }
}
