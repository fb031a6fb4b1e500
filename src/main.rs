//! Reads the command line and hands over to a command; nothing else.

use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use handover::cli::Cli;
use handover::commands::{self, serve};
use handover::config::{LogFormat, Needs, Settings, check_settings, unknown_names};
use tracing::subscriber::Interest;
use tracing::{Metadata, Subscriber};
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

/// Pages are made of many small pieces, on threads that hand them to each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::read();
    let settings = match checked(&cli) {
        Ok(settings) => settings,
        Err(problems) => {
            for problem in problems {
                eprintln!("handover: {problem}");
            }
            return ExitCode::from(commands::status_of_wrong_settings(&cli.command));
        }
    };
    start_log(&settings);
    match commands::run(&cli.command, settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for line in error.to_string().lines() {
                eprintln!("handover: {line}");
            }
            ExitCode::from(error.exit_code())
        }
    }
}

/// The settings, or everything that is wrong about them.
fn checked(cli: &Cli) -> Result<Settings, Vec<String>> {
    let names = env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned());
    let mut problems: Vec<String> = unknown_names(names).iter().map(ToString::to_string).collect();
    match check_settings(&cli.settings, Needs::of(&cli.command)) {
        Ok(settings) if problems.is_empty() => return Ok(settings),
        Ok(_) => {}
        Err(wrong) => problems.extend(wrong.iter().map(ToString::to_string)),
    }
    Err(problems)
}

/// Logs go to standard error; colours on a terminal alone.
fn start_log(settings: &Settings) {
    let filter = EnvFilter::new(&settings.log);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    match settings.log_format {
        LogFormat::Text => log.with_ansi(io::stderr().is_terminal()).finish().with(news()).init(),
        LogFormat::Json => log.json().finish().with(news()).init(),
    }
}

/// Once nobody else is let in, that actix cannot let anybody in is no news.
fn news<S: Subscriber>() -> impl Layer<S> {
    let is_of_the_door = |metadata: &Metadata<'_>| metadata.target() == "actix_server::accept";
    dynamic_filter_fn(move |metadata, _| !(is_of_the_door(metadata) && serve::door_is_closed())).with_callsite_filter(
        move |metadata| if is_of_the_door(metadata) { Interest::sometimes() } else { Interest::always() },
    )
}
