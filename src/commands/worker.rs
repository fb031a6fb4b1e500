//! `handover worker`

use std::time::Instant;

use super::bootstrap::{
    STOP_WITHIN, keyring, open_database, stationery, stop_signal, terms, warn, warn_of_what_is_there,
};
use super::error::CommandError;
use super::{metrics, service_manager};
use crate::clock::Clock;
use crate::config::{MailTransport, Settings};
use crate::mail::Stationery;
use crate::mail::deliver::Carrier;
use crate::mail::smtp::SmtpSender;
use crate::store::Database;
use crate::webhooks::gate::Gate;
use crate::webhooks::post::Poster;
use crate::work::WorkerContext;
use crate::work::worker::Worker;

/// The background worker alone, until it is told to stop.
///
/// # Errors
/// The database cannot be reached, or the worker cannot start.
pub fn run(settings: &Settings, migrate: bool) -> Result<(), CommandError> {
    warn(settings);
    let db = open_database(settings, migrate)?;
    let base_url = settings.base_url.clone();
    let base_url = base_url.ok_or_else(|| CommandError::Failed("there is no base URL".to_owned()))?;
    let keyring = keyring(settings)?;
    let metrics = metrics::listen(settings)?;
    warn_of_what_is_there(settings, &db, &keyring)?;
    let stationery = stationery(settings, base_url, keyring);
    let worker = actix_web::rt::System::new().block_on(async {
        let told_to_stop = stop_signal()?;
        metrics::serve(metrics, &db, &Clock::default())?;
        let worker = start(settings, db, stationery, Clock::default())?;
        tracing::info!("the worker is at work");
        service_manager::is_ready();
        told_to_stop.await;
        service_manager::is_stopping();
        Ok::<_, CommandError>(worker)
    })?;
    worker.stop(Instant::now() + STOP_WITHIN);
    tracing::info!("the worker has stopped");
    Ok(())
}

/// Starts the worker's threads.
///
/// # Errors
/// The mail setting cannot be used, or the system gave no thread.
pub fn start(settings: &Settings, db: Database, stationery: Stationery, clock: Clock) -> Result<Worker, CommandError> {
    let carrier = match &settings.mail {
        Some(MailTransport::Smtp(smtp)) => {
            let sender = SmtpSender::new(smtp, &settings.helo_name(&stationery.base_url))
                .map_err(|error| CommandError::Failed(error.to_string()))?;
            Carrier::Smtp(Box::new(sender))
        }
        Some(MailTransport::Mailbox) => Carrier::Mailbox,
        None => return Err(CommandError::Failed("there is no mail setting".to_owned())),
    };
    let terms = terms(settings, stationery.keyring.clone());
    let poster = Poster::new(settings.webhook_reach.clone());
    let gate = settings.gate.as_ref().map(Gate::new);
    let context = WorkerContext { db, clock, terms, stationery, poster, gate, keep: settings.keep };
    Worker::start(&context, carrier).map_err(CommandError::io("the worker could not start"))
}
