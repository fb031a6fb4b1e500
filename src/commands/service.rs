//! `handover service`

use super::bootstrap::{open_database, operators_occasion, say, style};
use super::error::CommandError;
use super::lists;
use crate::cli::{ServiceCommand, ServiceGiven};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::RequestId;
use crate::domain::account::Language;
use crate::domain::locking::LockTurn;
use crate::domain::operator::Reason;
use crate::domain::owner::OwnerField;
use crate::domain::service::ContactType;
use crate::flows::looks::note_service_seen;
use crate::flows::operator_lock::{OperatorLock, OperatorLockOutcome, turn_operator_lock};
use crate::reads::services::{OperatorsServiceView, operators_service_view};
use crate::store::services;
use crate::words::terms::owner_field_key;
use crate::words::{Words, account_words, machine_time};

/// Lists services, shows one, or turns its contact lock as the operator.
///
/// # Errors
/// There is no such service, or requests are open on what is to be locked.
pub fn run(settings: &Settings, command: &ServiceCommand) -> Result<(), CommandError> {
    match command {
        ServiceCommand::Show { service: given } => {
            let words = style(settings).words(Language::English, None);
            let now = Clock::default().now();
            let db = open_database(settings, false)?;
            let found = db.read_blocking(|conn| operators_service_view(conn, (&given.name, &given.category), now))?;
            let view = found.ok_or_else(|| no_such(given))?;
            let occasion = operators_occasion(settings, now, None);
            db.write_blocking(|tx| note_service_seen(&mut occasion.context(tx), &view.service))?;
            lines(&view, &words).iter().try_for_each(|line| say(line))
        }
        ServiceCommand::List(given) => lists::list_services(settings, given),
        ServiceCommand::Lock { service, end_requests, reason } => {
            turn(settings, service, (LockTurn::On, *end_requests), reason)
        }
        ServiceCommand::Unlock { service, reason } => turn(settings, service, (LockTurn::Off, false), reason),
    }
}

fn turn(
    settings: &Settings,
    given: &ServiceGiven,
    (turn, end_requests): (LockTurn, bool),
    reason: &Reason,
) -> Result<(), CommandError> {
    let db = open_database(settings, false)?;
    let occasion = operators_occasion(settings, Clock::default().now(), Some(reason.clone()));
    let outcome = db.write_blocking(|tx| {
        let Some(service) = services::by_name(tx, &given.name, &given.category)? else {
            return Ok(OperatorLockOutcome::NotFound);
        };
        turn_operator_lock(&mut occasion.context(tx), OperatorLock { service: service.id, turn, end_requests })
    })?;
    let name = &given.name;
    let is = match turn {
        LockTurn::On => "locked",
        LockTurn::Off => "unlocked",
    };
    match outcome {
        OperatorLockOutcome::Turned { requests_ended } => {
            let ended = match requests_ended {
                0 => String::new(),
                1 => " 1 request on it was ended.".to_owned(),
                many => format!(" {many} requests on it were ended."),
            };
            say(&format!("{name} is {is}; its contacts are told by email.{ended}"))
        }
        OperatorLockOutcome::AsItIs => say(&format!("{name} was already {is}.")),
        OperatorLockOutcome::RequestsOpen(open) => Err(CommandError::Failed(format!(
            "{name} is not locked: open on it: {}; cancel these, or use --end-requests",
            numbers(&open)
        ))),
        OperatorLockOutcome::NotFound => Err(no_such(given)),
    }
}

fn no_such(given: &ServiceGiven) -> CommandError {
    let ServiceGiven { name, category } = given;
    CommandError::Failed(format!("there is no service {name} of category {category}"))
}

/// `request 12, request 13`
fn numbers(requests: &[RequestId]) -> String {
    requests.iter().map(|request| format!("request {request}")).collect::<Vec<_>>().join(", ")
}

fn lines(view: &OperatorsServiceView, words: &Words) -> Vec<String> {
    let service = &view.service;
    let mut lines = vec![format!("Service: {} ({})", service.name, service.category)];
    for (label, contact) in [
        ("Administrative contact", ContactType::Administrative),
        ("Technical contact", ContactType::Technical),
        ("Billing contact", ContactType::Billing),
    ] {
        let account = view.contacts.get(contact);
        let state = if account.open { "" } else { ", closed" };
        lines.push(format!("{label}: {}{state}", account_words(account.name.as_str(), account.nic.as_str())));
    }
    if let Some(renewal) = service.renewal {
        lines.push(format!("Last day: {} ({})", renewal.last_day, renewal.kind.map_or("unknown", Into::into)));
    }
    for field in OwnerField::ALL {
        if let Some(detail) = view.owner.get(field) {
            lines.push(format!("Owner, {}: {detail}", words.t(owner_field_key(field))));
        }
    }
    if let Some(lock) = service.lock {
        let by = view.locked_by.as_ref().map_or("the operator", |account| account.nic.as_str());
        lines.push(format!("Contact lock: since {} by {by}", machine_time(lock.since)));
    }
    if !view.open.is_empty() {
        lines.push(format!("Open: {}", numbers(&view.open)));
    }
    lines
}
