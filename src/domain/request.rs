//! A request: its states, every legal move between them, and what is checked before a change is carried out.

mod ending;
mod last_look;

use std::time::Duration;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::note::Note;
use super::service::ContactTypes;
use super::time::{DAY, Moment};
use super::{AccountId, RequestId, ServiceId, SubmissionId};

pub use ending::{Ended, Ending, FailReason};
pub use last_look::{LastLook, last_look};

/// A submission of more requests is shown, decided and mailed as one.
pub const LARGE_SUBMISSION: usize = 5;

/// Where a request stands (RULES.md, *The life of a request*), in the order of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
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
    /// Every state.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name in the database and in addresses of pages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Reads the name of the database and of addresses.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        given.parse().ok()
    }

    /// Whether a request in this state is open: nobody else may ask for the same contact meanwhile.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::Processing)
    }
}

/// What a validator made of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
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
        self.into()
    }

    /// Reads the name of the database.
    #[must_use]
    pub fn parse(given: &str) -> Option<Self> {
        given.parse().ok()
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
    /// When it was asked for.
    pub created_at: Moment,
    /// From when on it can no longer be confirmed.
    pub expires_at: Moment,
    /// When the last validator accepted, and *processing* began.
    pub decided_at: Option<Moment>,
    /// From when on it may be carried out.
    pub apply_at: Option<Moment>,
    /// The end that it has come to.
    pub ended: Option<Ended>,
    /// Who must confirm: the requester, then the new contact where it is another account.
    pub validations: Vec<Validation>,
    /// Why it was declined, where its decliner says; or why the provider's gate refused it.
    pub refusal: Option<Note>,
}

impl Request {
    /// Where it stands: a pending request whose time is over is expired, written down or not.
    #[must_use]
    pub fn state_at(&self, now: Moment) -> State {
        if self.stored_state == State::Pending && now >= self.expires_at { State::Expired } else { self.stored_state }
    }

    /// Why it failed; none also where a newer version of the program had a reason that this one does not know.
    #[must_use]
    pub fn fail_reason(&self) -> Option<FailReason> {
        self.ended.and_then(|ended| ended.how.fail_reason())
    }

    /// When it came to its end.
    #[must_use]
    pub fn finished_at(&self) -> Option<Moment> {
        self.ended.map(|ended| ended.at)
    }

    /// Who ended it. None where it goes on, or where an older version of the program withdrew it, which wrote down
    /// nobody.
    #[must_use]
    pub fn ended_by(&self) -> Option<Actor> {
        let ended = self.ended?;
        ended.by.or_else(|| match ended.how {
            Ending::Declined => self.decliner().map(Actor::Account),
            Ending::Done | Ending::Expired | Ending::Failed(_) => Some(Actor::System),
            Ending::Cancelled => None,
        })
    }

    fn decliner(&self) -> Option<AccountId> {
        let declined = |validation: &&Validation| matches!(validation.decision, Some((Decision::Declined, _)));
        self.validations.iter().find(declined).map(|validation| validation.account)
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

    /// Whether this account has accepted.
    #[must_use]
    pub fn is_accepted_by(&self, account: AccountId) -> bool {
        let decision = self.validation_of(account).and_then(|validation| validation.decision);
        matches!(decision, Some((Decision::Accepted, _)))
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

    /// What the decision of one validator leads to, given that it is awaited.
    #[must_use]
    pub fn after(&self, validator: AccountId, decision: Decision) -> AfterDecision {
        let others_accepted = self
            .validations
            .iter()
            .filter(|validation| validation.account != validator)
            .all(|validation| matches!(validation.decision, Some((Decision::Accepted, _))));
        match decision {
            Decision::Declined => AfterDecision::Declined,
            Decision::Accepted if others_accepted => AfterDecision::Confirmed,
            Decision::Accepted => AfterDecision::AwaitsOthers,
        }
    }
}

/// Where the decision of one validator leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterDecision {
    /// It stays pending: another validator has not decided.
    AwaitsOthers,
    /// All have accepted: it is carried out.
    Confirmed,
    /// It has come to its end.
    Declined,
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

#[cfg(test)]
mod tests;
