//! `sessions`: who is signed in. Only the hash of a session's id is stored.

use std::time::Duration;

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::StoreResult;
use super::accounts::AccountRow;
use super::connection::AnyConnection;
use super::factors::is_totp;
use super::schema::{accounts, second_factors, sessions};
use super::statement::Statement;
use super::transaction::Tx;
use crate::domain::account::Account;
use crate::domain::operator::Role;
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, Place};

/// A session that was not used for so long is over.
pub const IDLE_MAX: Duration = Duration::from_hours(12);
/// The same of an account with a role (RULES.md, *Those who run it*): what it sees is everybody's.
pub const OPERATORS_IDLE_MAX: Duration = Duration::from_mins(30);
/// However much it is used, a session is over after this time.
pub const AGE_MAX: Duration = DAY.saturating_mul(30);
/// Sessions of an account at once.
pub const LIVE_MAX: i64 = 50;
/// How exact the time of the last use is; each use would be a write otherwise.
const SEEN_STEP: Duration = Duration::from_mins(5);
/// The same of an account with a role, whose sessions end sooner.
const OPERATORS_SEEN_STEP: Duration = Duration::from_mins(1);
/// How soon a change of address is written down: a browser that changes between two would make each use a write otherwise.
const MOVED_STEP: Duration = Duration::from_secs(10);

/// A session that is not over.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = sessions)]
pub struct Session {
    /// The hash of its id.
    pub id_hash: String,
    /// When it began.
    #[diesel(deserialize_as = i64)]
    pub created_at: Moment,
    /// When it was last used.
    #[diesel(deserialize_as = i64)]
    pub seen_at: Moment,
    /// The address that it was last used from.
    pub address: String,
    /// What the browser called itself when it began.
    pub device: String,
}

/// That a session is not over, and waits for nothing; beside the account that it is of.
#[diesel::dsl::auto_type]
fn is_live(now: Moment) -> _ {
    let idle_since: i64 = now.minus(IDLE_MAX).0;
    let operators_idle_since: i64 = now.minus(OPERATORS_IDLE_MAX).0;
    let old_since: i64 = now.minus(AGE_MAX).0;
    let used = sessions::seen_at.gt(idle_since).and(sessions::created_at.gt(old_since));
    let used_enough = accounts::role.is_null().or(sessions::seen_at.gt(operators_idle_since));
    sessions::ended_at.is_null().and(sessions::waits_until.is_null()).and(used).and(used_enough)
}

/// A session that begins.
#[derive(Clone, Copy, Debug)]
pub struct NewSession<'a> {
    /// The hash of its id.
    pub id_hash: &'a str,
    /// Whose it is, or will be.
    pub account: AccountId,
    /// Where it begins.
    pub from: &'a Place,
}

/// Starts a session. Where there are too many of the account, those end that were not used for the longest time.
pub fn start(tx: &mut Tx, new: NewSession<'_>, now: Moment) -> StoreResult<()> {
    insert(tx, new, None, now)?;
    let live = sessions::table.inner_join(accounts::table).filter(is_live(now));
    let beyond = live.filter(sessions::account_id.eq(new.account.0));
    let beyond = beyond.order(sessions::seen_at.desc()).offset(LIVE_MAX).select(sessions::id_hash);
    let beyond: Vec<String> = beyond.load(&mut **tx)?;
    if !beyond.is_empty() {
        let longest_unused = sessions::table.filter(sessions::id_hash.eq_any(beyond));
        diesel::update(longest_unused).set(sessions::ended_at.eq(now.0)).execute(&mut **tx)?;
    }
    Ok(())
}

/// Starts a session that waits for the second factor, until then at the latest: it is nobody's yet.
pub fn start_waiting(tx: &mut Tx, new: NewSession<'_>, until: Moment, now: Moment) -> StoreResult<()> {
    insert(tx, new, Some(until), now)
}

fn insert(tx: &mut Tx, new: NewSession<'_>, waits_until: Option<Moment>, now: Moment) -> StoreResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id_hash.eq(new.id_hash),
            sessions::account_id.eq(new.account.0),
            sessions::created_at.eq(now.0),
            sessions::seen_at.eq(now.0),
            sessions::address.eq(&new.from.address),
            sessions::device.eq(&new.from.device),
            sessions::waits_until.eq(waits_until.map(|until| until.0)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Who may complete this session with the second factor, if it waits for it and is not over.
pub fn awaited_from(conn: &mut AnyConnection, id_hash: &str, now: Moment) -> StoreResult<Option<AccountId>> {
    let waiting = sessions::table
        .find(id_hash)
        .filter(sessions::ended_at.is_null().and(sessions::waits_until.gt(now.0)))
        // One that the clock was set back under waits no longer.
        .filter(sessions::created_at.le(now.horizon().0))
        .select(sessions::account_id);
    Ok(waiting.first(conn).optional()?.map(AccountId))
}

/// Counts the submissions that wait for the account, of some requests that it must still decide.
const WAITING: &str = "(SELECT COUNT(*) FROM (SELECT DISTINCT submission_id FROM (SELECT submission_id FROM validations \
    WHERE account_id = sessions.account_id AND large = FALSE AND open AND decision IS NULL AND expires_at > ";
const AND_LARGE: &str = " ORDER BY request_id LIMIT 300) AS as_waiting) AS as_counted) + (SELECT COUNT(*) FROM \
    (SELECT submission_id FROM submission_views WHERE account_id = sessions.account_id AND awaited > 0 AND expires_at > ";
const WAITING_MAX: &str = " LIMIT 300) AS as_large)";
const NOT_COUNTED: &str = "CAST(0 AS BIGINT)";

/// A session that is in use.
#[derive(Clone, Debug)]
pub struct SessionInUse {
    /// Whose it is: an open account.
    pub account: Account,
    /// What the account may do for others; none where that is nothing, or known to a newer version of the program alone.
    pub role: Option<Role>,
    /// Whether the account has a second factor.
    pub has_factor: bool,
    /// How many submissions the account must still decide, where these are counted. Of very many requests not all are looked through.
    pub waiting: usize,
    /// Whether its use is to be written down: it was not for a while, or comes from another address.
    pub use_is_due: bool,
}

/// A session that is not over and waits for nothing, of an open account; with what waits for that, where it is to be counted.
pub fn in_use(
    conn: &mut AnyConnection,
    id_hash: &str,
    from: &Place,
    counts_waiting: bool,
    now: Moment,
) -> StoreResult<Option<SessionInUse>> {
    let factor = second_factors::table
        .filter(second_factors::account_id.eq(sessions::account_id).and(is_totp()))
        .filter(second_factors::confirmed_at.is_not_null());
    let mut waiting = Statement::<BigInt>::of(if counts_waiting { WAITING } else { NOT_COUNTED });
    if counts_waiting {
        waiting.number(now.0).sql(AND_LARGE).number(now.0).sql(WAITING_MAX);
    }
    let live = sessions::table
        .inner_join(accounts::table)
        .filter(sessions::id_hash.eq(id_hash).and(is_live(now)))
        .filter(accounts::closed_at.is_null())
        .select((
            sessions::seen_at,
            sessions::address,
            accounts::role,
            exists(factor),
            waiting,
            AccountRow::as_select(),
        ));
    let found = live.first::<(i64, String, Option<String>, bool, i64, AccountRow)>(conn).optional()?;
    let Some((seen_at, address, role, has_factor, waiting, account)) = found else { return Ok(None) };
    let step = match (&role, address == from.address) {
        (_, false) => MOVED_STEP,
        (Some(_), true) => OPERATORS_SEEN_STEP,
        (None, true) => SEEN_STEP,
    };
    // Ahead of us where the clock was set back: it must not count as used until then.
    let use_is_due = now.since(Moment(seen_at)) >= step || Moment(seen_at) > now.horizon();
    let waiting = usize::try_from(waiting).unwrap_or_default();
    let role = role.as_deref().and_then(Role::parse);
    Ok(Some(SessionInUse { account: account.into_account()?, role, has_factor, waiting, use_is_due }))
}

/// Writes down that a session was used, and from where.
pub fn write_use_down(tx: &mut Tx, id_hash: &str, from: &Place, now: Moment) -> StoreResult<()> {
    diesel::update(sessions::table.find(id_hash))
        .set((sessions::seen_at.eq(now.0), sessions::address.eq(&from.address)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Where an account is signed in, the newest first: at most so many.
pub fn of_account(conn: &mut AnyConnection, account: AccountId, now: Moment, most: i64) -> StoreResult<Vec<Session>> {
    let live = sessions::table.inner_join(accounts::table).filter(is_live(now));
    let live = live.filter(sessions::account_id.eq(account.0));
    let newest = live.order((sessions::created_at.desc(), sessions::id_hash)).limit(most);
    Ok(newest.select(Session::as_select()).load(conn)?)
}

/// A session that is kept, over or not.
#[derive(Clone, Debug)]
pub struct HeldSession {
    /// The hash of its id.
    pub id_hash: String,
    /// When it began.
    pub created_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// Where it was last used from, and what the browser called itself when it began.
    pub place: Place,
    /// When it was ended, where it did not just run out.
    pub ended_at: Option<Moment>,
}

type HeldColumns = (String, i64, i64, String, String, Option<i64>);

impl HeldSession {
    fn of((id_hash, created_at, seen_at, address, device, ended_at): HeldColumns) -> Self {
        let [created_at, seen_at] = [created_at, seen_at].map(Moment);
        Self { id_hash, created_at, seen_at, place: Place { address, device }, ended_at: ended_at.map(Moment) }
    }
}

/// All sessions of an account that are kept, the newest first: at most so many, older than this one.
pub fn held_sessions(
    conn: &mut AnyConnection,
    account: AccountId,
    older_than: Option<(Moment, &str)>,
    most: usize,
) -> StoreResult<Vec<HeldSession>> {
    let columns = (
        sessions::id_hash,
        sessions::created_at,
        sessions::seen_at,
        sessions::address,
        sessions::device,
        sessions::ended_at,
    );
    let own = sessions::table.filter(sessions::account_id.eq(account.0)).select(columns).into_boxed();
    let own = match older_than {
        Some((at, id_hash)) => {
            let as_old = sessions::created_at.eq(at.0).and(sessions::id_hash.lt(id_hash.to_owned()));
            own.filter(sessions::created_at.lt(at.0).or(as_old))
        }
        None => own,
    };
    let newest = own.order((sessions::created_at.desc(), sessions::id_hash.desc()));
    let rows: Vec<HeldColumns> = newest.limit(i64::try_from(most).unwrap_or(i64::MAX)).load(conn)?;
    Ok(rows.into_iter().map(HeldSession::of).collect())
}

/// One of an account's sessions, if it is not over.
pub fn find(conn: &mut AnyConnection, id_hash: &str, now: Moment) -> StoreResult<Option<Session>> {
    let live = sessions::table.inner_join(accounts::table).filter(sessions::id_hash.eq(id_hash).and(is_live(now)));
    Ok(live.select(Session::as_select()).first(conn).optional()?)
}

/// Whose session this is or was.
pub fn owner_of(conn: &mut AnyConnection, id_hash: &str) -> StoreResult<Option<AccountId>> {
    let owner: Option<i64> = sessions::table.find(id_hash).select(sessions::account_id).first(conn).optional()?;
    Ok(owner.map(AccountId))
}

/// Ends a session, also one that waits; says whether it had not ended before.
pub fn end(tx: &mut Tx, id_hash: &str, now: Moment) -> StoreResult<bool> {
    let there = sessions::table.find(id_hash).filter(sessions::ended_at.is_null());
    Ok(diesel::update(there).set(sessions::ended_at.eq(now.0)).execute(&mut **tx)? == 1)
}

/// Ends every session of an account, those that wait for something too.
pub fn end_all_of(tx: &mut Tx, account: AccountId, now: Moment) -> StoreResult<()> {
    end_all_of_each(tx, &[account], now)
}

/// Ends every session of each of these accounts, some hundreds at most.
pub fn end_all_of_each(tx: &mut Tx, accounts: &[AccountId], now: Moment) -> StoreResult<()> {
    let ids: Vec<i64> = accounts.iter().map(|account| account.0).collect();
    let there = sessions::table.filter(sessions::account_id.eq_any(ids).and(sessions::ended_at.is_null()));
    diesel::update(there).set(sessions::ended_at.eq(now.0)).execute(&mut **tx)?;
    Ok(())
}

/// Ends every session of an account but this one, and says whether there was any.
pub fn end_others_of(tx: &mut Tx, account: AccountId, but_id_hash: &str, now: Moment) -> StoreResult<bool> {
    let others = sessions::table
        .filter(sessions::account_id.eq(account.0).and(sessions::id_hash.ne(but_id_hash)))
        .filter(sessions::ended_at.is_null());
    Ok(diesel::update(others).set(sessions::ended_at.eq(now.0)).execute(&mut **tx)? > 0)
}
