//! Starting other programs: what is inherited, what is shown, what counts as failure.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fmt, thread};

use anyhow::{Context, Result, bail};

use crate::house;
use crate::stop::Service;

/// A command at the root of the checkout, without what `cargo run` put into our own environment: an inherited
/// toolchain or package variable would reach the nested cargo and rustc and mislead both.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(house::root());
    for (name, _) in env::vars_os() {
        if inherited_from_cargo(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command
}

fn inherited_from_cargo(name: &str) -> bool {
    matches!(
        name,
        "CARGO" | "RUSTC" | "RUSTDOC" | "RUSTUP_TOOLCHAIN" | "RUST_RECURSION_COUNT" | "LD_LIBRARY_PATH"
    ) || name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || matches!(name, "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE")
}

/// Runs to the end with the output live; anything but success is an error that names the command.
pub fn check(command: &mut Command) -> Result<()> {
    command.stdin(Stdio::null());
    match Service::start(command)?.wait()? {
        Some(status) if status.success() => Ok(()),
        Some(status) => bail!("{} ended with {status}", Shown(command)),
        None => bail!("stopped"),
    }
}

/// Runs to the end, shows what it prints on standard output while it comes, and answers that and whether it succeeded.
pub fn tee(command: &mut Command) -> Result<(bool, String)> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut service = Service::start(command)?;
    let reader = service.output().map(|output| {
        thread::spawn(move || {
            let mut all = String::new();
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                all.push_str(&line);
                all.push('\n');
            }
            all
        })
    });
    let Some(status) = service.wait()? else {
        bail!("stopped");
    };
    let all = reader.and_then(|reader| reader.join().ok()).unwrap_or_default();
    Ok((status.success(), all))
}

/// Like [`check`], and says before what it is for and after how long it took.
pub fn step(what: &str, command: &mut Command) -> Result<()> {
    println!("→ {what}");
    let start = Instant::now();
    check(command)?;
    println!("✓ {what}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// What the command printed, trimmed; none if it cannot start or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is on the path.
pub fn has(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

/// PATH with these folders first.
pub fn path_with<'a>(first: impl IntoIterator<Item = &'a Path>) -> Result<std::ffi::OsString> {
    let own = env::var_os("PATH").unwrap_or_default();
    let dirs = first.into_iter().map(Path::to_path_buf).chain(env::split_paths(&own));
    env::join_paths(dirs).context("a folder in PATH has a colon in its name")
}

/// A command as one would type it.
pub struct Shown<'a>(pub &'a Command);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let program = Path::new(self.0.get_program());
        f.write_str(&program.file_name().unwrap_or(program.as_os_str()).to_string_lossy())?;
        self.0.get_args().try_for_each(|arg| write!(f, " {}", arg.to_string_lossy()))
    }
}
