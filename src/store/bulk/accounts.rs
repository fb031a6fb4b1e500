//! Accounts, by the hundred thousand.

use diesel::prelude::*;

use crate::domain::AccountId;
use crate::domain::account::{EmailAddress, Language, NicHandle};
use crate::domain::time::Moment;
use crate::store::connection::AnyConnection;
use crate::store::schema::accounts;
use crate::store::{StoreResult, sense};

/// How many accounts are read at once.
const PAGE: i64 = 10_000;

/// An account, as far as contacts are chosen by it.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its number.
    pub id: AccountId,
    /// What it is known by.
    pub nic: NicHandle,
    /// Its zone.
    pub zone: String,
    /// Whether it is open.
    pub open: bool,
}

/// The next accounts by number; none at the end.
///
/// # Errors
/// The database's fault.
pub fn after(conn: &mut AnyConnection, last: AccountId) -> StoreResult<Vec<Known>> {
    let rows = accounts::table
        .filter(accounts::id.gt(last.0))
        .order(accounts::id)
        .limit(PAGE)
        .select((accounts::id, accounts::nic_handle, accounts::zone, accounts::closed_at))
        .load::<(i64, String, String, Option<i64>)>(conn)?;
    let known = |(id, nic, zone, closed_at): (i64, String, String, Option<i64>)| {
        let nic = sense(NicHandle::parse(&nic).ok(), "nic_handle", &nic)?;
        Ok(Known { id: AccountId(id), nic, zone, open: closed_at.is_none() })
    };
    rows.into_iter().map(known).collect()
}

/// An account to add.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What it is to be known by.
    pub nic: NicHandle,
    /// The person's or company's name.
    pub name: String,
    /// Where its emails go.
    pub email: EmailAddress,
    /// Its zone.
    pub zone: String,
    /// Its language.
    pub language: Language,
    /// How many bills are unpaid.
    pub outstanding_payments: i32,
    /// The hash of its password, if it has one.
    pub password_hash: Option<String>,
}

/// Adds at most [`BATCH`](super::BATCH) accounts and gives their numbers, in no order.
///
/// # Errors
/// The database's fault.
pub fn insert(conn: &mut AnyConnection, new: &[NewAccount], now: Moment) -> StoreResult<Vec<(NicHandle, AccountId)>> {
    let rows = new.iter().map(|account| {
        (
            accounts::nic_handle.eq(account.nic.as_str()),
            accounts::name.eq(&account.name),
            accounts::email.eq(account.email.as_str()),
            accounts::email_key.eq(account.email.key()),
            accounts::zone.eq(&account.zone),
            accounts::language.eq(account.language.code()),
            accounts::password_hash.eq(&account.password_hash),
            accounts::outstanding_payments.eq(account.outstanding_payments),
            accounts::created_at.eq(now.0),
        )
    });
    let insert = diesel::insert_into(accounts::table).values(rows.collect::<Vec<_>>());
    match conn {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    let handles: Vec<&str> = new.iter().map(|account| account.nic.as_str()).collect();
    let stored = accounts::table
        .filter(accounts::nic_handle.eq_any(handles))
        .select((accounts::nic_handle, accounts::id))
        .load::<(String, i64)>(conn)?;
    let numbered =
        |(nic, id): (String, i64)| Ok((sense(NicHandle::parse(&nic).ok(), "nic_handle", &nic)?, AccountId(id)));
    stored.into_iter().map(numbered).collect()
}

/// What is to change of an account; what is nothing keeps its value.
#[derive(Clone, Debug, Default)]
pub struct AccountChange {
    /// The name.
    pub name: Option<String>,
    /// The email address.
    pub email: Option<EmailAddress>,
    /// The zone.
    pub zone: Option<String>,
    /// The language.
    pub language: Option<Language>,
    /// How many bills are unpaid.
    pub outstanding_payments: Option<i32>,
    /// The hash of the password.
    pub password_hash: Option<String>,
}

/// Changes an account.
///
/// # Errors
/// The database's fault.
pub fn update(conn: &mut AnyConnection, id: AccountId, change: &AccountChange) -> StoreResult<()> {
    let changed = diesel::update(accounts::table.find(id.0))
        .set((
            change.name.as_deref().map(|name| accounts::name.eq(name)),
            change.email.as_ref().map(|email| accounts::email.eq(email.as_str())),
            change.email.as_ref().map(|email| accounts::email_key.eq(email.key())),
            change.zone.as_deref().map(|zone| accounts::zone.eq(zone)),
            change.language.map(|language| accounts::language.eq(language.code())),
            change.outstanding_payments.map(|count| accounts::outstanding_payments.eq(count)),
            change.password_hash.as_deref().map(|hash| accounts::password_hash.eq(hash)),
        ))
        .execute(conn);
    // Nothing to set at all is how diesel calls a row that only names its key.
    changed.optional_empty_changeset()?;
    Ok(())
}
