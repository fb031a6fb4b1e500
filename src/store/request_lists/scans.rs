//! The short scans of which a list is merged: each is one way of seeing a request.

use super::{Beyond, SeenRequests};
use crate::domain::request::State;
use crate::store::requests::RequestsStatement;
use crate::store::service_lists::{push_begins, push_contains, push_search};
use crate::store::sharing::push_sharing;
use crate::store::statement::Statement;

/// As what an account sees a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SeenAs {
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
pub(super) struct Scan {
    pub(super) role: SeenAs,
    /// The state that is written down.
    pub(super) written: Option<State>,
    /// Requests of large submissions.
    pub(super) of_large: bool,
}

impl Scan {
    pub(super) fn of(role: SeenAs) -> Self {
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
    pub(super) fn push_page(self, statement: &mut RequestsStatement, beyond: Beyond, most: usize) {
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
    pub(super) fn scans(self) -> Vec<Scan> {
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

    pub(super) fn push_scan<ST>(self, statement: &mut Statement<ST>, scan: Scan, beyond: Beyond) {
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

    /// What others ask for on its services, which stands together; what has ended may still be there.
    pub(super) fn push_open_on_own_services<ST>(self, statement: &mut Statement<ST>) {
        statement
            .sql("id IN (SELECT request_id FROM administered WHERE administrator_id = ")
            .number(self.account.0)
            .sql(") AND finished_at IS NULL AND (state = 'processing' OR expires_at > ")
            .number(self.now.0)
            .sql(")");
    }

    pub(super) fn push_written<ST>(self, statement: &mut Statement<ST>, scan: Scan) {
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
    pub(super) fn push_search<ST>(self, statement: &mut Statement<ST>) {
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

pub(super) fn push_beyond<ST>(statement: &mut Statement<ST>, number: &'static str, beyond: Beyond) {
    match beyond {
        Beyond::Start => {}
        Beyond::OlderThan(id) => _ = statement.sql(number).sql(" < ").number(id),
        Beyond::NewerThan(id) => _ = statement.sql(number).sql(" > ").number(id),
    }
}
