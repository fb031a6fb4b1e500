//! Services as their contacts see them: a list, searched, filtered, sorted and paged by key; and one, with its contacts.

use std::collections::BTreeMap;

use crate::domain::change::OpenRequest;
use crate::domain::service::{ContactType, ContactTypes, Contacts, Service};
use crate::domain::time::Moment;
use crate::domain::{AccountId, ServiceId};
use crate::reads::people::{People, Person};
use crate::store::service_lists::{ListedService, of_account};
use crate::store::{AnyConnection, StoreResult, requests, services};

pub use crate::store::categories::of_account as categories_of_account;
pub use crate::store::service_lists::{ServiceCursor, ServiceFilter, ServiceOrder, ServiceQuery, ServiceSort};

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

/// A page of the services on which an account is a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePage {
    /// The services, in their order.
    pub services: Vec<ServiceView>,
    /// The first of them, where there are some before.
    pub before: Option<ServiceCursor>,
    /// The last of them, where there are more.
    pub after: Option<ServiceCursor>,
}

/// A page of the services on which an account is a contact: at most so many. A place that nothing lies beyond leads to the
/// first page, and so does one that too few lie before: it is shown full.
pub fn page_of_services(
    conn: &mut AnyConnection,
    viewer: AccountId,
    query: &ServiceQuery,
    at: &ServicePageAt,
    most: usize,
) -> StoreResult<ServicePage> {
    // One more than is shown tells whether there are more.
    let mut fetch = |query: &ServiceQuery, beyond| of_account(conn, viewer, query, beyond, most + 1);
    let (mut found, earlier, later) = match at {
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
    };
    found.truncate(most);
    let before = found.first().map(|listed| listed.place.clone()).filter(|_| earlier);
    let after = found.last().map(|listed| listed.place.clone()).filter(|_| later);
    let services = found.into_iter().map(|listed| listed_view(listed, viewer)).collect();
    Ok(ServicePage { services, before, after })
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
