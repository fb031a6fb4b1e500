//! What a form asks for: the requests that it becomes, or every fault, at its field.

use std::collections::BTreeMap;

use super::account::Account;
use super::service::{ContactType, ContactTypes, Contacts};
use super::text::TextFault;
use super::{AccountId, RequestId};

/// Whom a field of the form names, once looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// The field is not there, or names today's contact.
    Unchanged,
    /// An open account.
    Account(Account),
    /// No open account has this NIC handle or address, or it is neither.
    Unknown,
    /// Several open accounts share this address.
    Shared,
    /// Not a line of text.
    Unreadable(TextFault),
}

/// An open request that already asks for a contact type of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenRequest {
    /// Its number.
    pub id: RequestId,
    /// Whether the requester may see it.
    pub visible: bool,
}

/// What is wrong with a field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This account may not change this contact.
    NotYours,
    /// Emptied, or not a line of text.
    Text(TextFault),
    /// Check 1: no such account, or a closed one.
    Unknown,
    /// Check 1: an address of several accounts.
    Shared,
    /// Check 2: the new contact is in another zone.
    OtherZone,
    /// Check 3: the old or the new billing contact has outstanding payments; `own` where the requester itself has.
    OutstandingPayments {
        /// Whether the account that asks is one that has them.
        own: bool,
    },
    /// Check 5: an open request asks for the same contact; its number where this account may see it.
    AlreadyAsked(Option<RequestId>),
}

/// Everything that is wrong with the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Faults {
    /// Check 4: it asks for nothing new. No field is at fault.
    NothingChanged,
    /// Each fault, at its field; at least one.
    Fields(Vec<(ContactType, Fault)>),
}

/// A request as it will be: each pair of (from, to) is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRequest {
    /// Who is replaced.
    pub from: AccountId,
    /// Who comes in its place.
    pub to: AccountId,
    /// For which contacts.
    pub types: ContactTypes,
}

/// All that is known when a change is asked for.
pub struct Asking<'a> {
    /// Who asks.
    pub requester: &'a Account,
    /// Who the contacts are today.
    pub today: &'a Contacts<Account>,
    /// Whom each field names.
    pub named: &'a Contacts<Named>,
    /// What is already being asked for on this service.
    pub open: &'a BTreeMap<ContactType, OpenRequest>,
}

/// What the submission becomes (RULES.md, *What is checked when a change is asked for* and *What a submission becomes*).
///
/// # Errors
/// Every fault, at its field, all at once.
pub fn plan(asking: &Asking<'_>) -> Result<Vec<PlannedRequest>, Faults> {
    let changeable = Contacts::from_fn(|contact| asking.today.get(contact).id).changeable_by(asking.requester.id);
    let mut faults = Vec::new();
    let mut pairs: BTreeMap<(AccountId, AccountId), ContactTypes> = BTreeMap::new();
    for contact in ContactType::ALL {
        let named = asking.named.get(contact);
        if *named == Named::Unchanged {
            continue;
        }
        if !changeable.contains(&contact) {
            faults.push((contact, Fault::NotYours));
            continue;
        }
        faults.extend(field_faults(asking, contact, named).into_iter().map(|fault| (contact, fault)));
        if let Named::Account(to) = named {
            pairs.entry((asking.today.get(contact).id, to.id)).or_default().insert(contact);
        }
    }
    if !faults.is_empty() {
        return Err(Faults::Fields(faults));
    }
    if pairs.is_empty() {
        return Err(Faults::NothingChanged);
    }
    let mut planned: Vec<_> = pairs.into_iter().map(|((from, to), types)| PlannedRequest { from, to, types }).collect();
    planned.sort_by(|a, b| a.types.cmp(&b.types));
    Ok(planned)
}

fn field_faults(asking: &Asking<'_>, contact: ContactType, named: &Named) -> Vec<Fault> {
    let from = asking.today.get(contact);
    let mut faults = match named {
        Named::Unknown => vec![Fault::Unknown],
        Named::Shared => vec![Fault::Shared],
        Named::Unreadable(fault) => vec![Fault::Text(*fault)],
        Named::Account(to) if to.zone != asking.requester.zone => vec![Fault::OtherZone],
        Named::Unchanged | Named::Account(_) => Vec::new(),
    };
    if contact == ContactType::Billing {
        let to = if let Named::Account(to) = named { Some(to) } else { None };
        let mut owing = [Some(from), to].into_iter().flatten().filter(|account| !account.is_paid_up()).peekable();
        if owing.peek().is_some() {
            faults.push(Fault::OutstandingPayments { own: owing.any(|account| account.id == asking.requester.id) });
        }
    }
    if let Some(open) = asking.open.get(&contact) {
        faults.push(Fault::AlreadyAsked(open.visible.then_some(open.id)));
    }
    faults
}

#[cfg(test)]
mod tests;
