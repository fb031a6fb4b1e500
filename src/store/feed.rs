//! `feed`: what has happened, for programs, numbered in reading order. Every event is written here, in the transaction of what it tells and
//! after the row that it tells of is held: so two about one thing have their numbers in the order in which they happened.

mod accounts;
mod filled;
mod numbers;
mod pages;
mod requests;
mod services;

use std::collections::HashMap;

use diesel::prelude::*;

use super::bulk::BATCH;
use super::bulk::accounts::handles_of;
use super::connection::AnyConnection;
use super::schema::feed;
use super::transaction::Tx;
use super::{StoreError, StoreResult};
use crate::domain::feed::{FeedActor, FeedEvent};
use crate::domain::request::Actor;
use crate::domain::service::{ContactType, Contacts};
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};

pub use self::filled::{BeforeFilling, before_filling, tell_new_accounts, tell_new_services};
pub use self::numbers::{FeedEnds, NUMBERED_AT_ONCE, are_there_unnumbered, ends, give_numbers};
pub use self::pages::{FeedEntry, entries_after};
pub use self::requests::request_facts;
pub(super) use self::{
    accounts::{tell_account_changes, tell_accounts},
    numbers::{is_any_unnumbered, sweep},
    requests::tell_requests,
    services::{tell_contacts_changed, tell_service_changes, tell_service_created, tell_service_events},
};

/// Who did something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Moment,
}

/// An event with what it is in order with: others about the same service, or the same account.
struct NewFeedEvent {
    event: FeedEvent,
    service: Option<ServiceId>,
    account: Option<AccountId>,
}

impl NewFeedEvent {
    fn of_service(service: ServiceId, event: FeedEvent) -> Self {
        Self { event, service: Some(service), account: None }
    }

    fn of_account(account: AccountId, event: FeedEvent) -> Self {
        Self { event, service: None, account: Some(account) }
    }
}

#[derive(Insertable)]
#[diesel(table_name = feed, treat_none_as_default_value = false)]
struct NewFeedRow {
    kind: &'static str,
    service_id: Option<i64>,
    account_id: Option<i64>,
    data: String,
    happened_at: i64,
}

/// Writes events down, in one statement for hundreds of them.
fn append(tx: &mut Tx, events: &[NewFeedEvent], at: Moment) -> StoreResult<()> {
    for piece in events.chunks(BATCH) {
        let row = |new: &NewFeedEvent| {
            let kind = new.event.name();
            Ok(NewFeedRow {
                kind,
                service_id: new.service.map(|id| id.0),
                account_id: new.account.map(|id| id.0),
                data: serde_json::to_string(&new.event)
                    .map_err(|error| StoreError::Corrupt(format!("{kind} cannot be written: {error}")))?,
                happened_at: at.0,
            })
        };
        let rows = piece.iter().map(row).collect::<StoreResult<Vec<_>>>()?;
        let insert = diesel::insert_into(feed::table).values(rows);
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}

/// The NIC handles of accounts that events name.
struct Handles(HashMap<AccountId, String>);

impl Handles {
    /// Those of these accounts, and of who did it.
    fn read(conn: &mut AnyConnection, ids: impl IntoIterator<Item = AccountId>, by: Actor) -> StoreResult<Self> {
        let doer = match by {
            Actor::Account(id) => Some(id),
            Actor::Operator | Actor::System => None,
        };
        handles_of(conn, ids.into_iter().chain(doer)).map(Self)
    }

    fn of(&self, id: AccountId) -> StoreResult<String> {
        let found = self.0.get(&id).cloned();
        found.ok_or_else(|| StoreError::Corrupt(format!("there is no account {id}")))
    }

    fn actor(&self, by: Actor) -> StoreResult<FeedActor> {
        Ok(match by {
            Actor::Account(id) => FeedActor::Account(self.of(id)?),
            Actor::Operator => FeedActor::Operator,
            Actor::System => FeedActor::System,
        })
    }

    fn contacts(&self, contacts: &Contacts<AccountId>) -> StoreResult<Contacts<String>> {
        Ok(Contacts {
            administrative: self.of(contacts.administrative)?,
            technical: self.of(contacts.technical)?,
            billing: self.of(contacts.billing)?,
        })
    }
}

/// All accounts that are contacts there.
fn all_of(contacts: &Contacts<AccountId>) -> [AccountId; 3] {
    ContactType::ALL.map(|contact| *contacts.get(contact))
}
