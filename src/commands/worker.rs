//! `handover worker`

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::CommandError;
use super::serve::{open_database, stop_signal, warn};
use crate::clock::Clock;
use crate::config::{MailTransport, Settings};
use crate::keys::Keyring;
use crate::mail::Stationery;
use crate::mail::deliver::Carrier;
use crate::mail::smtp::SmtpSender;
use crate::store::Database;
use crate::work::worker::{Worker, Workshop};

/// How long what is under way may take once the program is asked to stop.
pub const STOP_WITHIN: Duration = Duration::from_secs(28);

/// The background worker alone, until it is told to stop.
///
/// # Errors
/// The database cannot be reached, or the worker cannot start.
pub fn run(settings: &Settings, migrate: bool) -> Result<(), CommandError> {
    warn(settings);
    let db = open_database(settings, migrate)?;
    let base_url = settings.base_url.clone();
    let base_url = base_url.unwrap_or_else(|| settings.base_url_when_bound(settings.listen));
    let keyring = keyring(settings)?;
    let stationery = Stationery {
        base_url,
        brand: settings.brand.clone(),
        look: settings.look.clone(),
        from: settings.mail_from.clone(),
        keyring,
    };
    let worker = actix_web::rt::System::new().block_on(async {
        let told_to_stop = stop_signal()?;
        let worker = start(settings, db, stationery, Clock::default())?;
        tracing::info!("the worker is at work");
        told_to_stop.await;
        Ok::<_, CommandError>(worker)
    })?;
    worker.stop(Instant::now() + STOP_WITHIN);
    tracing::info!("the worker has stopped");
    Ok(())
}

/// What is derived from the secret keys of the settings.
///
/// # Errors
/// There are none.
pub fn keyring(settings: &Settings) -> Result<Arc<Keyring>, CommandError> {
    let secrets = settings.secret_keys.as_ref();
    let secrets = secrets.ok_or_else(|| CommandError::Failed("there is no secret key".to_owned()))?;
    Ok(Arc::new(Keyring::new(secrets)))
}

/// Starts the worker's threads.
///
/// # Errors
/// The mail setting cannot be used, or the system gave no thread.
pub fn start(settings: &Settings, db: Database, stationery: Stationery, clock: Clock) -> Result<Worker, CommandError> {
    let carrier = match &settings.mail {
        Some(MailTransport::Smtp(smtp)) => {
            let sender = SmtpSender::new(smtp).map_err(|error| CommandError::Failed(error.to_string()))?;
            Carrier::Smtp(Box::new(sender))
        }
        Some(MailTransport::Mailbox) => Carrier::Mailbox,
        None => return Err(CommandError::Failed("there is no mail setting".to_owned())),
    };
    let workshop = Workshop { db, clock, stationery, keep: settings.keep };
    Worker::start(&workshop, carrier).map_err(CommandError::io("the worker could not start"))
}
