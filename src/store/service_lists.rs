//! *My services*: an account's own, searched, filtered, sorted and paged by key, with the names of their contacts.

mod along;
mod counted;
mod named;
mod pending;
mod scan;
mod standing;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use self::along::{Along, Run};
use self::counted::{CountColumns, CountRow, Counting};
pub use self::scan::ServiceScan;
pub(super) use self::scan::{push_begins, push_contains, push_open, push_search};
use super::connection::AnyConnection;
use super::labels::{AccountLabel, LabelColumns};
use super::statement::Statement;
use super::{StoreResult, services};
use crate::domain::ServiceId;
use crate::domain::account::NicHandle;
use crate::domain::day::Day;
use crate::domain::renewal::Renewal;
use crate::domain::service::{ContactLock, ContactType, Contacts};
use crate::domain::time::Moment;

pub use self::counted::CountedServices;
pub use self::named::{NamedService, own_called};
pub use self::pending::{PendingContact, pending_on};
pub use self::standing::{StandingPlace, standing_as};

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
    /// The last day. Those without one come last, by name, whichever way it runs.
    Renewal,
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
    /// Only where the last day is one of these: the first of them, and the last.
    pub renews: Option<(Day, Day)>,
    /// Only where nothing is written down as being asked for, of whomever.
    pub quiet: bool,
}

impl ServiceFilter {
    /// Whether it takes a look at each service to know what it leaves.
    #[must_use]
    pub fn looks_at_each(&self) -> bool {
        self.search.is_some() || self.contact.is_some() || self.pending.is_some() || self.renews.is_some() || self.quiet
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
    /// The last day, where the list is sorted by it and the service has one.
    pub day: Option<Day>,
    /// The category; empty where the list is not sorted by it.
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
    /// When it renews or ends, where that is known.
    pub renewal: Option<Renewal>,
    /// The contact lock, where one is on.
    pub lock: Option<ContactLock>,
    /// Whether a request is written down as open, of whomever.
    pub has_open: bool,
    /// Its place in the list.
    pub place: ServiceCursor,
}

type PurposeColumns = (Nullable<BigInt>, Nullable<Text>, Nullable<BigInt>, Nullable<BigInt>);
type PurposeRow = (Option<i64>, Option<String>, Option<i64>, Option<i64>);
type ListedColumns =
    (BigInt, Text, Text, Text, Bool, LabelColumns, LabelColumns, LabelColumns, PurposeColumns, CountColumns);
type ListedRow = (i64, String, String, String, bool, AccountLabel, AccountLabel, AccountLabel, PurposeRow, CountRow);

/// A part of an account's services. Each contact type has an index in the order of the list, so each is one short scan, and these are
/// merged.
pub fn of_account(conn: &mut AnyConnection, scan: &ServiceScan<'_>) -> StoreResult<Vec<ListedService>> {
    Ok(read(conn, scan, false)?.0)
}

/// The same; and what is counted of all of them, where there are any.
pub fn counted_of_account(
    conn: &mut AnyConnection,
    scan: &ServiceScan<'_>,
) -> StoreResult<(Vec<ListedService>, CountedServices)> {
    read(conn, scan, true)
}

/// One statement, or a second where the list goes on along another index.
fn read(
    conn: &mut AnyConnection,
    scan: &ServiceScan<'_>,
    counts: bool,
) -> StoreResult<(Vec<ListedService>, CountedServices)> {
    let (mut found, mut counted) = (Vec::new(), CountedServices::default());
    for run in Run::all_of(scan) {
        let left = scan.most.saturating_sub(found.len());
        if left == 0 {
            break;
        }
        let counts = counts && found.is_empty();
        let rows: Vec<ListedRow> = statement(scan, run, counts).load(conn)?;
        if let Some((.., all)) = rows.first().filter(|_| counts) {
            counted = CountedServices::read(scan, *all);
        }
        found.extend(rows.into_iter().take(left).map(|row| listed(run, row)));
    }
    Ok((found, counted))
}

fn listed(
    run: Run<'_>,
    (id, name, sort_name, category, has_open, administrative, technical, billing, purposes, _): ListedRow,
) -> ListedService {
    let (expires_on, kind, locked_at, locked_by) = purposes;
    let renewal = services::renewal(expires_on, kind.as_deref());
    let by_category = run.along == Along::Categories;
    ListedService {
        id: ServiceId(id),
        place: ServiceCursor {
            day: renewal.map(|renewal| renewal.last_day).filter(|_| run.along == Along::Days),
            category: if by_category { category.clone() } else { String::new() },
            sort_name,
            id,
        },
        name,
        category,
        has_open,
        contacts: Contacts { administrative, technical, billing },
        renewal,
        lock: services::lock(locked_at, locked_by),
    }
}

fn statement(scan: &ServiceScan<'_>, run: Run<'_>, counts: bool) -> Statement<ListedColumns> {
    let mut statement = Statement::new();
    if scan.is_rare() {
        statement.rare();
    }
    let counting = Counting::of(scan, run, counts);
    counting.push_before(&mut statement, scan, run);
    statement.sql(
        "SELECT s.id, s.name, s.sort_name, s.category, \
         EXISTS (SELECT 1 FROM request_types o WHERE o.service_id = page.id AND o.open), \
         s.admin_id, a.nic_handle, a.name, s.tech_id, t.nic_handle, t.name, s.billing_id, b.nic_handle, b.name, \
         s.expires_on, s.renewal, s.locked_at, s.locked_by_id, ",
    );
    counting.push_columns(&mut statement, scan, run);
    if counting == Counting::BeforeThePage {
        statement.sql(" FROM (SELECT * FROM as_counted");
    } else {
        scan.push(statement.sql(" FROM ("), run, run.columns(), false);
    }
    statement.sql(run.order()).limit(scan.most).sql(
        ") AS page JOIN services s ON s.id = page.id JOIN accounts a ON a.id = s.admin_id \
         JOIN accounts t ON t.id = s.tech_id JOIN accounts b ON b.id = s.billing_id",
    );
    statement.sql(run.page_order());
    statement
}
