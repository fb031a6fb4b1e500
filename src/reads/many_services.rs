//! Services that are chosen together, as whoever may ask for other contacts of them sees them.

use std::collections::{BTreeMap, HashMap};

use super::people::{People, Person};
use super::services::ServiceQuery;
use crate::domain::change::{ChangeFault, FaultyService, ServicesMark};
use crate::domain::service::{ContactType, Contacts, Service};
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};
use crate::store::service_lists::{NamedService, ServiceScan, of_account, own_called};
use crate::store::services::name_key;
use crate::store::{AnyConnection, StoreResult, requests, services};

/// Services that are chosen together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManyServicesView {
    /// Each by name and category, sorted.
    pub services: BTreeMap<(String, String), ServiceId>,
    /// Who their contacts are today and of how many, those of most first.
    pub today: Contacts<Vec<(Person, usize)>>,
    /// Of how many of them the viewer may change this contact.
    pub changeable: Contacts<usize>,
    /// What tells them, and their contacts, from others.
    pub mark: ServicesMark,
    /// Of the requests that stand in the way, those of a large submission, and of which.
    pub in_the_way: BTreeMap<RequestId, SubmissionId>,
}

impl ManyServicesView {
    /// Their numbers.
    #[must_use]
    pub fn ids(&self) -> Vec<ServiceId> {
        let mut ids: Vec<_> = self.services.values().copied().collect();
        ids.sort_unstable();
        ids
    }
}

/// Those of these services on which the viewer is a contact, and what stands in the way of the `faulty` ones.
pub fn many_services(
    conn: &mut AnyConnection,
    viewer: AccountId,
    ids: &[ServiceId],
    faulty: &[FaultyService],
) -> StoreResult<ManyServicesView> {
    let found = services::get_all(conn, ids.iter().copied())?.into_values();
    let own: Vec<Service> = found.filter(|service| !service.contacts.roles_of(viewer).is_empty()).collect();
    let contacts = own.iter().flat_map(|service| ContactType::ALL.map(|contact| *service.contacts.get(contact)));
    let people = People::load(conn, viewer, contacts.collect::<Vec<_>>())?;
    let changeable = Contacts::from_fn(|contact| {
        own.iter().filter(|service| service.contacts.changeable_by(viewer).contains(&contact)).count()
    });
    let today = Contacts {
        administrative: counted(&own, ContactType::Administrative, &people)?,
        technical: counted(&own, ContactType::Technical, &people)?,
        billing: counted(&own, ContactType::Billing, &people)?,
    };
    let mark = ServicesMark::of(own.iter().map(|service| (service.id, &service.contacts)));
    let services = own.into_iter().map(|service| ((service.name, service.category), service.id)).collect();
    Ok(ManyServicesView { services, today, changeable, mark, in_the_way: in_the_way(conn, faulty)? })
}

fn in_the_way(conn: &mut AnyConnection, faulty: &[FaultyService]) -> StoreResult<BTreeMap<RequestId, SubmissionId>> {
    let found = faulty.iter().flat_map(|(_, found)| found);
    let seen = found.filter_map(|(_, fault)| if let ChangeFault::AlreadyAsked(seen) = fault { *seen } else { None });
    let mut ids: Vec<_> = seen.collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() { Ok(BTreeMap::new()) } else { requests::large_submissions_of(conn, &ids) }
}

fn counted(own: &[Service], contact: ContactType, people: &People) -> StoreResult<Vec<(Person, usize)>> {
    let mut counts: HashMap<AccountId, usize> = HashMap::new();
    for service in own {
        *counts.entry(*service.contacts.get(contact)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(account, count)| (usize::MAX - count, *account));
    counts.into_iter().map(|(account, count)| Ok((people.get(account)?, count))).collect()
}

/// The first of the viewer's services that are looked for, at most so many.
pub fn first_matching(
    conn: &mut AnyConnection,
    viewer: AccountId,
    query: &ServiceQuery,
    most: usize,
) -> StoreResult<Vec<ServiceId>> {
    let through = query.filter.role.map_or_else(|| ContactType::ALL.to_vec(), |role| vec![role]);
    let scan = ServiceScan { account: viewer, query, through: &through, beyond: None, backwards: false, most };
    Ok(of_account(conn, &scan)?.into_iter().map(|listed| listed.id).collect())
}

/// What a pasted list of names leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedServices {
    /// The viewer's services of these names.
    pub found: Vec<ServiceId>,
    /// The lines that lead to none of them: not there, or another's.
    pub missing: Vec<String>,
}

/// The viewer's services that these lines name, each with its category behind it or without: then all of that name.
pub fn pasted_services(conn: &mut AnyConnection, viewer: AccountId, lines: &[String]) -> StoreResult<PastedServices> {
    let names = lines.iter().flat_map(|line| [line.as_str()].into_iter().chain(split(line).map(|(name, _)| name)));
    let known = own_called(conn, viewer, &names.map(str::to_owned).collect::<Vec<_>>())?;
    let mut by_key: HashMap<&str, Vec<(&str, ServiceId)>> = HashMap::new();
    for NamedService { id, key, category } in &known {
        by_key.entry(key).or_default().push((category, *id));
    }
    let called = |name: &str| by_key.get(name_key(name).as_str()).map(Vec::as_slice).unwrap_or_default();
    let mut pasted = PastedServices::default();
    for line in lines {
        let mut ids: Vec<_> = called(line).iter().map(|(_, id)| *id).collect();
        if let (true, Some((name, category))) = (ids.is_empty(), split(line)) {
            let is_of = |(of, _): &&(&str, ServiceId)| of.eq_ignore_ascii_case(category);
            ids = called(name).iter().filter(is_of).map(|(_, id)| *id).collect();
        }
        if ids.is_empty() {
            pasted.missing.push(line.clone());
        }
        pasted.found.extend(ids);
    }
    pasted.found.sort_unstable();
    pasted.found.dedup();
    Ok(pasted)
}

/// A line as a name and a category, with what spreadsheets put between them.
fn split(line: &str) -> Option<(&str, &str)> {
    let (name, category) = line.rsplit_once([' ', '\t', ';', ','])?;
    let name = name.trim_end_matches([' ', '\t', ';', ',']);
    (!name.is_empty() && !category.is_empty()).then_some((name, category))
}
