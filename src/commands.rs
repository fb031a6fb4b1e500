//! One file per command, thin; `bootstrap` opens what several of them need, and `error` says how one fails.

pub mod account;
pub mod api_key;
pub mod audit;
pub mod backup;
mod bootstrap;
pub mod bounce;
pub mod check;
pub mod copy;
pub mod demo;
pub mod error;
pub mod export;
pub mod import;
mod listening;
mod listing;
mod lists;
pub mod mail;
pub mod manual;
mod metrics;
pub mod migrate;
pub mod outbox;
pub mod request;
pub mod serve;
pub mod service;
mod service_manager;
mod unfinished_file;
pub mod webhook;
pub mod work;
pub mod worker;

use self::error::CommandError;
use crate::cli::Command;
use crate::config::Settings;
use crate::web::api::openapi;

/// Carries a command out.
///
/// # Errors
/// Why it could not be.
pub fn run(command: &Command, settings: Settings) -> Result<(), CommandError> {
    match command {
        Command::Demo { fresh } => demo::run(settings, *fresh),
        Command::Serve { no_worker, no_migrate } => serve::run(&settings, !no_worker, !no_migrate),
        Command::Worker { no_migrate } => worker::run(&settings, !no_migrate),
        Command::Migrate => migrate::run(&settings),
        Command::Import(given) => import::run(&settings, given),
        Command::Export(given) => export::run(&settings, given),
        Command::Backup { file } => backup::run(&settings, file),
        Command::Copy { from, to } => copy::run(from, to),
        Command::Account(command) => account::run(&settings, command),
        Command::Service(command) => service::run(&settings, command),
        Command::Request(command) => request::run(&settings, command),
        Command::Outbox(command) => outbox::run(&settings, command),
        Command::Mail(command) => mail::run(&settings, command),
        Command::Bounce(given) => bounce::run(&settings, given),
        Command::Check => check::run(&settings),
        Command::Work(command) => work::run(&settings, command),
        Command::Webhook(command) => webhook::run(&settings, command),
        Command::Openapi => bootstrap::say(&openapi::document()),
        Command::ApiKey(command) => api_key::run(&settings, command),
        Command::Completions { shell } => manual::print_completions(*shell),
        Command::Man { folder } => manual::write_pages(folder),
        Command::Audit(given) => audit::run(&settings, given),
    }
}

/// What the program ends with where settings are wrong.
#[must_use]
pub fn status_of_wrong_settings(command: &Command) -> u8 {
    match command {
        Command::Bounce(_) => bounce::TRY_LATER,
        _ => 2,
    }
}
