//! What the Rust toolchain in use must bring besides cargo: a C compiler and linker to call, rustfmt, clippy.

use anyhow::{Result, bail};

use super::debian;
use crate::run;

/// For building anything native: SQLite is compiled from C.
pub fn linker() -> Result<()> {
    if run::has("cc") { Ok(()) } else { debian::install("compiling", &["build-essential"]) }
}

/// For the checks.
pub fn components() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let works = || run::output(run::command("cargo").args([subcommand, "--version"])).is_some();
        if works() {
            continue;
        }
        let add = ["component", "add", component];
        if run::has("rustup") && run::step(component, run::command("rustup").args(add)).is_ok() && works() {
            continue;
        }
        bail!("{component} is missing. Install it: rustup component add {component}");
    }
    Ok(())
}
