//! `second_factors` and `recovery_codes`: sealed secrets of authenticator apps, and hashes of what stands in for them.

use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::{recovery_codes, second_factors};
use super::statement::Statement;
use super::transaction::Tx;
use crate::domain::AccountId;
use crate::domain::factor::AppFactor;
use crate::domain::time::Moment;

const TOTP: &str = "totp";

/// That a factor is an app's; the words are those of its index, which SQLite finds by no value that is bound.
pub(super) fn is_totp() -> Statement<Bool> {
    Statement::of("second_factors.kind = 'totp'")
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = second_factors)]
struct AppFactorRow {
    id: i64,
    sealed: Vec<u8>,
    created_at: i64,
    confirmed_at: Option<i64>,
    last_step: Option<i64>,
}

impl AppFactorRow {
    fn into_factor(self) -> AppFactor {
        AppFactor {
            id: self.id,
            sealed: self.sealed,
            created_at: Moment(self.created_at),
            confirmed_at: self.confirmed_at.map(Moment),
            last_step: self.last_step,
        }
    }
}

/// A recovery code that was not used yet.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = recovery_codes)]
pub struct UnusedRecoveryCode {
    /// Its number within the set.
    pub number: i32,
    /// The hash of its letters.
    #[diesel(column_name = code_hash)]
    pub hash: String,
}

/// The app of an account, on or being set up.
pub fn app_of(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Option<AppFactor>> {
    let row = second_factors::table
        .filter(second_factors::account_id.eq(account.0).and(is_totp()))
        .select(AppFactorRow::as_select());
    Ok(row.first(conn).optional()?.map(AppFactorRow::into_factor))
}

/// The app of an account, where it is on.
pub fn confirmed(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Option<AppFactor>> {
    Ok(app_of(conn, account)?.filter(|factor| factor.confirmed_at.is_some()))
}

/// Begins to set an app up, in place of one that was only begun. Gives its number.
///
/// # Errors
/// One is on already.
pub fn begin_set_up(tx: &mut Tx, account: AccountId, sealed: &[u8], now: Moment) -> StoreResult<i64> {
    let begun = second_factors::table
        .filter(second_factors::account_id.eq(account.0).and(is_totp()))
        .filter(second_factors::confirmed_at.is_null());
    diesel::delete(begun).execute(&mut **tx)?;
    Ok(diesel::insert_into(second_factors::table)
        .values((
            second_factors::account_id.eq(account.0),
            second_factors::kind.eq(TOTP),
            second_factors::sealed.eq(sealed),
            second_factors::created_at.eq(now.0),
        ))
        .returning(second_factors::id)
        .get_result(&mut **tx)?)
}

/// Switches an app on with its first code; says whether nobody else did, or began anew, meanwhile.
pub fn confirm_set_up(tx: &mut Tx, id: i64, step: i64, now: Moment) -> StoreResult<bool> {
    let begun = second_factors::table.find(id).filter(second_factors::confirmed_at.is_null());
    let changed = diesel::update(begun)
        .set((second_factors::confirmed_at.eq(now.0), second_factors::last_step.eq(step)))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Takes the code of a step; says whether it, or a later one up to the `latest` that there can be, was not taken before.
pub fn take_step(tx: &mut Tx, id: i64, step: i64, latest: i64) -> StoreResult<bool> {
    let earlier = second_factors::last_step.is_null().or(second_factors::last_step.lt(step));
    let unused = second_factors::table.find(id).filter(earlier.or(second_factors::last_step.gt(latest)));
    Ok(diesel::update(unused).set(second_factors::last_step.eq(step)).execute(&mut **tx)? == 1)
}

/// Puts a secret sealed anew in the place of the one that was read.
pub fn reseal(tx: &mut Tx, id: i64, read: &[u8], sealed: &[u8]) -> StoreResult<()> {
    let same = second_factors::table.find(id).filter(second_factors::sealed.eq(read));
    diesel::update(same).set(second_factors::sealed.eq(sealed)).execute(&mut **tx)?;
    Ok(())
}

/// Removes the app of an account, on or not, and its recovery codes.
pub fn remove(tx: &mut Tx, account: AccountId) -> StoreResult<()> {
    let app = second_factors::table.filter(second_factors::account_id.eq(account.0));
    diesel::delete(app).execute(&mut **tx)?;
    remove_recovery_codes(tx, account)
}

fn remove_recovery_codes(tx: &mut Tx, account: AccountId) -> StoreResult<()> {
    let all = recovery_codes::table.filter(recovery_codes::account_id.eq(account.0));
    diesel::delete(all).execute(&mut **tx)?;
    Ok(())
}

/// Puts a set of recovery codes in the place of the one before.
pub fn replace_recovery_codes(tx: &mut Tx, account: AccountId, hashes: &[String]) -> StoreResult<()> {
    remove_recovery_codes(tx, account)?;
    for (number, hash) in (1i32..).zip(hashes) {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::account_id.eq(account.0),
                recovery_codes::number.eq(number),
                recovery_codes::code_hash.eq(hash),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// The recovery codes that are left.
pub fn recovery_codes_left(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Vec<UnusedRecoveryCode>> {
    let left = recovery_codes::table
        .filter(recovery_codes::account_id.eq(account.0).and(recovery_codes::used_at.is_null()))
        .order(recovery_codes::number);
    Ok(left.select(UnusedRecoveryCode::as_select()).load(conn)?)
}

/// Uses a recovery code up; says whether it was still there.
pub fn use_recovery_code(tx: &mut Tx, account: AccountId, code: &UnusedRecoveryCode, now: Moment) -> StoreResult<bool> {
    // The hash too: a new set may have taken the place of the one that was read.
    let unused = recovery_codes::table
        .find((account.0, code.number))
        .filter(recovery_codes::used_at.is_null().and(recovery_codes::code_hash.eq(&code.hash)));
    Ok(diesel::update(unused).set(recovery_codes::used_at.eq(now.0)).execute(&mut **tx)? == 1)
}
