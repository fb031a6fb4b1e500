//! `services`: one of them, and those of given numbers.

use std::collections::{BTreeMap, HashSet};

use diesel::prelude::*;
use icu_normalizer::ComposingNormalizerBorrowed;

use super::bulk::BATCH;
use super::bulk::services::services_known_by;
use super::connection::AnyConnection;
use super::feed::{self, Stamp};
use super::schema::{owners, services};
use super::transaction::Tx;
use super::{StoreResult, throttle};
use crate::domain::day::Day;
use crate::domain::feed::ServiceKey;
use crate::domain::renewal::Renewal;
use crate::domain::request::Actor;
use crate::domain::service::{ContactLock, ContactType, Contacts, LockedBy, Service};
use crate::domain::text::search_form;
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};

/// A service that there is: what was removed has no contacts.
#[derive(Queryable, Selectable)]
#[diesel(table_name = services)]
pub(super) struct ServiceRow {
    pub(super) id: i64,
    #[diesel(select_expression = services::name.assume_not_null())]
    name: String,
    category: String,
    #[diesel(select_expression = services::admin_id.assume_not_null())]
    admin_id: i64,
    #[diesel(select_expression = services::tech_id.assume_not_null())]
    tech_id: i64,
    #[diesel(select_expression = services::billing_id.assume_not_null())]
    billing_id: i64,
    expires_on: Option<i64>,
    renewal: Option<String>,
    locked_at: Option<i64>,
    locked_by_id: Option<i64>,
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
            renewal: renewal(row.expires_on, row.renewal.as_deref()),
            lock: lock(row.locked_at, row.locked_by_id),
        }
    }
}

/// When a service renews or ends, as two columns say it.
pub(super) fn renewal(expires_on: Option<i64>, kind: Option<&str>) -> Option<Renewal> {
    // A newer version of the program may have written a kind that this one does not know.
    let kind = kind.and_then(|kind| kind.parse().ok());
    expires_on.map(|day| Renewal { last_day: Day(day), kind })
}

/// The contact lock, as two columns say it.
pub(super) fn lock(since: Option<i64>, by: Option<i64>) -> Option<ContactLock> {
    let by = by.map_or(LockedBy::Operator, |account| LockedBy::Account(AccountId(account)));
    since.map(|since| ContactLock { by, since: Moment(since) })
}

/// What service names are searched and sorted by.
#[must_use]
pub fn sort_name(name: &str) -> String {
    search_form(name)
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
pub fn insert(
    tx: &mut Tx,
    (name, category): (&str, &str),
    contacts: &Contacts<AccountId>,
    now: Moment,
) -> StoreResult<ServiceId> {
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
    let (id, key) = (ServiceId(id), ServiceKey { category: category.to_owned(), name: name.to_owned() });
    feed::tell_service_created(tx, (id, key), contacts, Stamp { by: Actor::Operator, at: now })?;
    Ok(id)
}

/// Holds a name of a category, in all its spellings, until the transaction ends: before any row, as what throttles count (`locks`).
///
/// # Errors
/// The database is away.
pub fn hold_name(tx: &mut Tx, name: &str, category: &str) -> StoreResult<()> {
    throttle::hold(tx, &format!("service {category} {}", name_key(name)))
}

/// The service of this name, however it is spelt, and category. Of several that were stored before their names counted as one, the one
/// that is spelled so, or else the first.
pub fn by_name(conn: &mut AnyConnection, name: &str, category: &str) -> StoreResult<Option<Service>> {
    let mut known = services_known_by(conn, &[name_key(name).as_str()])?;
    known.retain(|service| service.category == category);
    let at = known.iter().position(|service| service.name == name).unwrap_or(0);
    Ok((at < known.len()).then(|| known.swap_remove(at)))
}

/// Whether a service that was called so, in this category, was removed.
pub fn was_removed(conn: &mut AnyConnection, name: &str, category: &str) -> StoreResult<bool> {
    Ok(removed_keys(conn, &[name_key(name).as_str()])?.contains(&(name_key(name), category.to_owned())))
}

/// By which of these keys, in which category, a service was known that was removed.
pub fn removed_keys(conn: &mut AnyConnection, keys: &[&str]) -> StoreResult<HashSet<(String, String)>> {
    let mut gone = HashSet::new();
    for piece in keys.chunks(BATCH) {
        let by_name = services::table
            .filter(services::sort_name.eq_any(piece.to_vec()).and(services::name_key.is_null()))
            .filter(services::removed_at.is_not_null());
        gone.extend(by_name.select((services::sort_name, services::category)).load::<(String, String)>(conn)?);
        let otherwise = services::table
            .filter(services::name_key.eq_any(piece.to_vec()).and(services::removed_at.is_not_null()))
            .select((services::name_key.assume_not_null(), services::category));
        gone.extend(otherwise.load::<(String, String)>(conn)?);
    }
    Ok(gone)
}

/// The service of this number.
pub fn find(conn: &mut AnyConnection, id: ServiceId) -> StoreResult<Option<Service>> {
    let found = services::table.filter(services::id.eq(id.0).and(services::removed_at.is_null()));
    Ok(found.select(ServiceRow::as_select()).first(conn).optional()?.map(Service::from))
}

/// What the removed service of this number was called, its category, and when it was removed.
///
/// # Errors
/// The database is away.
pub fn find_removed(conn: &mut AnyConnection, id: ServiceId) -> StoreResult<Option<(String, String, Moment)>> {
    let columns = (services::removed_name, services::category, services::removed_at.assume_not_null());
    let removed = services::table.filter(services::id.eq(id.0).and(services::removed_at.is_not_null()));
    let row: Option<(Option<String>, String, i64)> = removed.select(columns).first(conn).optional()?;
    Ok(row.map(|(name, category, at)| (name.unwrap_or_default(), category, Moment(at))))
}

/// The services of these numbers, but for what was removed.
pub fn get_all(
    conn: &mut AnyConnection,
    ids: impl IntoIterator<Item = ServiceId>,
) -> StoreResult<BTreeMap<ServiceId, Service>> {
    let ids: Vec<i64> = ids.into_iter().map(|id| id.0).collect();
    let there = services::table.filter(services::id.eq_any(ids).and(services::removed_at.is_null()));
    let rows = there.select(ServiceRow::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Service::from).map(|service| (service.id, service)).collect())
}

/// Takes these services out: what was asked for on them, and their histories, are kept with what they were called.
///
/// # Errors
/// The database is away.
pub fn remove(tx: &mut Tx, ids: &[ServiceId], at: Moment) -> StoreResult<()> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    diesel::delete(owners::table.filter(owners::service_id.eq_any(ids.clone()))).execute(&mut **tx)?;
    let nobody: Option<i64> = None;
    diesel::update(services::table.filter(services::id.eq_any(ids)))
        .set((
            services::removed_name.eq(services::name),
            services::removed_at.eq(at.0),
            services::name.eq(None::<String>),
            (services::admin_id.eq(nobody), services::tech_id.eq(nobody), services::billing_id.eq(nobody)),
            (services::expires_on.eq(nobody), services::renewal.eq(None::<String>)),
            (services::locked_at.eq(nobody), services::locked_by_id.eq(nobody)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives a service another name, which no other of its category has.
///
/// # Errors
/// The database is away.
pub fn rename(tx: &mut Tx, id: ServiceId, name: &str) -> StoreResult<()> {
    let forms =
        (services::name.eq(name), services::sort_name.eq(sort_name(name)), services::name_key.eq(other_key(name)));
    diesel::update(services::table.find(id.0)).set(forms).execute(&mut **tx)?;
    Ok(())
}

/// Puts `to` in the place of `from` as this contact of these services, where it is that today: says of how many.
pub(super) fn replace_contact(
    tx: &mut Tx,
    ids: &[ServiceId],
    contact: ContactType,
    from: AccountId,
    to: AccountId,
) -> StoreResult<usize> {
    let these = services::table.filter(services::id.eq_any(ids.iter().map(|id| id.0).collect::<Vec<_>>()));
    let changed = match contact {
        ContactType::Administrative => diesel::update(these.filter(services::admin_id.eq(from.0)))
            .set(services::admin_id.eq(to.0))
            .execute(&mut **tx),
        ContactType::Technical => diesel::update(these.filter(services::tech_id.eq(from.0)))
            .set(services::tech_id.eq(to.0))
            .execute(&mut **tx),
        ContactType::Billing => diesel::update(these.filter(services::billing_id.eq(from.0)))
            .set(services::billing_id.eq(to.0))
            .execute(&mut **tx),
    };
    Ok(changed?)
}

/// Puts the contact lock of these services on, for an account or, where none is named, for the operator, since then; or takes it
/// off.
///
/// # Errors
/// The database is away.
pub fn set_lock(tx: &mut Tx, ids: &[ServiceId], lock: Option<(Option<AccountId>, Moment)>) -> StoreResult<()> {
    let (since, by) = (lock.map(|(_, since)| since.0), lock.and_then(|(by, _)| by).map(|by| by.0));
    diesel::update(services::table.filter(services::id.eq_any(ids.iter().map(|id| id.0).collect::<Vec<_>>())))
        .set((services::locked_at.eq(since), services::locked_by_id.eq(by)))
        .execute(&mut **tx)?;
    Ok(())
}
