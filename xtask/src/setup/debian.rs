//! Debian packages: installed when we are root and apt-get is there, otherwise named together with the command.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::run;

/// Installs packages, or says how.
pub fn install(what_for: &str, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !(run::has("apt-get") && rustix::process::geteuid().is_root()) {
        bail!("{what_for} needs {list}, which are missing. Install them: sudo apt-get install -y {list}");
    }
    let apt = |arguments: &[&str]| {
        let mut command = run::command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        command
    };
    println!("→ {what_for}: apt-get install {list}");
    let wanted = [&["install", "-y", "--no-install-recommends"], packages].concat();
    if run::check(apt(&wanted).stdout(std::process::Stdio::null())).is_ok() {
        return Ok(());
    }
    // The package lists may be absent or old.
    run::check(apt(&["update"]).stdout(std::process::Stdio::null()))?;
    run::check(apt(&wanted).stdout(std::process::Stdio::null()))
}

/// A Chromium and its driver, for the wasm tests and the journeys.
pub fn browser() -> Result<()> {
    if chromium().is_some() && chromedriver().is_some() {
        return Ok(());
    }
    install("testing in a browser", &["chromium", "chromium-driver"])
}

/// CHROMIUM, or the first known name on the path.
pub fn chromium() -> Option<PathBuf> {
    found("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
}

/// CHROMEDRIVER, or the one on the path.
pub fn chromedriver() -> Option<PathBuf> {
    found("CHROMEDRIVER", &["chromedriver"])
}

fn found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable) {
        return Some(named.into()).filter(|path: &PathBuf| path.is_file());
    }
    let path = std::env::var_os("PATH")?;
    let dirs: Vec<_> = std::env::split_paths(&path).chain([Path::new("/usr/bin").to_path_buf()]).collect();
    names.iter().find_map(|name| dirs.iter().map(|dir| dir.join(name)).find(|path| path.is_file()))
}
