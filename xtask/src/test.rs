//! `cargo xtask test`: every check there is, or one part of them. Each part goes on after a failing one; the last line
//! is the sum. What is tested lies elsewhere; here is only how it is run and counted.

mod checks;
mod count;
mod live;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::args::Usage;
use crate::setup;
use count::Counts;

/// One thing to run, and what it is called on the screen.
#[derive(Debug, Clone, Copy)]
struct Part {
    group: Group,
    name: &'static str,
    run: fn(Scope) -> Result<Counts>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Unit,
    Wasm,
    Api,
    E2e,
}

/// Whether the caller wants all groups: then native tests of all crates run together and share one build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    All,
    OneGroup,
}

impl Part {
    /// The server's tests are among the native ones when everything runs.
    fn is_wanted(&self, scope: Scope, groups: &[Group]) -> bool {
        match scope {
            Scope::All => self.name != SERVER_TESTS,
            Scope::OneGroup => groups.contains(&self.group),
        }
    }
}

const SERVER_TESTS: &str = "server tests";

/// In the order in which a mistake is found soonest.
const PARTS: &[Part] = &[
    Part { group: Group::Unit, name: "fmt", run: checks::fmt },
    Part { group: Group::Unit, name: "tidy", run: checks::tidy },
    Part { group: Group::Unit, name: "clippy", run: checks::clippy },
    Part { group: Group::Unit, name: "native tests", run: checks::native },
    Part { group: Group::Wasm, name: "wasm tests in Chromium", run: checks::wasm },
    Part { group: Group::Api, name: SERVER_TESTS, run: checks::server },
    Part { group: Group::Api, name: "API conformance", run: live::conformance },
    Part { group: Group::E2e, name: "journeys", run: live::journeys },
];

/// `cargo xtask test [unit|wasm|api|e2e]`
pub fn task(mut parser: lexopt::Parser) -> Result<ExitCode> {
    let mut wanted = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| Usage::error(error.to_string()))? {
        match argument {
            lexopt::Arg::Value(name) => wanted.push(group(&name.to_string_lossy())?),
            other => return Err(Usage::error(other.unexpected().to_string())),
        }
    }
    let scope = if wanted.is_empty() { Scope::All } else { Scope::OneGroup };
    if scope == Scope::OneGroup && wanted.iter().all(|group| *group == Group::Unit) {
        setup::rust::components()?;
    } else {
        setup::everything()?;
    }
    let start = Instant::now();
    let mut rows = Vec::new();
    for part in PARTS.iter().filter(|part| part.is_wanted(scope, &wanted)) {
        rows.push((part.name, run(part, scope)?));
    }
    Ok(summary(&rows, start.elapsed()))
}

fn group(name: &str) -> Result<Group> {
    match name {
        "unit" => Ok(Group::Unit),
        "wasm" => Ok(Group::Wasm),
        "api" => Ok(Group::Api),
        "e2e" => Ok(Group::E2e),
        other => Err(Usage::error(format!("there is no part {other:?}. Choose of: unit, wasm, api, e2e"))),
    }
}

/// Runs one part; an error in running it is a failed check and no reason not to run the others, a request to stop is.
fn run(part: &Part, scope: Scope) -> Result<(Counts, Duration)> {
    println!("\n━━ {} ━━", part.name);
    let start = Instant::now();
    let counts = (part.run)(scope).or_else(|error| {
        if crate::stop::asked().load(std::sync::atomic::Ordering::Relaxed) {
            return Err(error);
        }
        eprintln!("xtask: {error:#}");
        Ok(Counts::one(false))
    })?;
    let taken = start.elapsed();
    println!("{} {}: {counts}, {}", if counts.failed == 0 { "✓" } else { "✗" }, part.name, shown(taken));
    Ok((counts, taken))
}

fn summary(rows: &[(&str, (Counts, Duration))], taken: Duration) -> ExitCode {
    println!("\n━━ summary ━━");
    let mut all = Counts::default();
    for (name, (counts, taken)) in rows {
        println!("{} {name:<24} {:>6}  {counts}", if counts.failed == 0 { "✓" } else { "✗" }, shown(*taken));
        all += *counts;
    }
    println!("  {:<24} {:>6}", "together", shown(taken));
    println!("{} passed, {} failed", all.passed, all.failed);
    if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn shown(taken: Duration) -> String {
    let seconds = taken.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{}:{:02}", seconds / 60, seconds % 60) }
}
