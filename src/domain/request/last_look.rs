//! What is looked at once more before a confirmed change is carried out.

use super::{FailReason, Request};
use crate::domain::AccountId;
use crate::domain::account::Account;
use crate::domain::service::{ContactLock, ContactType, ContactTypes, Contacts, rights_of};

/// What is looked at once more before a change is carried out.
pub struct LastLook<'a> {
    /// The request, in state *processing*.
    pub request: &'a Request,
    /// The service's contact lock, where one is on: what the operator locks ends first what is open on it, so this is a second look.
    pub lock: Option<ContactLock>,
    /// The service's contacts today.
    pub contacts: &'a Contacts<AccountId>,
    /// The account that asked.
    pub requester: &'a Account,
    /// The account that is to be replaced.
    pub from: &'a Account,
    /// The new contact.
    pub to: &'a Account,
    /// The types that *done* requests of the same submission took from the requester.
    pub taken_from_requester: &'a ContactTypes,
}

/// Checks everything again before the change (RULES.md, *The life of a request*).
///
/// # Errors
/// The first reason why the request, as a whole, can no longer be carried out.
pub fn last_look(look: &LastLook<'_>) -> Result<(), FailReason> {
    let request = look.request;
    if look.lock.is_some() {
        return Err(FailReason::Locked);
    }
    if request.types.iter().any(|contact| *look.contacts.get(*contact) != request.from) {
        return Err(FailReason::ContactChanged);
    }
    if !look.requester.open {
        return Err(FailReason::RequesterClosed);
    }
    if !look.to.open {
        return Err(FailReason::NewContactClosed);
    }
    if look.requester.zone != look.to.zone {
        return Err(FailReason::OtherZone);
    }
    let paid_up = look.from.is_paid_up() && look.to.may_be_billed();
    if request.types.contains(&ContactType::Billing) && !paid_up {
        return Err(FailReason::OutstandingPayments);
    }
    let roles = look.contacts.roles_of(request.requester);
    let rights = rights_of(roles.union(look.taken_from_requester).copied());
    if request.types.is_subset(&rights) { Ok(()) } else { Err(FailReason::RightLost) }
}
