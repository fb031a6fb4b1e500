//! `accounts`: reading, finding by what a customer types, changing.

use std::collections::HashMap;

use diesel::prelude::*;

use super::blanking::BLANKED_AFTER;
use super::connection::AnyConnection;
use super::feed::{self, Stamp};
use super::schema::accounts;
use super::transaction::Tx;
use super::{StoreResult, sense};
use crate::domain::AccountId;
use crate::domain::account::{Account, EmailAddress, Language, NicHandle, Zone};
use crate::domain::feed::FeedEvent;
use crate::domain::name::AccountName;
use crate::domain::operator::Role;
use crate::domain::request::Actor;
use crate::domain::text::search_form;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;

#[derive(Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub(super) struct AccountRow {
    id: i64,
    nic_handle: String,
    name: String,
    email: String,
    zone: String,
    language: String,
    outstanding_payments: i32,
    payment_method: Option<bool>,
    closed_at: Option<i64>,
    time_zone: Option<String>,
}

impl AccountRow {
    pub(super) fn into_account(self) -> StoreResult<Account> {
        let is_blank = self.email.is_empty();
        let email = if is_blank { Some(EmailAddress::blank()) } else { EmailAddress::stored(&self.email) };
        Ok(Account {
            id: AccountId(self.id),
            nic: sense(NicHandle::parse(&self.nic_handle).ok(), "nic_handle", &self.nic_handle)?,
            name: AccountName::shown(self.name, &self.nic_handle),
            // Its value is in no error: these are logged.
            email: sense(email, "email", "no address")?,
            zone: Zone(self.zone),
            // A newer version of the program may have written a language that this one does not speak.
            language: Language::parse(&self.language).unwrap_or(Language::English),
            // Nor one in a zone that this one does not know.
            time_zone: self.time_zone.as_deref().and_then(TimeZone::parse),
            outstanding_payments: u32::try_from(self.outstanding_payments).unwrap_or(0),
            payment_method: self.payment_method,
            open: self.closed_at.is_none(),
        })
    }
}

/// What a new account is made of.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// What it will be known by.
    pub nic: &'a NicHandle,
    /// Its name.
    pub name: &'a AccountName,
    /// Where its emails go.
    pub email: &'a EmailAddress,
    /// Its zone.
    pub zone: &'a str,
    /// The language of its pages and emails.
    pub language: Language,
    /// The hash of its password.
    pub password_hash: Option<&'a str>,
    /// How many bills are unpaid.
    pub outstanding_payments: i32,
}

/// What an account is searched by: its name as it is shown.
pub(super) fn search_name(name: &str) -> String {
    search_form(AccountName::shown(name, "").as_str())
}

/// Stores a new account, which somebody has made for itself.
///
/// # Errors
/// [`Duplicate`](super::StoreError::Duplicate) where there is one of this NIC handle.
pub fn insert(tx: &mut Tx, new: &NewAccount<'_>, now: Moment) -> StoreResult<AccountId> {
    let id = diesel::insert_into(accounts::table)
        .values((
            accounts::nic_handle.eq(new.nic.as_str()),
            accounts::name.eq(new.name.as_str()),
            accounts::search_name.eq(search_name(new.name.as_str())),
            accounts::email.eq(new.email.as_str()),
            accounts::email_key.eq(new.email.as_str()),
            accounts::zone.eq(new.zone),
            accounts::language.eq(new.language.code()),
            accounts::password_hash.eq(new.password_hash),
            accounts::outstanding_payments.eq(new.outstanding_payments),
            accounts::created_at.eq(now.0),
        ))
        .returning(accounts::id)
        .get_result(&mut **tx)?;
    let id = AccountId(id);
    feed::tell_accounts(tx, &[id], FeedEvent::AccountCreated, Stamp { by: Actor::Account(id), at: now })?;
    Ok(id)
}

/// The account of this number.
///
/// # Errors
/// There is none: accounts are never deleted.
pub fn get(conn: &mut AnyConnection, id: AccountId) -> StoreResult<Account> {
    accounts::table.find(id.0).select(AccountRow::as_select()).first(conn)?.into_account()
}

/// The account of this number, where there is one.
pub fn find(conn: &mut AnyConnection, id: AccountId) -> StoreResult<Option<Account>> {
    accounts::table
        .find(id.0)
        .select(AccountRow::as_select())
        .first(conn)
        .optional()?
        .map(AccountRow::into_account)
        .transpose()
}

/// The accounts of these numbers.
pub fn get_all(
    conn: &mut AnyConnection,
    ids: impl IntoIterator<Item = AccountId>,
) -> StoreResult<HashMap<AccountId, Account>> {
    let mut ids: Vec<i64> = ids.into_iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = accounts::table.filter(accounts::id.eq_any(ids)).select(AccountRow::as_select()).load(conn)?;
    rows.into_iter().map(|row| row.into_account().map(|account| (account.id, account))).collect()
}

/// The account with this NIC handle, open or closed.
pub fn by_nic(conn: &mut AnyConnection, nic: &NicHandle) -> StoreResult<Option<Account>> {
    let row = accounts::table.filter(accounts::nic_handle.eq(nic.as_str())).select(AccountRow::as_select());
    row.first(conn).optional()?.map(AccountRow::into_account).transpose()
}

/// Two of the open accounts with this address: enough to know whether it is shared.
pub fn open_by_email(conn: &mut AnyConnection, email: &EmailAddress) -> StoreResult<Vec<Account>> {
    all_open_by_email(conn, email, 2)
}

/// The open accounts with this address.
pub fn all_open_by_email(conn: &mut AnyConnection, email: &EmailAddress, most: i64) -> StoreResult<Vec<Account>> {
    let rows = accounts::table
        .filter(accounts::email_key.eq(email.as_str()).and(accounts::closed_at.is_null()))
        .order(accounts::id)
        .limit(most)
        .select(AccountRow::as_select())
        .load(conn)?;
    rows.into_iter().map(AccountRow::into_account).collect()
}

/// The accounts with this address, open or closed.
pub fn all_by_email(conn: &mut AnyConnection, email: &EmailAddress, most: i64) -> StoreResult<Vec<Account>> {
    let of_address = accounts::table.filter(accounts::email_key.eq(email.as_str())).order(accounts::id).limit(most);
    let rows = of_address.select(AccountRow::as_select()).load(conn)?;
    rows.into_iter().map(AccountRow::into_account).collect()
}

/// The first open accounts that have a password.
pub fn that_can_sign_in(conn: &mut AnyConnection, most: i64) -> StoreResult<Vec<Account>> {
    let rows = accounts::table
        .filter(accounts::password_hash.is_not_null().and(accounts::closed_at.is_null()))
        .order(accounts::id)
        .limit(most)
        .select(AccountRow::as_select())
        .load(conn)?;
    rows.into_iter().map(AccountRow::into_account).collect()
}

/// The password hash of an account, where it has one.
pub fn password_hash(conn: &mut AnyConnection, id: AccountId) -> StoreResult<Option<String>> {
    Ok(accounts::table.find(id.0).select(accounts::password_hash).first(conn)?)
}

/// The password hash of an account, where there is one and it has one; asked the same way where there is none.
pub fn password_hash_of(conn: &mut AnyConnection, id: Option<AccountId>) -> StoreResult<Option<String>> {
    let row = accounts::table.find(id.map_or(0, |id| id.0)).select(accounts::password_hash);
    Ok(row.first::<Option<String>>(conn).optional()?.flatten())
}

/// A password hash to check against where there is none, so that this takes as long as it would take some account: always
/// the same account's for the same number, and hardly ever another's because there are new accounts. None where that
/// account has no password.
pub fn decoy_hash(conn: &mut AnyConnection, number: u32) -> StoreResult<Option<String>> {
    let last: Option<i64> = accounts::table.select(diesel::dsl::max(accounts::id)).first(conn)?;
    let from = spread(number, last.unwrap_or(0));
    let decoy = accounts::table.filter(accounts::id.ge(from)).order(accounts::id).select(accounts::password_hash);
    Ok(decoy.first::<Option<String>>(conn).optional()?.flatten())
}

/// A place from 0 to `last` for a number. As `last` grows by one, only the numbers of one other place move to the new one:
/// the remainder of a division would move nearly all, and whoever measures over weeks could tell.
fn spread(number: u32, last: i64) -> i64 {
    let wide = (last + 1).clamp(1, 1 << 32).cast_unsigned().next_power_of_two();
    let place = (u64::from(number) & (wide - 1)).cast_signed();
    if place > last { place - (wide / 2).cast_signed() } else { place }
}

/// The role of an account; none where it has none, or one that only a newer version of the program knows.
pub fn role_of(conn: &mut AnyConnection, id: AccountId) -> StoreResult<Option<Role>> {
    let role: Option<String> = accounts::table.find(id.0).select(accounts::role).first(conn)?;
    Ok(role.as_deref().and_then(Role::parse))
}

/// When an account was made, and when it was closed, where it is.
pub fn made_and_closed(conn: &mut AnyConnection, id: AccountId) -> StoreResult<(Moment, Option<Moment>)> {
    let times = accounts::table.find(id.0).select((accounts::created_at, accounts::closed_at));
    let (made, closed): (i64, Option<i64>) = times.first(conn)?;
    Ok((Moment(made), closed.map(Moment)))
}

/// Gives it another.
pub fn set_role(tx: &mut Tx, id: AccountId, role: Option<Role>) -> StoreResult<()> {
    let role = role.map(Role::as_str);
    diesel::update(accounts::table.find(id.0)).set(accounts::role.eq(role)).execute(&mut **tx)?;
    Ok(())
}

/// Stores a new password hash.
pub fn set_password_hash(tx: &mut Tx, id: AccountId, hash: &str) -> StoreResult<()> {
    diesel::update(accounts::table.find(id.0)).set(accounts::password_hash.eq(hash)).execute(&mut **tx)?;
    Ok(())
}

/// Stores a password hash in place of the one that was read, unless it was changed meanwhile.
pub fn renew_password_hash(tx: &mut Tx, id: AccountId, read: &str, renewed: &str) -> StoreResult<()> {
    let same = accounts::table.find(id.0).filter(accounts::password_hash.eq(read));
    diesel::update(same).set(accounts::password_hash.eq(renewed)).execute(&mut **tx)?;
    Ok(())
}

/// What changes of an account. A field that is `None` keeps its value.
#[derive(Clone, Copy, Debug, Default)]
pub struct AccountChange<'a> {
    /// The name.
    pub name: Option<&'a AccountName>,
    /// The email address.
    pub email: Option<&'a EmailAddress>,
    /// The language.
    pub language: Option<Language>,
    /// The time zone; none within for that of the setting.
    pub time_zone: Option<Option<TimeZone>>,
    /// How many bills the billing system reports as unpaid.
    pub outstanding_payments: Option<i32>,
}

impl AccountChange<'_> {
    /// The columns of a file that change.
    fn columns(&self) -> Vec<&'static str> {
        let Self { name, email, language, time_zone, outstanding_payments } = self;
        let columns = [
            name.map(|_| "name"),
            email.map(|_| "email"),
            language.map(|_| "language"),
            time_zone.map(|_| "time_zone"),
            outstanding_payments.map(|_| "outstanding_payments"),
        ];
        columns.into_iter().flatten().collect()
    }
}

/// Changes an account.
pub fn change(tx: &mut Tx, id: AccountId, change: &AccountChange<'_>, stamp: Stamp) -> StoreResult<()> {
    let changed = diesel::update(accounts::table.find(id.0))
        .set((
            change.name.map(|name| accounts::name.eq(name.as_str())),
            change.name.map(|name| accounts::search_name.eq(search_name(name.as_str()))),
            change.email.map(|email| accounts::email.eq(email.as_str())),
            change.email.map(|email| accounts::email_key.eq(email.as_str())),
            change.language.map(|language| accounts::language.eq(language.code())),
            change.time_zone.map(|zone| accounts::time_zone.eq(zone.map(TimeZone::name))),
            change.outstanding_payments.map(|unpaid| accounts::outstanding_payments.eq(unpaid)),
        ))
        .execute(&mut **tx);
    // One that changes nothing is an error to diesel.
    changed.optional_empty_changeset()?;
    feed::tell_account_changes(tx, vec![(id, change.columns())], stamp)
}

/// Closes or reopens an account, which is not so yet. What is personal in a closed one goes after a time (`store/blanking.rs`).
pub fn set_open(tx: &mut Tx, id: AccountId, open: bool, stamp: Stamp) -> StoreResult<()> {
    set_all_open(tx, &[id], open, stamp)
}

/// The same for accounts, some hundreds at most, none of which is so yet.
pub fn set_all_open(tx: &mut Tx, ids: &[AccountId], open: bool, stamp: Stamp) -> StoreResult<()> {
    let closed_at = (!open).then_some(stamp.at);
    let blank_after = closed_at.map(|moment| moment.plus(BLANKED_AFTER).0);
    let both = (accounts::closed_at.eq(closed_at.map(|moment| moment.0)), accounts::blank_after.eq(blank_after));
    let these = accounts::table.filter(accounts::id.eq_any(ids.iter().map(|id| id.0).collect::<Vec<_>>()));
    diesel::update(these).set(both).execute(&mut **tx)?;
    let event = if open { FeedEvent::AccountReopened } else { FeedEvent::AccountClosed };
    feed::tell_accounts(tx, ids, event, stamp)
}

/// The NIC handle of an account as it is stored, also where the rest of it cannot be read.
pub fn nic_as_stored(conn: &mut AnyConnection, id: i64) -> StoreResult<Option<String>> {
    Ok(accounts::table.find(id).select(accounts::nic_handle).first(conn).optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoys_hardly_ever_change() {
        let numbers = (0..1000_u32).map(|n| n.wrapping_mul(2_654_435_761));
        for number in numbers {
            let mut moves = 0;
            for last in 0..500 {
                let place = spread(number, last);
                assert!((0..=last).contains(&place), "{number} {last}");
                moves += i32::from(spread(number, last + 1) != place);
            }
            assert!(moves <= 9, "{number} moved {moves} times");
        }
        assert_eq!([spread(u32::MAX, 0), spread(u32::MAX, i64::from(u32::MAX))], [0, i64::from(u32::MAX)]);
    }
}
