//! Everybody's accounts, services and requests, by number, a piece at a time: for exports, lists and complete imports. What a filter
//! leaves out is read past, all of it once in a whole walk.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::StoreResult;
use super::bulk::accounts::StoredAccount;
use super::connection::AnyConnection;
use super::schema::{accounts, requests, services};
use super::services::{self as stored_services, ServiceRow};
use super::statement::Statement;
use crate::domain::day::Day;
use crate::domain::operator::Role;
use crate::domain::renewal::RenewalKind;
use crate::domain::request::State;
use crate::domain::service::Service;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};

/// Which accounts are met on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WalkedAccounts {
    /// Of this zone.
    pub zone: Option<String>,
    /// Closed ones, or open ones.
    pub closed: Option<bool>,
    /// With this role.
    pub role: Option<Role>,
}

/// The next accounts beyond a number, at most so many.
pub fn accounts_beyond(
    conn: &mut AnyConnection,
    wanted: &WalkedAccounts,
    beyond: AccountId,
    most: i64,
) -> StoreResult<Vec<StoredAccount>> {
    let mut met = accounts::table.filter(accounts::id.gt(beyond.0)).order(accounts::id).limit(most).into_boxed();
    if let Some(zone) = &wanted.zone {
        met = met.filter(accounts::zone.eq(zone));
    }
    met = match wanted.closed {
        Some(true) => met.filter(accounts::closed_at.is_not_null()),
        Some(false) => met.filter(accounts::closed_at.is_null()),
        None => met,
    };
    if let Some(role) = wanted.role {
        met = met.filter(accounts::role.eq(role.as_str()));
    }
    Ok(met.select(StoredAccount::as_select()).load(conn)?)
}

/// Which services are met on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WalkedServices {
    /// Of this category.
    pub category: Option<String>,
    /// Of which this account is a contact.
    pub contact: Option<AccountId>,
    /// With a contact lock.
    pub locked: bool,
    /// For which this is said to happen on the last day.
    pub renewal: Option<RenewalKind>,
    /// With a last day from one day to another.
    pub expires: Option<(Day, Day)>,
}

/// The next services beyond a number, at most so many.
pub fn services_beyond(
    conn: &mut AnyConnection,
    wanted: &WalkedServices,
    beyond: ServiceId,
    most: i64,
) -> StoreResult<Vec<Service>> {
    let there = services::table.filter(services::id.gt(beyond.0).and(services::removed_at.is_null()));
    let mut met = there.order(services::id).limit(most).into_boxed();
    if let Some(category) = &wanted.category {
        met = met.filter(services::category.eq(category));
    }
    if let Some(AccountId(contact)) = wanted.contact {
        let is_contact = services::admin_id.eq(contact).or(services::tech_id.eq(contact));
        met = met.filter(is_contact.or(services::billing_id.eq(contact)));
    }
    if wanted.locked {
        met = met.filter(services::locked_at.is_not_null());
    }
    if let Some(kind) = wanted.renewal {
        met = met.filter(services::renewal.eq(<&str>::from(kind)));
    }
    if let Some((first, last)) = wanted.expires {
        met = met.filter(services::expires_on.between(first.0, last.0));
    }
    Ok(met.select(ServiceRow::as_select()).load(conn)?.into_iter().map(Service::from).collect())
}

/// The next services beyond a number of which an account is a contact, at most so many: gathered from its own, however many there are
/// of others.
pub fn services_of_contact(
    conn: &mut AnyConnection,
    contact: AccountId,
    beyond: ServiceId,
    most: i64,
) -> StoreResult<Vec<Service>> {
    let mut statement = Statement::<BigInt>::new();
    statement.sql("SELECT id FROM (");
    for (place, is_contact) in ["admin_id = ", "tech_id = ", "billing_id = "].into_iter().enumerate() {
        statement.sql(if place == 0 { "" } else { " UNION " }).sql("SELECT id FROM services WHERE ");
        statement.sql(is_contact).number(contact.0).sql(" AND id > ").number(beyond.0);
    }
    statement.sql(") AS as_own ORDER BY id LIMIT ").number(most);
    let ids: Vec<i64> = statement.load(conn)?;
    Ok(stored_services::get_all(conn, ids.into_iter().map(ServiceId))?.into_values().collect())
}

/// Which requests are met on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WalkedRequests {
    /// In this state.
    pub state: Option<State>,
    /// With this account as requester, new contact or the one that is replaced.
    pub account: Option<AccountId>,
    /// On one of these services.
    pub services: Option<Vec<ServiceId>>,
}

/// The numbers of the next requests beyond one, at most so many, as they stand now.
pub fn requests_beyond(
    conn: &mut AnyConnection,
    wanted: &WalkedRequests,
    (beyond, now): (RequestId, Moment),
    most: i64,
) -> StoreResult<Vec<RequestId>> {
    let mut met = requests::table.filter(requests::id.gt(beyond.0)).order(requests::id).limit(most).into_boxed();
    let is_in = |state: State| requests::state.eq(state.as_str());
    // What is overdue is expired, written down or not.
    met = match wanted.state {
        None => met,
        Some(State::Pending) => met.filter(is_in(State::Pending).and(requests::expires_at.gt(now.0))),
        Some(State::Expired) => {
            let is_overdue = is_in(State::Pending).and(requests::expires_at.le(now.0));
            met.filter(is_in(State::Expired).or(is_overdue))
        }
        Some(state) => met.filter(is_in(state)),
    };
    if let Some(AccountId(account)) = wanted.account {
        let is_new = requests::requester_id.eq(account).or(requests::to_id.eq(account));
        met = met.filter(is_new.or(requests::from_id.eq(account)));
    }
    if let Some(services) = &wanted.services {
        met = met.filter(requests::service_id.eq_any(services.iter().map(|id| id.0).collect::<Vec<_>>()));
    }
    Ok(met.select(requests::id).load(conn)?.into_iter().map(RequestId).collect())
}

/// What these services are called, and their categories, those that were removed included.
pub fn service_names(
    conn: &mut AnyConnection,
    ids: impl IntoIterator<Item = ServiceId>,
) -> StoreResult<HashMap<ServiceId, (String, String)>> {
    let ids: Vec<i64> = ids.into_iter().map(|id| id.0).collect();
    let columns = (services::id, services::name, services::removed_name, services::category);
    let rows = services::table.filter(services::id.eq_any(ids)).select(columns);
    let rows: Vec<(i64, Option<String>, Option<String>, String)> = rows.load(conn)?;
    let named = |(id, name, removed_name, category): (i64, Option<String>, Option<String>, String)| {
        (ServiceId(id), (name.or(removed_name).unwrap_or_default(), category))
    };
    Ok(rows.into_iter().map(named).collect())
}
