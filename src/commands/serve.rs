//! `handover serve`

use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::bootstrap::{
    STOP_WITHIN, keyring, open_database, stationery, stop_signal, style, terms, warn, warn_of_what_is_there,
};
use super::error::CommandError;
use super::{metrics, worker};
use crate::clock::Clock;
use crate::config::{BaseUrl, MailTransport, Settings};
use crate::store::Database;
use crate::web::frame::assets::Assets;
use crate::web::frame::client_address::TrustedProxies;
use crate::web::frame::flood::FloodBound;
use crate::web::frame::site::{DemoSignIn, Site};
use crate::web::frame::winding_down::WindingDown;
use crate::web::{open_files, server};
use crate::work::worker::Worker;

/// How long those who are there already may still ask, once nobody else is let in; where nobody is about to, it is over
/// at once.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

/// The web application, with its worker or without, until it is told to stop.
///
/// # Errors
/// The database cannot be reached, or the address cannot be listened on.
pub fn run(settings: &Settings, with_worker: bool, migrate: bool) -> Result<(), CommandError> {
    warn(settings);
    let db = open_database(settings, migrate)?;
    serve(Serving { settings, db, with_worker, listening: listen(settings)?, demo: None }, || Ok(()))
}

/// Where the application listens.
pub struct Listening {
    /// What connections come in by.
    pub listener: TcpListener,
    /// What customers type to get there.
    pub base_url: BaseUrl,
}

/// What is served, and how.
pub struct Serving<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The database, whose schema is up to date.
    pub db: Database,
    /// Whether this process carries out and mails, too.
    pub with_worker: bool,
    /// Where it listens.
    pub listening: Listening,
    /// Whom the sign-in page of the demo offers.
    pub demo: Option<DemoSignIn>,
}

/// Listens on the address of the settings.
///
/// # Errors
/// The address cannot be listened on.
pub fn listen(settings: &Settings) -> Result<Listening, CommandError> {
    let failed = |what: String| CommandError::io(what);
    let listener =
        TcpListener::bind(settings.listen).map_err(failed(format!("cannot listen on {}", settings.listen)))?;
    let bound = listener.local_addr().map_err(failed("the address that was bound".to_owned()))?;
    tracing::info!(address = %bound, "listening");
    Ok(Listening { listener, base_url: settings.base_url_when_bound(bound) })
}

/// How often a network may ask, unless the throttles are lifted.
fn flood_bound(settings: &Settings) -> Result<Option<FloodBound>, CommandError> {
    let bound = settings.limits.then(|| FloodBound::new(style(settings), &settings.brand)).transpose();
    bound.map_err(|error| CommandError::Failed(error.to_string()))
}

/// Serves until the program is told to stop. `ready` is called before the first page is served.
///
/// # Errors
/// The listener cannot be used, or the worker cannot start.
pub fn serve(what: Serving<'_>, ready: impl FnOnce() -> Result<(), CommandError>) -> Result<(), CommandError> {
    open_files::raise_limit();
    let Serving { settings, db, with_worker, listening: Listening { listener, base_url }, demo } = what;
    let keyring = keyring(settings)?;
    let metrics = metrics::listen(settings)?;
    warn_of_what_is_there(settings, &db, &keyring)?;
    let (clock, winding_down) = (Clock::default(), WindingDown::default());
    let terms = terms(settings, keyring.clone());
    let site = Site {
        db: db.clone(),
        terms,
        clock: clock.clone(),
        base_url: base_url.clone(),
        trusted_proxies: TrustedProxies {
            networks: settings.trusted_proxies.clone(),
            header: settings.client_address_header,
        },
        flood: flood_bound(settings)?,
        second_factor_required: settings.second_factor_required,
        style: style(settings),
        brand: settings.brand.clone(),
        assets: Assets::of(&settings.look),
        look: settings.look.clone(),
        mailbox: matches!(settings.mail, Some(MailTransport::Mailbox)),
        demo,
        winding_down: winding_down.clone(),
    };
    let stationery = stationery(settings, base_url.clone(), keyring);
    actix_web::rt::System::new().block_on(async move {
        let told_to_stop = stop_signal()?;
        ready()?;
        metrics::serve(metrics, &db, &clock)?;
        let worker = if with_worker { Some(worker::start(settings, db, stationery, clock)?) } else { None };
        let door = listener.try_clone().map_err(CommandError::io("the listener"))?;
        let serving = server::serve(site, listener).map_err(CommandError::io("the server could not start"))?;
        let handle = serving.handle();
        tracing::info!(url = base_url.as_str(), "ready");
        let served = actix_web::rt::spawn(serving);
        told_to_stop.await;
        tracing::info!("told to stop; what is under way is finished first");
        let until = Instant::now() + STOP_WITHIN;
        worker.iter().for_each(Worker::wind_down);
        // Whoever keeps a connection is told with the next answer that it was the last. actix alone would also drop
        // those who were let in and whose request it has not read yet.
        winding_down.begin();
        close(&door);
        winding_down.last_questions(LAST_ANSWERS).await;
        handle.stop(true).await;
        if let Some(worker) = worker {
            worker.stop(until);
        }
        drop(served);
        tracing::info!("stopped");
        Ok(())
    })
}

/// For the log, which belongs to the process as this does; pages ask their [`WindingDown`].
static DOOR_CLOSED: AtomicBool = AtomicBool::new(false);

/// Whether this process lets nobody else in.
#[must_use]
pub fn door_is_closed() -> bool {
    DOOR_CLOSED.load(Ordering::Relaxed)
}

/// Lets nobody else in: whoever comes now is refused at once, and can go to another instance, rather than kept waiting
/// for an answer that will never come.
#[cfg(unix)]
fn close(door: &TcpListener) {
    DOOR_CLOSED.store(true, Ordering::Relaxed);
    if let Err(error) = rustix::net::shutdown(door, rustix::net::Shutdown::Read) {
        tracing::warn!(%error, "the listener could not be closed");
    }
}

#[cfg(not(unix))]
fn close(_: &TcpListener) {}
