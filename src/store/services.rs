//! `services`: one of them, and an account's own, searched, filtered, sorted and paged by key.

use std::collections::BTreeMap;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use icu_normalizer::ComposingNormalizerBorrowed;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::services;
use super::transaction::Tx;
use crate::domain::service::{ContactType, ContactTypes, Contacts, Service};
use crate::domain::{AccountId, ServiceId};

#[derive(Queryable, Selectable)]
#[diesel(table_name = services)]
struct ServiceRow {
    id: i64,
    name: String,
    sort_name: String,
    category: String,
    admin_id: i64,
    tech_id: i64,
    billing_id: i64,
}

impl From<ServiceRow> for Service {
    fn from(row: ServiceRow) -> Self {
        Self {
            id: ServiceId(row.id),
            name: row.name,
            category: row.category,
            contacts: Contacts {
                administrative: AccountId(row.admin_id),
                technical: AccountId(row.tech_id),
                billing: AccountId(row.billing_id),
            },
        }
    }
}

/// What service names are searched and sorted by: case folded, the same on both databases.
#[must_use]
pub fn sort_name(name: &str) -> String {
    icu_casemap::CaseMapper::new().fold_string(name).into_owned()
}

/// What a service is known by: names of one category that differ by case, by letters that are written in two ways, or by the
/// `xn--` spelling of a domain alone are one (RULES.md, *Text*).
#[must_use]
pub fn name_key(name: &str) -> String {
    // Not folded as for the search: `straße.example` and `strasse.example` are two domains.
    let lower = ComposingNormalizerBorrowed::new_nfc().normalize(name).to_lowercase();
    if !lower.contains("xn--") {
        return lower;
    }
    let (decoded, understood) = idna::domain_to_unicode(&lower);
    if understood.is_ok() { decoded } else { lower }
}

/// The [`name_key`], where it is not what the name is sorted by.
pub(super) fn other_key(name: &str) -> Option<String> {
    Some(name_key(name)).filter(|key| *key != sort_name(name))
}

/// Stores a new service.
///
/// # Errors
/// [`Duplicate`](super::StoreError::Duplicate) where there is one of this name and category.
pub fn insert(tx: &mut Tx, name: &str, category: &str, contacts: &Contacts<AccountId>) -> StoreResult<ServiceId> {
    let id = diesel::insert_into(services::table)
        .values((
            services::name.eq(name),
            services::sort_name.eq(sort_name(name)),
            services::name_key.eq(other_key(name)),
            services::category.eq(category),
            services::admin_id.eq(contacts.administrative.0),
            services::tech_id.eq(contacts.technical.0),
            services::billing_id.eq(contacts.billing.0),
        ))
        .returning(services::id)
        .get_result(&mut **tx)?;
    Ok(ServiceId(id))
}

/// The service of this number.
pub fn find(conn: &mut AnyConnection, id: ServiceId) -> StoreResult<Option<Service>> {
    Ok(services::table.find(id.0).select(ServiceRow::as_select()).first(conn).optional()?.map(Service::from))
}

/// The services of these numbers.
pub fn get_all(
    conn: &mut AnyConnection,
    ids: impl IntoIterator<Item = ServiceId>,
) -> StoreResult<BTreeMap<ServiceId, Service>> {
    let ids: Vec<i64> = ids.into_iter().map(|id| id.0).collect();
    let rows = services::table.filter(services::id.eq_any(ids)).select(ServiceRow::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Service::from).map(|service| (service.id, service)).collect())
}

/// Puts `to` in the place of `from` for all of these types, or changes nothing: says which.
pub fn replace_contact(
    tx: &mut Tx,
    id: ServiceId,
    types: &ContactTypes,
    from: AccountId,
    to: AccountId,
) -> StoreResult<bool> {
    let Some(mut service) = find(tx, id)? else { return Ok(false) };
    let before = service.contacts.clone();
    for contact in types {
        if *before.get(*contact) != from {
            return Ok(false);
        }
        match contact {
            ContactType::Administrative => service.contacts.administrative = to,
            ContactType::Technical => service.contacts.technical = to,
            ContactType::Billing => service.contacts.billing = to,
        }
    }
    let unchanged = services::table
        .find(id.0)
        .filter(services::admin_id.eq(before.administrative.0))
        .filter(services::tech_id.eq(before.technical.0))
        .filter(services::billing_id.eq(before.billing.0));
    let changed = diesel::update(unchanged)
        .set((
            services::admin_id.eq(service.contacts.administrative.0),
            services::tech_id.eq(service.contacts.technical.0),
            services::billing_id.eq(service.contacts.billing.0),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

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

/// Services of an account in this order, beyond a place or from the start: at most so many. Each contact type has an index
/// in this order, so each is one short scan, and the three are merged.
pub fn of_account(
    conn: &mut AnyConnection,
    account: AccountId,
    query: &ServiceQuery,
    beyond: Option<&ServiceCursor>,
    most: usize,
) -> StoreResult<Vec<(ServiceCursor, Service)>> {
    let roles = query.filter.role.map_or_else(|| ContactType::ALL.to_vec(), |role| vec![role]);
    let scan = ServiceScan { account, query, beyond, most };
    let mut found = BTreeMap::new();
    for role in roles {
        for row in scan.load(conn, role)? {
            let category = if query.order.by == ServiceSort::Category { row.category.clone() } else { String::new() };
            let at = ServiceCursor { category, sort_name: row.sort_name.clone(), id: row.id };
            found.insert(at, Service::from(row));
        }
    }
    let in_order = found.into_iter();
    Ok(if query.order.descending { in_order.rev().take(most).collect() } else { in_order.take(most).collect() })
}

/// On how many services an account is a contact.
pub fn count_of_account(conn: &mut AnyConnection, account: AccountId) -> StoreResult<i64> {
    let (admin, tech) = (services::admin_id.eq(account.0), services::tech_id.eq(account.0));
    let any = admin.or(tech).or(services::billing_id.eq(account.0));
    Ok(services::table.filter(any).count().get_result(conn)?)
}

/// A part of the list of one contact type.
struct ServiceScan<'a> {
    account: AccountId,
    query: &'a ServiceQuery,
    beyond: Option<&'a ServiceCursor>,
    most: usize,
}

impl ServiceScan<'_> {
    fn load(&self, conn: &mut AnyConnection, role: ContactType) -> StoreResult<Vec<ServiceRow>> {
        let ServiceQuery { filter, order } = self.query;
        let mut query = services::table.select(ServiceRow::as_select()).into_boxed();
        query = match role {
            ContactType::Administrative => query.filter(services::admin_id.eq(self.account.0)),
            ContactType::Technical => query.filter(services::tech_id.eq(self.account.0)),
            ContactType::Billing => query.filter(services::billing_id.eq(self.account.0)),
        };
        if let Some(category) = &filter.category {
            query = query.filter(services::category.eq(category.clone()));
        }
        // Of one category, sorting by it is sorting by name: said so, both databases seek to the place in the index.
        let sort = if filter.category.is_some() { ServiceSort::Name } else { order.by };
        if let Some(search) = &filter.search {
            query = query.filter(services::sort_name.like(contains(search)).escape('\\'));
        }
        // Row values let both databases seek to the place in the index, however deep it lies.
        if let Some(place) = self.beyond {
            let than = if order.descending { "<" } else { ">" };
            query = match sort {
                ServiceSort::Name => query.filter(
                    sql::<Bool>(&format!("(sort_name, id) {than} ("))
                        .bind::<Text, _>(place.sort_name.clone())
                        .sql(", ")
                        .bind::<BigInt, _>(place.id)
                        .sql(")"),
                ),
                ServiceSort::Category => query.filter(
                    sql::<Bool>(&format!("(category, sort_name, id) {than} ("))
                        .bind::<Text, _>(place.category.clone())
                        .sql(", ")
                        .bind::<Text, _>(place.sort_name.clone())
                        .sql(", ")
                        .bind::<BigInt, _>(place.id)
                        .sql(")"),
                ),
            };
        }
        query = match (sort, order.descending) {
            (ServiceSort::Name, false) => query.order((services::sort_name.asc(), services::id.asc())),
            (ServiceSort::Name, true) => query.order((services::sort_name.desc(), services::id.desc())),
            (ServiceSort::Category, false) => {
                query.order((services::category.asc(), services::sort_name.asc(), services::id.asc()))
            }
            (ServiceSort::Category, true) => {
                query.order((services::category.desc(), services::sort_name.desc(), services::id.desc()))
            }
        };
        Ok(query.limit(i64::try_from(self.most).unwrap_or(i64::MAX)).load(conn)?)
    }
}

fn contains(search: &str) -> String {
    let mut pattern = String::from("%");
    for c in sort_name(search).chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
