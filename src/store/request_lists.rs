//! *My requests*: the requests that an account sees, newest first, paged by number.

mod large;
mod open;
mod operators;
mod programs;
mod scans;
mod states;

use std::collections::BTreeSet;

use super::StoreResult;
use super::connection::AnyConnection;
use super::requests::{ListedRequest, PushBeside, RequestsStatement, listed_beside};
use crate::domain::AccountId;
use crate::domain::request::State;
use crate::domain::time::Moment;

pub use self::open::{count_open_of, is_being_replaced, open_numbers_of, open_of};
pub use self::operators::{ListedForOperator, for_operator};
pub use self::programs::{ListedForPrograms, numbers_beyond};
use self::scans::{Scan, SeenAs};

/// Which way a page lies from a place in a list, which mostly is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond<K = i64> {
    /// From the newest on.
    Start,
    /// Older ones.
    OlderThan(K),
    /// Newer ones, the nearest first.
    NewerThan(K),
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
/// scan, and they are merged; but of what others have open on its services all is gathered first. A large submission is there as the first of its requests that the account sees.
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
