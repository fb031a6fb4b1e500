//! An operator puts another account in the place of one, wherever that stands: one piece of its services after the other.

use super::force_contacts::{changed_types, faults_of, people_of, set};
use super::{Cx, moves};
use crate::domain::service::{ContactType, ContactTypes, Service};
use crate::domain::{AccountId, ServiceId};
use crate::store::service_lists::{StandingPlace, standing_as};
use crate::store::{StoreResult, accounts, services};

/// So many services are changed in one transaction.
const AT_ONCE: usize = 500;
/// So many of those that stayed are named.
const STAYED_NAMED: usize = 20;

/// Who takes the place of whom wherever that stands.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Who stands there.
    pub from: AccountId,
    /// Who takes its place.
    pub to: AccountId,
    /// As which contacts.
    pub types: ContactTypes,
}

/// Where to go on with replacing an account, of which very many services are done one piece after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplacedSoFar {
    /// On how many services it was replaced.
    pub services: usize,
    /// How many requests ended.
    pub requests_ended: usize,
    /// On how many services it stays, since the others beside it belong to another zone; of the first the names.
    pub stayed: (usize, Vec<(String, String)>),
    /// As which contact, and beyond which service; none before the first.
    beyond: Option<(ContactType, Option<StandingPlace>)>,
}

impl ReplacedSoFar {
    /// Goes on where an earlier one has stopped, with nothing counted yet.
    #[must_use]
    pub fn going_on(place: &str) -> Self {
        Self { beyond: Self::read(place), ..Self::default() }
    }

    fn read(place: &str) -> Option<(ContactType, Option<StandingPlace>)> {
        let (contact, beyond) = place.split_once(' ')?;
        let contact = ContactType::ALL.into_iter().find(|known| known.as_str() == contact)?;
        Some((contact, StandingPlace::parse(beyond)))
    }

    /// Where the next one goes on.
    #[must_use]
    pub fn place(&self) -> String {
        let Some((contact, beyond)) = &self.beyond else { return String::new() };
        let beyond = beyond.as_ref().map(StandingPlace::to_string).unwrap_or_default();
        format!("{} {beyond}", contact.as_str())
    }

    /// Counts a service once, though each of the account's contacts on it leads there.
    fn count_stayed(&mut self, service: Service, replacement: &Replacement, looked_for: ContactType) {
        let roles = service.contacts.roles_of(replacement.from);
        if roles.intersection(&replacement.types).next() != Some(&looked_for) {
            return;
        }
        let (count, names) = &mut self.stayed;
        *count += 1;
        if names.len() < STAYED_NAMED {
            names.push((service.name, service.category));
        }
    }
}

/// Why nobody is replaced at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplacementFault {
    /// The two are one.
    Same,
    /// The new one is closed.
    Closed,
}

/// Replaces an account on the next services: says whether there may be more.
///
/// # Errors
/// The database's.
pub fn replace_everywhere(
    cx: &mut Cx<'_>,
    replacement: &Replacement,
    so_far: &mut ReplacedSoFar,
) -> StoreResult<Result<bool, ReplacementFault>> {
    let Replacement { from, to, types } = replacement;
    if from == to {
        return Ok(Err(ReplacementFault::Same));
    }
    let first = types.iter().next().map(|contact| (*contact, None));
    let Some(place) = so_far.beyond.clone().or(first) else { return Ok(Ok(false)) };
    let (contact, found) = next_standing(cx, replacement, place)?;
    let ids: Vec<_> = found.iter().map(|(id, _)| *id).collect();
    moves::hold_services(cx, &ids, &[*to])?;
    if !accounts::get(cx.tx, *to)?.open {
        return Ok(Err(ReplacementFault::Closed));
    }
    let with_new = |service: Service| {
        let mut after = service.contacts.clone();
        let roles = service.contacts.roles_of(*from);
        roles.iter().filter(|role| types.contains(role)).for_each(|role| after.set(*role, *to));
        (service, after)
    };
    let held = services::get_all(cx.tx, ids)?;
    let all: Vec<_> = held.into_values().map(with_new).filter(|change| !changed_types(change).is_empty()).collect();
    let people = people_of(cx, &all)?;
    let mut changes = Vec::with_capacity(all.len());
    for change in all {
        if faults_of(&people, &change)?.is_empty() {
            changes.push(change);
        } else {
            so_far.count_stayed(change.0, replacement, contact);
        }
    }
    so_far.services += changes.len();
    so_far.requests_ended += set(cx, &changes, &people)?;
    so_far.beyond = match found.into_iter().nth(AT_ONCE - 1) {
        Some((_, place)) => Some((contact, Some(place))),
        None => match next_type(types, contact) {
            Some(next) => {
                // Where it stands as none of the others, there is no more to do.
                let (next, more) = next_standing(cx, replacement, (next, None))?;
                (!more.is_empty()).then_some((next, None))
            }
            None => None,
        },
    };
    Ok(Ok(so_far.beyond.is_some()))
}

/// The next services on which it stands: as this contact, or as the first of the others as which it stands anywhere.
fn next_standing(
    cx: &mut Cx<'_>,
    replacement: &Replacement,
    (mut contact, mut beyond): (ContactType, Option<StandingPlace>),
) -> StoreResult<(ContactType, Vec<(ServiceId, StandingPlace)>)> {
    loop {
        let found = standing_as(cx.tx, contact, replacement.from, beyond.as_ref(), AT_ONCE)?;
        match next_type(&replacement.types, contact) {
            Some(next) if found.is_empty() => (contact, beyond) = (next, None),
            _ => return Ok((contact, found)),
        }
    }
}

fn next_type(types: &ContactTypes, contact: ContactType) -> Option<ContactType> {
    types.iter().copied().find(|next| *next > contact)
}
