//! Requests as operators list them: all there are, of a service, of an account, or in a state.

use super::scans::push_beyond;
use super::{Beyond, SeenRequests, of_account};
use crate::domain::request::State;
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::requests::{ListedRequest, RequestsStatement, listed_beside};

/// Which requests an operator lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListedForOperator {
    /// Of this service.
    pub service: Option<ServiceId>,
    /// Those that this account sees, where no service is named.
    pub account: Option<AccountId>,
    /// In this state alone.
    pub state: Option<State>,
}

/// At most so many of them, newest first; with [`Beyond::NewerThan`], oldest first.
///
/// # Errors
/// The database is away.
pub fn for_operator(
    conn: &mut AnyConnection,
    wanted: ListedForOperator,
    (beyond, most): (Beyond, usize),
    now: Moment,
) -> StoreResult<Vec<ListedRequest>> {
    let ListedForOperator { service, account, state } = wanted;
    if let Some(account) = account.filter(|_| service.is_none()) {
        let seen = SeenRequests { account, state, awaited: false, search: None, one_by_one: true, now };
        return of_account(conn, seen, beyond, most);
    }
    let order = if beyond.is_newer() { " ORDER BY id" } else { " ORDER BY id DESC" };
    // As in `requests_by_state`: by the numbers alone PostgreSQL would look through all for the few that are pending.
    let (keyed, by_key, some) = match (service, state) {
        (None, Some(_)) if beyond.is_newer() => (" AND id + 0", " ORDER BY id + 0", "id + 0 > 0"),
        (None, Some(_)) => (" AND id + 0", " ORDER BY id + 0 DESC", "id + 0 > 0"),
        _ => (" AND id", order, "id > 0"),
    };
    let push = |statement: &mut RequestsStatement| {
        statement.sql("(SELECT id FROM (");
        for (place, written) in written_as(state, service).into_iter().enumerate() {
            statement.sql(if place == 0 { "SELECT id FROM (" } else { " UNION ALL SELECT id FROM (" });
            statement.sql("SELECT id FROM requests WHERE ");
            match service {
                Some(service) => statement.sql("service_id = ").number(service.0),
                None => statement.sql(some),
            };
            push_written(statement, (state, written), now);
            push_beyond(statement, keyed, beyond);
            statement.sql(by_key).limit(most).sql(if place == 0 { ") AS as_first" } else { ") AS as_second" });
        }
        statement.sql(") AS as_all").sql(order).limit(most).sql(") AS page JOIN requests r ON r.id = page.id");
    };
    let in_order = |statement: &mut RequestsStatement| {
        statement.sql(if beyond.is_newer() { " ORDER BY r.id" } else { " ORDER BY r.id DESC" });
    };
    Ok(listed_beside(conn, None, push, in_order, None)?.0)
}

/// What may be written down of one in this state: one whose time is over may still be written down as pending. Of all services
/// these would have to be looked for among all that is pending, and the worker writes them down within seconds.
fn written_as(state: Option<State>, service: Option<ServiceId>) -> Vec<Option<State>> {
    match (state, service) {
        (Some(State::Expired), Some(_)) => vec![Some(State::Expired), Some(State::Pending)],
        (one, _) => vec![one],
    }
}

fn push_written(statement: &mut RequestsStatement, (state, written): (Option<State>, Option<State>), now: Moment) {
    let Some(written) = written else { return };
    // As in its index, `requests_by_state`.
    statement.sql(" AND state || '' = ").text(written.as_str());
    if written == State::Pending {
        statement.sql(if state == Some(State::Expired) { " AND expires_at <= " } else { " AND expires_at > " });
        statement.number(now.0);
    }
}
