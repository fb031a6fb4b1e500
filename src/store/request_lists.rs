//! *My requests*: the requests that an account sees, newest first, paged by number.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::StoreResult;
use super::connection::AnyConnection;
use super::requests::{self, ListedRequest, RequestsStatement, listed};
use super::schema::requests as table;
use super::service_lists::{push_begins, push_contains, push_search};
use super::sharing::push_sharing;
use super::statement::Statement;
use crate::domain::request::{Request, State};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};

/// Which way a page lies from a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// From the newest on.
    Start,
    /// Older ones.
    OlderThan(i64),
    /// Newer ones, the nearest first.
    NewerThan(i64),
}

impl Beyond {
    fn is_newer(self) -> bool {
        matches!(self, Self::NewerThan(_))
    }
}

/// Whose requests, and which of them.
#[derive(Clone, Copy, Debug)]
pub struct SeenRequests<'a> {
    /// The account that sees them.
    pub account: AccountId,
    /// In this state alone.
    pub state: Option<State>,
    /// Those alone that this account must still decide.
    pub awaited: bool,
    /// On services whose name contains this, or with whoever is called so, or has a NIC handle that begins so.
    pub search: Option<&'a str>,
    /// What time it is.
    pub now: Moment,
}

/// At most so many requests that the account sees (RULES.md, *Who sees what*), newest first; with
/// [`Beyond::NewerThan`], oldest first. Each way of seeing one has an index that ends in the number, so each is one short
/// scan, and they are merged.
pub fn of_account(
    conn: &mut AnyConnection,
    seen: SeenRequests<'_>,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<ListedRequest>> {
    let push = |statement: &mut RequestsStatement| {
        statement.sql("(");
        seen.push_page(statement, beyond, most);
        statement.sql(") AS page JOIN requests r ON r.id = page.id");
    };
    let in_order = |statement: &mut RequestsStatement| {
        statement.sql(if beyond.is_newer() { " ORDER BY r.id" } else { " ORDER BY r.id DESC" });
    };
    listed(conn, Some(seen.account), push, in_order)
}

/// The first page of all requests that the account sees, as above; behind it, of those that it must still decide, as many
/// of the oldest as are not there yet, `awaited` in all. One statement, as all have to be there at once.
pub fn first_of_account(
    conn: &mut AnyConnection,
    (account, now): (AccountId, Moment),
    most: usize,
    awaited: usize,
) -> StoreResult<Vec<ListedRequest>> {
    let seen = SeenRequests { account, state: None, awaited: false, search: None, now };
    let push = |statement: &mut RequestsStatement| {
        statement.sql("(SELECT * FROM (");
        seen.push_page(statement, Beyond::Start, most);
        statement.sql(") AS as_newest UNION SELECT * FROM (");
        seen.push_scan(statement, SeenAs::Awaited, None, Beyond::Start);
        statement.sql(" ORDER BY id").limit(awaited);
        statement.sql(") AS as_awaited) AS page JOIN requests r ON r.id = page.id");
    };
    listed(conn, Some(account), push, |statement| {
        statement.sql(" ORDER BY r.id DESC");
    })
}

/// As what an account sees a request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SeenAs {
    Requester,
    NewContact,
    Replaced,
    Administrator,
    /// Is one of the first two: what it must still decide.
    Awaited,
}

impl SeenAs {
    /// Those that give all that it sees.
    const ALL: [Self; 4] = [Self::Requester, Self::NewContact, Self::Replaced, Self::Administrator];

    /// Whether it sees one of this state so.
    fn sees(self, state: Option<State>) -> bool {
        match self {
            Self::Requester | Self::NewContact | Self::Awaited => true,
            Self::Replaced => state.is_none_or(|state| state == State::Done),
            Self::Administrator => state.is_none_or(State::is_open),
        }
    }

    /// What the short scan is called.
    fn alias(self) -> &'static str {
        match self {
            Self::Requester => ") AS as_requester",
            Self::NewContact => ") AS as_new_contact",
            Self::Replaced => ") AS as_replaced",
            Self::Administrator => ") AS as_administrator",
            Self::Awaited => ") AS as_awaited",
        }
    }
}

impl SeenRequests<'_> {
    /// The numbers of a page.
    fn push_page(self, statement: &mut RequestsStatement, beyond: Beyond, most: usize) {
        let order = if beyond.is_newer() { " ORDER BY id" } else { " ORDER BY id DESC" };
        for (number, (role, written)) in self.scans().into_iter().enumerate() {
            // Each short scan is a table of its own: with its order and its limit it cannot stand in a union otherwise.
            statement.sql(if number == 0 { "" } else { " UNION " }).sql("SELECT * FROM (");
            self.push_scan(statement, role, written, beyond);
            statement.sql(order).limit(most).sql(role.alias());
        }
        statement.sql(order).limit(most);
    }

    /// Each way of seeing one, with what is written down of its state: one whose time is over may still be written down as
    /// pending.
    fn scans(self) -> Vec<(SeenAs, Option<State>)> {
        if self.awaited {
            return vec![(SeenAs::Awaited, None)];
        }
        let written = match self.state {
            Some(State::Expired) => vec![Some(State::Expired), Some(State::Pending)],
            one => vec![one],
        };
        let roles = SeenAs::ALL.into_iter().filter(|role| role.sees(self.state));
        roles.flat_map(|role| written.iter().map(move |written| (role, *written))).collect()
    }

    fn push_scan(self, statement: &mut RequestsStatement, role: SeenAs, written: Option<State>, beyond: Beyond) {
        let Self { account, state, now, search, .. } = self;
        match role {
            SeenAs::Requester => statement.sql("SELECT id FROM requests WHERE requester_id = ").number(account.0),
            SeenAs::NewContact => statement.sql("SELECT id FROM requests WHERE to_id = ").number(account.0),
            // The state as it stands in the index, where SQLite looks for it.
            SeenAs::Replaced => {
                statement.sql("SELECT id FROM requests WHERE state = 'done' AND from_id = ").number(account.0)
            }
            // Grows with the account's own services, not with the table: each is one look into a unique index.
            SeenAs::Administrator => statement
                .sql(
                    "SELECT id FROM requests WHERE id IN (SELECT request_id FROM request_types \
                     JOIN services ON services.id = service_id WHERE open AND admin_id = ",
                )
                .number(account.0)
                .sql(") AND (state = 'processing' OR expires_at > ")
                .number(now.0)
                .sql(")"),
            // It stands in an index of its own, with all that a page needs.
            SeenAs::Awaited => statement
                .sql("SELECT request_id AS id FROM validations")
                .sql(if search.is_some() { " JOIN requests ON requests.id = request_id" } else { "" })
                .sql(" WHERE account_id = ")
                .number(account.0)
                .sql(" AND open AND decision IS NULL AND validations.expires_at > ")
                .number(now.0),
        };
        let number = if role == SeenAs::Awaited { " AND request_id" } else { " AND id" };
        match beyond {
            Beyond::Start => &mut *statement,
            Beyond::OlderThan(id) => statement.sql(number).sql(" < ").number(id),
            Beyond::NewerThan(id) => statement.sql(number).sql(" > ").number(id),
        };
        self.push_search(statement);
        let Some(written) = written.filter(|_| role != SeenAs::Replaced) else { return };
        statement.sql(" AND state = ").text(written.as_str());
        if written == State::Pending {
            statement.sql(if state == Some(State::Expired) { " AND expires_at <= " } else { " AND expires_at > " });
            statement.number(now.0);
        }
    }

    /// Looked up row by row, so that it grows with the account's own requests and never with the tables of names.
    fn push_search(self, statement: &mut RequestsStatement) {
        let Some(search) = self.search else { return };
        statement.sql(" AND ((SELECT sort_name FROM services WHERE services.id = service_id");
        push_search(statement, search);
        statement.sql(") IS NOT NULL");
        self.push_called(statement, search);
        statement.sql(")");
    }

    /// Or with whoever is called so: by a handle that begins so, or by a name that this account reads whole. A new contact
    /// that goes by its initials is not found by its name (RULES.md, *Who sees what*), which the search would tell
    /// otherwise, letter by letter.
    fn push_called(self, statement: &mut RequestsStatement, search: &str) {
        statement.sql(
            " OR (SELECT MIN(c.id) FROM accounts c WHERE c.id IN (requester_id, from_id, to_id) \
             AND (c.nic_handle",
        );
        push_begins(statement, search);
        statement.sql(" OR c.search_name");
        push_contains(statement, search);
        statement.sql(" AND (c.id <> to_id OR c.id = ").number(self.account.0);
        statement.sql(
            " OR (SELECT v.decision FROM validations v WHERE v.request_id = requests.id AND v.account_id = to_id) \
             = 'accepted' OR ",
        );
        push_sharing(statement, self.account, "to_id");
        statement.sql("))) IS NOT NULL");
    }
}

/// The requests that are written down as open and that an account is in: asked for by it, or naming it as the new contact.
/// Oldest first, at most so many.
pub fn open_of(conn: &mut AnyConnection, account: AccountId, most: i64) -> StoreResult<Vec<Request>> {
    let mut statement = Statement::<BigInt>::new();
    statement.sql("SELECT id FROM (");
    push_open_of(&mut statement, account, None);
    statement.sql(") AS as_open ORDER BY id LIMIT ").number(most);
    let ids: Vec<i64> = statement.load(conn)?;
    requests::get_all(conn, &ids.into_iter().map(RequestId).collect::<Vec<_>>())
}

/// How many requests are open that an account is in.
pub fn count_open_of(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<i64> {
    let mut statement = Statement::<BigInt>::new();
    statement.sql("SELECT COUNT(*) FROM (");
    push_open_of(&mut statement, account, Some(now));
    statement.sql(") AS as_open");
    Ok(statement.get_result(conn)?)
}

/// The numbers of those that are written down as open and that the account is in; with `now`, of those that are open then. A
/// short scan of an index for each state, past all that is over.
fn push_open_of(statement: &mut Statement<BigInt>, account: AccountId, now: Option<Moment>) {
    for is_requester in [true, false] {
        for state in [State::Pending, State::Processing] {
            let is_first = is_requester && state == State::Pending;
            statement.sql(if is_first { "" } else { " UNION ALL " }).sql("SELECT id FROM requests WHERE ");
            statement.sql(if is_requester { "requester_id = " } else { "to_id = " }).number(account.0);
            if !is_requester {
                statement.sql(" AND requester_id <> ").number(account.0);
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
