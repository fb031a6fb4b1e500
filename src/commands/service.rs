//! `handover service`

use std::collections::BTreeMap;

use super::bootstrap::{open_database, operators_occasion, say, style};
use super::error::CommandError;
use super::lists;
use crate::cli::{ContactsGiven, ServiceCommand, ServiceGiven};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::account::{Language, NicHandle};
use crate::domain::force::ForceFault;
use crate::domain::locking::LockTurn;
use crate::domain::operator::Reason;
use crate::domain::owner::OwnerField;
use crate::domain::service::ContactType;
use crate::domain::{RequestId, ServiceId};
use crate::flows::Cx;
use crate::flows::force_contacts::{Forced, force_contacts};
use crate::flows::looks::note_service_seen;
use crate::flows::operator_lock::{OperatorLock, OperatorLockOutcome, turn_operator_lock};
use crate::flows::remove_services::{TellContacts, remove_services};
use crate::flows::rename_service::{Renamed, rename_service};
use crate::reads::services::{OperatorsServiceView, operators_service_view};
use crate::store::{StoreResult, services};
use crate::words::terms::owner_field_key;
use crate::words::{Words, account_words, machine_time};

/// Lists services, shows one, or changes it as the operator.
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
        ServiceCommand::SetContact { service, contacts, reason } => set_contacts(settings, service, contacts, reason),
        ServiceCommand::Rename { service, new_name, reason } => {
            let outcome = act(settings, service, reason, |cx, id| rename_service(cx, id, new_name))?;
            let (name, new_name) = (&service.name, new_name.as_str());
            match outcome {
                Renamed::Done => say(&format!("{name} is called {new_name} now; its contacts are told by email.")),
                Renamed::AsItIs => say(&format!("{name} is called so already.")),
                Renamed::Taken => Err(CommandError::Failed(format!(
                    "there is another service of category {} that is called {new_name}",
                    service.category
                ))),
                Renamed::NotFound => Err(no_such(service)),
            }
        }
        ServiceCommand::Remove { service, reason } => {
            let removed = act(settings, service, reason, |cx, id| remove_services(cx, &[id], TellContacts::Yes))?;
            if removed.services == 0 {
                return Err(no_such(service));
            }
            let ended = ended_words(removed.requests_ended);
            say(&format!("{} is removed; those who were its contacts are told by email.{ended}", service.name))
        }
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
    let outcome = act(settings, given, reason, |cx, service| {
        turn_operator_lock(cx, OperatorLock { service, turn, end_requests })
    })?;
    let name = &given.name;
    let is = match turn {
        LockTurn::On => "locked",
        LockTurn::Off => "unlocked",
    };
    match outcome {
        OperatorLockOutcome::Turned { requests_ended } => {
            let ended = ended_words(requests_ended);
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

/// What an operator does to a service.
fn act<T>(
    settings: &Settings,
    given: &ServiceGiven,
    reason: &Reason,
    flow: impl Fn(&mut Cx<'_>, ServiceId) -> StoreResult<T>,
) -> Result<T, CommandError> {
    let db = open_database(settings, false)?;
    let occasion = operators_occasion(settings, Clock::default().now(), Some(reason.clone()));
    let done = db.write_blocking(|tx| {
        let Some(service) = services::by_name(tx, &given.name, &given.category)? else { return Ok(None) };
        flow(&mut occasion.context(tx), service.id).map(Some)
    })?;
    done.ok_or_else(|| no_such(given))
}

fn set_contacts(
    settings: &Settings,
    given: &ServiceGiven,
    contacts: &ContactsGiven,
    reason: &Reason,
) -> Result<(), CommandError> {
    let ContactsGiven { admin, tech, billing } = contacts;
    let named = [(ContactType::Administrative, admin), (ContactType::Technical, tech), (ContactType::Billing, billing)];
    let wanted: BTreeMap<_, _> = named.into_iter().filter_map(|(contact, nic)| Some((contact, nic.clone()?))).collect();
    let name = &given.name;
    match act(settings, given, reason, |cx, service| force_contacts(cx, service, &wanted))? {
        Forced::Set { requests_ended } => {
            let ended = ended_words(requests_ended);
            say(&format!("The contacts of {name} are set; those concerned are told by email.{ended}"))
        }
        Forced::AsItIs => say(&format!("The contacts of {name} were these already.")),
        Forced::Faults(faults) => {
            let said = |(contact, fault): &(ContactType, ForceFault)| {
                let nic = wanted.get(contact).map_or("", NicHandle::as_str);
                match fault {
                    ForceFault::Unknown => format!("there is no account {nic}"),
                    ForceFault::Closed => format!("{nic} is closed"),
                    ForceFault::OtherZone => {
                        format!("{nic}, the {} contact, belongs to another zone than the others", contact.as_str())
                    }
                }
            };
            let all: Vec<_> = faults.iter().map(said).collect();
            Err(CommandError::Failed(format!("nothing is changed: {}", all.join("; "))))
        }
        Forced::NotFound => Err(no_such(given)),
    }
}

fn ended_words(requests_ended: usize) -> String {
    match requests_ended {
        0 => String::new(),
        1 => " 1 request on it was ended.".to_owned(),
        many => format!(" {many} requests on it were ended."),
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
