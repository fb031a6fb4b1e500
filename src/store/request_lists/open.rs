//! The open requests that an account is in.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::domain::request::{Request, State};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};
use crate::store::connection::AnyConnection;
use crate::store::schema::requests as table;
use crate::store::statement::Statement;
use crate::store::{StoreResult, requests};

/// The requests that are written down as open and that an account is in: asked for by it, or naming it as the new contact.
/// Oldest first, at most so many.
pub fn open_of(conn: &mut AnyConnection, account: AccountId, most: i64) -> StoreResult<Vec<Request>> {
    let ids = open_numbers_of(conn, &[account], most)?;
    requests::get_all(conn, &ids)
}

/// The numbers of the requests that are written down as open and that one of these accounts, some hundreds at most, is in: each
/// once, the lowest first, at most so many.
pub fn open_numbers_of(conn: &mut AnyConnection, accounts: &[AccountId], most: i64) -> StoreResult<Vec<RequestId>> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = Statement::<BigInt>::new();
    statement.sql("SELECT id FROM (");
    // Sorted by hand: PostgreSQL would rather walk all requests in their order until it meets enough.
    push_open_of(&mut statement, accounts, None);
    statement.sql(") AS as_open ORDER BY id + 0 LIMIT ").number(most);
    let ids: Vec<i64> = statement.load(conn)?;
    Ok(ids.into_iter().map(RequestId).collect())
}

/// How many requests are open that an account is in.
pub fn count_open_of(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<i64> {
    let mut statement = Statement::<BigInt>::new();
    statement.sql("SELECT COUNT(*) FROM (");
    push_open_of(&mut statement, &[account], Some(now));
    statement.sql(") AS as_open");
    Ok(statement.get_result(conn)?)
}

/// The numbers of those that are written down as open and that one of the accounts is in; with `now`, of those that are open then. A
/// short scan of an index for each state, past all that is over.
fn push_open_of(statement: &mut Statement<BigInt>, accounts: &[AccountId], now: Option<Moment>) {
    let accounts: Vec<i64> = accounts.iter().map(|account| account.0).collect();
    for is_requester in [true, false] {
        for state in [State::Pending, State::Processing] {
            let is_first = is_requester && state == State::Pending;
            statement.sql(if is_first { "" } else { " UNION ALL " }).sql("SELECT id FROM requests WHERE ");
            statement.sql(if is_requester { "requester_id IN (" } else { "to_id IN (" }).numbers(&accounts).sql(")");
            if !is_requester {
                statement.sql(" AND requester_id NOT IN (").numbers(&accounts).sql(")");
            }
            statement.sql(if state == State::Pending { " AND state = 'pending'" } else { " AND state = 'processing'" });
            if let Some(now) = now.filter(|_| state == State::Pending) {
                statement.sql(" AND expires_at > ").number(now.0);
            }
        }
    }
}

/// Whether an open request would replace this account.
pub fn is_being_replaced(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<bool> {
    let open = table::table.filter(table::from_id.eq(account.0).and(table::finished_at.is_null())).filter(in_time(now));
    Ok(open.select(table::id).first::<i64>(conn).optional()?.is_some())
}

#[diesel::dsl::auto_type]
fn in_time(now: Moment) -> _ {
    let now: i64 = now.0;
    let processing: &'static str = State::Processing.as_str();
    table::state.eq(processing).or(table::expires_at.gt(now))
}
