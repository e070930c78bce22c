//! Build tools that are Rust programs: Trunk, wasm-bindgen, wasm-split. Each version has a folder of its own in the
//! cache; a folder counts once its program is in it (cargo puts it there last).

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{house, run};

/// One tool at one version.
#[derive(Debug)]
pub struct Tool {
    pub folder: &'static str,
    pub package: &'static str,
    pub version: &'static str,
    pub program: &'static str,
    pub arguments: &'static [&'static str],
    /// About how long the build takes on two cores.
    pub takes: &'static str,
}

pub const ALL: &[&Tool] = &[&TRUNK, &WASM_BINDGEN, &WASM_SPLIT];

// Unlocked it does not compile. Without its TLS: it downloads nothing here, the tools come from the path.
pub const TRUNK: Tool = Tool {
    folder: "trunk",
    package: "trunk",
    version: "0.21.14",
    program: "trunk",
    arguments: &["--locked", "--no-default-features"],
    takes: "4 to 6 minutes",
};

// Must be the very version of wasm-bindgen in Cargo.lock; tidy holds it there. Unlocked: its lock may name
// versions that a registry mirror does not have yet.
pub const WASM_BINDGEN: Tool = Tool {
    folder: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    program: "wasm-bindgen",
    arguments: &[],
    takes: "2 minutes",
};

pub const WASM_SPLIT: Tool = Tool {
    folder: "wasm-split",
    package: "wasm_split_cli_support",
    version: "0.2.4",
    program: "wasm-split-cli",
    arguments: &["--locked", "--features", "build-binary"],
    takes: "1 minute",
};

impl Tool {
    /// The folder of its programs.
    pub fn bin(&self) -> Result<PathBuf> {
        Ok(self.home()?.join("bin"))
    }

    fn home(&self) -> Result<PathBuf> {
        Ok(house::tools()?.join(format!("{}-{}", self.folder, self.version)))
    }
}

/// Builds the tool if the cache lacks it.
pub fn ensure(tool: &Tool) -> Result<()> {
    if tool.bin()?.join(tool.program).is_file() {
        return Ok(());
    }
    let build = house::tools()?.join("build");
    let mut cargo = run::command("cargo");
    cargo.args(["install", tool.package, "--version", tool.version, "--quiet"]).args(tool.arguments);
    cargo.arg("--root").arg(tool.home()?).arg("--target-dir").arg(&build);
    // Away from the checkout: its .cargo/config.toml and toolchain are not for tools.
    fs::create_dir_all(&build).with_context(|| format!("cannot create {}", build.display()))?;
    cargo.current_dir(&build);
    // They run for seconds: how long they take to compile matters more than how fast they are.
    for (name, setting) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1"), ("DEBUG", "false")] {
        cargo.env(format!("CARGO_PROFILE_RELEASE_{name}"), setting);
    }
    run::step(&format!("{} {} (once, about {})", tool.package, tool.version, tool.takes), &mut cargo)?;
    // The shared build folder only helps while several tools are built in a row.
    if ALL.iter().all(|tool| tool.bin().is_ok_and(|bin| bin.join(tool.program).is_file())) {
        fs::remove_dir_all(&build).ok();
    }
    Ok(())
}
