//! The reference backend.

use std::process::ExitCode;

fn main() -> ExitCode {
    platform_server::cli::run(std::env::args_os().skip(1))
}
