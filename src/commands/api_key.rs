//! `handover api-key`

use std::io::{self, Write};

use serde_json::{Value, json};

use super::bootstrap::{open_database, operators_occasion, say};
use super::error::CommandError;
use super::listing::{ListPrinter, PIECE};
use crate::cli::{ApiKeyCommand, ListFormat};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::ApiKeyId;
use crate::domain::api_key::ApiKey;
use crate::flows::api_keys::{KeyRevoked, create, revoke};
use crate::store::Database;
use crate::store::api_keys::{self, StoredKey};
use crate::words::machine_time;

const KEYS: &[&str] = &["name", "scope", "created", "last_used", "revoked"];

/// Makes a key and prints it, lists the keys, or has one be worth nothing any more.
///
/// # Errors
/// The name is taken, there is no such key, or the database cannot be reached.
pub fn run(settings: &Settings, command: &ApiKeyCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let db = open_database(settings, false)?;
    match command {
        ApiKeyCommand::Create { name, scope, why } => {
            let occasion = operators_occasion(settings, now, why.reason.clone());
            let key = ApiKey::of(rand::random());
            if db.write_blocking(|tx| create(&mut occasion.context(tx), name, (*scope).into(), &key))? {
                return say(key.reveal());
            }
            Err(CommandError::Failed(format!("there is or was a key {} already: take another name", name.as_str())))
        }
        ApiKeyCommand::List { format } => list(&db, *format),
        ApiKeyCommand::Revoke { name, why } => {
            let occasion = operators_occasion(settings, now, why.reason.clone());
            let revoked = db.write_blocking(|tx| revoke(&mut occasion.context(tx), name))?;
            let name = name.as_str();
            match revoked {
                KeyRevoked::Done => say(&format!("The key {name} is worth nothing any more.")),
                KeyRevoked::AlreadySo => say(&format!("The key {name} was worth nothing before.")),
                KeyRevoked::NotFound => Err(CommandError::Failed(format!("there is no key {name}"))),
            }
        }
    }
}

fn list(db: &Database, format: ListFormat) -> Result<(), CommandError> {
    let (mut printer, mut out, mut beyond) = (ListPrinter::new(format, KEYS), io::stdout().lock(), ApiKeyId(0));
    loop {
        let keys = db.read_blocking(|conn| api_keys::beyond(conn, beyond, PIECE))?;
        let text = printer.text(&keys.iter().map(row).collect::<Vec<_>>())?;
        out.write_all(text.as_bytes()).map_err(CommandError::io("standard output"))?;
        let Some(last) = keys.last() else { return Ok(()) };
        beyond = last.id;
    }
}

fn row(key: &StoredKey) -> Vec<Value> {
    vec![
        json!(key.name),
        json!(key.scope.as_str()),
        json!(machine_time(key.created_at)),
        json!(key.last_used_at.map(machine_time)),
        json!(key.revoked_at.map(machine_time)),
    ]
}
