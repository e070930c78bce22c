//! The app: Trunk in release with the wasm split, skipped when dist/ already holds the build of these very sources.
//! What happens inside a build is Trunk.toml's and xtask/web's business.

mod fingerprint;

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::args::Usage;
use crate::setup::wasm::Toolchain;
use crate::{house, run, setup};

/// The profile of Cargo.toml that the app is released with.
pub const PROFILE: &str = "wasm-release";
const STAMP: &str = ".fingerprint";

/// `cargo xtask build`
pub fn build_task(mut parser: lexopt::Parser) -> Result<ExitCode> {
    if let Some(argument) = parser.next().map_err(|error| Usage::error(error.to_string()))? {
        return Err(Usage::error(argument.unexpected().to_string()));
    }
    setup::for_app()?;
    build()?;
    Ok(ExitCode::SUCCESS)
}

/// Builds dist/ unless it is up to date.
pub fn build() -> Result<()> {
    let wanted = fingerprint::of_sources()?;
    let stamp = house::dist().join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|built| built == wanted) {
        println!("✓ the app is up to date");
        return Ok(());
    }
    run::step("the app (release, about 3 minutes when cold)", &mut release()?)?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Trunk without the size work, serving and rebuilding on changes; what it does not have it asks the backend for.
pub fn watch(port: u16, backend: &str) -> Result<Command> {
    let mut trunk = trunk("serve")?;
    trunk.args(["--port", &port.to_string(), "--proxy-backend", backend]);
    // dist/ stays the release.
    trunk.arg("--dist").arg(house::target().join("dev-dist"));
    Ok(trunk)
}

/// Trunk as the release needs it.
fn release() -> Result<Command> {
    let mut trunk = trunk("build")?;
    trunk.arg("--release");
    // By variables and not by arguments: the hook reads them too.
    trunk.env("TRUNK_BUILD_CARGO_PROFILE", PROFILE).env("TRUNK_BUILD_FEATURES", "split");
    Ok(trunk)
}

fn trunk(task: &str) -> Result<Command> {
    let mut trunk = Toolchain::ready()?.command("trunk")?;
    trunk.args([task, "--skip-version-check", "--offline", "--log", "warn"]);
    // Some environments set NO_COLOR=1, which this Trunk takes for a malformed boolean.
    trunk.env_remove("NO_COLOR");
    // Its own call stack says nothing about a mistake in our code.
    trunk.env("RUST_BACKTRACE", "0");
    Ok(trunk)
}
