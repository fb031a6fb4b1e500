//! `handover demo`: the whole thing, to look at.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

use super::bootstrap::{keyring, open_database, say, stationery, terms};
use super::error::CommandError;
use super::listening::listen;
use super::serve::{Serving, serve};
use crate::clock::Clock;
use crate::config::{BaseUrl, MailTransport, SecretKeys, Settings};
use crate::domain::account::Account;
use crate::domain::text::hex;
use crate::domain::time::DAY;
use crate::flows::Terms;
use crate::seed::operators::{self, DemoOperator, look_after_operators};
use crate::seed::{self, Ground, PASSWORD, Seeder};
use crate::store::{Database, accounts};
use crate::web::frame::site::{DemoOperatorsSignIn, DemoSignIn};

const DATABASE: &str = "demo.db";
const KEY: &str = "demo.key";
/// There while the database is filled: half a demo would be taken for a whole one at the next start.
const UNFINISHED: &str = "demo.db-unfinished";
/// Accounts that are printed at most.
const ACCOUNTS_MAX: i64 = 100;

/// Serves the demo until it is told to stop. `fresh` begins anew.
///
/// # Errors
/// The files in this folder cannot be used, or the address cannot be listened on.
pub fn run(mut settings: Settings, fresh: bool) -> Result<(), CommandError> {
    // First of all: where another demo serves at this address, its files stay.
    let listening = listen(&settings, Vec::new())?;
    if fresh {
        remove(KEY)?;
    }
    if fresh || Path::new(UNFINISHED).exists() {
        for file in [DATABASE, "demo.db-wal", "demo.db-shm", UNFINISHED] {
            remove(file)?;
        }
    }
    settings.secret_keys = Some(key()?);
    settings.secret_files = vec![KEY.into()];
    settings.mail = Some(MailTransport::Mailbox);
    let db = open_database(&settings, true)?;
    let (accounts, operators) = fill(&settings, &db, &listening.base_url)?;
    let shown = accounts.iter().map(|account| (account.nic.to_string(), account.name.to_string())).collect();
    let sign_in =
        DemoSignIn { accounts: shown, password: PASSWORD.to_owned(), operators: Some(operators_sign_in(&operators)) };
    let address = listening.base_url.as_str().to_owned();
    serve(Serving { settings: &settings, db, with_worker: true, listening, demo: Some(sign_in) }, || {
        for account in &accounts {
            say(&format!("{}  {} ({})", account.nic, account.name, account.zone.0))?;
        }
        say(&format!("Password: {PASSWORD}"))?;
        say(&format!("Address: {address}"))?;
        say_operators(&operators)?;
        io::stdout().flush().map_err(CommandError::io("standard output"))
    })
}

/// Behind all else: these need more than a password.
fn say_operators(operators: &[DemoOperator]) -> Result<(), CommandError> {
    for DemoOperator { nic, name, role } in operators {
        say(&format!("Operator: {nic}  {name} ({})", role.as_str()))?;
    }
    say(&format!("Second factor of the operators: {}", operators::app_key()))?;
    say(&format!("Their recovery codes, each good once: {}", operators::recovery_codes().join(", ")))
}

fn operators_sign_in(operators: &[DemoOperator]) -> DemoOperatorsSignIn {
    let accounts = operators.iter().map(|operator| (operator.nic.to_string(), operator.name.to_owned())).collect();
    DemoOperatorsSignIn { accounts, key: operators::app_key(), codes: operators::recovery_codes() }
}

fn remove(file: &str) -> Result<(), CommandError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(CommandError::Io { what: format!("cannot delete {file}"), error })
        }
        _ => Ok(()),
    }
}

/// The demo's own secret key: made once, for its owner's eyes alone.
fn key() -> Result<SecretKeys, CommandError> {
    if !Path::new(KEY).exists() {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(KEY).map_err(CommandError::io(format!("cannot write {KEY}")))?;
        let made = hex(&rand::random::<[u8; 32]>());
        writeln!(file, "{made}").map_err(CommandError::io(format!("cannot write {KEY}")))?;
    }
    let stored = fs::read_to_string(KEY).map_err(CommandError::io(format!("cannot read {KEY}")))?;
    SecretKeys::from_hex(stored.trim())
        .map_err(|_| CommandError::Failed(format!("{KEY} holds no key; `handover demo --fresh` begins anew")))
}

/// Fills an empty database; gives the open requests of a filled one their full time anew. Says which accounts sign in with their
/// password alone, and which are the operators'.
fn fill(
    settings: &Settings,
    db: &Database,
    base_url: &BaseUrl,
) -> Result<(Vec<Account>, Vec<DemoOperator>), CommandError> {
    let clock = Clock::default();
    let keyring = keyring(settings)?;
    // The history is one of the usual terms, whatever is set; open requests get the set term.
    let terms =
        Terms { request_ttl: DAY * 30, apply_delay: Duration::ZERO, limits: false, ..terms(settings, keyring.clone()) };
    let stationery = stationery(settings, base_url.clone(), keyring.clone());
    let [first, second] = [0, 1].map(|place| settings.zones.get(place).or(settings.zones.first()).cloned());
    let zones = [first.unwrap_or_default(), second.unwrap_or_default()];
    let ground = Ground { zones, nic_suffix: settings.nic_suffix.clone(), open_ttl: settings.request_ttl };
    let there = db.read_blocking(|conn| accounts::that_can_sign_in(conn, 1))?;
    if there.is_empty() {
        fs::write(UNFINISHED, "").map_err(CommandError::io(format!("cannot write {UNFINISHED}")))?;
        Seeder::new(db.clone(), terms, stationery, clock.now()).plant(&ground)?;
        db.write_blocking(|tx| seed::hold_back(tx, clock.now()))?;
    } else {
        db.write_blocking(|tx| seed::renew(tx, settings.request_ttl, clock.now()))?;
    }
    let operators = look_after_operators(db, &ground, &keyring, clock.now())?;
    remove(UNFINISHED)?;
    let mut accounts = db.read_blocking(|conn| accounts::that_can_sign_in(conn, ACCOUNTS_MAX))?;
    accounts.retain(|account| operators.iter().all(|operator| operator.nic != account.nic));
    Ok((accounts, operators))
}
