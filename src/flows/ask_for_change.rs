//! A customer asks for other contacts: one submission, with the requests that it becomes.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use super::throttles::{self, Bound, code_emails, pair};
use super::{Terms, moves};
use crate::domain::account::{Account, EMAIL_MAX, NicHandle, email_key};
use crate::domain::change::{Asking, Faults, Named, OpenRequest, PlannedRequest, plan};
use crate::domain::notice::NoticeKind;
use crate::domain::request::{Actor, remind_at, validators};
use crate::domain::service::{ContactType, ContactTypes, Contacts, Service};
use crate::domain::text;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place, RequestId, ServiceId};
use crate::store::connection::{Lockable, lock_accounts, lock_row};
use crate::store::events::{SECURITY_LOG, What};
use crate::store::requests::NewRequests;
use crate::store::{AnyConnection, StoreError, StoreResult, accounts, codes, requests, services, write};

/// Refused new contacts an hour for an account.
const REFUSED_MAX: usize = 60;
/// Refused new contacts an hour from a client network.
const REFUSED_FROM_NETWORK_MAX: usize = 300;
/// Submissions an hour for an account.
const SUBMITTED_MAX: usize = 200;
const HOUR: Duration = Duration::from_hours(1);

/// What was typed.
#[derive(Clone, Debug)]
pub struct Form {
    /// The new contact of each type: a NIC handle or an email address; none where the field was not sent.
    pub fields: Contacts<Option<String>>,
    /// The NIC handles that the form was filled with, where it says.
    pub filled_with: Option<Contacts<String>>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// These requests were made.
    Submitted(Vec<RequestId>),
    /// Nothing was made; this is wrong.
    Faults(Faults),
    /// Nothing was made: the contacts are no longer those that the form was filled with.
    ContactsChanged,
    /// The service does not exist for this account.
    NotFound,
    /// Nothing was made: too often; how long to wait.
    TooOften(Duration),
}

/// Who asks, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The account.
    pub id: AccountId,
    /// Where it is.
    pub from: &'a Place,
}

/// Asks for other contacts of a service (RULES.md, *Who may ask for what* and *What is checked*).
///
/// # Errors
/// The database's fault.
pub fn ask_for_change(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    asker: Asker<'_>,
    service: ServiceId,
    form: &Form,
) -> StoreResult<Asked> {
    match write(conn, |conn| attempt(conn, terms, now, asker, service, form)) {
        // Somebody else's submission came in between: look again, and find it there.
        Err(StoreError::Duplicate(_)) => write(conn, |conn| attempt(conn, terms, now, asker, service, form)),
        outcome => outcome,
    }
}

fn attempt(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    asker: Asker<'_>,
    service: ServiceId,
    form: &Form,
) -> StoreResult<Asked> {
    let (who, network) = (asker.id.to_string(), asker.from.network());
    let refusals = [
        Bound { what: "refused contacts", who: &who, most: REFUSED_MAX, term: HOUR },
        Bound { what: "refused contacts network", who: &network, most: REFUSED_FROM_NETWORK_MAX, term: HOUR },
    ];
    let submissions = Bound { what: "submissions", who: &who, most: SUBMITTED_MAX, term: HOUR };
    // Held before any row; what it says counts only where the service is this account's.
    let wait = throttles::wait(conn, terms, now, &[refusals[0], refusals[1], submissions])?;
    lock_row(conn, Lockable::Service, service.0)?;
    let Some(service) = services::find(conn, service)? else { return Ok(Asked::NotFound) };
    if service.contacts.roles_of(asker.id).is_empty() {
        return Ok(Asked::NotFound);
    }
    let requester = accounts::get(conn, asker.id)?;
    let today = contacts_of(conn, &service)?;
    if let Some(filled_with) = &form.filled_with
        && ContactType::ALL.into_iter().any(|contact| filled_with.get(contact) != today.get(contact).nic.as_str())
    {
        return Ok(Asked::ContactsChanged);
    }
    if let Some(wait) = wait {
        return Ok(Asked::TooOften(wait));
    }

    let open = open_requests(conn, &requester, &service, now)?;
    let changeable = service.contacts.changeable_by(requester.id);
    let mut named = look_up(conn, &changeable, &today, form)?;
    if !hold_open(conn, requester.id, &mut named)? {
        return Ok(Asked::NotFound);
    }
    let planned = match plan(&Asking { requester: &requester, today: &today, named: &named, open: &open }) {
        Ok(planned) => planned,
        Err(faults) => {
            // Whatever is wrong, each name that was tried counts: nobody finds out who has an account for free.
            for _ in 0..tried_names(&today, form) {
                throttles::hit(conn, terms, now, &refusals)?;
            }
            return Ok(Asked::Faults(faults));
        }
    };
    let readers: BTreeSet<_> = planned.iter().flat_map(|request| validators(requester.id, request.to)).collect();
    // What an account causes itself is bounded by its submissions.
    let pairs: Vec<_> = readers.iter().filter(|id| **id != asker.id).map(|id| pair(asker.id, *id)).collect();
    let emails: Vec<_> = pairs.iter().map(|pair| code_emails(pair)).collect();
    if let Err(wait) = throttles::count(conn, terms, now, &emails)? {
        return Ok(Asked::TooOften(wait));
    }
    throttles::hit(conn, terms, now, &[submissions])?;
    submit(conn, terms, now, requester.id, &service, &planned, &readers).map(Asked::Submitted)
}

/// Holds the requester and who was named until the transaction ends, so that none is closed meanwhile. Who was closed just
/// before is nobody; false where that is the requester.
fn hold_open(conn: &mut AnyConnection, requester: AccountId, named: &mut Contacts<Named>) -> StoreResult<bool> {
    let each = [&mut named.administrative, &mut named.technical, &mut named.billing];
    let id_of = |named: &Named| if let Named::Account(account) = named { Some(account.id) } else { None };
    let ids: Vec<_> = each.iter().filter_map(|named| id_of(named)).chain([requester]).collect();
    lock_accounts(conn, ids.iter().copied())?;
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

/// What is already being asked for; what is overdue is written down as expired first.
fn open_requests(
    conn: &mut AnyConnection,
    requester: &Account,
    service: &Service,
    now: Moment,
) -> StoreResult<BTreeMap<ContactType, OpenRequest>> {
    let mut held = HashMap::new();
    let mut open = BTreeMap::new();
    for (contact, id) in requests::open_on_service(conn, service.id)? {
        let request = match held.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(moves::hold(conn, id, now)?),
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
            let found = if changeable.contains(&contact) {
                name_of(conn, today, typed)?
            } else if names_by_handle(today, typed) {
                Named::Unchanged
            } else {
                // Not looked up: what may not be changed must not tell whose address was guessed.
                tracing::warn!(target: SECURITY_LOG, ?contact, "a forged form: this contact is not its to change");
                Named::Unknown
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

fn submit(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    requester: AccountId,
    service: &Service,
    planned: &[PlannedRequest],
    readers: &BTreeSet<AccountId>,
) -> StoreResult<Vec<RequestId>> {
    let submission = requests::insert_submission(conn, requester, now)?;
    let expires_at = now.plus(terms.request_ttl);
    let shared = NewRequests { submission, requester, created_at: now, expires_at };
    let mut made = Vec::new();
    for request in planned {
        let id = requests::insert(conn, shared, service.id, request)?;
        moves::note(conn, id, What::Asked, None, Actor::Account(requester), now)?;
        made.push(id);
    }
    let first = requests::of_submission(conn, submission)?;
    for reader in readers {
        let (nonce, key): ([u8; 16], _) = (rand::random(), terms.keyring.first());
        codes::insert(conn, submission, *reader, &nonce, &key.id, remind_at(now, expires_at))?;
        if let Some(request) = first.first() {
            moves::owe_code(conn, NoticeKind::ValidationCode, request, *reader, 1, now)?;
        }
    }
    Ok(made)
}
