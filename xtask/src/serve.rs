//! `cargo xtask serve`: from a fresh clone to a served demo region. What the caller may have got wrong is checked
//! before anything is built.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::args::{self, Usage};
use crate::server::{self, Options};
use crate::{app, house, port, setup};

/// Seeding 100,000 people is slow, a server that hangs is hopeless: between the two.
const PATIENCE: Duration = Duration::from_mins(10);

/// `cargo xtask serve …`
pub fn task(parser: lexopt::Parser) -> Result<ExitCode> {
    let (options, build) = parse(parser)?;
    server::must_be_system(&options.demo, &server::systems())?;
    port::must_be_free(options.port)?;
    if build {
        setup::for_app()?;
        app::build()?;
        server::build()?;
    } else if !(house::dist().join("index.html").is_file() && server::program("release").is_file()) {
        return Err(Usage::error(
            "--no-build: there is no build yet. Run `cargo xtask serve` once without it",
        ));
    }
    let mut service = server::start("release", &options, PATIENCE)?;
    println!("\n  «Маршрут»: http://127.0.0.1:{}\n  Ctrl+C stops it.\n", options.port);
    match service.wait()? {
        None => Ok(ExitCode::SUCCESS),
        Some(status) if status.success() => Ok(ExitCode::SUCCESS),
        Some(status) => bail!("the server ended with {status}"),
    }
}

fn parse(mut parser: lexopt::Parser) -> Result<(Options, bool)> {
    let mut options = Options {
        demo: "novosibirsk".into(),
        people: 3000,
        seed: None,
        port: 8080,
        db: String::new(),
        app: true,
        systems: "systems".into(),
    };
    let mut build = true;
    while let Some(argument) = parser.next().map_err(|error| Usage::error(error.to_string()))? {
        match argument {
            lexopt::Arg::Long("demo") => options.demo = args::value(&mut parser)?,
            lexopt::Arg::Long("people") => options.people = args::number(&mut parser, "--people")?,
            lexopt::Arg::Long("seed") => options.seed = Some(args::number(&mut parser, "--seed")?),
            lexopt::Arg::Long("port") => options.port = args::number(&mut parser, "--port")?,
            lexopt::Arg::Long("db") => options.db = args::value(&mut parser)?,
            lexopt::Arg::Long("no-build") => build = false,
            other => return Err(Usage::error(format!("{}\n\n{}", other.unexpected(), args::HELP))),
        }
    }
    if options.db.is_empty() {
        options.db = format!("sqlite:{}/demo-{}.db", house::target().display(), options.demo);
    }
    Ok((options, build))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<(Options, bool)> {
        parse(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn defaults_are_those_of_the_readme() {
        let (options, build) = parsed(&[]).expect("no options");
        assert_eq!((options.demo.as_str(), options.people, options.port), ("novosibirsk", 3000, 8080));
        assert!(options.db.ends_with("/demo-novosibirsk.db"), "{}", options.db);
        assert!(build);
    }

    #[test]
    fn what_cannot_be_understood_ends_with_usage() {
        for wrong in [&["--people", "many"][..], &["--port", "70000"], &["--colour"], &["--demo"]] {
            assert!(parsed(wrong).expect_err("wrong").is::<Usage>(), "{wrong:?}");
        }
    }
}
