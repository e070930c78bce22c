//! The reference server as a child process: how it is built, with what it is called, when it is ready.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::Ordering;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::args::Usage;
use crate::stop::{self, Service};
use crate::{house, run};

/// What `platform-server serve` is called with.
#[derive(Debug, Clone)]
pub struct Options {
    pub demo: String,
    pub people: u32,
    pub seed: Option<u64>,
    pub port: u16,
    pub db: String,
    /// Whether it serves the built app too, or the API alone.
    pub app: bool,
    /// The folder of the systems.
    pub systems: PathBuf,
}

/// Builds it in release.
pub fn build() -> Result<()> {
    let mut cargo = run::command("cargo");
    run::step("the server (release)", cargo.args(["build", "--quiet", "--release", "-p", "platform-server"]))
}

/// The built program.
pub fn program(profile: &str) -> PathBuf {
    house::target().join(profile).join("platform-server")
}

/// The systems there are data for, by name.
pub fn systems() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(house::root().join("systems"))
        .into_iter()
        .flatten()
        .filter_map(|file| Some(file.ok()?.file_name().to_string_lossy().strip_suffix(".toml")?.to_owned()))
        .collect();
    names.sort();
    names
}

/// An error with the names there are, if this is none of them.
pub fn must_be_system(name: &str, known: &[String]) -> Result<()> {
    if known.iter().any(|system| system == name) {
        return Ok(());
    }
    Err(Usage::error(format!("there is no system {name:?}. Choose one of: {}", known.join(", "))))
}

/// The command that serves.
pub fn command(profile: &str, options: &Options) -> Command {
    let mut server = run::command(program(profile));
    server.arg("serve").args(["--db", &options.db]);
    if options.app {
        server.arg("--dist").arg(house::dist());
    } else {
        server.arg("--no-dist");
    }
    server.arg("--systems").arg(&options.systems).args(["--port", &options.port.to_string()]);
    server.args(["--demo", &options.demo, "--people", &options.people.to_string()]);
    if let Some(seed) = options.seed {
        server.args(["--seed", &seed.to_string()]);
    }
    server
}

/// Starts it and waits until it says it is ready (seeding a demo region takes its time).
pub fn start(profile: &str, options: &Options, patience: Duration) -> Result<Service> {
    start_command(&mut command(profile, options), options.port, patience)
}

/// The same with a command of one's own.
pub fn start_command(command: &mut Command, port: u16, patience: Duration) -> Result<Service> {
    let mut service = Service::start(command)?;
    let start = Instant::now();
    while !ready(port) {
        if let Some(status) = service.ended()? {
            if status.code() == Some(2) {
                return Err(Usage::error("the server did not start; its message above says why"));
            }
            bail!("the server ended with {status} before it was ready");
        }
        if stop::asked().load(Ordering::Relaxed) {
            service.stop();
            bail!("stopped before the server was ready");
        }
        if start.elapsed() > patience {
            bail!("the server was not ready after {} s", patience.as_secs());
        }
        sleep(Duration::from_millis(100));
    }
    Ok(service)
}

/// Whether /readyz answers 200.
fn ready(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else {
        return false;
    };
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok();
    let request = format!("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    stream.write_all(request.as_bytes()).is_ok()
        && stream.read_to_string(&mut answer).is_ok()
        && answer.lines().next().is_some_and(|line| line.contains(" 200"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_system_is_answered_with_the_known_ones() {
        let known = vec!["ivanovo".to_owned(), "tosno".to_owned()];
        must_be_system("tosno", &known).expect("known");
        let error = must_be_system("moscow", &known).expect_err("unknown");
        assert!(error.is::<Usage>());
        assert_eq!(error.to_string(), "there is no system \"moscow\". Choose one of: ivanovo, tosno");
    }
}
