//! `cargo xtask conformance`: holds any backend against the platform API. The tests themselves are Python, in
//! tests/conformance: `requirements.txt` (pinned) and `run.py --url U --credentials FILE`, which prints
//! `N passed, N failed` last and ends with 0 only if none failed.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::args::{self, Usage};
use crate::setup::python;
use crate::{house, run};

pub const RUNNER: &str = "tests/conformance/run.py";
/// The accounts of a demo server.
pub const DEMO_CREDENTIALS: &str = "tests/conformance/demo.json";
const REQUIREMENTS: &str = "tests/conformance/requirements.txt";

/// `cargo xtask conformance --url U --credentials FILE`
pub fn task(mut parser: lexopt::Parser) -> Result<ExitCode> {
    let (mut url, mut credentials) = (None, None);
    while let Some(argument) = parser.next().map_err(|error| Usage::error(error.to_string()))? {
        match argument {
            lexopt::Arg::Long("url") => url = Some(args::value(&mut parser)?),
            lexopt::Arg::Long("credentials") => credentials = Some(PathBuf::from(args::value(&mut parser)?)),
            other => return Err(Usage::error(other.unexpected().to_string())),
        }
    }
    let (Some(url), Some(credentials)) = (url, credentials) else {
        return Err(Usage::error("conformance needs --url U and --credentials FILE"));
    };
    if !credentials.is_file() {
        return Err(Usage::error(format!(
            "{} is not a file. {DEMO_CREDENTIALS} shows what it should hold",
            credentials.display()
        )));
    }
    let (success, _) = run::tee(&mut command(&url, &std::path::absolute(credentials)?)?)?;
    Ok(if success { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether there are conformance tests in this checkout.
pub fn exists() -> bool {
    house::root().join(RUNNER).is_file()
}

/// The runner in its own Python environment.
pub fn command(url: &str, credentials: &Path) -> Result<Command> {
    let mut python = run::command(python::environment(&house::root().join(REQUIREMENTS))?);
    python.args(["-u", RUNNER, "--url", url]).arg("--credentials").arg(credentials);
    Ok(python)
}
