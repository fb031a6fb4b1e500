//! Accounts, by the hundred thousand.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use crate::domain::AccountId;
use crate::domain::account::{EmailAddress, Language, NicHandle};
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;
use crate::store::accounts::search_name;
use crate::store::blanking::BLANKED_AFTER;
use crate::store::bulk::BATCH;
use crate::store::connection::AnyConnection;
use crate::store::feed::{self, Stamp};
use crate::store::schema::accounts;
use crate::store::transaction::Tx;
use crate::store::{StoreResult, sense};

/// What tells of an account whether it may be a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
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

type CandidateColumns = (i64, String, String, Option<i64>);

fn candidate((id, nic, zone, closed_at): CandidateColumns) -> StoreResult<ContactCandidate> {
    let nic = sense(NicHandle::parse(&nic).ok(), "nic_handle", &nic)?;
    Ok(ContactCandidate { id: AccountId(id), nic, zone, open: closed_at.is_none() })
}

/// The accounts of these handles.
pub fn candidates_called(conn: &mut AnyConnection, nics: &[&str]) -> StoreResult<Vec<ContactCandidate>> {
    let mut found = Vec::new();
    for piece in nics.chunks(BATCH) {
        let rows = accounts::table.filter(accounts::nic_handle.eq_any(piece.to_vec()));
        let columns = (accounts::id, accounts::nic_handle, accounts::zone, accounts::closed_at);
        found.extend(rows.select(columns).load::<CandidateColumns>(conn)?);
    }
    found.into_iter().map(candidate).collect()
}

/// The accounts of these numbers.
pub fn candidates_numbered(conn: &mut AnyConnection, ids: &[AccountId]) -> StoreResult<Vec<ContactCandidate>> {
    let mut found = Vec::new();
    for piece in ids.chunks(BATCH) {
        let rows = accounts::table.filter(accounts::id.eq_any(piece.iter().map(|id| id.0)));
        let columns = (accounts::id, accounts::nic_handle, accounts::zone, accounts::closed_at);
        found.extend(rows.select(columns).load::<CandidateColumns>(conn)?);
    }
    found.into_iter().map(candidate).collect()
}

/// The NIC handles of the accounts of these numbers, as they are stored.
pub fn handles_of(
    conn: &mut AnyConnection,
    ids: impl IntoIterator<Item = AccountId>,
) -> StoreResult<HashMap<AccountId, String>> {
    let ids: BTreeSet<i64> = ids.into_iter().map(|id| id.0).collect();
    let ids: Vec<i64> = ids.into_iter().collect();
    let mut handles = HashMap::new();
    for piece in ids.chunks(BATCH) {
        let rows = accounts::table.filter(accounts::id.eq_any(piece)).select((accounts::id, accounts::nic_handle));
        handles.extend(rows.load::<(i64, String)>(conn)?.into_iter().map(|(id, nic)| (AccountId(id), nic)));
    }
    Ok(handles)
}

/// What the database says of an account in the columns of a file.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub struct StoredAccount {
    /// Its number.
    pub id: i64,
    /// Its NIC handle.
    pub nic_handle: String,
    /// Its name, as it was given.
    pub name: String,
    /// Its address.
    pub email: String,
    /// Its zone.
    pub zone: String,
    /// The code of its language.
    pub language: String,
    /// How many bills are unpaid.
    pub outstanding_payments: i32,
    /// The hash of its password.
    pub password_hash: Option<String>,
    /// When it was closed.
    pub closed_at: Option<i64>,
    /// The name of its time zone.
    pub time_zone: Option<String>,
    /// Whether it has a payment method; none where nobody has said.
    pub payment_method: Option<bool>,
    /// What it may do for others.
    pub role: Option<String>,
}

/// The accounts of these handles, at most [`BATCH`], whole.
pub fn stored_accounts(conn: &mut AnyConnection, nics: &[&str]) -> StoreResult<Vec<StoredAccount>> {
    let rows = accounts::table.filter(accounts::nic_handle.eq_any(nics.to_vec()));
    Ok(rows.select(StoredAccount::as_select()).load(conn)?)
}

/// The account of this handle, whole.
pub fn stored_account(conn: &mut AnyConnection, nic: &str) -> StoreResult<Option<StoredAccount>> {
    let of_handle = accounts::table.filter(accounts::nic_handle.eq(nic));
    Ok(of_handle.select(StoredAccount::as_select()).first(conn).optional()?)
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
    /// Its time zone, if it has one.
    pub time_zone: Option<TimeZone>,
    /// How many bills are unpaid.
    pub outstanding_payments: i32,
    /// Whether it has a payment method, if that is known.
    pub payment_method: Option<bool>,
    /// The hash of its password, if it has one.
    pub password_hash: Option<String>,
    /// Whether it is closed.
    pub closed: bool,
}

impl BulkAccount {
    /// When it was closed, and from when on it is blanked, where it is not.
    fn closing(&self, now: Moment) -> (Option<i64>, Option<i64>) {
        let is_blank = self.email.as_str().is_empty();
        let blank_after = (self.closed && !is_blank).then(|| now.plus(BLANKED_AFTER).0);
        (self.closed.then_some(now.0), blank_after)
    }
}

/// Adds at most [`BATCH`] accounts and gives their numbers, in no order.
pub fn insert_accounts(tx: &mut Tx, new: &[BulkAccount], now: Moment) -> StoreResult<Vec<(NicHandle, AccountId)>> {
    let rows = new.iter().map(|account| {
        let (closed_at, blank_after) = account.closing(now);
        (
            (accounts::closed_at.eq(closed_at), accounts::blank_after.eq(blank_after)),
            accounts::nic_handle.eq(account.nic.as_str()),
            accounts::name.eq(&account.name),
            accounts::search_name.eq(search_name(&account.name)),
            accounts::email.eq(account.email.as_str()),
            accounts::email_key.eq(account.email.as_str()),
            accounts::zone.eq(&account.zone),
            accounts::language.eq(account.language.code()),
            accounts::time_zone.eq(account.time_zone.map(TimeZone::name)),
            accounts::password_hash.eq(&account.password_hash),
            accounts::outstanding_payments.eq(account.outstanding_payments),
            accounts::payment_method.eq(account.payment_method),
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BulkAccountChange {
    /// The name.
    pub name: Option<String>,
    /// The email address.
    pub email: Option<EmailAddress>,
    /// The zone.
    pub zone: Option<String>,
    /// The language.
    pub language: Option<Language>,
    /// The time zone.
    pub time_zone: Option<TimeZone>,
    /// How many bills are unpaid.
    pub outstanding_payments: Option<i32>,
    /// Whether it has a payment method.
    pub payment_method: Option<bool>,
    /// The hash of the password.
    pub password_hash: Option<String>,
}

impl BulkAccountChange {
    /// The same without what is so already; of a closed account that was blanked, without what would tell again who it was.
    #[must_use]
    pub fn beside(self, stored: &StoredAccount) -> Self {
        if stored.closed_at.is_some() && stored.email.is_empty() {
            let Self { zone, language, outstanding_payments, .. } = self;
            return Self { zone, language, outstanding_payments, ..Self::default() }.changing(stored);
        }
        self.changing(stored)
    }

    /// The columns that change and that programs may read: a password is nobody's to know of.
    fn columns(&self) -> Vec<&'static str> {
        let columns = [
            self.name.as_ref().map(|_| "name"),
            self.email.as_ref().map(|_| "email"),
            self.zone.as_ref().map(|_| "zone"),
            self.language.map(|_| "language"),
            self.time_zone.map(|_| "time_zone"),
            self.outstanding_payments.map(|_| "outstanding_payments"),
            self.payment_method.map(|_| "payment_method"),
        ];
        columns.into_iter().flatten().collect()
    }

    fn changing(self, stored: &StoredAccount) -> Self {
        Self {
            name: self.name.filter(|name| *name != stored.name),
            email: self.email.filter(|email| email.as_str() != stored.email),
            zone: self.zone.filter(|zone| *zone != stored.zone),
            language: self.language.filter(|language| language.code() != stored.language),
            time_zone: self.time_zone.filter(|zone| Some(zone.name()) != stored.time_zone.as_deref()),
            outstanding_payments: self.outstanding_payments.filter(|unpaid| *unpaid != stored.outstanding_payments),
            payment_method: self.payment_method.filter(|has| Some(*has) != stored.payment_method),
            password_hash: self.password_hash.filter(|hash| Some(hash) != stored.password_hash.as_ref()),
        }
    }
}

/// Changes accounts.
pub fn update_accounts(tx: &mut Tx, changes: &[(AccountId, BulkAccountChange)], stamp: Stamp) -> StoreResult<()> {
    for (id, change) in changes {
        update_account(tx, *id, change)?;
    }
    feed::tell_account_changes(tx, changes.iter().map(|(id, change)| (*id, change.columns())).collect(), stamp)
}

fn update_account(tx: &mut Tx, id: AccountId, change: &BulkAccountChange) -> StoreResult<()> {
    let changed = diesel::update(accounts::table.find(id.0))
        .set((
            change.name.as_deref().map(|name| accounts::name.eq(name)),
            change.name.as_deref().map(|name| accounts::search_name.eq(search_name(name))),
            change.email.as_ref().map(|email| accounts::email.eq(email.as_str())),
            change.email.as_ref().map(|email| accounts::email_key.eq(email.as_str())),
            change.zone.as_deref().map(|zone| accounts::zone.eq(zone)),
            change.language.map(|language| accounts::language.eq(language.code())),
            change.time_zone.map(|zone| accounts::time_zone.eq(zone.name())),
            change.outstanding_payments.map(|count| accounts::outstanding_payments.eq(count)),
            change.payment_method.map(|has| accounts::payment_method.eq(has)),
            change.password_hash.as_deref().map(|hash| accounts::password_hash.eq(hash)),
        ))
        .execute(&mut **tx);
    // A row that only names its key changes nothing: diesel calls that an error.
    changed.optional_empty_changeset()?;
    Ok(())
}
