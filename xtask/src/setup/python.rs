//! Python: a virtual environment in the cache for a pinned list of packages.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::debian;
use crate::{house, run};

/// The interpreter of an environment that holds what `requirements` lists; made once for each content of that list.
pub fn environment(requirements: &Path) -> Result<PathBuf> {
    let list = fs::read(requirements).with_context(|| format!("cannot read {}", requirements.display()))?;
    let mut hasher = DefaultHasher::new();
    list.hash(&mut hasher);
    let home = house::tools()?.join(format!("python-{:016x}", hasher.finish()));
    let python = home.join("bin/python");
    if home.join("ready").is_file() && run::output(run::command(&python).arg("--version")).is_some() {
        return Ok(python);
    }
    if !run::has("python3") {
        bail!("Python 3.10 or newer is needed: apt-get install -y python3 python3-venv");
    }
    let make = || run::check(run::command("python3").args(["-m", "venv", "--clear"]).arg(&home));
    if make().is_err() {
        debian::install("API conformance", &["python3-venv"])?;
        make()?;
    }
    let mut pip = run::command(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(requirements);
    run::step("Python packages for API conformance", &mut pip)?;
    fs::write(home.join("ready"), "").context("cannot finish the Python environment")?;
    Ok(python)
}
