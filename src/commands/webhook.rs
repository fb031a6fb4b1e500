//! `handover webhook`

use std::io::{self, Write};
use std::time::Instant;

use serde_json::{Value, json};
use url::Url;

use super::bootstrap::{keyring, open_database, operators_occasion, say};
use super::error::CommandError;
use super::listing::ListPrinter;
use crate::cli::{ListFormat, WebhookCommand, WebhookGiven};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::WebhookId;
use crate::domain::feed::FeedType;
use crate::domain::time::Moment;
use crate::domain::webhook::{OffWhy, WebhookSecret, webhook_url};
use crate::flows::Occasion;
use crate::flows::webhooks::{
    Switched, add_webhook, change_webhook_secret, note_webhook_test, remove_webhook, retry_webhook, switch_webhook,
};
use crate::keys::Sealed;
use crate::store::Database;
use crate::store::webhook_deliveries::{UndeliveredEvent, troubled};
use crate::store::webhooks::{self, Webhook, WebhookOwed};
use crate::webhooks::post::{Posted, Poster};
use crate::webhooks::sign::Message;
use crate::words::machine_time;

const COLUMNS: &[&str] =
    &["id", "url", "state", "events", "waiting", "failing", "failed", "last_success", "last_error"];
/// As many events that were not taken are printed.
const SHOWN_MAX: i64 = 100;

/// Looks after webhooks.
///
/// # Errors
/// There is no such webhook, what was typed makes no sense, or the database cannot be reached.
pub fn run(settings: &Settings, command: &WebhookCommand) -> Result<(), CommandError> {
    let now = Clock::default().now();
    let db = open_database(settings, false)?;
    let occasion = |why: &crate::cli::Why| operators_occasion(settings, now, why.reason.clone());
    match command {
        WebhookCommand::Add { url, events, why } => add(settings, &db, &occasion(why), (url, events)),
        WebhookCommand::List { format } => list(&db, *format, now),
        WebhookCommand::Show(given) => show(&db, *given, now),
        WebhookCommand::Remove { webhook, why } => {
            let occasion = occasion(why);
            if !db.write_blocking(|tx| remove_webhook(&mut occasion.context(tx), id(*webhook)))? {
                return Err(no_such(*webhook));
            }
            say(&format!("Webhook {} is removed.", webhook.id))
        }
        WebhookCommand::NewSecret { webhook, keep_old, why } => {
            let occasion = occasion(why);
            let changed = db
                .write_blocking(|tx| change_webhook_secret(&mut occasion.context(tx), id(*webhook), *keep_old))?
                .ok_or_else(|| no_such(*webhook))?;
            let until = machine_time(now.plus(*keep_old));
            say(&changed.shown())?;
            note(&format!("The secret before signs too until {until}."))
        }
        WebhookCommand::On { webhook, why } => switch(&db, &occasion(why), *webhook, true),
        WebhookCommand::Off { webhook, why } => switch(&db, &occasion(why), *webhook, false),
        WebhookCommand::Retry { webhook, delivery, all: _, why } => retry(&db, &occasion(why), *webhook, *delivery),
        WebhookCommand::Test { webhook, why } => test(settings, &db, &occasion(why), *webhook),
    }
}

fn id(given: WebhookGiven) -> WebhookId {
    WebhookId(given.id)
}

fn no_such(given: WebhookGiven) -> CommandError {
    CommandError::Failed(format!("there is no webhook {}", given.id))
}

/// Says something beside what is printed for a program to read.
fn note(words: &str) -> Result<(), CommandError> {
    writeln!(io::stderr(), "{words}").map_err(CommandError::io("standard error"))
}

fn add(
    settings: &Settings,
    db: &Database,
    occasion: &Occasion,
    (url, events): (&str, &[FeedType]),
) -> Result<(), CommandError> {
    let url = webhook_url(url, settings.webhook_reach.has_networks());
    let url = url.map_err(|fault| CommandError::Failed(format!("the address {fault}")))?;
    let added = db.write_blocking(|tx| add_webhook(&mut occasion.context(tx), url.as_str(), events))?;
    let (id, secret) = added.ok_or_else(|| CommandError::Failed("there are as many as there may be".to_owned()))?;
    say(&secret.shown())?;
    note(&format!("Webhook {id} is on; `handover webhook test {id}` tries it out. The secret is not shown again."))
}

/// In a word, and the moment that it is about.
fn state(webhook: &Webhook, now: Moment) -> (&'static str, Option<Moment>) {
    match (webhook.off(), webhook.pause(now)) {
        (Some(OffWhy::Operator), _) => ("off", webhook.off_at.map(Moment)),
        (Some(OffWhy::Gone), _) => ("gone", webhook.off_at.map(Moment)),
        (None, Some(until)) => ("paused", Some(until)),
        (None, None) => ("on", None),
    }
}

fn types(webhook: &Webhook) -> String {
    webhook.events.as_deref().map_or_else(|| "all".to_owned(), |events| events.trim_matches(',').to_owned())
}

fn list(db: &Database, format: ListFormat, now: Moment) -> Result<(), CommandError> {
    let row = |WebhookOwed { webhook, owed }: WebhookOwed| -> Vec<Value> {
        let (state, _) = state(&webhook, now);
        vec![
            json!(webhook.id.0),
            json!(webhook.url),
            json!(state),
            json!(types(&webhook)),
            json!(owed.waiting),
            json!(owed.failing),
            json!(owed.failed),
            json!(webhook.delivered_at.map(|at| machine_time(Moment(at)))),
            json!(owed.last_error),
        ]
    };
    let rows: Vec<Vec<Value>> = db.read_blocking(webhooks::with_owed)?.into_iter().map(row).collect();
    let text = ListPrinter::new(format, COLUMNS).text(&rows)?;
    write!(io::stdout(), "{text}").map_err(CommandError::io("standard output"))
}

fn show(db: &Database, given: WebhookGiven, now: Moment) -> Result<(), CommandError> {
    let (found, events) = db.read_blocking(|conn| {
        let found = webhooks::with_owed(conn)?.into_iter().find(|found| found.webhook.id == id(given));
        Ok::<_, CommandError>((found, troubled(conn, id(given), SHOWN_MAX)?))
    })?;
    let WebhookOwed { webhook, owed } = found.ok_or_else(|| no_such(given))?;
    let (state, at) = state(&webhook, now);
    let since = |at: Option<Moment>| at.map(machine_time).unwrap_or_default();
    let lines = [
        ("url", webhook.url.clone()),
        ("events", types(&webhook)),
        ("state", format!("{state} {}", since(at)).trim_end().to_owned()),
        ("since", machine_time(webhook.created_at)),
        ("last success", since(webhook.delivered_at.map(Moment))),
        ("waiting", format!("{}, of which {} fail", owed.waiting, owed.failing)),
        ("given up", owed.failed.to_string()),
    ];
    for (label, value) in lines {
        say(format!("{label:<14}{value}").trim_end())?;
    }
    events.iter().try_for_each(|event| say(&line(event)))
}

fn line(event: &UndeliveredEvent) -> String {
    let UndeliveredEvent { id, number, attempts, .. } = event;
    let standing = match event.finished_at {
        Some(at) => format!("given up {}", machine_time(Moment(at))),
        None => format!("next try {}", machine_time(event.not_before)),
    };
    let error = event.last_error.as_deref().map(|error| format!(": {error}")).unwrap_or_default();
    format!("{id}  event {number} of {}  {standing}  tries {attempts}{error}", machine_time(event.created_at))
}

fn switch(db: &Database, occasion: &Occasion, given: WebhookGiven, on: bool) -> Result<(), CommandError> {
    let word = if on { "on" } else { "off" };
    match db.write_blocking(|tx| switch_webhook(&mut occasion.context(tx), id(given), on))? {
        Switched::Turned => say(&format!("Webhook {} is {word}.", given.id)),
        Switched::AsItWas => say(&format!("Webhook {} was {word} already.", given.id)),
        Switched::NoSuch => Err(no_such(given)),
    }
}

fn retry(db: &Database, occasion: &Occasion, given: WebhookGiven, delivery: Option<i64>) -> Result<(), CommandError> {
    let found = db.write_blocking(|tx| retry_webhook(&mut occasion.context(tx), id(given), delivery))?;
    match (found.ok_or_else(|| no_such(given))?, delivery) {
        (0, Some(delivery)) => Err(CommandError::Failed(format!("nothing waits there under the number {delivery}"))),
        (0, None) => say("Nothing waits or was given up."),
        (1, _) => say("1 event is sent again as soon as a worker is at work."),
        (all, _) => say(&format!("{all} events are sent again as soon as a worker is at work.")),
    }
}

fn test(settings: &Settings, db: &Database, occasion: &Occasion, given: WebhookGiven) -> Result<(), CommandError> {
    let webhook = db.read_blocking(|conn| webhooks::find(conn, id(given)))?.ok_or_else(|| no_such(given))?;
    let keyring = keyring(settings)?;
    let open = |sealed: &[u8]| WebhookSecret::from_bytes(&keyring.open(Sealed::WebhookSecret, sealed)?);
    let secrets: Vec<WebhookSecret> = webhook.signs(occasion.now).into_iter().filter_map(open).collect();
    if secrets.is_empty() {
        let words =
            "no key of HANDOVER_SECRET_KEY opens its secret: give it a new one with `handover webhook new-secret`";
        return Err(CommandError::Failed(words.to_owned()));
    }
    let url = Url::parse(&webhook.url).map_err(|_| CommandError::Failed("its address cannot be read".to_owned()))?;
    db.write_blocking(|tx| note_webhook_test(&mut occasion.context(tx), &webhook))?;
    let (message, began) = (Message::of_test(webhook.id, occasion.now), Instant::now());
    let headers = message.signed(&secrets, occasion.now);
    match Poster::new(settings.webhook_reach.clone()).post(&url, &headers, &message.body, occasion.now) {
        Posted::Answered { status: status @ 200..300, .. } => {
            say(&format!("Answered {status} after {} ms.", began.elapsed().as_millis()))
        }
        Posted::Answered { status, excerpt, .. } => {
            Err(CommandError::Failed(format!("it answered {status}: {excerpt}")))
        }
        Posted::Unanswered(why) => Err(CommandError::Failed(format!("it did not take the event: {why}"))),
    }
}
