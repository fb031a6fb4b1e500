//! Requests as programs list them: all there are, of a service, of an account, or in a state, by number.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::domain::request::State;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::statement::Statement;

/// Which requests a program lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListedForPrograms {
    /// On this service.
    pub service: Option<ServiceId>,
    /// With this account as requester, new contact or the one that is replaced.
    pub account: Option<AccountId>,
    /// In this state alone: what is overdue is expired, written down or not.
    pub state: Option<State>,
}

/// A short scan of an index that ends in the number.
#[derive(Clone, Copy)]
enum Way {
    All,
    OfService(ServiceId),
    /// Of an account, by a column; where the index has requests of large submissions apart, those or the others.
    OfAccount(AccountId, &'static str, &'static str),
}

/// The numbers of the next of them beyond one, at most so many, as they stand now.
///
/// # Errors
/// The database is away.
pub fn numbers_beyond(
    conn: &mut AnyConnection,
    wanted: ListedForPrograms,
    (beyond, now): (RequestId, Moment),
    most: usize,
) -> StoreResult<Vec<RequestId>> {
    let mut statement = Statement::<BigInt>::new();
    // How much is asked for is up to the program.
    statement.rare();
    for (place, scan) in wanted.scans().into_iter().enumerate() {
        statement.sql(if place == 0 { "" } else { " UNION " }).sql("SELECT id FROM (SELECT id FROM requests WHERE ");
        wanted.push_scan(&mut statement, scan, (beyond, now));
        statement.limit(most).sql(") AS as_one");
    }
    statement.sql(" ORDER BY id").limit(most);
    let ids: Vec<i64> = statement.load(conn)?;
    Ok(ids.into_iter().map(RequestId).collect())
}

impl ListedForPrograms {
    /// The short scans, each with the state that is written down.
    fn scans(self) -> Vec<(Way, Option<State>)> {
        let written = match self.state {
            Some(State::Expired) => vec![Some(State::Expired), Some(State::Pending)],
            one => vec![one],
        };
        let with = |way: Way| written.iter().map(move |written| (way, *written));
        match (self.service, self.account) {
            (Some(service), _) => with(Way::OfService(service)).collect(),
            (None, None) => with(Way::All).collect(),
            (None, Some(account)) => {
                let [requester, to] = ["requester_id = ", "to_id = "].map(|column| {
                    [" AND large = FALSE", " AND large = TRUE"].map(|part| Way::OfAccount(account, column, part))
                });
                let mut scans: Vec<_> = requester.into_iter().chain(to).flat_map(with).collect();
                // The index has those in which it is replaced by their states.
                let each = if self.state.is_some() { written } else { State::ALL.iter().copied().map(Some).collect() };
                scans.extend(each.into_iter().map(|state| (Way::OfAccount(account, "from_id = ", ""), state)));
                scans
            }
        }
    }

    fn push_scan(
        self,
        statement: &mut Statement<BigInt>,
        (way, written): (Way, Option<State>),
        (beyond, now): (RequestId, Moment),
    ) {
        let is_overdue = self.state == Some(State::Expired) && written == Some(State::Pending);
        match (way, written) {
            (Way::All, None) => statement.sql("id > ").number(beyond.0),
            // By when their time was over: few, since the worker writes them down.
            (Way::All, Some(State::Pending)) if is_overdue => {
                statement.sql("state = 'pending' AND id + 0 > ").number(beyond.0)
            }
            // As in `requests_by_state`.
            (Way::All, Some(state)) => {
                statement.sql("state || '' = ").text(state.as_str()).sql(" AND id + 0 > ").number(beyond.0)
            }
            (Way::OfService(service), _) => {
                statement.sql("service_id = ").number(service.0).sql(" AND id > ").number(beyond.0)
            }
            (Way::OfAccount(account, column, part), _) => {
                statement.sql(column).number(account.0).sql(part).sql(" AND id > ").number(beyond.0)
            }
        };
        if let (Way::OfService(_), Some(account)) = (way, self.account) {
            for (place, column) in ["requester_id", "to_id", "from_id"].into_iter().enumerate() {
                statement.sql(if place == 0 { " AND (" } else { " OR " }).sql(column).sql(" = ").number(account.0);
            }
            statement.sql(")");
        }
        if let (Way::OfService(_) | Way::OfAccount(..), Some(state)) = (way, written) {
            statement.sql(" AND state = ").text(state.as_str());
        }
        if written == Some(State::Pending) && self.state.is_some() {
            statement.sql(if is_overdue { " AND expires_at <= " } else { " AND expires_at > " }).number(now.0);
        }
        let by_state = matches!((way, written), (Way::All, Some(_)));
        statement.sql(if by_state { " ORDER BY id + 0" } else { " ORDER BY id" });
    }
}
