//! What a viewer may do with a thing: asked by pages, console and programs alike. The flows ask the same rules once
//! more.

use super::AccountId;
use super::operator::Role;
use super::request::{Request, State};
use super::service::{ContactTypes, Contacts, LockedBy, Service};
use super::time::Moment;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// A customer.
    Account(AccountId),
    /// The operator, who sees everything.
    Operator,
}

impl Viewer {
    /// The account that looks, where it is one.
    #[must_use]
    pub fn account(self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(account),
            Self::Operator => None,
        }
    }
}

/// What a viewer may do with a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestActs {
    /// Accept or decline it.
    pub decide: bool,
    /// Have its own code sent again.
    pub resend_own: bool,
    /// Have this other validator's code sent again.
    pub resend_to: Option<AccountId>,
    /// Withdraw it.
    pub cancel: bool,
}

impl RequestActs {
    /// What `viewer` may do. `administrator` is the service's administrative contact today.
    #[must_use]
    pub fn of(request: &Request, viewer: Viewer, administrator: AccountId, now: Moment) -> Self {
        if request.state_at(now) != State::Pending {
            return Self::default();
        }
        let cancel = may_cancel(request, viewer, administrator);
        let Viewer::Account(account) = viewer else { return Self { cancel, ..Self::default() } };
        let awaited = request.awaited(now);
        let is_own = awaited.contains(&account);
        let others = |awaited: &AccountId| *awaited != account && request.may_resend(account, *awaited);
        Self { decide: is_own, resend_own: is_own, resend_to: awaited.iter().copied().find(others), cancel }
    }
}

/// What a viewer may do with a service (RULES.md, *What the contacts are for*).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceActs {
    /// Ask for another contact of these types.
    pub change: ContactTypes,
    /// Change the owner's details.
    pub change_owner: bool,
    /// Put the contact lock on, unless a request is open.
    pub lock: bool,
    /// Take it off.
    pub unlock: bool,
}

impl ServiceActs {
    /// What `viewer` may do. The operator has its own ways.
    #[must_use]
    pub fn of(service: &Service, viewer: Viewer) -> Self {
        let Viewer::Account(account) = viewer else { return Self::default() };
        let is_administrator = service.contacts.administrative == account;
        match service.lock.map(|lock| lock.by) {
            None => Self {
                change: service.contacts.changeable_by(account),
                change_owner: is_administrator,
                lock: is_administrator,
                unlock: false,
            },
            Some(LockedBy::Account(_)) => Self { unlock: is_administrator, ..Self::default() },
            Some(LockedBy::Operator) => Self::default(),
        }
    }
}

/// Whether this viewer may withdraw a request while it is pending: its requester, the service's administrative contact
/// today and the operator may (RULES.md, *The life of a request*).
#[must_use]
pub fn may_cancel(request: &Request, viewer: Viewer, administrator: AccountId) -> bool {
    match viewer {
        Viewer::Account(account) => request.may_be_cancelled_by(account, administrator),
        Viewer::Operator => true,
    }
}

/// Whether this viewer may have the code of `target` sent again: an operator that of any validator.
#[must_use]
pub fn may_resend(request: &Request, viewer: Viewer, target: AccountId) -> bool {
    match viewer {
        Viewer::Account(account) => request.may_resend(account, target),
        Viewer::Operator => request.validators().contains(&target),
    }
}

/// Whether this viewer may ask for the same once more: it asked, nothing came of it, and every contact is still its to
/// change.
#[must_use]
pub fn may_ask_again(request: &Request, viewer: Viewer, today: &Contacts<AccountId>, now: Moment) -> bool {
    let came_to_nothing = match request.state_at(now) {
        State::Declined | State::Cancelled | State::Expired | State::Failed => true,
        State::Pending | State::Processing | State::Done => false,
    };
    let is_its = |account| request.requester == account && request.types.is_subset(&today.changeable_by(account));
    came_to_nothing && viewer.account().is_some_and(is_its)
}

/// Whether this viewer sees a request (RULES.md, *Who sees what*). `administrator` as above.
#[must_use]
pub fn may_see(request: &Request, viewer: Viewer, administrator: AccountId, now: Moment) -> bool {
    match viewer {
        Viewer::Account(account) => request.is_seen_by(account, administrator, now),
        Viewer::Operator => true,
    }
}

/// Whether an operator of this role may give another email address to an account of that one (RULES.md, *Those who run it*):
/// `is_refused` says whether the mail server refused an email to the address that the account has.
#[must_use]
pub fn may_set_email(by: Role, of: Option<Role>, is_refused: bool) -> bool {
    match by {
        Role::Admin => true,
        Role::Support => of.is_none() && is_refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::request::{Decision, Validation};
    use crate::domain::service::{ContactLock, ContactType};
    use crate::domain::{RequestId, ServiceId, SubmissionId};

    const REQUESTER: AccountId = AccountId(1);
    const NEW: AccountId = AccountId(2);
    const OLD: AccountId = AccountId(3);
    const ADMINISTRATOR: AccountId = AccountId(4);
    const EXPIRES: Moment = Moment(10_000);

    /// The new contact is still awaited.
    fn request() -> Request {
        let decided = |account, decision| Validation { account, decision };
        Request {
            id: RequestId(1),
            submission: SubmissionId(1),
            service: ServiceId(1),
            requester: REQUESTER,
            from: OLD,
            to: NEW,
            types: ContactTypes::from([ContactType::Technical]),
            stored_state: State::Pending,
            created_at: Moment(0),
            expires_at: EXPIRES,
            decided_at: None,
            apply_at: None,
            ended: None,
            validations: vec![decided(REQUESTER, Some((Decision::Accepted, Moment(1)))), decided(NEW, None)],
            refusal: None,
        }
    }

    #[test]
    fn each_may_do_what_the_rules_allow_it_and_nothing_once_it_is_no_longer_pending() {
        let acts = |viewer, now| RequestActs::of(&request(), viewer, ADMINISTRATOR, now);
        let table = [
            (Viewer::Account(REQUESTER), RequestActs { resend_to: Some(NEW), cancel: true, ..RequestActs::default() }),
            (Viewer::Account(NEW), RequestActs { decide: true, resend_own: true, ..RequestActs::default() }),
            (Viewer::Account(OLD), RequestActs::default()),
            (Viewer::Account(ADMINISTRATOR), RequestActs { cancel: true, ..RequestActs::default() }),
            (Viewer::Operator, RequestActs { cancel: true, ..RequestActs::default() }),
        ];
        for (viewer, expected) in table {
            assert_eq!(acts(viewer, Moment(EXPIRES.0 - 1)), expected, "{viewer:?}");
            assert_eq!(acts(viewer, EXPIRES), RequestActs::default(), "{viewer:?}");
        }
    }

    #[test]
    fn support_sets_an_address_only_of_a_customer_whom_emails_do_not_reach() {
        let [support, admin] = [Role::Support, Role::Admin];
        for (by, of, is_refused, expected) in [
            (support, None, true, true),
            (support, None, false, false),
            (support, Some(support), true, false),
            (support, Some(admin), true, false),
            (admin, None, false, true),
            (admin, Some(admin), false, true),
        ] {
            assert_eq!(may_set_email(by, of, is_refused), expected, "{by:?} {of:?} {is_refused}");
        }
    }

    #[test]
    fn a_lock_leaves_only_its_taking_off_and_that_to_whom_it_belongs() {
        let service = |lock| Service {
            id: ServiceId(1),
            name: "example.org".to_owned(),
            category: "DOMAIN".to_owned(),
            contacts: Contacts { administrative: ADMINISTRATOR, technical: OLD, billing: ADMINISTRATOR },
            renewal: None,
            lock,
        };
        let acts = |lock, account| ServiceActs::of(&service(lock), Viewer::Account(account));
        let free = ServiceActs { change_owner: true, lock: true, unlock: false, change: ContactType::ALL.into() };
        assert_eq!(acts(None, ADMINISTRATOR), free);
        let technical = ServiceActs { change: ContactTypes::from([ContactType::Technical]), ..ServiceActs::default() };
        assert_eq!(acts(None, OLD), technical);
        let lock = |by| Some(ContactLock { by, since: Moment(0) });
        let unlock = ServiceActs { unlock: true, ..ServiceActs::default() };
        assert_eq!(acts(lock(LockedBy::Account(NEW)), ADMINISTRATOR), unlock, "whoever put it on");
        assert_eq!(acts(lock(LockedBy::Account(OLD)), OLD), ServiceActs::default());
        assert_eq!(acts(lock(LockedBy::Operator), ADMINISTRATOR), ServiceActs::default());
        assert_eq!(acts(None, NEW), ServiceActs::default());
    }
}
