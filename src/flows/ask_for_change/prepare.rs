//! What both endings share: everything is looked up, checked and counted.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use super::{Asker, Form, Refused};
use crate::domain::account::{Account, EMAIL_MAX, NicHandle, email_key};
use crate::domain::change::{Asking, Named, OpenRequest, PlannedRequest, plan};
use crate::domain::request::validators;
use crate::domain::service::{ContactType, ContactTypes, Contacts, Service};
use crate::domain::text;
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::flows::throttles::{self, Bound, code_emails, pair};
use crate::flows::{Terms, moves};
use crate::store::connection::{Lockable, lock_accounts, lock_row};
use crate::store::events::SECURITY_LOG;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, requests, services};

/// Refused new contacts an hour for an account.
const REFUSED_MAX: usize = 60;
/// Refused new contacts an hour from a client network.
const REFUSED_FROM_NETWORK_MAX: usize = 300;
/// Submissions an hour for an account.
const SUBMITTED_MAX: usize = 200;
/// Strangers to the service that previews name in an hour, for an account.
const PREVIEWED_MAX: usize = 60;
/// Strangers to the service that previews name in an hour, from a client network.
const PREVIEWED_FROM_NETWORK_MAX: usize = 300;
const HOUR: Duration = Duration::from_hours(1);

/// What it is prepared for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The requests are made.
    Submit,
    /// Nothing is made, and nobody is written to.
    Preview,
}

/// A form without a fault.
pub struct Prepared {
    /// The service.
    pub service: Service,
    /// What it becomes.
    pub planned: Vec<PlannedRequest>,
    /// Who must confirm, and is written to.
    pub readers: BTreeSet<AccountId>,
}

/// Everything that is counted about an asker.
struct Counted<'a> {
    refusals: [Bound<'a>; 2],
    submissions: Bound<'a>,
    previews: [Bound<'a>; 2],
}

impl<'a> Counted<'a> {
    fn of(who: &'a str, network: &'a str) -> Self {
        let hourly = |what, who, most| Bound { what, who, most, term: HOUR };
        Self {
            refusals: [
                hourly("refused contacts", who, REFUSED_MAX),
                hourly("refused contacts network", network, REFUSED_FROM_NETWORK_MAX),
            ],
            submissions: hourly("submissions", who, SUBMITTED_MAX),
            previews: [
                hourly("previewed contacts", who, PREVIEWED_MAX),
                hourly("previewed contacts network", network, PREVIEWED_FROM_NETWORK_MAX),
            ],
        }
    }

    /// What stands in the way of any attempt.
    fn bounds(&self, purpose: Purpose) -> Vec<Bound<'a>> {
        let previews = self.previews.iter().filter(|_| purpose == Purpose::Preview);
        self.refusals.iter().chain([&self.submissions]).chain(previews).copied().collect()
    }
}

/// Looks everything up, checks and counts it (RULES.md, *Who may ask for what* and *What is checked*).
///
/// # Errors
/// The database's fault.
pub fn prepare(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    asker: Asker<'_>,
    service: ServiceId,
    form: &Form,
    purpose: Purpose,
) -> StoreResult<Result<Prepared, Refused>> {
    let (who, network) = (asker.id.to_string(), asker.from.network());
    let counted = Counted::of(&who, &network);
    // Held before any row; what it says counts only where the service is this account's.
    let wait = throttles::wait(conn, terms, now, &counted.bounds(purpose))?;
    // A preview holds nobody up: what it says may be different a moment later anyway.
    if purpose == Purpose::Submit {
        lock_row(conn, Lockable::Service, service.0)?;
    }
    let Some(service) = services::find(conn, service)? else { return Ok(Err(Refused::NotFound)) };
    if service.contacts.roles_of(asker.id).is_empty() {
        return Ok(Err(Refused::NotFound));
    }
    let requester = accounts::get(conn, asker.id)?;
    let today = contacts_of(conn, &service)?;
    if let Some(filled_with) = &form.filled_with
        && ContactType::ALL.into_iter().any(|contact| filled_with.get(contact) != today.get(contact).nic.as_str())
    {
        return Ok(Err(Refused::ContactsChanged));
    }
    if let Some(wait) = wait {
        return Ok(Err(Refused::TooOften(wait)));
    }

    let open = open_requests(conn, &requester, &service, now, purpose)?;
    let changeable = service.contacts.changeable_by(requester.id);
    let mut named = look_up(conn, &changeable, &today, form)?;
    if !hold_open(conn, requester.id, &mut named, purpose)? {
        return Ok(Err(Refused::NotFound));
    }
    let planned = match plan(&Asking { requester: &requester, today: &today, named: &named, open: &open }) {
        Ok(planned) => planned,
        Err(faults) => {
            // Whatever is wrong, each name that was tried counts: nobody finds out who has an account for free.
            for _ in 0..tried_names(&today, form) {
                throttles::hit(conn, terms, now, &counted.refusals)?;
            }
            return Ok(Err(Refused::Faults(faults)));
        }
    };
    let readers = planned.iter().flat_map(|request| validators(requester.id, request.to)).collect();
    let prepared = Prepared { service, planned, readers };
    let wait = count(conn, terms, now, asker.id, &prepared, &counted, purpose)?;
    Ok(wait.map_or(Ok(prepared), |wait| Err(Refused::TooOften(wait))))
}

/// Counts what was found right; or says how long to wait.
fn count(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    asker: AccountId,
    prepared: &Prepared,
    counted: &Counted<'_>,
    purpose: Purpose,
) -> StoreResult<Option<Duration>> {
    // What an account causes itself is bounded by its submissions.
    let pairs: Vec<_> = prepared.readers.iter().filter(|id| **id != asker).map(|id| pair(asker, *id)).collect();
    let emails: Vec<_> = pairs.iter().map(|pair| code_emails(pair)).collect();
    match purpose {
        Purpose::Submit => {
            if let Err(wait) = throttles::count(conn, terms, now, &emails)? {
                return Ok(Some(wait));
            }
            throttles::hit(conn, terms, now, &[counted.submissions])?;
        }
        Purpose::Preview => {
            if let Some(wait) = throttles::wait(conn, terms, now, &emails)? {
                return Ok(Some(wait));
            }
            // Whoever is confirmed to exist here learns nothing of it, as it would by an email: so these count too, but
            // apart, so that previews without a fault never stand in the way of asking.
            let is_stranger = |id: &&AccountId| prepared.service.contacts.roles_of(**id).is_empty();
            for _ in prepared.readers.iter().filter(is_stranger) {
                throttles::hit(conn, terms, now, &counted.previews)?;
            }
        }
    }
    Ok(None)
}

/// Holds the requester and who was named until the transaction ends, where requests are made, so that none is closed meanwhile. Who was closed just
/// before is nobody; false where that is the requester.
fn hold_open(
    conn: &mut AnyConnection,
    requester: AccountId,
    named: &mut Contacts<Named>,
    purpose: Purpose,
) -> StoreResult<bool> {
    let each = [&mut named.administrative, &mut named.technical, &mut named.billing];
    let id_of = |named: &Named| if let Named::Account(account) = named { Some(account.id) } else { None };
    let ids: Vec<_> = each.iter().filter_map(|named| id_of(named)).chain([requester]).collect();
    if purpose == Purpose::Submit {
        lock_accounts(conn, ids.iter().copied())?;
    }
    let held = accounts::get_all(conn, ids)?;
    let is_open = |id: AccountId| held.get(&id).is_some_and(|account| account.open);
    for named in each {
        if id_of(named).is_some_and(|id| !is_open(id)) {
            *named = Named::Unknown;
        }
    }
    Ok(is_open(requester))
}

fn contacts_of(conn: &mut AnyConnection, service: &Service) -> StoreResult<Contacts<Account>> {
    let ids = ContactType::ALL.map(|contact| *service.contacts.get(contact));
    let found = accounts::get_all(conn, ids)?;
    let get = |contact| {
        let id = service.contacts.get(contact);
        found.get(id).cloned().ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))
    };
    Ok(Contacts {
        administrative: get(ContactType::Administrative)?,
        technical: get(ContactType::Technical)?,
        billing: get(ContactType::Billing)?,
    })
}

/// What is already being asked for. What is overdue is written down as expired first, unless nothing is to be written.
fn open_requests(
    conn: &mut AnyConnection,
    requester: &Account,
    service: &Service,
    now: Moment,
    purpose: Purpose,
) -> StoreResult<BTreeMap<ContactType, OpenRequest>> {
    let mut held = HashMap::new();
    let mut open = BTreeMap::new();
    for (contact, id) in requests::open_on_service(conn, service.id)? {
        let request = match held.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(match purpose {
                Purpose::Submit => moves::hold(conn, id, now)?,
                Purpose::Preview => requests::find(conn, id)?,
            }),
        };
        if let Some(request) = request
            && request.state_at(now).is_open()
        {
            let visible = request.is_seen_by(requester.id, service.contacts.administrative, now);
            open.insert(contact, OpenRequest { id, visible });
        }
    }
    Ok(open)
}

fn look_up(
    conn: &mut AnyConnection,
    changeable: &ContactTypes,
    today: &Contacts<Account>,
    form: &Form,
) -> StoreResult<Contacts<Named>> {
    let mut named = Contacts::from_fn(|_| Named::Unchanged);
    for contact in ContactType::ALL {
        if let Some(typed) = form.fields.get(contact) {
            let today = today.get(contact);
            let found = match name_of(conn, today, typed)? {
                Named::Unchanged => Named::Unchanged,
                found if changeable.contains(&contact) => found,
                // Whom it names is not said: it is not this account's to change.
                _ => {
                    tracing::warn!(target: SECURITY_LOG, ?contact, "a forged form: this contact is not its to change");
                    Named::Unknown
                }
            };
            match contact {
                ContactType::Administrative => named.administrative = found,
                ContactType::Technical => named.technical = found,
                ContactType::Billing => named.billing = found,
            }
        }
    }
    Ok(named)
}

fn name_of(conn: &mut AnyConnection, today: &Account, typed: &str) -> StoreResult<Named> {
    let typed = match text::line(typed, EMAIL_MAX) {
        Ok(typed) => typed,
        Err(fault) => return Ok(Named::Unreadable(fault)),
    };
    if typed.contains('@') {
        let key = email_key(typed);
        let mut found = accounts::open_by_email(conn, &key)?;
        return Ok(match (found.pop(), found.is_empty()) {
            (Some(_), false) => Named::Shared,
            (Some(account), true) if account.id == today.id => Named::Unchanged,
            (None, _) if key == today.email.key() => Named::Unchanged,
            (Some(account), true) => Named::Account(account),
            (None, _) => Named::Unknown,
        });
    }
    let Ok(nic) = NicHandle::parse(typed) else { return Ok(Named::Unknown) };
    if nic == today.nic {
        return Ok(Named::Unchanged);
    }
    let found = accounts::by_nic(conn, &nic)?.filter(|account| account.open);
    Ok(found.map_or(Named::Unknown, Named::Account))
}

fn names_by_handle(account: &Account, typed: &str) -> bool {
    NicHandle::parse(typed).is_ok_and(|nic| nic == account.nic)
}

fn tried_names(today: &Contacts<Account>, form: &Form) -> usize {
    let is_new = |contact: &ContactType| {
        let typed = form.fields.get(*contact).as_deref().unwrap_or_default();
        text::line(typed, EMAIL_MAX).is_ok() && !names_by_handle(today.get(*contact), typed)
    };
    ContactType::ALL.into_iter().filter(is_new).count()
}
