//! Where things are: the checkout, the target folder, the tools' cache.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the checkout.
pub fn root() -> &'static Path {
    static ROOT: std::sync::LazyLock<PathBuf> = std::sync::LazyLock::new(|| {
        let own = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
        own.parent().map_or_else(PathBuf::new, Path::to_path_buf)
    });
    &ROOT
}

/// Cargo's target folder for everything native.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Its own folder for wasm, so that native and wasm builds do not wait for each other's lock.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// The built app.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What `setup` installed, shared by all checkouts of this user; every folder in it names its version.
pub fn tools() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("MARSHRUT_TOOLS") {
        return Ok(dir.into());
    }
    let cache = env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()).map(PathBuf::from);
    let cache = cache.or_else(|| env::home_dir().map(|home| home.join(".cache")));
    Ok(cache.context("neither HOME nor MARSHRUT_TOOLS is set")?.join("marshrut/tools"))
}
