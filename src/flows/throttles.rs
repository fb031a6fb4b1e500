//! How often something may be done: counted in the database, for every instance of the application together. Off where
//! the operator has lifted the throttles.

use std::time::Duration;

use super::{Cx, Terms};
use crate::domain::AccountId;
use crate::domain::time::DAY;
use crate::measures;
use crate::store::events::SECURITY_LOG;
use crate::store::{StoreResult, throttle};

/// A bound on how often something may happen.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    /// What is counted.
    pub what: &'a str,
    /// For whom: an account, a client's address, what was typed.
    pub who: &'a str,
    /// How often.
    pub most: usize,
    /// Within which time.
    pub term: Duration,
}

/// Code emails from a requester to an account, by their [`pair`]; forgotten once the account accepts one of its
/// requests.
#[must_use]
pub fn code_emails(pair: &str) -> Bound<'_> {
    Bound { what: "code emails", who: pair, most: 20, term: DAY }
}

/// A requester and the account that its code emails go to.
#[must_use]
pub fn pair(requester: AccountId, reader: AccountId) -> String {
    format!("{requester} {reader}")
}

/// New passwords from a client's network in an hour: to rate one takes its time, whatever becomes of its form.
const NEW_PASSWORDS_MAX: usize = 100;

/// Counts that a new password is to be rated. The inner error says how long to wait.
pub fn admit_new_password(cx: &mut Cx<'_>) -> StoreResult<Result<(), Duration>> {
    let network = cx.from.network();
    let term = Duration::from_hours(1);
    let bound = Bound { what: "new passwords network", who: &network, most: NEW_PASSWORDS_MAX, term };
    Ok(count_unless_reached(cx, &[bound])?.map(|_| ()))
}

impl Bound<'_> {
    fn key(&self, terms: &Terms) -> String {
        terms.keyring.throttle_key(self.what, self.who)
    }
}

/// How long to wait, where one of these bounds is reached. What they count is held until the transaction ends.
pub fn reached(cx: &mut Cx<'_>, bounds: &[Bound<'_>]) -> StoreResult<Option<Duration>> {
    if !cx.terms.limits {
        return Ok(None);
    }
    hold_bounds(cx, bounds)?;
    let mut longest = None;
    for bound in bounds {
        let wait = throttle::wait(cx.tx, &bound.key(cx.terms), bound.most, bound.term, cx.now)?;
        if let Some(wait) = wait {
            log_too_often(cx, bound.what.to_owned(), wait);
        }
        longest = longest.max(wait);
    }
    Ok(longest)
}

/// The first wait beyond what is free; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_mins(1);

/// How long to wait, where a bound is not to be closed once it is reached: each one beyond it waits longer than the one
/// before, and none longer than `longest`. So whoever floods is slowed down, and keeps nobody else out for long. What
/// it counts is held until the transaction ends; where other bounds are looked at too, after these.
pub fn too_soon(cx: &mut Cx<'_>, bound: Bound<'_>, longest: Duration) -> StoreResult<Option<Duration>> {
    if !cx.terms.limits {
        return Ok(None);
    }
    let key = bound.key(cx.terms);
    throttle::hold(cx.tx, &key)?;
    let (count, newest) = throttle::count(cx.tx, &key, bound.term, cx.now)?;
    let (Some(beyond), Some(newest)) = (count.checked_sub(bound.most), newest) else { return Ok(None) };
    let doublings = u32::try_from(beyond).unwrap_or(u32::MAX).min(20);
    let wait = newest.plus(longest.min(FIRST_WAIT * 2u32.pow(doublings))).since(cx.now);
    if wait.is_zero() {
        return Ok(None);
    }
    log_too_often(cx, bound.what.to_owned(), wait);
    Ok(Some(wait))
}

/// How many there were of what a bound counts. Without limits there were none.
pub fn count(cx: &mut Cx<'_>, bound: Bound<'_>) -> StoreResult<usize> {
    if !cx.terms.limits {
        return Ok(0);
    }
    Ok(throttle::count(cx.tx, &bound.key(cx.terms), bound.term, cx.now)?.0)
}

/// Holds what these bounds count until the transaction ends. A flow that looks at some of them only later holds them
/// all before any row.
pub fn hold_bounds(cx: &mut Cx<'_>, bounds: &[Bound<'_>]) -> StoreResult<()> {
    if !cx.terms.limits {
        return Ok(());
    }
    let mut keys: Vec<String> = bounds.iter().map(|bound| bound.key(cx.terms)).collect();
    keys.sort_unstable();
    keys.iter().try_for_each(|key| throttle::hold(cx.tx, key))
}

fn log_too_often(cx: &mut Cx<'_>, what: String, wait: Duration) {
    cx.tx.after_commit(move || {
        measures::throttled();
        tracing::warn!(target: SECURITY_LOG, what, seconds = wait.as_secs(), "too often");
    });
}

/// Counts once under each of these bounds, where none is reached, and gives the numbers of the notes; else says how
/// long to wait.
pub fn count_unless_reached(cx: &mut Cx<'_>, bounds: &[Bound<'_>]) -> StoreResult<Result<Vec<i64>, Duration>> {
    match reached(cx, bounds)? {
        Some(wait) => Ok(Err(wait)),
        None => hit_once(cx, bounds).map(Ok),
    }
}

/// Counts once under each of these bounds, reached or not, and gives the numbers of the notes.
pub fn hit_once(cx: &mut Cx<'_>, bounds: &[Bound<'_>]) -> StoreResult<Vec<i64>> {
    if !cx.terms.limits {
        return Ok(Vec::new());
    }
    bounds.iter().map(|bound| throttle::hit(cx.tx, &bound.key(cx.terms), cx.now)).collect()
}

/// Counts so many times under each of these bounds, reached or not: one statement, however many they are.
pub fn hit_times(cx: &mut Cx<'_>, bounds: &[Bound<'_>], times: usize) -> StoreResult<()> {
    if !cx.terms.limits {
        return Ok(());
    }
    let keys: Vec<String> = bounds.iter().map(|bound| bound.key(cx.terms)).collect();
    throttle::hit_times(cx.tx, &keys, times, cx.now)
}

/// Takes notes back: what they count was no try.
pub fn take_back(cx: &mut Cx<'_>, notes: &[i64]) -> StoreResult<()> {
    throttle::take_all_back(cx.tx, notes)
}

/// Counts once and says that the bound is not reached yet; else counts nothing. Also where the throttles are lifted: it
/// is about space, not about how often something may be done. Nothing is held, so that none waits for another: on
/// PostgreSQL a few at once may go beyond the bound. Takes as long either way.
pub fn has_room(cx: &mut Cx<'_>, bound: Bound<'_>) -> StoreResult<bool> {
    let key = bound.key(cx.terms);
    let full = throttle::wait(cx.tx, &key, bound.most, bound.term, cx.now)?.is_some();
    let noted = throttle::hit(cx.tx, &key, cx.now)?;
    if full {
        throttle::take_all_back(cx.tx, &[noted])?;
    }
    Ok(!full)
}

/// Forgets what was counted under a bound.
pub fn forget_hits(cx: &mut Cx<'_>, bound: Bound<'_>) -> StoreResult<()> {
    throttle::forget(cx.tx, &bound.key(cx.terms))
}
