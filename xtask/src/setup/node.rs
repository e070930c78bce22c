//! Node: the runtime, and the packages of a folder with a committed lock.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::{Context, Result, bail};

use crate::{house, run};

const OLDEST: u32 = 20;

/// Node and npm are there and new enough.
pub fn runtime() -> Result<()> {
    let version = run::output(run::command("node").arg("--version"));
    let major =
        version.as_deref().and_then(|v| v.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST && run::has("npm") => Ok(()),
        _ => bail!(
            "Node {OLDEST} or newer with npm is needed, {} found. Install it from your distribution or with nvm: nvm install {OLDEST}",
            version.as_deref().unwrap_or("none was")
        ),
    }
}

/// `npm ci` in a folder, unless its lock is the one that was installed.
pub fn packages(folder: &str) -> Result<()> {
    let dir = house::root().join(folder);
    let lock = dir.join("package-lock.json");
    let text = fs::read(&lock).with_context(|| format!("{folder}/package-lock.json is missing"))?;
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let (stamp, wanted) = (dir.join("node_modules/.installed"), format!("{:016x}", hasher.finish()));
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = run::command("npm");
    npm.args(["ci", "--no-fund", "--no-audit", "--loglevel=error"]).current_dir(&dir);
    // The journeys use the system's Chromium: no browser of their own is downloaded.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run::step(&format!("npm packages of {folder}"), &mut npm)?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}
