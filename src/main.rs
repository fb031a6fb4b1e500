//! Reads the command line and hands over to a command; nothing else.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use clap::Parser;
use handover::cli::{Cli, variable};
use handover::commands;
use handover::config::{LogFormat, Needs, Problem, Settings, check};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let settings = match check(&cli.settings, Needs::of(&cli.command)).and_then(start_log) {
        Ok(settings) => settings,
        Err(problems) => {
            for problem in problems {
                eprintln!("handover: {problem}");
            }
            return ExitCode::from(2);
        }
    };
    match commands::run(&cli.command, settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("handover: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

/// Logs go to standard error; colours on a terminal alone.
fn start_log(settings: Settings) -> Result<Settings, Vec<Problem>> {
    let expected = "a filter such as info or handover=debug,warn";
    let filter =
        EnvFilter::try_new(&settings.log).map_err(|_| vec![Problem::wrong(variable::LOG, &settings.log, expected)])?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    match settings.log_format {
        LogFormat::Text => log.with_ansi(io::stderr().is_terminal()).init(),
        LogFormat::Json => log.json().init(),
    }
    Ok(settings)
}
