//! `handover account list`, `service list` and `request list`. That one was looked at, and for what, is written down first.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::bootstrap::{open_database, operators_occasion};
use super::error::CommandError;
use super::listing::{ListPrinter, PIECE};
use crate::cli::{AccountListGiven, ListFormat, RequestListGiven, ServiceListGiven};
use crate::clock::Clock;
use crate::config::Settings;
use crate::domain::account::NicHandle;
use crate::domain::day::Day;
use crate::domain::operator::Role;
use crate::domain::request::State;
use crate::domain::service::{ContactType, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::flows::looks::note_list_seen;
use crate::reads::records::{RequestRecord, contacts_of, request_records};
use crate::store::bulk::accounts::StoredAccount;
use crate::store::bulk::services::services_known_by;
use crate::store::services::name_key;
use crate::store::walks::{
    WalkedAccounts, WalkedRequests, WalkedServices, accounts_beyond, requests_beyond, services_beyond,
};
use crate::store::{AnyConnection, Database, StoreResult, accounts};
use crate::words::machine_time;

const ACCOUNTS: &[&str] = &[
    "nic_handle",
    "name",
    "email",
    "zone",
    "language",
    "time_zone",
    "outstanding_payments",
    "payment_method",
    "role",
    "state",
];
const SERVICES: &[&str] =
    &["name", "category", "administrative", "technical", "billing", "expires_on", "renewal", "locked_since"];
const REQUESTS: &[&str] =
    &["number", "state", "name", "category", "types", "from", "to", "requester", "submission", "created", "expires"];

/// What a list is made from.
struct ListDesk {
    db: Database,
    now: Moment,
    format: ListFormat,
}

impl ListDesk {
    /// Opens the database, and writes down what is looked at.
    fn open(settings: &Settings, format: ListFormat, list: &'static str, filter: &Value) -> Result<Self, CommandError> {
        let now = Clock::default().now();
        let db = open_database(settings, false)?;
        let occasion = operators_occasion(settings, now, None);
        db.write_blocking(|tx| note_list_seen(&mut occasion.context(tx), list, filter))?;
        Ok(Self { db, now, format })
    }

    /// Prints piece after piece. `next` gives the rows beyond a number, and the number of the last.
    fn print(
        &self,
        columns: &'static [&'static str],
        next: impl Fn(&mut AnyConnection, i64) -> StoreResult<(Vec<Vec<Value>>, Option<i64>)>,
    ) -> Result<(), CommandError> {
        let (mut printer, mut out, mut beyond) = (ListPrinter::new(self.format, columns), io::stdout().lock(), 0);
        loop {
            let (rows, last) = self.db.read_blocking(|conn| next(conn, beyond))?;
            let text = printer.text(&rows)?;
            out.write_all(text.as_bytes()).map_err(CommandError::io("standard output"))?;
            let Some(last) = last else { return Ok(()) };
            beyond = last;
        }
    }

    fn account(&self, nic: Option<&NicHandle>) -> Result<Option<AccountId>, CommandError> {
        let Some(nic) = nic else { return Ok(None) };
        let found = self.db.read_blocking(|conn| accounts::by_nic(conn, nic))?;
        let found = found.ok_or_else(|| CommandError::Failed(format!("there is no account {nic}")))?;
        Ok(Some(found.id))
    }
}

/// Lists accounts.
///
/// # Errors
/// The database cannot be reached.
pub fn list_accounts(settings: &Settings, given: &AccountListGiven) -> Result<(), CommandError> {
    let closed = if given.closed || given.open { Some(given.closed) } else { None };
    let wanted = WalkedAccounts { zone: given.zone.clone(), closed, role: given.role };
    let role = given.role.map(Role::as_str);
    let filter = json!({ "zone": given.zone, "closed": closed, "role": role });
    ListDesk::open(settings, given.format, "accounts", &filter)?.print(ACCOUNTS, |conn, beyond| {
        let piece = accounts_beyond(conn, &wanted, AccountId(beyond), PIECE)?;
        Ok((piece.iter().map(account_row).collect(), piece.last().map(|last| last.id)))
    })
}

fn account_row(account: &StoredAccount) -> Vec<Value> {
    vec![
        json!(account.nic_handle),
        json!(account.name),
        json!(account.email),
        json!(account.zone),
        json!(account.language),
        json!(account.time_zone),
        json!(account.outstanding_payments),
        json!(account.payment_method.map(|has| if has { "yes" } else { "no" })),
        json!(account.role),
        json!(if account.closed_at.is_some() { "closed" } else { "open" }),
    ]
}

/// Lists services.
///
/// # Errors
/// The database cannot be reached, or there is no such contact.
pub fn list_services(settings: &Settings, given: &ServiceListGiven) -> Result<(), CommandError> {
    let ServiceListGiven { category, contact, locked, renewal, renews_within, format } = given;
    let filter = json!({
        "category": category,
        "contact": contact.as_ref().map(NicHandle::as_str),
        "locked": locked,
        "renewal": renewal.map(<&str>::from),
        "renews_within": renews_within,
    });
    let desk = ListDesk::open(settings, *format, "services", &filter)?;
    let today = Day::at(desk.now, settings.time_zone);
    let wanted = WalkedServices {
        category: category.clone(),
        contact: desk.account(contact.as_ref())?,
        locked: *locked,
        renewal: *renewal,
        expires: renews_within.map(|days| (today, today.plus(days.into()))),
    };
    desk.print(SERVICES, |conn, beyond| {
        let piece = services_beyond(conn, &wanted, ServiceId(beyond), PIECE)?;
        let handles = contacts_of(conn, &piece)?;
        let row = |service: &Service| {
            let contacts = ContactType::ALL.map(|contact| json!(handles.get(service.contacts.get(contact))));
            let [administrative, technical, billing] = contacts;
            let kind = service.renewal.and_then(|renewal| renewal.kind);
            vec![
                json!(service.name),
                json!(service.category),
                administrative,
                technical,
                billing,
                json!(service.renewal.map(|renewal| renewal.last_day.to_string())),
                json!(kind.map(<&str>::from)),
                json!(service.lock.map(|lock| machine_time(lock.since))),
            ]
        };
        Ok((piece.iter().map(row).collect(), piece.last().map(|last| last.id.0)))
    })
}

/// Lists requests.
///
/// # Errors
/// The database cannot be reached, or there is no such account or service.
pub fn list_requests(settings: &Settings, given: &RequestListGiven) -> Result<(), CommandError> {
    let RequestListGiven { state, account, service, category, format } = given;
    let state = state.map(State::from);
    let filter = json!({
        "state": state.map(State::as_str),
        "account": account.as_ref().map(NicHandle::as_str),
        "service": service,
        "category": category,
    });
    let desk = ListDesk::open(settings, *format, "requests", &filter)?;
    let services = service.as_deref().map(|name| services_called(&desk.db, name, category.as_deref())).transpose()?;
    let wanted = WalkedRequests { state, account: desk.account(account.as_ref())?, services };
    desk.print(REQUESTS, |conn, beyond| {
        let numbers = requests_beyond(conn, &wanted, (RequestId(beyond), desk.now), PIECE)?;
        let row = |request: RequestRecord| {
            vec![
                json!(request.number),
                json!(request.state),
                json!(request.name),
                json!(request.category),
                json!(request.types),
                json!(request.from),
                json!(request.to),
                json!(request.requester),
                json!(request.submission),
                json!(request.created),
                json!(request.expires),
            ]
        };
        let piece = request_records(conn, &numbers, desk.now)?;
        Ok((piece.into_iter().map(row).collect(), numbers.last().map(|last| last.0)))
    })
}

fn services_called(db: &Database, name: &str, category: Option<&str>) -> Result<Vec<ServiceId>, CommandError> {
    let mut found = db.read_blocking(|conn| services_known_by(conn, &[&name_key(name)]))?;
    found.retain(|service| category.is_none_or(|category| service.category == category));
    if found.is_empty() {
        let of = category.map(|category| format!(" of category {category}")).unwrap_or_default();
        return Err(CommandError::Failed(format!("there is no service {name}{of}")));
    }
    Ok(found.into_iter().map(|service| service.id).collect())
}
