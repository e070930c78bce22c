//! Project tasks: what the README's commands call. Parses nothing itself beyond the name of the task; what each task
//! does lies in its module. It never contains product code.

mod app;
mod args;
mod bench;
mod conformance;
mod dev;
mod house;
mod live;
mod port;
mod run;
mod serve;
mod server;
mod setup;
mod stop;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::Result;
use args::Usage;

fn main() -> ExitCode {
    match task() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            // What the caller got wrong is told apart from what went wrong.
            if error.is::<Usage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn task() -> Result<ExitCode> {
    let mut parser = lexopt::Parser::from_env();
    let Some(name) = args::task_name(&mut parser)? else {
        print!("{}", args::HELP);
        return Ok(ExitCode::SUCCESS);
    };
    match name.as_str() {
        "setup" => setup::everything().map(|()| ExitCode::SUCCESS),
        "build" => app::build_task(parser),
        "serve" => serve::task(parser),
        "dev" => dev::task(parser),
        "bench" => bench::task(parser),
        "test" => test::task(parser),
        "tidy" => tidy::task(parser),
        "conformance" => conformance::task(parser),
        other => Err(Usage::error(format!("unknown task {other:?}\n\n{}", args::HELP))),
    }
}
