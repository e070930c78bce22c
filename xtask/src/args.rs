//! The command line: help text, the usage error, small readers on top of `lexopt`.

use std::ffi::OsString;
use std::fmt;

use anyhow::Result;

pub const HELP: &str = "\
cargo xtask TASK

  serve [--demo SYSTEM] [--people N] [--seed S] [--port P] [--db URL] [--no-build]
                          install what is missing, build, seed a demo region, serve it
  dev [--demo SYSTEM] [--port P]
                          the same in debug, rebuilt and reloaded when a source changes
  test [unit|wasm|api|e2e]
                          every check there is, or one part of them
  bench [size] [--json FILE]
                          measure, hold against the budgets, write docs/performance.md
  tidy [--write]          directions, file sizes, what is served, requirements and where they live
  conformance --url U --credentials FILE
                          hold any backend against the platform API
  build                   the app alone, into dist/
  setup                   only install what is missing
";

/// What the caller got wrong; the process ends with 2.
#[derive(Debug)]
pub struct Usage(String);

impl Usage {
    pub fn error(message: impl Into<String>) -> anyhow::Error {
        Self(message.into()).into()
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// The first word; none when help is wanted.
pub fn task_name(parser: &mut lexopt::Parser) -> Result<Option<String>> {
    match parser.next().map_err(|error| Usage::error(error.to_string()))? {
        Some(lexopt::Arg::Value(name)) => text(name).map(Some),
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) | None => Ok(None),
        Some(other) => Err(Usage::error(other.unexpected().to_string())),
    }
}

/// The value of the option just read.
pub fn value(parser: &mut lexopt::Parser) -> Result<String> {
    text(parser.value().map_err(|error| Usage::error(error.to_string()))?)
}

/// The same as a number.
pub fn number<T: std::str::FromStr>(parser: &mut lexopt::Parser, option: &str) -> Result<T> {
    let given = value(parser)?;
    given
        .parse()
        .map_err(|_| Usage::error(format!("{option} {given}: a whole number is needed, say {option} 3000")))
}

fn text(value: OsString) -> Result<String> {
    value.into_string().map_err(|value| Usage::error(format!("{} is not UTF-8", value.display())))
}
