//! `second_factors` and `recovery_codes`: sealed secrets of authenticator apps, and hashes of what stands in for them.

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::{recovery_codes, second_factors};
use crate::domain::AccountId;
use crate::domain::time::Moment;

const TOTP: &str = "totp";

/// The authenticator app of an account.
#[derive(Clone, Debug)]
pub struct Factor {
    /// Its number.
    pub id: i64,
    /// The secret, sealed.
    pub sealed: Vec<u8>,
    /// Since when it was being set up.
    pub created_at: Moment,
    /// Since when it is on; none while it is being set up.
    pub confirmed_at: Option<Moment>,
    /// The step of the last code that was taken.
    pub last_step: Option<i64>,
}

/// A recovery code that was not used yet.
#[derive(Clone, Debug)]
pub struct RecoveryRow {
    /// Its number within the set.
    pub number: i32,
    /// The hash of its letters.
    pub hash: String,
}

/// The app of an account, on or being set up.
///
/// # Errors
/// The database's fault.
pub fn of(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Option<Factor>> {
    let row = second_factors::table
        .filter(second_factors::account_id.eq(account.0).and(second_factors::kind.eq(TOTP)))
        .select((
            second_factors::id,
            second_factors::sealed,
            second_factors::created_at,
            second_factors::confirmed_at,
            second_factors::last_step,
        ))
        .first::<(i64, Vec<u8>, i64, Option<i64>, Option<i64>)>(conn)
        .optional()?;
    Ok(row.map(|(id, sealed, created_at, confirmed_at, last_step)| Factor {
        id,
        sealed,
        created_at: Moment(created_at),
        confirmed_at: confirmed_at.map(Moment),
        last_step,
    }))
}

/// The app of an account, where it is on.
///
/// # Errors
/// The database's fault.
pub fn confirmed(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Option<Factor>> {
    Ok(of(conn, account)?.filter(|factor| factor.confirmed_at.is_some()))
}

/// Begins to set an app up, in place of one that was only begun. Gives its number.
///
/// # Errors
/// The database's fault; that one is on already is one of them.
pub fn begin(conn: &mut AnyConnection, account: AccountId, sealed: &[u8], now: Moment) -> StoreResult<i64> {
    let begun = second_factors::table
        .filter(second_factors::account_id.eq(account.0).and(second_factors::kind.eq(TOTP)))
        .filter(second_factors::confirmed_at.is_null());
    diesel::delete(begun).execute(conn)?;
    Ok(diesel::insert_into(second_factors::table)
        .values((
            second_factors::account_id.eq(account.0),
            second_factors::kind.eq(TOTP),
            second_factors::sealed.eq(sealed),
            second_factors::created_at.eq(now.0),
        ))
        .returning(second_factors::id)
        .get_result(conn)?)
}

/// Switches an app on with its first code; says whether nobody else did, or began anew, meanwhile.
///
/// # Errors
/// The database's fault.
pub fn confirm(conn: &mut AnyConnection, id: i64, step: i64, now: Moment) -> StoreResult<bool> {
    let begun = second_factors::table.find(id).filter(second_factors::confirmed_at.is_null());
    let changed = diesel::update(begun)
        .set((second_factors::confirmed_at.eq(now.0), second_factors::last_step.eq(step)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Takes the code of a step; says whether it, or a later one up to the `latest` that there can be, was not taken before.
///
/// # Errors
/// The database's fault.
pub fn take_step(conn: &mut AnyConnection, id: i64, step: i64, latest: i64) -> StoreResult<bool> {
    let earlier = second_factors::last_step.is_null().or(second_factors::last_step.lt(step));
    let unused = second_factors::table.find(id).filter(earlier.or(second_factors::last_step.gt(latest)));
    Ok(diesel::update(unused).set(second_factors::last_step.eq(step)).execute(conn)? == 1)
}

/// Puts a secret sealed anew in the place of the one that was read.
///
/// # Errors
/// The database's fault.
pub fn reseal(conn: &mut AnyConnection, id: i64, read: &[u8], sealed: &[u8]) -> StoreResult<()> {
    let same = second_factors::table.find(id).filter(second_factors::sealed.eq(read));
    diesel::update(same).set(second_factors::sealed.eq(sealed)).execute(conn)?;
    Ok(())
}

/// Removes the app of an account, on or not, and its recovery codes.
///
/// # Errors
/// The database's fault.
pub fn remove(conn: &mut AnyConnection, account: AccountId) -> StoreResult<()> {
    diesel::delete(second_factors::table.filter(second_factors::account_id.eq(account.0))).execute(conn)?;
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(account.0))).execute(conn)?;
    Ok(())
}

/// Puts a set of recovery codes in the place of the one before.
///
/// # Errors
/// The database's fault.
pub fn replace_recovery_codes(conn: &mut AnyConnection, account: AccountId, hashes: &[String]) -> StoreResult<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(account.0))).execute(conn)?;
    for (number, hash) in (1i32..).zip(hashes) {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::account_id.eq(account.0),
                recovery_codes::number.eq(number),
                recovery_codes::code_hash.eq(hash),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The recovery codes that are left.
///
/// # Errors
/// The database's fault.
pub fn recovery_codes_left(conn: &mut AnyConnection, account: AccountId) -> StoreResult<Vec<RecoveryRow>> {
    let left = recovery_codes::table
        .filter(recovery_codes::account_id.eq(account.0).and(recovery_codes::used_at.is_null()))
        .order(recovery_codes::number)
        .select((recovery_codes::number, recovery_codes::code_hash));
    let rows = left.load::<(i32, String)>(conn)?;
    Ok(rows.into_iter().map(|(number, hash)| RecoveryRow { number, hash }).collect())
}

/// Uses a recovery code up; says whether it was still there.
///
/// # Errors
/// The database's fault.
pub fn use_recovery_code(
    conn: &mut AnyConnection,
    account: AccountId,
    code: &RecoveryRow,
    now: Moment,
) -> StoreResult<bool> {
    // The hash too: a new set may have taken the place of the one that was read.
    let unused = recovery_codes::table
        .find((account.0, code.number))
        .filter(recovery_codes::used_at.is_null().and(recovery_codes::code_hash.eq(&code.hash)));
    Ok(diesel::update(unused).set(recovery_codes::used_at.eq(now.0)).execute(conn)? == 1)
}
