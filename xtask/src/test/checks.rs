//! The parts that need no running server.

use anyhow::{Context, Result};

use super::Scope;
use super::count::Counts;
use crate::setup::wasm::Toolchain;
use crate::setup::{debian, tools};
use crate::{house, run, tidy};

pub fn fmt(_: Scope) -> Result<Counts> {
    let mut cargo = run::command("cargo");
    Ok(Counts::one(run::tee(cargo.args(["fmt", "--all", "--check"]))?.0))
}

pub fn tidy(_: Scope) -> Result<Counts> {
    Ok(Counts::one(tidy::all()?))
}

/// The app is linted for the host: the lints are the same, and only one toolchain needs clippy.
pub fn clippy(_: Scope) -> Result<Counts> {
    let mut cargo = run::command("cargo");
    cargo.args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    Ok(Counts::one(run::tee(&mut cargo)?.0))
}

/// All crates in one build when everything runs; without the server's when only this part does.
pub fn native(scope: Scope) -> Result<Counts> {
    let server = ["--exclude", "platform-server"];
    cargo_test(&["--workspace"], if scope == Scope::All { &[] } else { &server })
}

/// Part of [`native`] when everything runs.
pub fn server(_: Scope) -> Result<Counts> {
    cargo_test(&["-p", "platform-server"], &[])
}

fn cargo_test(packages: &[&str], more: &[&str]) -> Result<Counts> {
    let mut cargo = run::command("cargo");
    cargo.args(["test", "--no-fail-fast"]).args(packages).args(more);
    let (success, output) = run::tee(&mut cargo)?;
    Ok(Counts::of_cargo(&output).with_status(success))
}

/// tests/web.rs in headless Chromium.
pub fn wasm(_: Scope) -> Result<Counts> {
    if !house::root().join("tests/web.rs").is_file() {
        println!("there is no tests/web.rs");
        return Ok(Counts::default());
    }
    tools::ensure(&tools::WASM_BINDGEN)?;
    debian::browser()?;
    let mut cargo = Toolchain::ready()?.command("cargo")?;
    cargo.args(["test", "--target", "wasm32-unknown-unknown", "-p", "marshrut", "--test", "web"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo.env("CHROMEDRIVER", debian::chromedriver().context("no chromedriver")?);
    let (success, output) = run::tee(&mut cargo)?;
    Ok(Counts::of_cargo(&output).with_status(success))
}
