//! *My services*: an account's own, searched, filtered, sorted and paged by key, with the names of their contacts.

mod named;
mod pending;
mod scan;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

pub use self::scan::ServiceScan;
pub(super) use self::scan::{push_begins, push_contains, push_open, push_search};
use super::StoreResult;
use super::connection::AnyConnection;
use super::labels::{AccountLabel, LabelColumns};
use super::statement::Statement;
use crate::domain::ServiceId;
use crate::domain::account::NicHandle;
use crate::domain::service::{ContactType, Contacts};
use crate::domain::time::Moment;

pub use self::named::{NamedService, own_called};
pub use self::pending::{PendingContact, pending_on};

/// How far services are counted.
pub const COUNTED_MOST: usize = 1000;

/// By what a list of services is sorted; then by name, and by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServiceSort {
    /// The folded name.
    #[default]
    Name,
    /// The category.
    Category,
}

/// The order of a list of services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceOrder {
    /// By what.
    pub by: ServiceSort,
    /// Whether it runs downwards.
    pub descending: bool,
}

/// Which contact is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WantedContact {
    /// That of this handle.
    Called(NicHandle),
    /// Those with this in their names, whatever its case, or at the start of their handles.
    Named(String),
}

/// Which of an account's services are looked for; all, where nothing is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceFilter {
    /// What the name must contain, whatever its case.
    pub search: Option<String>,
    /// The category.
    pub category: Option<String>,
    /// What the account must be to the service.
    pub role: Option<ContactType>,
    /// Who must be a contact of the service.
    pub contact: Option<WantedContact>,
    /// As which contact of the service; as any of them, where this is not given.
    pub contact_as: Option<ContactType>,
    /// Only where a request is open now that the account sees.
    pub pending: Option<Moment>,
    /// Only where nothing is written down as being asked for, of whomever.
    pub quiet: bool,
}

impl ServiceFilter {
    /// Whether it takes a look at each service to know what it leaves.
    #[must_use]
    pub fn looks_at_each(&self) -> bool {
        self.search.is_some() || self.contact.is_some() || self.pending.is_some() || self.quiet
    }
}

/// Which services are looked for, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceQuery {
    /// Which.
    pub filter: ServiceFilter,
    /// In which order.
    pub order: ServiceOrder,
}

/// A service's place in a sorted list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ServiceCursor {
    /// The category; empty where the list is sorted by name.
    pub category: String,
    /// The folded name.
    pub sort_name: String,
    /// The number.
    pub id: i64,
}

/// A service in a list, with what its contacts are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedService {
    /// Its number.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// Its contacts.
    pub contacts: Contacts<AccountLabel>,
    /// Whether a request is written down as open, of whomever.
    pub has_open: bool,
    /// Its place in the list.
    pub place: ServiceCursor,
}

type ListedColumns = (BigInt, Text, Text, Text, Bool, LabelColumns, LabelColumns, LabelColumns, BigInt);
type ListedRow = (i64, String, String, String, bool, AccountLabel, AccountLabel, AccountLabel, i64);

/// A part of an account's services. Each contact type has an index in the order of the list, so each is one short scan, and these are
/// merged.
pub fn of_account(conn: &mut AnyConnection, scan: &ServiceScan<'_>) -> StoreResult<Vec<ListedService>> {
    let rows: Vec<ListedRow> = statement(scan, false).load(conn)?;
    Ok(rows.into_iter().map(|row| listed(scan, row)).collect())
}

/// The same; and how many there are altogether, where there are any, counted as far as one beyond [`COUNTED_MOST`].
pub fn counted_of_account(
    conn: &mut AnyConnection,
    scan: &ServiceScan<'_>,
) -> StoreResult<(Vec<ListedService>, usize)> {
    let rows: Vec<ListedRow> = statement(scan, true).load(conn)?;
    let total = rows.first().map_or(0, |(.., total)| usize::try_from(*total).unwrap_or_default());
    Ok((rows.into_iter().map(|row| listed(scan, row)).collect(), total))
}

fn listed(
    scan: &ServiceScan<'_>,
    (id, name, sort_name, category, has_open, administrative, technical, billing, _): ListedRow,
) -> ListedService {
    let by_category = scan.query.order.by == ServiceSort::Category;
    ListedService {
        id: ServiceId(id),
        place: ServiceCursor { category: if by_category { category.clone() } else { String::new() }, sort_name, id },
        name,
        category,
        has_open,
        contacts: Contacts { administrative, technical, billing },
    }
}

fn statement(scan: &ServiceScan<'_>, counts: bool) -> Statement<ListedColumns> {
    let mut statement = Statement::new();
    if scan.is_rare() {
        statement.rare();
    }
    // Nothing but what the index in this order holds: PostgreSQL, which takes every account for one with few services, would rather
    // read an index that holds more and sort what is in it.
    let columns = match scan.sort() {
        ServiceSort::Name => "id, sort_name",
        ServiceSort::Category => "id, sort_name, category",
    };
    // All that is counted begins with the first page.
    let is_counted_first = counts && scan.beyond.is_none();
    if is_counted_first {
        statement.sql("WITH as_counted AS MATERIALIZED (");
        ServiceScan { most: COUNTED_MOST + 1, ..*scan }.push(&mut statement, columns);
        statement.sql(") ");
    }
    statement.sql(
        "SELECT s.id, s.name, s.sort_name, s.category, \
         EXISTS (SELECT 1 FROM request_types o WHERE o.service_id = page.id AND o.open), \
         s.admin_id, a.nic_handle, a.name, s.tech_id, t.nic_handle, t.name, s.billing_id, b.nic_handle, b.name, ",
    );
    if is_counted_first {
        statement.sql("(SELECT COUNT(*) FROM as_counted) FROM (SELECT * FROM as_counted");
    } else {
        if counts {
            statement.sql("(SELECT COUNT(*) FROM (");
            ServiceScan { beyond: None, most: COUNTED_MOST + 1, ..*scan }.push(&mut statement, "id");
            statement.sql(") AS as_all)");
        } else {
            statement.sql("CAST(0 AS BIGINT)");
        }
        scan.push(statement.sql(" FROM ("), columns);
    }
    statement.sql(scan.order()).limit(scan.most).sql(
        ") AS page JOIN services s ON s.id = page.id JOIN accounts a ON a.id = s.admin_id \
         JOIN accounts t ON t.id = s.tech_id JOIN accounts b ON b.id = s.billing_id",
    );
    statement.sql(match (scan.sort(), scan.query.order.descending) {
        (ServiceSort::Name, false) => " ORDER BY page.sort_name, page.id",
        (ServiceSort::Name, true) => " ORDER BY page.sort_name DESC, page.id DESC",
        (ServiceSort::Category, false) => " ORDER BY page.category, page.sort_name, page.id",
        (ServiceSort::Category, true) => " ORDER BY page.category DESC, page.sort_name DESC, page.id DESC",
    });
    statement
}
