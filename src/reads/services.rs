//! Services as their contacts see them: a list, searched, filtered, sorted and paged by key; and one, with its contacts.

use std::collections::BTreeMap;

use crate::domain::change::OpenRequest;
use crate::domain::service::{ContactType, ContactTypes, Contacts, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::reads::people::{People, Person};
use crate::store::service_lists::{ListedService, PendingContact, beside_list, of_account, pending_on};
use crate::store::{AnyConnection, StoreResult, requests, services};

pub use crate::store::service_lists::{
    COUNTED_MOST, ServiceCursor, ServiceFilter, ServiceOrder, ServiceQuery, ServiceSort, WantedContact,
};

/// Where a page of services begins or ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ServicePageAt {
    /// At the start of the list.
    #[default]
    Start,
    /// Behind this service.
    After(ServiceCursor),
    /// Before this one.
    Before(ServiceCursor),
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
}

/// A contact that an open request is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingView {
    /// The service.
    pub service: ServiceId,
    /// Which of its contacts.
    pub contact: ContactType,
    /// The request.
    pub request: RequestId,
    /// The new contact.
    pub to: Person,
}

impl PendingView {
    /// The new contact goes by its initials as everywhere (see [`People::of_listed`]).
    fn of(pending: PendingContact, viewer: AccountId) -> Self {
        let initials = pending.to.name.initials();
        let known = pending.accepted || pending.shares || pending.to.id == viewer;
        let to = Person::of(pending.to, viewer);
        let to = if known { to } else { Person { name: initials, ..to } };
        Self { service: pending.service, contact: pending.contact, request: pending.request, to }
    }
}

/// A page of the services on which an account is a contact, and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePage {
    /// The services, in their order.
    pub services: Vec<ServiceView>,
    /// Which of their contacts are to change.
    pub pending: Vec<PendingView>,
    /// The first of them, where there are some before.
    pub before: Option<ServiceCursor>,
    /// The last of them, where there are more.
    pub after: Option<ServiceCursor>,
    /// How many there are before these, where these are not too many to count.
    pub earlier: Option<usize>,
    /// How many there are altogether, likewise.
    pub total: Option<usize>,
    /// The categories of all the account's services.
    pub categories: Vec<String>,
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
    let (mut found, earlier, later) = found_at(conn, viewer, query, at, size.rows)?;
    found.truncate(size.rows);
    let before = found.first().map(|listed| listed.place.clone()).filter(|_| earlier);
    let after = found.last().map(|listed| listed.place.clone()).filter(|_| later);
    let beside = beside_list(conn, viewer, query, [before.as_ref(), after.as_ref()], size.categories)?;
    let open: Vec<_> = found.iter().filter(|listed| listed.has_open).map(|listed| listed.id).collect();
    let pending = pending_on(conn, viewer, &open, now)?;
    let countable = |count: usize| Some(count).filter(|count| *count <= COUNTED_MOST);
    Ok(ServicePage {
        earlier: countable(beside.earlier),
        total: countable(beside.earlier + found.len() + beside.later),
        categories: beside.categories,
        services: found.into_iter().map(|listed| listed_view(listed, viewer)).collect(),
        pending: pending.into_iter().map(|pending| PendingView::of(pending, viewer)).collect(),
        before,
        after,
    })
}

/// Services of a page, whether some come before, and whether there are more.
fn found_at(
    conn: &mut AnyConnection,
    viewer: AccountId,
    query: &ServiceQuery,
    at: &ServicePageAt,
    most: usize,
) -> StoreResult<(Found, bool, bool)> {
    // One more than is shown tells whether there are more.
    let mut fetch = |query: &ServiceQuery, beyond| of_account(conn, viewer, query, beyond, most + 1);
    Ok(match at {
        ServicePageAt::Start => from_start(fetch(query, None)?, most),
        ServicePageAt::After(place) => match fetch(query, Some(place))? {
            nothing if nothing.is_empty() => from_start(fetch(query, None)?, most),
            found => {
                let more = found.len() > most;
                (found, true, more)
            }
        },
        ServicePageAt::Before(place) => {
            let order = ServiceOrder { descending: !query.order.descending, ..query.order };
            match fetch(&ServiceQuery { order, ..query.clone() }, Some(place))? {
                few if few.len() <= most => from_start(fetch(query, None)?, most),
                mut found => {
                    found.truncate(most);
                    found.reverse();
                    (found, true, true)
                }
            }
        }
    })
}

/// So many services of an account behind a place, or from the start, for a list that is read to its end; and the place of the last.
pub fn piece_of_services(
    conn: &mut AnyConnection,
    viewer: AccountId,
    query: &ServiceQuery,
    beyond: Option<&ServiceCursor>,
    most: usize,
) -> StoreResult<(Vec<ServiceView>, Option<ServiceCursor>)> {
    let found = of_account(conn, viewer, query, beyond, most)?;
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
    ServiceView { id: listed.id, name: listed.name, category: listed.category, contacts }
}

type Found = Vec<ListedService>;

/// The first page: nothing is before it.
fn from_start(found: Found, most: usize) -> (Found, bool, bool) {
    let more = found.len() > most;
    (found, false, more)
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
    Ok(ServiceView { id: service.id, name: service.name, category: service.category, contacts })
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
    let stored = requests::open_on_service(conn, id)?;
    let found = requests::get_all(conn, &stored.values().copied().collect::<Vec<_>>())?;
    let open = OpenRequest::all_of(stored, &found, (viewer, service.contacts.administrative), now);
    let view = views(conn, viewer, vec![service])?.pop();
    Ok(view.map(|service| ServiceContactsView { service, roles, changeable, open }))
}
