//! Services as their contacts see them: a list, searched, filtered, sorted and paged by key; and one, with its contacts.

mod history;
mod locked;
mod one;
mod operators;
mod pending;
mod removed;

use std::collections::BTreeMap;

use crate::domain::change::OpenRequest;
use crate::domain::renewal::Renewal;
use crate::domain::service::{ContactLock, ContactType, ContactTypes, Contacts, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::reads::people::{People, Person};
use crate::store::service_lists::{ListedService, ServiceScan, counted_of_account, of_account, pending_on};
use crate::store::{AnyConnection, StoreResult, requests, service_counts, services};

pub use self::history::{ServiceHappened, ServiceStep};
pub use self::locked::LockView;
pub use self::one::{OneServiceView, OpenOnService, service_for};
pub use self::operators::{
    OperatorsServiceView, ServiceHistoryPage, operators_service_by_number, operators_service_page,
    operators_service_view, service_called,
};
pub use self::pending::{PendingTurn, PendingView};
pub use self::removed::{RemovedServiceView, removed_service_page};
pub use crate::store::service_history::HistoryPlace;
pub use crate::store::service_lists::{
    COUNTED_MOST, CountedServices, ServiceCursor, ServiceFilter, ServiceOrder, ServiceQuery, ServiceSort, WantedContact,
};

/// Where a page of services begins or ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ServicePageAt {
    /// At the start of the list.
    #[default]
    Start,
    /// Behind this service.
    After(ListedPlace),
    /// Before this one.
    Before(ListedPlace),
}

/// A place between two services of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPlace {
    /// That of the service beside it.
    pub at: ServiceCursor,
    /// How many services came before it when it was shown. To count them again would cost more than the page.
    pub earlier: usize,
}

/// A service and its contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceView {
    /// Its number.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// Its contacts today.
    pub contacts: Contacts<Person>,
    /// When it renews or ends, where that is known.
    pub renewal: Option<Renewal>,
    /// The contact lock, where one is on.
    pub lock: Option<ContactLock>,
}

/// A page of the services on which an account is a contact, and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePage {
    /// The services, in their order.
    pub services: Vec<ServiceView>,
    /// Which of their contacts are to change.
    pub pending: Vec<PendingView>,
    /// The place before the first of them, where there are some before.
    pub before: Option<ListedPlace>,
    /// The place behind the last of them, where there are more.
    pub after: Option<ListedPlace>,
    /// How many there are before these, where these are not too many to count.
    pub earlier: Option<usize>,
    /// How many there are altogether, likewise.
    pub total: Option<usize>,
    /// The categories of all the account's services.
    pub categories: Vec<String>,
    /// On how many services the contact that is looked for is which, in the order of [`ContactType::ALL`], where these are not too many
    /// to count.
    pub as_each: Option<[usize; 3]>,
    /// What is found of a contact that is called as what is searched, which is no service's name.
    pub contact_called: Option<CountedServices>,
}

/// How much of a list is looked at.
#[derive(Clone, Copy, Debug)]
pub struct ServicePageSize {
    /// Services on a page.
    pub rows: usize,
    /// Categories to choose from.
    pub categories: usize,
}

/// A page of the services on which an account is a contact. A place that nothing lies beyond leads to the first page, and so
/// does one that too few lie before: it is shown full.
pub fn page_of_services(
    conn: &mut AnyConnection,
    viewer: AccountId,
    query: &ServiceQuery,
    (at, size): (&ServicePageAt, ServicePageSize),
    now: Moment,
) -> StoreResult<ServicePage> {
    let counts = service_counts::of_account(conn, viewer)?;
    let through = counts.leading_to(&query.filter);
    // One more than is shown tells whether there are more.
    let scan =
        ServiceScan { account: viewer, query, through: &through, beyond: None, backwards: false, most: size.rows + 1 };
    let total = counts.left_by(&query.filter);
    let mut part = ListPart { listed: Vec::new(), earlier: 0, more: false, total, as_each: None };
    part.read(conn, scan, at)?;
    let contact_called = if part.listed.is_empty() { contact_called(conn, scan)? } else { None };
    let (earlier, total) = part.counted();
    let ListPart { listed, more, as_each, .. } = part;
    let place = |listed: &ListedService, earlier| ListedPlace { at: listed.place.clone(), earlier };
    let before = listed.first().map(|first| place(first, earlier)).filter(|_| earlier > 0);
    let after = listed.last().map(|last| place(last, earlier.saturating_add(listed.len()))).filter(|_| more);
    let open: Vec<_> = listed.iter().filter(|listed| listed.has_open).map(|listed| listed.id).collect();
    let pending = pending_on(conn, viewer, &open, now)?;
    let countable = |count| Some(count).filter(|count| *count <= COUNTED_MOST);
    Ok(ServicePage {
        earlier: countable(earlier),
        total: countable(total),
        categories: counts.categories(size.categories),
        services: listed.into_iter().map(|listed| listed_view(listed, viewer)).collect(),
        pending: pending.into_iter().map(|pending| PendingView::of(pending, viewer)).collect(),
        before,
        after,
        as_each,
        contact_called,
    })
}

/// What is found of whoever is called as what is searched, or whose handle begins so, where it is a contact of any of these services.
fn contact_called(conn: &mut AnyConnection, scan: ServiceScan<'_>) -> StoreResult<Option<CountedServices>> {
    let ServiceQuery { filter, order } = scan.query;
    let (Some(search), None) = (&filter.search, &filter.contact) else { return Ok(None) };
    let contact = Some(WantedContact::Named(search.clone()));
    let query = ServiceQuery { filter: ServiceFilter { search: None, contact, ..filter.clone() }, order: *order };
    let (found, counted) = counted_of_account(conn, &ServiceScan { query: &query, most: 1, ..scan })?;
    Ok((!found.is_empty()).then_some(counted))
}

/// The services of a page, and what lies around them.
struct ListPart {
    listed: Vec<ListedService>,
    earlier: usize,
    more: bool,
    /// How many there are altogether, once that is known.
    total: Option<usize>,
    as_each: Option<[usize; 3]>,
}

impl ListPart {
    fn read(&mut self, conn: &mut AnyConnection, scan: ServiceScan<'_>, at: &ServicePageAt) -> StoreResult<()> {
        let rows = scan.most - 1;
        match at {
            ServicePageAt::Start => self.fetch(conn, scan)?,
            ServicePageAt::After(place) => {
                self.fetch(conn, ServiceScan { beyond: Some(&place.at), ..scan })?;
                self.earlier = place.earlier.max(1);
            }
            ServicePageAt::Before(place) => {
                self.fetch(conn, ServiceScan { backwards: true, beyond: Some(&place.at), ..scan })?;
                if self.listed.len() > rows {
                    self.listed.truncate(rows);
                    self.listed.reverse();
                    (self.earlier, self.more) = (place.earlier.saturating_sub(rows).max(1), true);
                    return Ok(());
                }
                self.listed.clear();
            }
        }
        if self.listed.is_empty() && *at != ServicePageAt::Start {
            self.earlier = 0;
            self.fetch(conn, scan)?;
        }
        self.more = self.listed.len() > rows;
        self.listed.truncate(rows);
        Ok(())
    }

    /// How many there are before these, and altogether. What a page's address says of the first is of an earlier day, and may be
    /// anything: it is put right where the other tells.
    fn counted(&self) -> (usize, usize) {
        let total = self.total.unwrap_or_default().max(self.listed.len());
        let earlier_at_most = total.saturating_sub(self.listed.len() + usize::from(self.more));
        match total {
            // A service that moves away meanwhile makes no other page before the first.
            _ if self.earlier == 0 => (0, total),
            too_many if too_many > COUNTED_MOST => (self.earlier, total),
            _ if self.more => (self.earlier.min(earlier_at_most), total),
            _ => (earlier_at_most, total),
        }
    }

    /// Counts what the filter leaves too, where that is not known yet.
    fn fetch(&mut self, conn: &mut AnyConnection, scan: ServiceScan<'_>) -> StoreResult<()> {
        if self.total.is_some() {
            self.listed = of_account(conn, &scan)?;
            return Ok(());
        }
        let counted;
        (self.listed, counted) = counted_of_account(conn, &scan)?;
        self.total = Some(counted.total).filter(|_| !self.listed.is_empty());
        self.as_each = counted.as_each;
        Ok(())
    }
}

/// So many services of an account behind a place, or from the start, for a list that is read to its end; and the place of the last.
pub fn piece_of_services(
    conn: &mut AnyConnection,
    viewer: AccountId,
    query: &ServiceQuery,
    beyond: Option<&ServiceCursor>,
    most: usize,
) -> StoreResult<(Vec<ServiceView>, Option<ServiceCursor>)> {
    let through = query.filter.role.map_or_else(|| ContactType::ALL.to_vec(), |role| vec![role]);
    let found =
        of_account(conn, &ServiceScan { account: viewer, query, through: &through, beyond, backwards: false, most })?;
    let last = found.last().map(|listed| listed.place.clone());
    Ok((found.into_iter().map(|listed| listed_view(listed, viewer)).collect(), last))
}

fn listed_view(listed: ListedService, viewer: AccountId) -> ServiceView {
    let Contacts { administrative, technical, billing } = listed.contacts;
    let contacts = Contacts {
        administrative: Person::of(administrative, viewer),
        technical: Person::of(technical, viewer),
        billing: Person::of(billing, viewer),
    };
    let ListedService { id, name, category, renewal, lock, .. } = listed;
    ServiceView { id, name, category, contacts, renewal, lock }
}

fn views(conn: &mut AnyConnection, viewer: AccountId, found: Vec<Service>) -> StoreResult<Vec<ServiceView>> {
    let ids = found.iter().flat_map(|service| ContactType::ALL.map(|contact| *service.contacts.get(contact)));
    let people = People::load(conn, viewer, ids.collect::<Vec<_>>())?;
    found.into_iter().map(|service| view(service, &people)).collect()
}

fn view(service: Service, people: &People) -> StoreResult<ServiceView> {
    let contacts = Contacts {
        administrative: people.get(service.contacts.administrative)?,
        technical: people.get(service.contacts.technical)?,
        billing: people.get(service.contacts.billing)?,
    };
    let Service { id, name, category, renewal, lock, .. } = service;
    Ok(ServiceView { id, name, category, contacts, renewal, lock })
}

/// A service, and what whoever looks may do with its contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceContactsView {
    /// The service.
    pub service: ServiceView,
    /// Which of its contacts the viewer is: at least one.
    pub roles: ContactTypes,
    /// For which contacts it may name others.
    pub changeable: ContactTypes,
    /// What is being asked for already.
    pub open: BTreeMap<ContactType, OpenRequest>,
    /// The contact lock, where one is on.
    pub lock: Option<LockView>,
}

/// A service, where the viewer is a contact of it.
pub fn service_contacts(
    conn: &mut AnyConnection,
    viewer: AccountId,
    id: ServiceId,
    now: Moment,
) -> StoreResult<Option<ServiceContactsView>> {
    let Some(service) = services::find(conn, id)? else { return Ok(None) };
    let (roles, changeable) = (service.contacts.roles_of(viewer), service.contacts.changeable_by(viewer));
    if roles.is_empty() {
        return Ok(None);
    }
    let stored = requests::open_on(conn, &[id])?.remove(&id).unwrap_or_default();
    let found = requests::get_all(conn, &stored.values().copied().collect::<Vec<_>>())?;
    let open = OpenRequest::all_of(stored, &found, (viewer, service.contacts.administrative), now);
    let lock = LockView::of(conn, viewer, &service)?;
    let view = views(conn, viewer, vec![service])?.pop();
    Ok(view.map(|service| ServiceContactsView { service, roles, changeable, open, lock }))
}
