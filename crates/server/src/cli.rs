//! The command line: what is asked for, and errors as one line that names the remedy (exit code 2).

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use lexopt::{Arg, Parser, ValueExt};

use crate::{openapi, serve};

const HELP: &str = "\
The reference backend of «Маршрут».

platform-server serve [OPTIONS]     serves the API and the built app
platform-server openapi             prints the OpenAPI document

  --db URL         database, sqlite:PATH; else DATABASE_URL, else sqlite:marshrut.db
  --dist DIR       the built app (default: dist)
  --no-dist        serve only the API
  --systems DIR    folder with the systems (default: systems)
  --host ADDRESS   address to listen at (default: 127.0.0.1)
  --port PORT      port to listen at, 0 for any (default: 8080)
  --demo SYSTEM    fill an empty database with a made-up region of this system
  --people N       staff of the made-up region (default: 3000)
  --seed S         the same seed makes the same region (default: 1)";

/// What to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub db: String,
    pub dist: Option<PathBuf>,
    pub systems: PathBuf,
    pub host: String,
    pub port: u16,
    pub demo: Option<Demo>,
}

/// The made-up region to fill an empty database with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demo {
    pub system: String,
    pub people: u32,
    pub seed: u64,
}

#[derive(Debug)]
enum Task {
    Serve(Options),
    OpenApi,
    Help,
}

/// Runs the program with these arguments.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let database_url = std::env::var("DATABASE_URL").ok();
    let result = match parse(arguments, database_url) {
        Ok(Task::Serve(options)) => serve::run(options).map_err(|error| error.to_string()),
        Ok(Task::OpenApi) => openapi::text().map(|text| print!("{text}")).map_err(|error| error.to_string()),
        Ok(Task::Help) => {
            println!("{HELP}");
            Ok(())
        }
        Err(error) => Err(format!("{error}; see platform-server --help")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("platform-server: {message}");
            ExitCode::from(2)
        }
    }
}

fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    database_url: Option<String>,
) -> Result<Task, lexopt::Error> {
    let mut parser = Parser::from_args(arguments);
    match parser.next()? {
        Some(Arg::Value(task)) if task == "serve" => serve_options(parser, database_url).map(Task::Serve),
        Some(Arg::Value(task)) if task == "openapi" => match parser.next()? {
            None => Ok(Task::OpenApi),
            Some(other) => Err(other.unexpected()),
        },
        None | Some(Arg::Long("help") | Arg::Short('h')) => Ok(Task::Help),
        Some(other) => Err(other.unexpected()),
    }
}

fn serve_options(mut parser: Parser, database_url: Option<String>) -> Result<Options, lexopt::Error> {
    let mut options = Options {
        db: database_url.unwrap_or_else(|| "sqlite:marshrut.db".into()),
        dist: Some("dist".into()),
        systems: "systems".into(),
        host: "127.0.0.1".into(),
        port: 8080,
        demo: None,
    };
    let (mut people, mut seed) = (3000, 1);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("db") => options.db = parser.value()?.string()?,
            Arg::Long("dist") => options.dist = Some(parser.value()?.into()),
            Arg::Long("no-dist") => options.dist = None,
            Arg::Long("systems") => options.systems = parser.value()?.into(),
            Arg::Long("host") => options.host = parser.value()?.string()?,
            Arg::Long("port") => options.port = parser.value()?.parse()?,
            Arg::Long("demo") => {
                options.demo = Some(Demo { system: parser.value()?.string()?, people: 0, seed: 0 });
            }
            Arg::Long("people") => people = parser.value()?.parse()?,
            Arg::Long("seed") => seed = parser.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    if let Some(demo) = &mut options.demo {
        (demo.people, demo.seed) = (people, seed);
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str], url: Option<&str>) -> Result<Options, String> {
        let arguments = arguments.iter().map(OsString::from);
        match parse(arguments, url.map(str::to_owned)).map_err(|error| error.to_string())? {
            Task::Serve(options) => Ok(options),
            other => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn the_database_is_that_of_the_option_then_of_the_environment() {
        let db = |arguments: &[&str], url| options(arguments, url).expect("options").db;
        assert_eq!(db(&["serve"], None), "sqlite:marshrut.db");
        assert_eq!(db(&["serve"], Some("sqlite:a.db")), "sqlite:a.db");
        assert_eq!(db(&["serve", "--db", "sqlite:b.db"], Some("sqlite:a.db")), "sqlite:b.db");
    }

    #[test]
    fn people_and_seed_belong_to_the_demo_in_any_order() {
        let demo = options(&["serve", "--people", "60", "--demo", "tosno", "--seed", "7"], None)
            .expect("options")
            .demo;
        assert_eq!(demo, Some(Demo { system: "tosno".into(), people: 60, seed: 7 }));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for wrong in [&["serve", "--port", "many"][..], &["serve", "--colour"], &["sing"], &["serve", "--db"]]
        {
            assert!(options(wrong, None).is_err(), "{wrong:?}");
        }
    }
}
