//! A customer saves all that is held about its account: not so often that reading it is a burden.

use std::time::Duration;

use super::Cx;
use super::throttles::{self, Bound};
use crate::domain::AccountId;
use crate::store::StoreResult;

/// How often an hour.
pub const MOST: usize = 10;
const TERM: Duration = Duration::from_hours(1);

/// Counts that an account saves its data. The inner error says how long to wait.
pub fn admit_own_data(cx: &mut Cx<'_>, account: AccountId) -> StoreResult<Result<(), Duration>> {
    let bound = Bound { what: "own data", who: &account.to_string(), most: MOST, term: TERM };
    Ok(throttles::count_unless_reached(cx, &[bound])?.map(|_| ()))
}
