//! A Rust toolchain that compiles to wasm32-unknown-unknown: the one in use if it has the target, else rustup's
//! download, else a sysroot made from Debian's own sources (where nothing but packages can be downloaded).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, os::unix::fs::PermissionsExt};

use anyhow::{Context, Result};

use super::{debian, tools};
use crate::{house, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// How to call cargo (or Trunk) for wasm.
#[derive(Debug, Clone)]
pub struct Toolchain {
    /// Folder with rustc and cargo to put first on the path; none when those on the path do.
    bin: Option<PathBuf>,
    linker: Option<PathBuf>,
}

impl Toolchain {
    /// Finds one, or makes one.
    pub fn ready() -> Result<Self> {
        if has_target(None) || add_by_rustup() {
            return Ok(Self { bin: None, linker: None });
        }
        debian_toolchain()
    }

    /// A command that builds for wasm, with our tools on its path and the wasm target folder.
    pub fn command(&self, program: &str) -> Result<Command> {
        let mut command = run::command(program);
        let mut dirs = Vec::from_iter(self.bin.clone());
        for tool in tools::ALL {
            dirs.push(tool.bin()?);
        }
        let path = run::path_with(dirs.iter().map(PathBuf::as_path))?;
        // Found by hand: a changed PATH in the environment does not apply to finding the program itself.
        if let Some(found) =
            std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
        {
            command = run::command(found);
        }
        command.env("PATH", path).env("CARGO_TARGET_DIR", house::wasm_target());
        // Browsers do not read it, and wasm-bindgen would have to carry it.
        command.env("CARGO_PROFILE_DEV_DEBUG", "none");
        if let Some(linker) = &self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        Ok(command)
    }
}

fn has_target(rustc: Option<&Path>) -> bool {
    let mut command = run::command(rustc.unwrap_or(Path::new("rustc")));
    let Some(libs) = run::output(command.args(["--print", "target-libdir", "--target", TARGET])) else {
        return false;
    };
    fs::read_dir(libs).is_ok_and(|mut files| {
        files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libcore-")))
    })
}

/// Quick where the download works and where it cannot.
fn add_by_rustup() -> bool {
    // A machine that needed the Debian way once is not asked again on every start.
    if !run::has("rustup") || debian_sysroot().is_ok_and(|sysroot| sysroot.join("ready").is_file()) {
        return false;
    }
    println!("→ rustup target add {TARGET}");
    let mut rustup = run::command("timeout");
    rustup.args(["120", "rustup", "target", "add", TARGET]).stdin(std::process::Stdio::null());
    let added = run::output(&mut rustup).is_some() && has_target(None);
    println!(
        "{}",
        if added {
            "✓ target added"
        } else {
            "  no download from here: building the target from Debian's sources instead"
        }
    );
    added
}

fn debian_toolchain() -> Result<Toolchain> {
    let rustc = Path::new("/usr/bin/rustc");
    let sources = Path::new("/usr/lib/rustlib/src/rust/library/std");
    if !(rustc.is_file() && sources.exists() && Path::new("/usr/bin/cargo").is_file() && linker().is_some()) {
        let what = format!("compiling to wasm (`rustup target add {TARGET}` did not work here)");
        debian::install(&what, &["rustc-web", "cargo-web", "rust-web-src", "lld-22"])?;
    }
    let sysroot = debian_sysroot()?;
    if !sysroot.join("ready").is_file() {
        build_sysroot(&sysroot)?;
    }
    Ok(Toolchain { bin: Some(sysroot.join("bin")), linker: linker() })
}

fn debian_sysroot() -> Result<PathBuf> {
    let version = run::output(run::command("/usr/bin/rustc").arg("--version"))
        .context("/usr/bin/rustc does not run")?;
    let number = version.split_whitespace().nth(1).unwrap_or("unknown").to_owned();
    Ok(house::tools()?.join(format!("wasm-sysroot-{number}")))
}

fn linker() -> Option<PathBuf> {
    ["/usr/bin/wasm-ld-22", "/usr/bin/wasm-ld"].iter().map(PathBuf::from).find(|path| path.is_file())
}

/// std for wasm from the sources that belong to /usr/bin/rustc, in a folder that rustc takes for its own.
fn build_sysroot(sysroot: &Path) -> Result<()> {
    let work = house::tools()?.join("build-std");
    let lib = sysroot.join(format!("lib/rustlib/{TARGET}/lib"));
    for dir in [&work.join("src"), &lib, &sysroot.join("bin")] {
        fs::create_dir_all(dir).with_context(|| format!("cannot create {}", dir.display()))?;
    }
    fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"dummy\"\nversion = \"0.0.0\"\nedition = \"2024\"\n",
    )?;
    fs::write(work.join("src/lib.rs"), "")?;
    let mut cargo = run::command("/usr/bin/cargo");
    cargo.args([
        "build",
        "--quiet",
        "--release",
        "--target",
        TARGET,
        "-Z",
        "build-std=std,panic_abort,proc_macro,test",
    ]);
    cargo.current_dir(&work).env("CARGO_TARGET_DIR", work.join("target"));
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", "/usr/bin/rustc");
    // With bitcode the same libraries serve builds with and without link-time optimisation.
    cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run::step("std for wasm from Debian's sources (once, about 1 minute)", &mut cargo)?;

    for file in fs::read_dir(work.join(format!("target/{TARGET}/release/deps")))? {
        let file = file?;
        let name = file.file_name();
        let library = file.path().extension().is_some_and(|end| end == "rlib");
        if library && !name.to_string_lossy().starts_with("libdummy") {
            fs::copy(file.path(), lib.join(name))?;
        }
    }
    let host =
        run::output(run::command("/usr/bin/rustc").args(["--print", "host-tuple"])).context("no host")?;
    link(Path::new("/usr/lib/rustlib").join(&host), &sysroot.join("lib/rustlib").join(&host))?;
    link("/usr/bin/cargo", &sysroot.join("bin/cargo"))?;
    for program in ["rustc", "rustdoc"] {
        // A link would find /usr and not this folder.
        let script =
            format!("#!/bin/sh\nexec /usr/bin/{program} --sysroot \"{}\" \"$@\"\n", sysroot.display());
        let path = sysroot.join("bin").join(program);
        fs::write(&path, script)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    fs::remove_dir_all(&work).ok();
    fs::write(sysroot.join("ready"), "").context("cannot finish the sysroot")
}

fn link(from: impl AsRef<Path>, to: &Path) -> Result<()> {
    fs::remove_file(to).ok();
    std::os::unix::fs::symlink(from, to).with_context(|| format!("cannot link {}", to.display()))
}
