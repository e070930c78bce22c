//! `cargo xtask bench [NAME …] [--json FILE]`: measures, holds against the budgets, writes docs/performance.md. Each
//! measurement has a module and a section of its own in that file.

mod hand;
mod report;
mod size;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::args::{self, Usage};

/// A measurement: its name and what runs it.
type Bench = (&'static str, fn() -> Result<report::Section>);

const ALL: &[Bench] = &[("size", size::measure), ("hand", hand::measure)];

/// `cargo xtask bench …`
pub fn task(mut parser: lexopt::Parser) -> Result<ExitCode> {
    let (mut wanted, mut json) = (Vec::new(), None);
    while let Some(argument) = parser.next().map_err(|error| Usage::error(error.to_string()))? {
        match argument {
            lexopt::Arg::Value(name) => wanted.push(find(&name.to_string_lossy())?),
            lexopt::Arg::Long("json") => json = Some(args::value(&mut parser)?),
            other => return Err(Usage::error(other.unexpected().to_string())),
        }
    }
    if wanted.is_empty() {
        wanted.extend(ALL);
    }
    let (mut kept, mut values) = (true, serde_json::Map::new());
    for (name, measure) in wanted {
        let section = measure()?;
        print!("{}", section.text);
        report::write(name, &section.text)?;
        kept &= section.kept;
        values.insert((*name).to_owned(), section.json);
    }
    if let Some(file) = json {
        let text = serde_json::to_string_pretty(&values)?;
        fs::write(&file, text + "\n").with_context(|| format!("cannot write {file}"))?;
    }
    println!("{}", if kept { "\nWithin budget." } else { "\nOver budget." });
    Ok(if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn find(name: &str) -> Result<&'static Bench> {
    let names = || ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let found = ALL.iter().find(|(known, _)| *known == name);
    found.ok_or_else(|| Usage::error(format!("there is no measurement {name:?}. Choose of: {}", names())))
}
