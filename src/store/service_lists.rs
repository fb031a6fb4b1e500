//! *My services*: an account's own, searched, filtered, sorted and paged by key, with the names of their contacts.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::StoreResult;
use super::connection::AnyConnection;
use super::labels::{AccountLabel, LabelColumns};
use super::services::sort_name;
use super::statement::Statement;
use crate::domain::service::{ContactType, Contacts};
use crate::domain::{AccountId, ServiceId};

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

/// Which of an account's services are looked for; all, where nothing is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceFilter {
    /// What the name must contain, whatever its case.
    pub search: Option<String>,
    /// The category.
    pub category: Option<String>,
    /// What the account must be to the service.
    pub role: Option<ContactType>,
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
    /// Its place in the list.
    pub place: ServiceCursor,
}

type ListedColumns = (BigInt, Text, Text, Text, LabelColumns, LabelColumns, LabelColumns);
type ListedRow = (i64, String, String, String, AccountLabel, AccountLabel, AccountLabel);

/// Services of an account in this order, beyond a place or from the start: at most so many. Each contact type has an index
/// in this order, so each is one short scan, and the three are merged.
pub fn of_account(
    conn: &mut AnyConnection,
    account: AccountId,
    query: &ServiceQuery,
    beyond: Option<&ServiceCursor>,
    most: usize,
) -> StoreResult<Vec<ListedService>> {
    let scan = ServiceScan { account, query, beyond, most };
    let rows: Vec<ListedRow> = scan.statement().load(conn)?;
    let by_category = query.order.by == ServiceSort::Category;
    let listed = |(id, name, sort_name, category, administrative, technical, billing): ListedRow| ListedService {
        id: ServiceId(id),
        place: ServiceCursor { category: if by_category { category.clone() } else { String::new() }, sort_name, id },
        name,
        category,
        contacts: Contacts { administrative, technical, billing },
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// A part of the list.
struct ServiceScan<'a> {
    account: AccountId,
    query: &'a ServiceQuery,
    beyond: Option<&'a ServiceCursor>,
    most: usize,
}

impl ServiceScan<'_> {
    fn statement(&self) -> Statement<ListedColumns> {
        let mut statement = Statement::new();
        statement.sql(
            "SELECT s.id, s.name, s.sort_name, s.category, s.admin_id, a.nic_handle, a.name, s.tech_id, t.nic_handle, \
             t.name, s.billing_id, b.nic_handle, b.name FROM (",
        );
        let roles = self.query.filter.role.map_or_else(|| ContactType::ALL.to_vec(), |role| vec![role]);
        for (number, role) in roles.iter().enumerate() {
            // Each short scan is a table of its own: with its order and its limit it cannot stand in a union otherwise.
            statement.sql(if number == 0 { "" } else { " UNION " });
            // Nothing but what the index in this order holds: PostgreSQL, which takes every account for one with few services, would
            // rather read an index that holds more and sort what is in it.
            statement.sql(match self.sort() {
                ServiceSort::Name => "SELECT * FROM (SELECT id, sort_name FROM services WHERE ",
                ServiceSort::Category => "SELECT * FROM (SELECT id, sort_name, category FROM services WHERE ",
            });
            statement.sql(match role {
                ContactType::Administrative => "admin_id = ",
                ContactType::Technical => "tech_id = ",
                ContactType::Billing => "billing_id = ",
            });
            statement.number(self.account.0);
            self.push_filter(&mut statement);
            self.push_beyond(&mut statement);
            statement.sql(self.order()).limit(self.most).sql(match role {
                ContactType::Administrative => ") AS as_admin",
                ContactType::Technical => ") AS as_tech",
                ContactType::Billing => ") AS as_billing",
            });
        }
        statement.sql(self.order()).limit(self.most).sql(
            ") AS page JOIN services s ON s.id = page.id JOIN accounts a ON a.id = s.admin_id \
             JOIN accounts t ON t.id = s.tech_id JOIN accounts b ON b.id = s.billing_id",
        );
        statement.sql(match (self.sort(), self.query.order.descending) {
            (ServiceSort::Name, false) => " ORDER BY page.sort_name, page.id",
            (ServiceSort::Name, true) => " ORDER BY page.sort_name DESC, page.id DESC",
            (ServiceSort::Category, false) => " ORDER BY page.category, page.sort_name, page.id",
            (ServiceSort::Category, true) => " ORDER BY page.category DESC, page.sort_name DESC, page.id DESC",
        });
        statement
    }

    fn push_filter(&self, statement: &mut Statement<ListedColumns>) {
        if let Some(category) = &self.query.filter.category {
            statement.sql(" AND category = ").text(category);
        }
        if let Some(search) = &self.query.filter.search {
            statement.sql(" AND sort_name");
            push_contains(statement, search);
        }
    }

    /// Row values let both databases seek to the place in the index, however deep it lies.
    fn push_beyond(&self, statement: &mut Statement<ListedColumns>) {
        let Some(place) = self.beyond else { return };
        statement.sql(match (self.sort(), self.query.order.descending) {
            (ServiceSort::Name, false) => " AND (sort_name, id) > (",
            (ServiceSort::Name, true) => " AND (sort_name, id) < (",
            (ServiceSort::Category, false) => " AND (category, sort_name, id) > (",
            (ServiceSort::Category, true) => " AND (category, sort_name, id) < (",
        });
        if self.sort() == ServiceSort::Category {
            statement.text(&place.category).sql(", ");
        }
        statement.text(&place.sort_name).sql(", ").number(place.id).sql(")");
    }

    /// Of one category, sorting by it is sorting by name: said so, both databases seek to the place in the index.
    fn sort(&self) -> ServiceSort {
        if self.query.filter.category.is_some() { ServiceSort::Name } else { self.query.order.by }
    }

    fn order(&self) -> &'static str {
        match (self.sort(), self.query.order.descending) {
            (ServiceSort::Name, false) => " ORDER BY sort_name, id",
            (ServiceSort::Name, true) => " ORDER BY sort_name DESC, id DESC",
            (ServiceSort::Category, false) => " ORDER BY category, sort_name, id",
            (ServiceSort::Category, true) => " ORDER BY category DESC, sort_name DESC, id DESC",
        }
    }
}

/// Asks whether a folded name of a service contains a text.
pub(super) fn push_contains<ST>(statement: &mut Statement<ST>, search: &str) {
    statement.sql(" LIKE '%' || ").text(escaped(search)).sql(" || '%' ESCAPE '\\'");
}

/// A text to look for within names: `%` and `_` are just characters.
fn escaped(search: &str) -> String {
    let mut pattern = String::new();
    for c in sort_name(search).chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
