//! Somebody who is signed in gives the present password once more, before something of weight is done.

use std::time::Duration;

use super::Terms;
use super::throttles::{self, Bound};
use crate::domain::AccountId;
use crate::domain::time::Moment;
use crate::store::{AnyConnection, StoreResult, accounts, throttle, write};

/// Wrong passwords within the term.
const WRONG_MAX: usize = 10;
const WRONG_TERM: Duration = Duration::from_mins(15);

/// A try that may go on to its password.
pub struct Try {
    /// The hash that the password is to be checked against.
    pub stored: Option<String>,
    hits: Vec<i64>,
}

/// Counts the try, from its start, so that many at once are no way around the bound.
///
/// # Errors
/// The database's fault. The inner one says how long to wait after too many wrong ones.
pub fn begin(
    conn: &mut AnyConnection,
    terms: &Terms,
    now: Moment,
    account: AccountId,
) -> StoreResult<Result<Try, Duration>> {
    let who = account.to_string();
    let bound = Bound { what: "present password", who: &who, most: WRONG_MAX, term: WRONG_TERM };
    write(conn, |conn| {
        let hits = match throttles::count(conn, terms, now, &[bound])? {
            Ok(hits) => hits,
            Err(wait) => return Ok(Err(wait)),
        };
        Ok(Ok(Try { stored: accounts::password_hash(conn, account)?, hits }))
    })
}

/// The password was right: the try does not count.
///
/// # Errors
/// The database's fault.
pub fn was_right(conn: &mut AnyConnection, attempt: &Try) -> StoreResult<()> {
    attempt.hits.iter().try_for_each(|hit| throttle::take_back(conn, *hit))
}
