//! `handover migrate`

use super::bootstrap::say;
use super::error::CommandError;
use crate::config::Settings;
use crate::store::{connection, migrations};

/// Brings the database's schema up to date.
///
/// # Errors
/// The database cannot be reached, or a migration fails.
pub fn run(settings: &Settings) -> Result<(), CommandError> {
    let mut conn = connection::connect(&settings.database)?;
    match migrations::run(&mut conn)? {
        0 => say("The database was up to date."),
        1 => say("The database is up to date: 1 migration was run."),
        ran => say(&format!("The database is up to date: {ran} migrations were run.")),
    }
}
