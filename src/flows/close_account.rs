//! A customer closes its account: only where nobody would miss it.

use super::reauthenticate::{Attempt, Settled, Shown};
use super::{Terms, moves};
use crate::domain::notice::NoticeKind;
use crate::domain::request::{Actor, Request};
use crate::domain::service::Service;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place};
use crate::store::connection::lock_accounts;
use crate::store::events::{self, Event, What};
use crate::store::outbox::{self, Owed};
use crate::store::services::ServiceQuery;
use crate::store::{AnyConnection, StoreResult, accounts, request_lists, services, sessions, write};

/// Of the services and of the requests that stand in the way, so many are named.
const NAMED_MAX: usize = 25;

/// What stands in the way of closing an account.
#[derive(Clone, Debug, Default)]
pub struct InTheWay {
    /// Services of which it is a contact, by name.
    pub services: Vec<Service>,
    /// How many more.
    pub more_services: usize,
    /// Open requests that it has asked for, or that name it as the new contact, oldest first.
    pub requests: Vec<Request>,
    /// How many more.
    pub more_requests: usize,
    /// An open request would replace it. It does not see which: it is looked for only where nothing else stands in the way.
    pub replaced: bool,
}

impl InTheWay {
    /// Whether nothing does.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let more = self.more_services > 0 || self.more_requests > 0;
        self.services.is_empty() && self.requests.is_empty() && !more && !self.replaced
    }
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Closed {
    /// The account is closed.
    Done,
    /// It is still needed.
    InTheWay(InTheWay),
    /// Password or code are wrong or missing: it is not shown that the account is its own.
    NotShown(Settled),
}

/// What stands in the way of closing this account now.
///
/// # Errors
/// The database's fault.
pub fn in_the_way(conn: &mut AnyConnection, now: Moment, id: AccountId) -> StoreResult<InTheWay> {
    let named = services::of_account(conn, id, &ServiceQuery::default(), None, NAMED_MAX)?;
    let mut requests = request_lists::open_of(conn, id, i64::try_from(2 * NAMED_MAX).unwrap_or(i64::MAX))?;
    requests.retain(|request| request.state_at(now).is_open());
    requests.truncate(NAMED_MAX);
    let more = |all: i64, named: usize| usize::try_from(all).unwrap_or(0).saturating_sub(named);
    let mut found = InTheWay {
        more_services: more(services::count_of_account(conn, id)?, named.len()),
        services: named.into_iter().map(|(_, service)| service).collect(),
        more_requests: more(request_lists::count_open_of(conn, id, now)?, requests.len()),
        requests,
        replaced: false,
    };
    found.replaced = found.is_nothing() && request_lists::is_being_replaced(conn, id, now)?;
    Ok(found)
}

/// Closes an account (RULES.md, *Closed accounts*): its sessions end, and its owner is told.
///
/// # Errors
/// The database's fault.
pub fn close_account(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    id: AccountId,
    (attempt, shown): &(Attempt, Shown),
    from: &Place,
) -> StoreResult<Closed> {
    write(conn, |conn| {
        // Requests whose time is over are no longer in the way; that is written down first, held in one order.
        let mut over = request_lists::open_of(conn, id, i64::try_from(NAMED_MAX).unwrap_or(i64::MAX))?;
        over.retain(|request| !request.state_at(now).is_open());
        over.sort_by_key(|request| (request.service, request.submission));
        for request in over {
            moves::hold(conn, request.id, now)?;
        }
        // Whoever would make it a contact, or ask for that, holds it too, and looks again whether it is open.
        lock_accounts(conn, [id])?;
        let found = in_the_way(conn, now, id)?;
        if !found.is_nothing() {
            attempt.take_back(conn)?;
            return Ok(Closed::InTheWay(found));
        }
        match attempt.settle(conn, terms, now, shown, from)? {
            Settled::Right => {}
            wrong => return Ok(Closed::NotShown(wrong)),
        }
        if accounts::get(conn, id)?.open {
            accounts::set_closed(conn, id, Some(now))?;
            sessions::end_all_of(conn, id, now)?;
            let event = Event { what: What::Closed, about: Some(id), by: Actor::Account(id), at: now };
            events::insert_for_account(conn, event, Some(from))?;
            outbox::put(conn, &Owed::to_account(NoticeKind::AccountClosed, id), now)?;
        }
        Ok(Closed::Done)
    })
}
