//! `service_counts`: of how many services an account is a contact, by category and by which of their contacts it is. Triggers count
//! (see `migrations/`); after a bulk load, [`bulk::upkeep`](super::bulk::upkeep).

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::service_counts;
use super::service_lists::{COUNTED_MOST, ServiceFilter};
use crate::domain::AccountId;
use crate::domain::service::{ContactType, ContactTypes};

/// How many counts are read. Each is of one service at least: of more than these, more services than are counted are left.
const READ_MOST: usize = COUNTED_MOST + 1;

/// Of how many services an account is a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceCounts(Vec<ServiceCount>);

/// A count of services of one category, of which the account is the same contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ServiceCount {
    category: String,
    /// A bit for each of [`ContactType::ALL`], in their order.
    roles: i16,
    services: usize,
}

/// What is written down of an account.
pub fn of_account(conn: &mut AnyConnection, account: AccountId) -> StoreResult<ServiceCounts> {
    let counted = service_counts::table
        .filter(service_counts::account_id.eq(account.0).and(service_counts::services.gt(0)))
        .order((service_counts::category, service_counts::roles))
        .limit(i64::try_from(READ_MOST).unwrap_or(i64::MAX))
        .select((service_counts::category, service_counts::roles, service_counts::services));
    let rows: Vec<(String, i16, i64)> = counted.load(conn)?;
    let count = |(category, roles, services)| ServiceCount {
        category,
        roles,
        services: usize::try_from(services).unwrap_or_default(),
    };
    Ok(ServiceCounts(rows.into_iter().map(count).collect()))
}

impl ServiceCounts {
    /// The categories of these services, in order, at most so many.
    #[must_use]
    pub fn categories(&self, most: usize) -> Vec<String> {
        let mut categories: Vec<_> = self.0.iter().map(|count| count.category.clone()).collect();
        categories.dedup();
        categories.truncate(most);
        categories
    }

    /// How many services there are, exactly as far as services are counted.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().map(|count| count.services).sum()
    }

    /// Of how many it is any of these contacts, likewise.
    #[must_use]
    pub fn as_any(&self, contacts: &ContactTypes) -> usize {
        let any = contacts.iter().fold(0, |bits, contact| bits | bit(*contact));
        self.0.iter().filter(|count| count.roles & any != 0).map(|count| count.services).sum()
    }

    /// How many a filter leaves, likewise; nothing where that takes a look at each of them.
    #[must_use]
    pub fn left_by(&self, filter: &ServiceFilter) -> Option<usize> {
        if filter.looks_at_each() {
            return None;
        }
        let left =
            self.of_category(filter)?.filter(|count| filter.role.is_none_or(|role| count.roles & bit(role) != 0));
        Some(left.map(|count| count.services).sum())
    }

    /// Through which contact types all that a filter leaves is found: as few as will do.
    #[must_use]
    pub fn leading_to(&self, filter: &ServiceFilter) -> Vec<ContactType> {
        if let Some(role) = filter.role {
            return vec![role];
        }
        let Some(counts) = self.of_category(filter) else { return ContactType::ALL.to_vec() };
        let counts: Vec<_> = counts.collect();
        let of = |set: i16| ContactType::ALL.into_iter().filter(move |contact| set & bit(*contact) != 0);
        let mut sets: Vec<i16> = (1..8).collect();
        sets.sort_by_key(|set| set.count_ones());
        let found = sets.into_iter().find(|set| counts.iter().all(|count| count.roles & set != 0));
        found.map_or_else(|| ContactType::ALL.to_vec(), |set| of(set).collect())
    }

    /// The counts of a filter's category, of all where it names none; nothing where not all were read.
    fn of_category<'a>(&'a self, filter: &'a ServiceFilter) -> Option<impl Iterator<Item = &'a ServiceCount>> {
        let of = |count: &&ServiceCount| filter.category.as_ref().is_none_or(|category| *category == count.category);
        (self.0.len() < READ_MOST).then(|| self.0.iter().filter(of))
    }
}

fn bit(contact: ContactType) -> i16 {
    match contact {
        ContactType::Administrative => 1,
        ContactType::Technical => 2,
        ContactType::Billing => 4,
    }
}

#[cfg(test)]
mod tests {
    use ContactType::{Administrative, Billing, Technical};

    use super::*;

    fn counts(rows: &[(&str, i16, usize)]) -> ServiceCounts {
        let count = |(category, roles, services): &(&str, i16, usize)| ServiceCount {
            category: (*category).to_owned(),
            roles: *roles,
            services: *services,
        };
        ServiceCounts(rows.iter().map(count).collect())
    }

    fn filter(category: Option<&str>, role: Option<ContactType>) -> ServiceFilter {
        ServiceFilter { category: category.map(ToOwned::to_owned), role, ..ServiceFilter::default() }
    }

    #[test]
    fn a_filter_leaves_what_was_counted_of_it() {
        let counts = counts(&[("DOMAIN", 2, 10), ("DOMAIN", 7, 5), ("VPS", 4, 1)]);
        assert_eq!(counts.categories(9), ["DOMAIN", "VPS"]);
        assert_eq!(counts.categories(1), ["DOMAIN"]);
        for (category, role, left) in [
            (None, None, 16),
            (Some("DOMAIN"), None, 15),
            (Some("ZONE"), None, 0),
            (None, Some(Billing), 6),
            (Some("DOMAIN"), Some(Administrative), 5),
        ] {
            assert_eq!(counts.left_by(&filter(category, role)), Some(left), "{category:?} {role:?}");
        }
        let searched = ServiceFilter { search: Some("a".to_owned()), ..ServiceFilter::default() };
        assert_eq!(counts.left_by(&searched), None);
    }

    #[test]
    fn as_few_contact_types_lead_to_all_services_as_will_do() {
        let shared = counts(&[("DOMAIN", 3, 1), ("DOMAIN", 6, 1), ("VPS", 5, 1), ("ZONE", 4, 1)]);
        assert_eq!(shared.leading_to(&filter(None, None)), [Administrative, Billing]);
        assert_eq!(shared.leading_to(&filter(Some("DOMAIN"), None)), [Technical]);
        assert_eq!(shared.leading_to(&filter(None, Some(Technical))), [Technical]);
        let apart = counts(&[("DOMAIN", 1, 1), ("DOMAIN", 2, 1), ("DOMAIN", 4, 1)]);
        assert_eq!(apart.leading_to(&filter(None, None)), ContactType::ALL);
    }

    #[test]
    fn of_more_counts_than_are_read_nothing_is_concluded() {
        let rows: Vec<_> = (0..READ_MOST).map(|number| (format!("C{number:05}"), 2, 1)).collect();
        let rows: Vec<_> =
            rows.iter().map(|(category, roles, services)| (category.as_str(), *roles, *services)).collect();
        let many = counts(&rows);
        assert_eq!(many.left_by(&filter(Some("C99999"), None)), None);
        assert_eq!(many.leading_to(&filter(None, None)), ContactType::ALL);
        assert!(many.total() > COUNTED_MOST);
    }
}
