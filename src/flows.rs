//! What a person or the clock can make happen: one file each. A flow loads what it needs, asks the domain, and stores
//! the outcome and the emails in one transaction.

pub mod administer;
pub mod api_keys;
pub mod apply;
pub mod ask_for_change;
pub mod cancel;
pub mod change_email;
pub mod change_owner;
pub mod change_password;
pub mod change_profile;
pub mod chosen;
pub mod clock_set_back;
pub mod close_account;
pub mod decide;
pub mod expire;
pub mod force_contacts;
pub mod links;
pub mod lock_services;
pub mod looks;
pub mod moves;
pub mod notify_renewals;
pub mod once;
pub mod operator_lock;
pub mod own_data;
pub mod own_sessions;
pub mod proof;
pub mod reauthenticate;
pub mod refuse;
pub mod remind;
pub mod remove_services;
pub mod rename_service;
pub mod replace_account;
pub mod resend;
pub mod reset_password;
pub mod retry;
pub mod second_factor;
pub mod second_step;
pub mod sessions;
pub mod set_email;
pub mod sign_in;
pub mod sign_up;
pub mod throttles;
pub mod webhooks;

use std::sync::Arc;
use std::time::Duration;

use crate::domain::event::{AccountEvent, RequestEvent};
use crate::domain::notice::Notice;
use crate::domain::operator::{LogSubject, OperatorAct, OperatorDesk};
use crate::domain::renewal::NoticeSteps;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::time_zone::TimeZone;
use crate::domain::{AccountId, Place, RequestId};
use crate::keys::Keyring;
use crate::store::events::{self, NewAccountRecord};
use crate::store::feed::Stamp;
use crate::store::operator_log::{self, NewLogLine};
use crate::store::{StoreResult, Tx, outbox};

/// What the operator has set for all flows.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Makes and verifies codes, and hides what the throttles count.
    pub keyring: Arc<Keyring>,
    /// How long a request can be confirmed.
    pub request_ttl: Duration,
    /// How long after the last confirmation the change is made.
    pub apply_delay: Duration,
    /// How many days before a last day its billing contact is told.
    pub notice_steps: NoticeSteps,
    /// The time zone of accounts that have none of their own.
    pub time_zone: TimeZone,
    /// Whether pages and addresses are throttled.
    pub limits: bool,
    /// The zones that customers may belong to.
    pub zones: Vec<String>,
    /// The ending of new NIC handles.
    pub nic_suffix: String,
}

/// What stands around a flow: what the operator has set, what time it is, who acts and from where.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// What the operator has set.
    pub terms: Terms,
    /// What time it is.
    pub now: Moment,
    /// Who acts.
    pub by: Doer,
    /// From where.
    pub from: Place,
}

/// Who acts, with what it needs for that.
#[derive(Clone, Debug)]
pub enum Doer {
    /// A customer.
    Account(AccountId),
    /// The operator: who it is, and why, goes into the operators' log and nowhere else.
    Operator(OperatorDesk),
    /// The clock and the background worker, or a visitor who is not signed in.
    System,
}

impl Doer {
    /// Who acts, as histories tell it.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match self {
            Self::Account(account) => Actor::Account(*account),
            Self::Operator(_) => Actor::Operator,
            Self::System => Actor::System,
        }
    }
}

/// What a flow works in: its transaction, and what stands around it.
pub struct Cx<'a> {
    /// The transaction.
    pub tx: &'a mut Tx,
    /// What the operator has set.
    pub terms: &'a Terms,
    /// What time it is: the same all through the flow.
    pub now: Moment,
    /// Who acts.
    pub by: Actor,
    /// What the operator acts with, where it is the operator.
    pub desk: Option<&'a OperatorDesk>,
    /// From where.
    pub from: &'a Place,
}

impl Occasion {
    /// The context of a flow in this transaction.
    pub fn context<'a>(&'a self, tx: &'a mut Tx) -> Cx<'a> {
        let desk = match &self.by {
            Doer::Operator(desk) => Some(desk),
            Doer::Account(_) | Doer::System => None,
        };
        Cx { tx, terms: &self.terms, now: self.now, by: self.by.actor(), desk, from: &self.from }
    }
}

impl Cx<'_> {
    /// Who acts, and when.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { by: self.by, at: self.now }
    }

    /// Writes down what has happened to a request.
    pub fn record(&mut self, request: RequestId, what: RequestEvent) -> StoreResult<()> {
        self.record_by(request, what, self.by)
    }

    /// Writes down what has happened to each of these requests.
    pub fn record_all(&mut self, requests: &[RequestId], what: RequestEvent) -> StoreResult<()> {
        let records: Vec<_> = requests.iter().map(|request| (*request, what)).collect();
        self.record_all_by(&records, self.by)
    }

    /// Writes down what somebody else than who acts has done to a request: the clock, most of all.
    pub fn record_by(&mut self, request: RequestId, what: RequestEvent, by: Actor) -> StoreResult<()> {
        events::record_of_request(self.tx, request, what, by, self.now)
    }

    /// Writes down what somebody has done to several requests.
    pub fn record_all_by(&mut self, records: &[(RequestId, RequestEvent)], by: Actor) -> StoreResult<()> {
        events::record_of_requests(self.tx, records, by, self.now)
    }

    /// Writes down what has happened to an account, and where it was done from.
    pub fn record_account(&mut self, about: AccountId, what: AccountEvent) -> StoreResult<()> {
        self.record_accounts(&[about], what)
    }

    /// The same of each of these accounts.
    pub fn record_accounts(&mut self, about: &[AccountId], what: AccountEvent) -> StoreResult<()> {
        let (by, at) = (self.by, self.now);
        let from = matches!(by, Actor::Account(_)).then_some(self.from);
        let record = |id: &AccountId| NewAccountRecord { what, about: Some(*id), by, at, from };
        events::record_of_accounts(self.tx, &about.iter().map(record).collect::<Vec<_>>())
    }

    /// Writes down what a visitor has done or tried before it was signed in, and where from: about an account, or about
    /// nobody.
    pub fn record_visitor(&mut self, about: Option<AccountId>, what: AccountEvent, by: Actor) -> StoreResult<()> {
        let new = NewAccountRecord { what, about, by, at: self.now, from: Some(self.from) };
        events::record_of_account(self.tx, new)
    }

    /// Writes into the operators' log what an operator does; what others do is no matter of it.
    pub fn log_act(&mut self, act: OperatorAct, about: &[LogSubject]) -> StoreResult<()> {
        self.log_act_with(act, about, None)
    }

    /// The same, with what else is to be known of it.
    pub fn log_act_with(
        &mut self,
        act: OperatorAct,
        about: &[LogSubject],
        details: Option<serde_json::Value>,
    ) -> StoreResult<()> {
        let Some(desk) = self.desk else { return Ok(()) };
        let details = details.map(|details| details.to_string());
        operator_log::append(self.tx, &NewLogLine { desk, act, about, details, at: self.now })
    }

    /// Owes an email.
    pub fn owe(&mut self, notice: &Notice) -> StoreResult<()> {
        outbox::owe(self.tx, notice, self.now)
    }

    /// Owes several emails.
    pub fn owe_all(&mut self, notices: &[Notice]) -> StoreResult<()> {
        outbox::owe_all(self.tx, notices, self.now)
    }
}
