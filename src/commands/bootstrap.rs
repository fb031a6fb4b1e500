//! What several commands open or make at their start, say, and wait for.

use std::env;
use std::fmt::Display;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use super::error::CommandError;
use crate::clock::Clock;
use crate::config::{BaseUrl, DatabaseUrl, Settings};
use crate::domain::Place;
use crate::domain::operator::{OperatorDesk, OperatorName, Reason};
use crate::domain::text;
use crate::domain::time::Moment;
use crate::flows::{Doer, Occasion, Terms};
use crate::keys::Keyring;
use crate::mail::Stationery;
use crate::store::{AnyConnection, Database, codes, connection, inspect, links, migrations};
use crate::words::HouseStyle;

/// How long what is under way may take once the program is asked to stop.
pub const STOP_WITHIN: Duration = Duration::from_secs(28);

/// Puts what is worth a warning about the settings in the log.
pub fn warn(settings: &Settings) {
    for caution in settings.cautions() {
        tracing::warn!("{caution}");
    }
}

/// Puts in the log which files others can read, and whether codes and links of the database are worth nothing with
/// these keys.
///
/// # Errors
/// The database cannot be read.
pub fn warn_of_what_is_there(settings: &Settings, db: &Database, keyring: &Keyring) -> Result<(), CommandError> {
    for open_file in settings.open_files() {
        tracing::warn!("{open_file}");
    }
    let (key_ids, now) = (keyring.all().map(|key| key.id.as_str()).collect::<Vec<_>>(), Clock::default().now());
    let (codes, links) = db.read_blocking(|conn| {
        let codes = codes::of_other_keys(conn, &key_ids, now)?;
        Ok::<_, CommandError>((codes, links::of_other_keys(conn, &key_ids, now)?))
    })?;
    if codes + links > 0 {
        tracing::warn!(
            codes,
            links,
            "codes and links of the database were made with a secret key that is not in the setting: none of them matches"
        );
    }
    Ok(())
}

/// A connection to the database, whose schema is up to date.
///
/// # Errors
/// It cannot be reached, or its schema is older or newer.
pub fn open(settings: &Settings) -> Result<AnyConnection, CommandError> {
    let mut conn = connection::connect(&settings.database)?;
    migrations::check(&mut conn)?;
    Ok(conn)
}

/// A connection that only reads, to a database that is there and ours, of this version or another.
///
/// # Errors
/// It is not there or not ours, or cannot be reached.
pub fn open_to_read(url: &DatabaseUrl) -> Result<AnyConnection, CommandError> {
    let mut conn = inspect::connect(url)?;
    if inspect::is_ours(&mut conn)? {
        return Ok(conn);
    }
    Err(CommandError::Failed("the database holds nothing of handover".to_owned()))
}

/// Opens the pool on a schema that is up to date.
///
/// # Errors
/// The database cannot be reached, or its schema is older or newer.
pub fn open_database(settings: &Settings, migrate: bool) -> Result<Database, CommandError> {
    let mut conn = connection::connect(&settings.database)?;
    if migrate {
        let ran = migrations::run(&mut conn)?;
        if ran > 0 {
            tracing::info!(ran, "the database was brought up to date");
        }
    } else {
        migrations::check(&mut conn)?;
    }
    Ok(Database::open(&settings.database, settings.database_connections)?)
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

/// What the operator has set for all flows.
pub fn terms(settings: &Settings, keyring: Arc<Keyring>) -> Terms {
    Terms {
        keyring,
        request_ttl: settings.request_ttl,
        apply_delay: settings.apply_delay,
        notice_steps: settings.renewal_notices.clone(),
        time_zone: settings.time_zone,
        limits: settings.limits,
        zones: settings.zones.clone(),
        nic_suffix: settings.nic_suffix.clone(),
    }
}

/// What stands around what the operator does by a command, and why. It makes and verifies no code, so it needs no secret key.
#[must_use]
pub fn operators_occasion(settings: &Settings, now: Moment, reason: Option<Reason>) -> Occasion {
    let keyring = settings.secret_keys.as_ref().map_or_else(Keyring::of_no_secret, Keyring::new);
    let by = Doer::Operator(operators_desk(reason));
    Occasion { terms: terms(settings, Arc::new(keyring)), now, by, from: Place::default() }
}

/// Who gives this command, and why.
#[must_use]
pub fn operators_desk(reason: Option<Reason>) -> OperatorDesk {
    OperatorDesk { name: OperatorName::of_command(&commander()), reason }
}

/// Whoever gives the command: the number that the system knows the user by, and the name that the environment gives. That of whoever
/// stands behind `sudo` is believed of root alone.
fn commander() -> String {
    #[cfg(unix)]
    let (is_root, user) = {
        let user = rustix::process::getuid();
        (user.is_root(), format!("uid {}", user.as_raw()))
    };
    #[cfg(not(unix))]
    let (is_root, user) = (false, "user".to_owned());
    let named = |variable| env::var(variable).ok().filter(|name| text::has_visible(name));
    let behind = if is_root { named("SUDO_USER").map(|name| format!("{name} by sudo")) } else { None };
    let name = behind.or_else(|| ["LOGNAME", "USER", "USERNAME"].into_iter().find_map(named));
    name.map_or_else(|| user.clone(), |name| format!("{user} ({name})"))
}

/// What all readers have in common.
#[must_use]
pub fn style(settings: &Settings) -> HouseStyle {
    HouseStyle { time_zone: settings.time_zone, categories: settings.categories }
}

/// What all emails are made from.
pub fn stationery(settings: &Settings, base_url: BaseUrl, keyring: Arc<Keyring>) -> Stationery {
    Stationery {
        base_url,
        style: style(settings),
        brand: settings.brand.clone(),
        look: settings.look.clone(),
        from: settings.mail_from.clone(),
        return_to: settings.mail_return.clone(),
        keyring,
    }
}

/// Prints a line; a closed pipe is a fault like any other, not a panic.
///
/// # Errors
/// Standard output cannot be written to.
pub fn say(line: &str) -> Result<(), CommandError> {
    writeln!(io::stdout(), "{line}").map_err(CommandError::io("standard output"))
}

/// `1 service`, `2 services`: so many of what adds an `s` where it is not one.
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(count: N, what: &str) -> String {
    if count == N::from(1) { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Waits for Ctrl-C, or for the system's word to end, from when it is called on.
///
/// # Errors
/// The system takes no handlers for its signals.
#[cfg(unix)]
pub fn stop_signal() -> Result<impl Future<Output = ()>, CommandError> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).map_err(CommandError::io("signals"))?;
    let mut terminate = signal(SignalKind::terminate()).map_err(CommandError::io("signals"))?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Waits for Ctrl-C.
///
/// # Errors
/// None on this system.
#[cfg(not(unix))]
pub fn stop_signal() -> Result<impl Future<Output = ()>, CommandError> {
    Ok(async move {
        let _ = tokio::signal::ctrl_c().await;
    })
}
