//! Where metrics are read, beside `serve` and `worker`.

use std::net::TcpListener;

use super::error::CommandError;
use crate::clock::Clock;
use crate::config::Settings;
use crate::store::Database;
use crate::web;

/// Listens where metrics are read, if anywhere.
///
/// # Errors
/// The address cannot be listened on.
pub fn listen(settings: &Settings) -> Result<Option<TcpListener>, CommandError> {
    let Some(address) = settings.metrics_listen else { return Ok(None) };
    let failed = |what: String| CommandError::io(what);
    let listener = TcpListener::bind(address).map_err(failed(format!("cannot listen on {address} for metrics")))?;
    let bound = listener.local_addr().map_err(failed("the address that was bound for metrics".to_owned()))?;
    tracing::info!(address = %bound, "metrics are read here");
    Ok(Some(listener))
}

/// Answers whoever reads metrics, as long as the process lives.
///
/// # Errors
/// The listener cannot be used.
pub fn serve(listener: Option<TcpListener>, db: &Database, clock: &Clock) -> Result<(), CommandError> {
    if let Some(listener) = listener {
        let served = web::metrics::serve(listener, db.clone(), clock.clone());
        actix_web::rt::spawn(served.map_err(CommandError::io("metrics could not be served"))?);
    }
    Ok(())
}
