//! A request: its states, every legal move between them, and what is checked before a change is carried out.

use std::time::Duration;

use super::account::Account;
use super::service::{ContactType, ContactTypes, Contacts, rights_of};
use super::time::{DAY, Moment};
use super::{AccountId, RequestId, ServiceId, SubmissionId};

/// Where a request stands (RULES.md, *The life of a request*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// At least one validator has not decided.
    Pending,
    /// All confirmed; being carried out.
    Processing,
    /// The contacts are changed.
    Done,
    /// A validator declined.
    Declined,
    /// Withdrawn.
    Cancelled,
    /// Not confirmed by all in time.
    Expired,
    /// Confirmed, but could no longer be carried out.
    Failed,
}

impl State {
    /// Every state, in the order of the filter.
    pub const ALL: [Self; 7] =
        [Self::Pending, Self::Processing, Self::Done, Self::Declined, Self::Cancelled, Self::Expired, Self::Failed];

    /// The name in the database and in addresses of pages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Processing => "processing",
            Self::Done => "done",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Failed => "failed",
        }
    }

    /// Reads the name of the database and of addresses.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == given)
    }

    /// Whether a request in this state is open: nobody else may ask for the same contact meanwhile.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::Processing)
    }
}

/// What a validator made of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// It may happen.
    Accepted,
    /// It must not happen.
    Declined,
}

impl Decision {
    /// The name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }

    /// Reads the name of the database.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        [Self::Accepted, Self::Declined].into_iter().find(|decision| decision.as_str() == given)
    }
}

/// Who made something happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A customer.
    Account(AccountId),
    /// The operator, on the command line.
    Operator,
    /// The clock and the background worker.
    System,
}

/// One account that must confirm a request, and what it decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validation {
    /// The validator.
    pub account: AccountId,
    /// Its decision and when it fell, once it has.
    pub decision: Option<(Decision, Moment)>,
}

/// Why a confirmed request could no longer be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FailReason {
    /// Another account holds one of the contacts by now.
    ContactChanged,
    /// The requester's account was closed.
    RequesterClosed,
    /// The new contact's account was closed.
    NewContactClosed,
    /// The two accounts are no longer in one zone.
    OtherZone,
    /// A bill of the old or the new billing contact is unpaid.
    OutstandingPayments,
    /// The requester may no longer ask for this.
    RightLost,
}

impl FailReason {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::ContactChanged,
        Self::RequesterClosed,
        Self::NewContactClosed,
        Self::OtherZone,
        Self::OutstandingPayments,
        Self::RightLost,
    ];

    /// The name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ContactChanged => "contact-changed",
            Self::RequesterClosed => "requester-closed",
            Self::NewContactClosed => "new-contact-closed",
            Self::OtherZone => "other-zone",
            Self::OutstandingPayments => "outstanding-payments",
            Self::RightLost => "right-lost",
        }
    }

    /// Reads the name of the database.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == given)
    }
}

/// One asked-for change: on one service, from one account to one account, for one or more contact types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its number.
    pub id: RequestId,
    /// The submission that it came with.
    pub submission: SubmissionId,
    /// The service that it is about.
    pub service: ServiceId,
    /// Who asked.
    pub requester: AccountId,
    /// Who is to be replaced.
    pub from: AccountId,
    /// The new contact.
    pub to: AccountId,
    /// Which contacts are to change.
    pub types: ContactTypes,
    /// The state that is written down; see [`Request::state_at`].
    pub stored_state: State,
    /// Why it failed.
    pub reason: Option<FailReason>,
    /// When it was asked for.
    pub created_at: Moment,
    /// From when on it can no longer be confirmed.
    pub expires_at: Moment,
    /// When the last validator accepted.
    pub decided_at: Option<Moment>,
    /// From when on it may be carried out.
    pub apply_at: Option<Moment>,
    /// When it came to its end.
    pub finished_at: Option<Moment>,
    /// Who must confirm: the requester, then the new contact where it is another account.
    pub validations: Vec<Validation>,
}

impl Request {
    /// Where it stands: a pending request whose time is over is expired, written down or not.
    #[must_use]
    pub fn state_at(&self, now: Moment) -> State {
        if self.stored_state == State::Pending && now >= self.expires_at { State::Expired } else { self.stored_state }
    }

    /// Who must confirm: the requester and the new contact; once, where they are one account.
    #[must_use]
    pub fn validators(&self) -> Vec<AccountId> {
        validators(self.requester, self.to)
    }

    /// What this account must decide or has decided here, if it is a validator.
    #[must_use]
    pub fn validation_of(&self, account: AccountId) -> Option<&Validation> {
        self.validations.iter().find(|validation| validation.account == account)
    }

    /// Whether this account's decision is awaited.
    #[must_use]
    pub fn awaits(&self, account: AccountId, now: Moment) -> bool {
        self.state_at(now) == State::Pending
            && self.validation_of(account).is_some_and(|validation| validation.decision.is_none())
    }

    /// Who has still to confirm.
    #[must_use]
    pub fn awaited(&self, now: Moment) -> Vec<AccountId> {
        self.validators().into_iter().filter(|account| self.awaits(*account, now)).collect()
    }

    /// Whether this account sees the request (RULES.md, *Who sees what*). `administrator` is the service's
    /// administrative contact today.
    #[must_use]
    pub fn is_seen_by(&self, account: AccountId, administrator: AccountId, now: Moment) -> bool {
        let state = self.state_at(now);
        self.requester == account
            || self.to == account
            || (self.from == account && state == State::Done)
            || (administrator == account && state.is_open())
    }

    /// Whether this account may withdraw it while it is pending: the requester and today's administrative contact.
    #[must_use]
    pub fn may_be_cancelled_by(&self, account: AccountId, administrator: AccountId) -> bool {
        self.requester == account || administrator == account
    }

    /// Whose code this account may have sent again: a validator its own, the requester also the other party's.
    #[must_use]
    pub fn may_resend(&self, by: AccountId, target: AccountId) -> bool {
        let parties = self.validators();
        parties.contains(&target) && (by == target || by == self.requester)
    }

    /// The state that the decision of one validator leads to, given that it is awaited.
    #[must_use]
    pub fn after(&self, validator: AccountId, decision: Decision) -> State {
        let others_accepted = self
            .validations
            .iter()
            .filter(|validation| validation.account != validator)
            .all(|validation| matches!(validation.decision, Some((Decision::Accepted, _))));
        match decision {
            Decision::Declined => State::Declined,
            Decision::Accepted if others_accepted => State::Processing,
            Decision::Accepted => State::Pending,
        }
    }
}

/// The requester and the new contact; once, where they are one account (RULES.md, *Who must confirm*).
#[must_use]
pub fn validators(requester: AccountId, to: AccountId) -> Vec<AccountId> {
    if requester == to { vec![to] } else { vec![requester, to] }
}

/// When the validators are reminded: three days before the last day, where the term is seven days or more.
#[must_use]
pub fn remind_at(created_at: Moment, expires_at: Moment) -> Option<Moment> {
    const TERM_MIN: Duration = DAY.saturating_mul(7);
    const BEFORE: Duration = DAY.saturating_mul(3);
    (expires_at.since(created_at) >= TERM_MIN).then(|| expires_at.minus(BEFORE))
}

/// What is looked at once more before a change is carried out.
pub struct LastLook<'a> {
    /// The request, in state *processing*.
    pub request: &'a Request,
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
    let paid_up = look.from.is_paid_up() && look.to.is_paid_up();
    if request.types.contains(&ContactType::Billing) && !paid_up {
        return Err(FailReason::OutstandingPayments);
    }
    let roles = look.contacts.roles_of(request.requester);
    let rights = rights_of(roles.union(look.taken_from_requester).copied());
    if request.types.is_subset(&rights) { Ok(()) } else { Err(FailReason::RightLost) }
}

#[cfg(test)]
mod tests;
