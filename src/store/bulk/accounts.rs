//! Accounts, by the hundred thousand.

use diesel::prelude::*;

use crate::domain::AccountId;
use crate::domain::account::{EmailAddress, Language, NicHandle};
use crate::domain::time::Moment;
use crate::store::connection::AnyConnection;
use crate::store::schema::accounts;
use crate::store::transaction::Tx;
use crate::store::{StoreResult, sense};

/// How many accounts are read at once.
const PAGE: i64 = 10_000;

/// What tells of an account whether it may be a contact.
#[derive(Clone, Debug)]
pub struct ContactCandidate {
    /// Its number.
    pub id: AccountId,
    /// Its NIC handle.
    pub nic: NicHandle,
    /// Its zone.
    pub zone: String,
    /// Whether it is open.
    pub open: bool,
}

/// The next accounts by number; none at the end.
pub fn accounts_after(conn: &mut AnyConnection, last: AccountId) -> StoreResult<Vec<ContactCandidate>> {
    let rows = accounts::table
        .filter(accounts::id.gt(last.0))
        .order(accounts::id)
        .limit(PAGE)
        .select((accounts::id, accounts::nic_handle, accounts::zone, accounts::closed_at))
        .load::<(i64, String, String, Option<i64>)>(conn)?;
    let candidate = |(id, nic, zone, closed_at): (i64, String, String, Option<i64>)| {
        let nic = sense(NicHandle::parse(&nic).ok(), "nic_handle", &nic)?;
        Ok(ContactCandidate { id: AccountId(id), nic, zone, open: closed_at.is_none() })
    };
    rows.into_iter().map(candidate).collect()
}

/// An account to add.
#[derive(Clone, Debug)]
pub struct BulkAccount {
    /// Its NIC handle.
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
pub fn insert_accounts(tx: &mut Tx, new: &[BulkAccount], now: Moment) -> StoreResult<Vec<(NicHandle, AccountId)>> {
    let rows = new.iter().map(|account| {
        (
            accounts::nic_handle.eq(account.nic.as_str()),
            accounts::name.eq(&account.name),
            accounts::email.eq(account.email.as_str()),
            accounts::email_key.eq(account.email.as_str()),
            accounts::zone.eq(&account.zone),
            accounts::language.eq(account.language.code()),
            accounts::password_hash.eq(&account.password_hash),
            accounts::outstanding_payments.eq(account.outstanding_payments),
            accounts::created_at.eq(now.0),
        )
    });
    let insert = diesel::insert_into(accounts::table).values(rows.collect::<Vec<_>>());
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres),
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
    }?;
    let handles: Vec<&str> = new.iter().map(|account| account.nic.as_str()).collect();
    let stored = accounts::table
        .filter(accounts::nic_handle.eq_any(handles))
        .select((accounts::nic_handle, accounts::id))
        .load::<(String, i64)>(&mut **tx)?;
    let numbered =
        |(nic, id): (String, i64)| Ok((sense(NicHandle::parse(&nic).ok(), "nic_handle", &nic)?, AccountId(id)));
    stored.into_iter().map(numbered).collect()
}

/// What is to change of an account. A field that is `None` keeps its value.
#[derive(Clone, Debug, Default)]
pub struct BulkAccountChange {
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
pub fn update_account(tx: &mut Tx, id: AccountId, change: &BulkAccountChange) -> StoreResult<()> {
    let changed = diesel::update(accounts::table.find(id.0))
        .set((
            change.name.as_deref().map(|name| accounts::name.eq(name)),
            change.email.as_ref().map(|email| accounts::email.eq(email.as_str())),
            change.email.as_ref().map(|email| accounts::email_key.eq(email.as_str())),
            change.zone.as_deref().map(|zone| accounts::zone.eq(zone)),
            change.language.map(|language| accounts::language.eq(language.code())),
            change.outstanding_payments.map(|count| accounts::outstanding_payments.eq(count)),
            change.password_hash.as_deref().map(|hash| accounts::password_hash.eq(hash)),
        ))
        .execute(&mut **tx);
    // A row that only names its key changes nothing: diesel calls that an error.
    changed.optional_empty_changeset()?;
    Ok(())
}
