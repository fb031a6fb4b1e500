//! What an import would change, a line each.

use std::collections::HashMap;
use std::io;

use super::apply::Changes;
use super::changes::{AccountLine, ContactLine, ServiceLine};
use super::faults::ImportError;
use crate::domain::AccountId;
use crate::domain::day::Day;
use crate::domain::owner::OwnerField;
use crate::domain::service::ContactType;
use crate::store::bulk::BATCH;
use crate::store::bulk::accounts::handles_of;
use crate::store::{Database, StoreResult};

type Handles = HashMap<AccountId, String>;

/// Gives each change to `tell`: accounts, services, what is removed, in the order of the files.
pub(super) fn tell_changes(
    db: &Database,
    changes: Changes,
    tell: &mut dyn FnMut(&str) -> io::Result<()>,
) -> Result<(), ImportError> {
    let Changes { accounts, services, removed, moved: _, groups: _ } = changes;
    let mut tell = |line: &str| tell(line).map_err(ImportError::Untold);
    accounts.each_batch(BATCH, |lines| lines.iter().try_for_each(|line| tell(&account_line(line))))?;
    services.each_batch(BATCH, |lines| {
        let handles = contacts_of(db, &lines)?;
        lines.iter().try_for_each(|line| tell(&service_line(line, &handles)))
    })?;
    removed.each_batch(BATCH, |lines| {
        lines.iter().try_for_each(|(_, name, category)| tell(&format!("service {name} ({category}): removed")))
    })
}

fn account_line(line: &AccountLine) -> String {
    let texts = [
        ("name", &line.name),
        ("email", &line.email),
        ("zone", &line.zone),
        ("language", &line.language),
        ("time_zone", &line.time_zone),
    ];
    let mut set: Vec<String> =
        texts.into_iter().filter_map(|(column, text)| Some(is_set(column, text.as_ref()?))).collect();
    set.extend(line.outstanding_payments.map(|count| is_set("outstanding_payments", &count.to_string())));
    set.extend(line.payment_method.map(|has| is_set("payment_method", if has { "yes" } else { "no" })));
    // A hash is nobody's to read.
    set.extend(line.password_hash.as_ref().map(|_| "password_hash".to_owned()));
    set.extend(line.closed.then(|| "closed".to_owned()));
    format!("account {}: {}", line.nic, what(line.id.is_none(), &set))
}

fn service_line(line: &ServiceLine, handles: &Handles) -> String {
    let handle = |id: i64| handles.get(&AccountId(id)).map_or("?", String::as_str);
    let mut set = Vec::new();
    for (at, contact) in ContactType::ALL.into_iter().enumerate() {
        let Some(named) = line.contacts.as_ref().and_then(|contacts| contacts.get(at)) else { continue };
        let after = match named {
            ContactLine::Id(id) => handle(*id),
            ContactLine::Nic(nic) => nic,
        };
        let before = line.stored.and_then(|(_, before)| before.get(at).map(|id| handle(*id)));
        match before {
            Some(before) if before == after => {}
            Some(before) => set.push(format!("{} {after} instead of {before}", contact.as_str())),
            None => set.push(format!("{} {after}", contact.as_str())),
        }
    }
    set.extend(line.details.day.map(|day| is_set("expires_on", &Day(day).to_string())));
    set.extend(line.details.renewal.as_deref().map(|kind| is_set("renewal", kind)));
    for (field, change) in line.details.owner.iter().flat_map(|change| OwnerField::ALL.map(|field| (field, change))) {
        if let Some(after) = change.after.get(field).filter(|after| change.before.get(field) != Some(after)) {
            set.push(is_set(field.column(), after));
        }
    }
    format!("service {} ({}): {}", line.name, line.category, what(line.stored.is_none(), &set))
}

fn is_set(column: &str, value: &str) -> String {
    format!("{column} \u{201c}{value}\u{201d}")
}

fn what(is_new: bool, set: &[String]) -> String {
    format!("{}: {}", if is_new { "added" } else { "changed" }, set.join(", "))
}

/// The NIC handles of the contacts that the lines name by number.
fn contacts_of(db: &Database, lines: &[ServiceLine]) -> StoreResult<Handles> {
    let mut ids: Vec<AccountId> = Vec::new();
    for line in lines {
        let Some(contacts) = &line.contacts else { continue };
        ids.extend(line.stored.into_iter().flat_map(|(_, before)| before).map(AccountId));
        ids.extend(contacts.iter().filter_map(|contact| match contact {
            ContactLine::Id(id) => Some(AccountId(*id)),
            ContactLine::Nic(_) => None,
        }));
    }
    db.read_blocking(|conn| handles_of(conn, ids.iter().copied()))
}
