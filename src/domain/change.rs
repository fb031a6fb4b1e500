//! What a form asks for: the requests that it becomes, or every fault, at its field.

mod groups;
mod many;

use std::collections::BTreeMap;

use super::account::Account;
use super::contact_form::NamedContact;
use super::note::NoteFault;
use super::request::Request;
use super::service::{ContactType, ContactTypes, Contacts};
use super::text::TextFault;
use super::time::Moment;
use super::{AccountId, RequestId};

pub use groups::{ChangeGroup, group_changes};
pub use many::{
    FaultyService, PlanOfMany, SERVICES_MAX, ServiceAsked, ServicesMark, narrowed, plan_many, replaced_everywhere,
};

/// An open request that already asks for a contact type of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenRequest {
    /// Its number.
    pub id: RequestId,
    /// Whether who asks may see it.
    pub visible: bool,
}

impl OpenRequest {
    /// Those of the stored ones whose time is not over, as somebody sees them; `found` are the requests of these
    /// numbers.
    #[must_use]
    pub fn all_of(
        stored: BTreeMap<ContactType, RequestId>,
        found: &[Request],
        (viewer, administrator): (AccountId, AccountId),
        now: Moment,
    ) -> BTreeMap<ContactType, Self> {
        let open = stored.into_iter().filter_map(|(contact, id)| {
            let request = found.iter().find(|request| request.id == id && request.state_at(now).is_open())?;
            Some((contact, Self { id, visible: request.is_seen_by(viewer, administrator, now) }))
        });
        open.collect()
    }
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeField {
    /// The new contact of this type.
    Contact(ContactType),
    /// Whom alone the change is to replace.
    OnlyWhere,
    /// What is said to whoever must confirm.
    Note,
}

impl ChangeField {
    /// Where it stands in the form.
    fn place(self) -> usize {
        match self {
            Self::Contact(ContactType::Administrative) => 0,
            Self::Contact(ContactType::Technical) => 1,
            Self::Contact(ContactType::Billing) => 2,
            Self::OnlyWhere => 3,
            Self::Note => 4,
        }
    }
}

/// What is wrong with a field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeFault {
    /// This account may not change this contact.
    NotYours,
    /// Emptied, or not a line of text.
    Text(TextFault),
    /// Check 1: no account has this NIC handle, or a closed one.
    Unknown,
    /// Check 1: no open account has this address.
    NoAccountYet,
    /// Check 1: neither a NIC handle nor an address.
    Neither,
    /// Check 1: several handles or addresses.
    Several,
    /// Check 1: an address of several accounts.
    Shared,
    /// Nowhere among the services is this account a contact.
    NowhereToday,
    /// Check 2: the new contact is in another zone.
    OtherZone,
    /// Check 3: the old or the new billing contact has outstanding payments; `own` where the requester itself has.
    OutstandingPayments {
        /// Whether the account that asks is one that has them.
        own: bool,
    },
    /// Check 5: an open request asks for the same contact; its number where this account may see it.
    AlreadyAsked(Option<RequestId>),
    /// Check 6: the service is locked.
    Locked,
    /// Check 7: the note cannot be taken.
    Note(NoteFault),
}

/// Why a form becomes no request: everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotPlanned {
    /// Check 4: it asks for nothing new. No field is at fault.
    NothingChanged,
    /// Each fault, at its field; at least one.
    Fields(Vec<(ChangeField, ChangeFault)>),
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
    pub named: &'a Contacts<NamedContact>,
    /// What is already being asked for on this service.
    pub open: &'a BTreeMap<ContactType, OpenRequest>,
    /// Whether the service is locked.
    pub locked: bool,
    /// What is wrong with the note.
    pub note: Option<NoteFault>,
}

/// What the submission becomes (RULES.md, *What is checked when a change is asked for* and *What a submission
/// becomes*).
///
/// # Errors
/// Every fault, at its field, all at once.
pub fn plan(asking: &Asking<'_>) -> Result<Vec<PlannedRequest>, NotPlanned> {
    let changeable = Contacts::from_fn(|contact| asking.today.get(contact).id).changeable_by(asking.requester.id);
    let mut faults = Vec::new();
    let mut pairs: BTreeMap<(AccountId, AccountId), ContactTypes> = BTreeMap::new();
    for contact in ContactType::ALL {
        let named = asking.named.get(contact);
        if *named == NamedContact::Unchanged {
            continue;
        }
        if !changeable.contains(&contact) {
            faults.push((ChangeField::Contact(contact), ChangeFault::NotYours));
            continue;
        }
        let at_field = |fault| (ChangeField::Contact(contact), fault);
        faults.extend(field_faults(asking, contact, named).into_iter().map(at_field));
        if let NamedContact::Account(to) = named {
            pairs.entry((asking.today.get(contact).id, to.id)).or_default().insert(contact);
        }
    }
    faults.extend(asking.note.map(|fault| (ChangeField::Note, ChangeFault::Note(fault))));
    if !faults.is_empty() {
        return Err(NotPlanned::Fields(faults));
    }
    if pairs.is_empty() {
        return Err(NotPlanned::NothingChanged);
    }
    let mut planned: Vec<_> = pairs.into_iter().map(|((from, to), types)| PlannedRequest { from, to, types }).collect();
    planned.sort_by(|a, b| a.types.cmp(&b.types));
    Ok(planned)
}

fn field_faults(asking: &Asking<'_>, contact: ContactType, named: &NamedContact) -> Vec<ChangeFault> {
    let from = asking.today.get(contact);
    let mut faults = match named {
        NamedContact::Unknown => vec![ChangeFault::Unknown],
        NamedContact::NoAccountYet => vec![ChangeFault::NoAccountYet],
        NamedContact::Neither => vec![ChangeFault::Neither],
        NamedContact::Several => vec![ChangeFault::Several],
        NamedContact::Shared => vec![ChangeFault::Shared],
        NamedContact::Unreadable(fault) => vec![ChangeFault::Text(*fault)],
        NamedContact::Account(to) if to.zone != asking.requester.zone => vec![ChangeFault::OtherZone],
        NamedContact::Unchanged | NamedContact::Account(_) => Vec::new(),
    };
    if contact == ContactType::Billing {
        let to = if let NamedContact::Account(to) = named { Some(to) } else { None };
        let owing = [Some(from).filter(|from| !from.is_paid_up()), to.filter(|to| !to.may_be_billed())];
        let mut owing = owing.into_iter().flatten().peekable();
        if owing.peek().is_some() {
            faults
                .push(ChangeFault::OutstandingPayments { own: owing.any(|account| account.id == asking.requester.id) });
        }
    }
    if let Some(open) = asking.open.get(&contact) {
        faults.push(ChangeFault::AlreadyAsked(open.visible.then_some(open.id)));
    }
    if asking.locked {
        faults.push(ChangeFault::Locked);
    }
    faults
}

#[cfg(test)]
mod tests;
