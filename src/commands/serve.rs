//! `handover serve`

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::bootstrap::{
    STOP_WITHIN, keyring, open_database, stationery, stop_signal, style, terms, warn, warn_of_what_is_there,
};
use super::error::CommandError;
use super::listening::{Listening, handed_over, listen};
use super::{metrics, service_manager, worker};
use crate::clock::Clock;
use crate::config::{MailTransport, Settings};
use crate::store::Database;
use crate::web::door::Door;
use crate::web::frame::assets::Assets;
use crate::web::frame::client_address::TrustedProxies;
use crate::web::frame::flood::FloodBound;
use crate::web::frame::site::{DemoSignIn, PRESS_MOST, Site};
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
    let doors = handed_over()?;
    warn(settings);
    let db = open_database(settings, migrate)?;
    let listening = listen(settings, doors)?;
    serve(Serving { settings, db, with_worker, listening, demo: None }, || Ok(()))
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
    let Serving { settings, db, with_worker, mut listening, demo } = what;
    let (doors, base_url) = (std::mem::take(&mut listening.doors), listening.base_url.clone());
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
            proxies: settings.trusted_proxies.clone(),
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
        press_most: PRESS_MOST,
        winding_down: winding_down.clone(),
    };
    let stationery = stationery(settings, base_url.clone(), keyring);
    actix_web::rt::System::new().block_on(async move {
        let told_to_stop = stop_signal()?;
        ready()?;
        metrics::serve(metrics, &db, &clock)?;
        let worker = if with_worker { Some(worker::start(settings, db, stationery, clock)?) } else { None };
        let own = if listening.handed_over { &[] } else { doors.as_slice() };
        let own: Result<Vec<Door>, _> = own.iter().map(Door::try_clone).collect();
        let own = own.map_err(CommandError::io("the listener"))?;
        let serving = server::serve(site, doors).map_err(CommandError::io("the server could not start"))?;
        let handle = serving.handle();
        tracing::info!(url = base_url.as_str(), "ready");
        let served = actix_web::rt::spawn(serving);
        service_manager::is_ready();
        told_to_stop.await;
        service_manager::is_stopping();
        tracing::info!("told to stop; what is under way is finished first");
        let until = Instant::now() + STOP_WITHIN;
        worker.iter().for_each(Worker::wind_down);
        // Whoever keeps a connection is told with the next answer that it was the last. actix alone would also drop
        // those who were let in and whose request it has not read yet.
        winding_down.begin();
        DOOR_CLOSED.store(true, Ordering::Relaxed);
        close(&own);
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

/// Lets nobody else in, where the doors are this process's own: those that were handed over stay open for the one after it.
fn close(doors: &[Door]) {
    for error in doors.iter().filter_map(|door| door.close().err()) {
        tracing::warn!(%error, "the listener could not be closed");
    }
}
