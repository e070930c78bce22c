//! `cargo xtask tidy`: what the compiler does not hold. Each check is a function from file names and text to
//! findings, so that a test can show that it fails when it should. Formatting and lints are not here.

mod crates;
mod files;
mod locks;
mod requirements;
mod rooms;
mod served;

use std::fmt;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::args::Usage;
use crate::{house, run};

/// One file of the checkout, as text.
#[derive(Debug)]
pub struct Source {
    /// From the root, with slashes.
    pub path: String,
    pub text: String,
}

/// What is wrong, where.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    pub fails: bool,
    pub path: String,
    /// From 1; 0 for the whole file.
    pub line: usize,
    pub message: String,
}

impl Finding {
    fn failure(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { fails: true, path: path.to_owned(), line, message: message.into() }
    }

    fn warning(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { fails: false, ..Self::failure(path, line, message) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.fails { "error" } else { "warning" };
        match self.line {
            0 => write!(f, "{kind}: {}: {}", self.path, self.message),
            line => write!(f, "{kind}: {}:{line}: {}", self.path, self.message),
        }
    }
}

type Check = fn(&[Source]) -> Vec<Finding>;

const CHECKS: &[(&str, Check)] = &[
    ("directions between the crates", crates::check),
    ("directions inside src", rooms::check),
    ("file sizes and names", files::check),
    ("nothing from third parties", served::check),
    ("locks and pins", locks::check),
    ("requirements and where they live", requirements::check),
];

/// `cargo xtask tidy [--write]`
pub fn task(mut parser: lexopt::Parser) -> Result<ExitCode> {
    while let Some(argument) = parser.next().map_err(|error| Usage::error(error.to_string()))? {
        match argument {
            lexopt::Arg::Long("write") => write()?,
            other => return Err(Usage::error(other.unexpected().to_string())),
        }
    }
    Ok(if all()? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes anew what is made from the rest.
fn write() -> Result<()> {
    let (map, _) = requirements::made(&sources()?).map_err(anyhow::Error::msg)?;
    let path = house::root().join(requirements::MAP);
    fs::write(&path, map).with_context(|| format!("cannot write {}", path.display()))
}

/// Runs every check, prints the findings; whether none of them fails.
pub fn all() -> Result<bool> {
    let sources = sources()?;
    let mut failures = 0;
    for (name, check) in CHECKS {
        let findings = check(&sources);
        let failed = findings.iter().filter(|finding| finding.fails).count();
        println!("{} {name}", if failed == 0 { "✓" } else { "✗" });
        for finding in &findings {
            println!("  {finding}");
        }
        failures += failed;
    }
    println!("tidy: {failures} failures in {} files", sources.len());
    Ok(failures == 0)
}

/// Every text file that is committed or would be.
fn sources() -> Result<Vec<Source>> {
    let mut git = run::command("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let list =
        run::output(&mut git).context("`git ls-files` does not work here: tidy needs a git checkout")?;
    let read = |path: &str| {
        let text = fs::read_to_string(house::root().join(path)).ok()?;
        Some(Source { path: path.to_owned(), text })
    };
    Ok(list.split('\0').filter_map(read).collect())
}

/// Lines with their numbers, without Rust's line comments and without the tests at the end of a file.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(at, line)| (at + 1, line))
}

#[cfg(test)]
fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_tests_are_not_code() {
        let text = "use a;\n// use b;\n    /// c\nfn d() {}\n#[cfg(test)]\nmod tests {}\n";
        assert_eq!(code_lines(text).collect::<Vec<_>>(), [(1, "use a;"), (4, "fn d() {}")]);
    }
}
