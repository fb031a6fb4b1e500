//! *My requests*: the requests that an account sees, newest first, paged by number.

mod large;
mod open;
mod states;

use std::collections::BTreeSet;

use super::StoreResult;
use super::connection::AnyConnection;
use super::requests::{ListedRequest, PushBeside, RequestsStatement, listed_beside};
use super::service_lists::{push_begins, push_contains, push_search};
use super::sharing::push_sharing;
use super::statement::Statement;
use crate::domain::AccountId;
use crate::domain::request::State;
use crate::domain::time::Moment;

pub use self::open::{count_open_of, is_being_replaced, open_of};

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
    /// Each request of a large submission, not the submission as one.
    pub one_by_one: bool,
    /// What time it is.
    pub now: Moment,
}

/// A part of a list, and the states in which its account sees requests at all.
pub type ListedWithStates = (Vec<ListedRequest>, BTreeSet<State>);

/// At most so many requests that the account sees (RULES.md, *Who sees what*), newest first; with
/// [`Beyond::NewerThan`], oldest first. Each way of seeing one has an index that ends in the number, so each is one short
/// scan, and they are merged. A large submission is there as the first of its requests that the account sees.
pub fn of_account(
    conn: &mut AnyConnection,
    seen: SeenRequests<'_>,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<ListedRequest>> {
    Ok(read(conn, seen, (beyond, most), None)?.0)
}

/// The same for a page that offers the states that there are.
pub fn page_of_account(
    conn: &mut AnyConnection,
    seen: SeenRequests<'_>,
    beyond: Beyond,
    most: usize,
) -> StoreResult<ListedWithStates> {
    read(conn, seen, (beyond, most), Some(&|statement| seen.push_states(statement)))
}

fn read(
    conn: &mut AnyConnection,
    seen: SeenRequests<'_>,
    (beyond, most): (Beyond, usize),
    beside: Option<PushBeside<'_>>,
) -> StoreResult<ListedWithStates> {
    let push = |statement: &mut RequestsStatement| {
        statement.sql("(");
        seen.push_page(statement, beyond, most);
        statement.sql(") AS page JOIN requests r ON r.id = page.id");
    };
    let in_order = |statement: &mut RequestsStatement| {
        statement.sql(if beyond.is_newer() { " ORDER BY r.id" } else { " ORDER BY r.id DESC" });
    };
    listed_beside(conn, Some(seen.account), push, in_order, beside)
}

/// The first page of all requests that the account sees, as above; behind it, of those that it must still decide, as many
/// of the oldest as are not there yet, `awaited` in all. One statement, as all have to be there at once.
pub fn first_of_account(
    conn: &mut AnyConnection,
    (account, now): (AccountId, Moment),
    most: usize,
    awaited: usize,
) -> StoreResult<ListedWithStates> {
    let seen = SeenRequests { account, state: None, awaited: false, search: None, one_by_one: false, now };
    let push = |statement: &mut RequestsStatement| {
        statement.sql("(SELECT * FROM (");
        seen.push_page(statement, Beyond::Start, most);
        statement.sql(") AS as_newest UNION SELECT * FROM (");
        seen.push_scan(statement, Scan::of(SeenAs::Awaited), Beyond::Start);
        statement.sql(" ORDER BY id").limit(awaited).sql(") AS as_awaited UNION SELECT * FROM (");
        let awaited_alone = SeenRequests { awaited: true, ..seen };
        awaited_alone.push_scan(statement, Scan::of(SeenAs::InLarge), Beyond::Start);
        statement
            .sql(" ORDER BY id")
            .limit(awaited)
            .sql(") AS as_large_awaited) AS page JOIN requests r ON r.id = page.id");
    };
    let in_order = |statement: &mut RequestsStatement| {
        statement.sql(" ORDER BY r.id DESC");
    };
    listed_beside(conn, Some(account), push, in_order, Some(&|statement| seen.push_states(statement)))
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
    /// Any of these but the administrator, of a large submission.
    InLarge,
}

/// A short scan.
#[derive(Clone, Copy)]
struct Scan {
    role: SeenAs,
    /// The state that is written down.
    written: Option<State>,
    /// Requests of large submissions.
    of_large: bool,
}

impl Scan {
    fn of(role: SeenAs) -> Self {
        Self { role, written: None, of_large: false }
    }
}

impl SeenAs {
    /// Those that give all that it sees.
    const ALL: [Self; 4] = [Self::Requester, Self::NewContact, Self::Replaced, Self::Administrator];

    /// Whether it sees one of this state so.
    fn sees(self, state: Option<State>) -> bool {
        match self {
            Self::Requester | Self::NewContact | Self::Awaited | Self::InLarge => true,
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
            Self::InLarge => ") AS as_in_large",
        }
    }
}

impl SeenRequests<'_> {
    /// The numbers of a page.
    fn push_page(self, statement: &mut RequestsStatement, beyond: Beyond, most: usize) {
        let order = if beyond.is_newer() { " ORDER BY id" } else { " ORDER BY id DESC" };
        for (number, scan) in self.scans().into_iter().enumerate() {
            // Each short scan is a table of its own: with its order and its limit it cannot stand in a union otherwise.
            statement.sql(if number == 0 { "" } else { " UNION " }).sql("SELECT * FROM (");
            self.push_scan(statement, scan, beyond);
            statement.sql(order).limit(most).sql(scan.role.alias());
        }
        statement.sql(order).limit(most);
    }

    /// Each way of seeing one, with what is written down of its state: one whose time is over may still be written down as
    /// pending.
    fn scans(self) -> Vec<Scan> {
        let written = match self.state {
            Some(State::Expired) => vec![Some(State::Expired), Some(State::Pending)],
            one => vec![one],
        };
        let roles = if self.awaited { vec![SeenAs::Awaited] } else { SeenAs::ALL.to_vec() };
        let each = roles.into_iter().filter(|role| role.sees(self.state)).flat_map(|role| {
            let of_large = [false, true].into_iter().filter(move |large| self.reads_apart(role, *large));
            let written = written.clone();
            of_large.flat_map(move |of_large| {
                written.clone().into_iter().map(move |written| Scan { role, written, of_large })
            })
        });
        each.chain((!self.one_by_one).then_some(Scan::of(SeenAs::InLarge))).collect()
    }

    /// Whether requests of large submissions, or those of others, are a scan of their own: the index has them apart. An administrative
    /// contact's are found in no such index.
    fn reads_apart(self, role: SeenAs, large: bool) -> bool {
        !large || self.one_by_one && role != SeenAs::Administrator
    }

    fn push_scan<ST>(self, statement: &mut Statement<ST>, scan: Scan, beyond: Beyond) {
        match scan.role {
            SeenAs::InLarge => return self.push_in_large(statement, beyond),
            SeenAs::Administrator if !self.one_by_one => return self.push_administered(statement, scan, beyond),
            _ => {}
        }
        let Self { account, now, search, .. } = self;
        match scan.role {
            SeenAs::Requester => statement.sql("SELECT id FROM requests WHERE requester_id = ").number(account.0),
            SeenAs::NewContact => statement.sql("SELECT id FROM requests WHERE to_id = ").number(account.0),
            // The state as it stands in the index, where SQLite looks for it.
            SeenAs::Replaced => {
                statement.sql("SELECT id FROM requests WHERE state = 'done' AND from_id = ").number(account.0)
            }
            SeenAs::Administrator | SeenAs::InLarge => {
                statement.sql("SELECT id FROM requests WHERE ");
                self.push_open_on_own_services(statement);
                &mut *statement
            }
            // It stands in an index of its own, with all that a page needs.
            SeenAs::Awaited => statement
                .sql("SELECT request_id AS id FROM validations")
                .sql(if search.is_some() { " JOIN requests ON requests.id = request_id" } else { "" })
                .sql(" WHERE account_id = ")
                .number(account.0)
                .sql(" AND open AND decision IS NULL AND validations.expires_at > ")
                .number(now.0),
        };
        if scan.role != SeenAs::Administrator {
            statement.sql(if scan.role == SeenAs::Awaited { " AND validations.large" } else { " AND large" });
            statement.sql(if scan.of_large { " = TRUE" } else { " = FALSE" });
        }
        push_beyond(statement, if scan.role == SeenAs::Awaited { " AND request_id" } else { " AND id" }, beyond);
        self.push_search(statement);
        self.push_written(statement, scan);
    }

    /// What others ask for on its services: it stands together in an index.
    fn push_open_on_own_services<ST>(self, statement: &mut Statement<ST>) {
        statement
            .sql("id IN (SELECT request_id FROM request_types WHERE open AND administrator_id = ")
            .number(self.account.0)
            .sql(") AND (state = 'processing' OR expires_at > ")
            .number(self.now.0)
            .sql(")");
    }

    fn push_written<ST>(self, statement: &mut Statement<ST>, scan: Scan) {
        let Some(written) = scan.written.filter(|_| scan.role != SeenAs::Replaced) else { return };
        statement.sql(" AND state = ").text(written.as_str());
        if written == State::Pending {
            statement.sql(if self.state == Some(State::Expired) {
                " AND expires_at <= "
            } else {
                " AND expires_at > "
            });
            statement.number(self.now.0);
        }
    }

    /// Looked up row by row, so that it grows with the account's own requests and never with the tables of names.
    fn push_search<ST>(self, statement: &mut Statement<ST>) {
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
    fn push_called<ST>(self, statement: &mut Statement<ST>, search: &str) {
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

fn push_beyond<ST>(statement: &mut Statement<ST>, number: &'static str, beyond: Beyond) {
    match beyond {
        Beyond::Start => {}
        Beyond::OlderThan(id) => _ = statement.sql(number).sql(" < ").number(id),
        Beyond::NewerThan(id) => _ = statement.sql(number).sql(" > ").number(id),
    }
}
