//! A customer asks for other contacts: one submission, with the requests that it becomes. Or only asks what that would be.

mod prepare;

use std::time::Duration;

use self::prepare::{Prepared, Purpose, prepare};
use super::{Terms, moves};
use crate::domain::change::Faults;
use crate::domain::forecast::{Forecast, forecast};
use crate::domain::notice::NoticeKind;
use crate::domain::request::{Actor, remind_at};
use crate::domain::service::Contacts;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place, RequestId, ServiceId};
use crate::store::events::What;
use crate::store::requests::NewRequests;
use crate::store::{AnyConnection, StoreError, StoreResult, codes, requests, write};

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
    /// Nothing was made.
    Refused(Refused),
}

/// What would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Previewed {
    /// These requests would be made.
    Planned {
        /// What each would lead to.
        requests: Vec<Forecast>,
        /// From when on they could no longer be confirmed.
        expires_at: Moment,
    },
    /// Nothing would be made.
    Refused(Refused),
}

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// This is wrong.
    Faults(Faults),
    /// The contacts are no longer those that the form was filled with.
    ContactsChanged,
    /// The service does not exist for this account.
    NotFound,
    /// Too often; how long to wait.
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
    let mut attempt = || {
        write(conn, |conn| match prepare(conn, terms, now, asker, service, form, Purpose::Submit)? {
            Ok(prepared) => submit(conn, terms, now, asker.id, &prepared).map(Asked::Submitted),
            Err(refused) => Ok(Asked::Refused(refused)),
        })
    };
    match attempt() {
        // Somebody else's submission came in between: look again, and find it there.
        Err(StoreError::Duplicate(_)) => attempt(),
        outcome => outcome,
    }
}

/// Looks what asking would lead to: the same checks and throttles, and nothing is made or mailed.
///
/// # Errors
/// The database's fault.
pub fn preview_change(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    asker: Asker<'_>,
    service: ServiceId,
    form: &Form,
) -> StoreResult<Previewed> {
    let prepared = write(conn, |conn| prepare(conn, terms, now, asker, service, form, Purpose::Preview))?;
    Ok(match prepared {
        Ok(Prepared { service, planned, .. }) => Previewed::Planned {
            requests: forecast(asker.id, service.contacts.administrative, &planned),
            expires_at: now.plus(terms.request_ttl),
        },
        Err(refused) => Previewed::Refused(refused),
    })
}

fn submit(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    requester: AccountId,
    prepared: &Prepared,
) -> StoreResult<Vec<RequestId>> {
    let submission = requests::insert_submission(conn, requester, now)?;
    let expires_at = now.plus(terms.request_ttl);
    let shared = NewRequests { submission, requester, created_at: now, expires_at };
    let mut made = Vec::new();
    for request in &prepared.planned {
        let id = requests::insert(conn, shared, prepared.service.id, request)?;
        moves::note(conn, id, What::Asked, None, Actor::Account(requester), now)?;
        made.push(id);
    }
    let first = requests::of_submission(conn, submission)?;
    for reader in &prepared.readers {
        let (nonce, key): ([u8; 16], _) = (rand::random(), terms.keyring.first());
        codes::insert(conn, submission, *reader, &nonce, &key.id, remind_at(now, expires_at))?;
        if let Some(request) = first.first() {
            moves::owe_code(conn, NoticeKind::ValidationCode, request, *reader, 1, now)?;
        }
    }
    Ok(made)
}
