//! What the customers of the demo do, each at its time: through the flows that customers go through.

use std::sync::Arc;

use super::names::Customer;
use super::{SeedError, Seeder};
use crate::clock::Clock;
use crate::domain::code::TypedValidationCode;
use crate::domain::contact_form::ContactForm;
use crate::domain::note::Note;
use crate::domain::request::Decision;
use crate::domain::service::{ContactType, Contacts};
use crate::domain::time::{DAY, Moment};
use crate::domain::typed_name::TypedName;
use crate::domain::{Place, RequestId, SubmissionId};
use crate::flows::ask_for_change::{AskOutcome, AskedOn, Submitted, ask_for_change};
use crate::flows::chosen::Chosen;
use crate::flows::decide::{Decided, DecisionForm, decide};
use crate::flows::{Cx, Doer, Occasion, apply};
use crate::mail::deliver::{Carrier, Courier};
use crate::store::{StoreResult, codes, requests};

impl Seeder {
    /// Asks, and gives the first request that was made.
    pub(super) fn ask(
        &self,
        at: Moment,
        requester: Customer,
        service: &str,
        wanted: &[(ContactType, Customer)],
    ) -> Result<RequestId, SeedError> {
        let made = self.ask_on(at, requester, &AskedOn::One(self.services[service]), &self.form(wanted, None))?;
        Ok(made.requests[0])
    }

    pub(super) fn form(&self, wanted: &[(ContactType, Customer)], note: Option<Note>) -> ContactForm {
        let field = |contact| wanted.iter().find(|(known, _)| *known == contact).map(|(_, to)| self.typed(*to));
        ContactForm { fields: Contacts::from_fn(field), only_where: None, filled_with: None, note: Ok(note) }
    }

    pub(super) fn ask_on(
        &self,
        at: Moment,
        requester: Customer,
        on: &AskedOn,
        form: &ContactForm,
    ) -> Result<Submitted, SeedError> {
        let asked = self.acts(at, Doer::Account(self.id(requester)), |cx| ask_for_change(cx, on, form))?;
        self.deliver(at)?;
        match asked {
            AskOutcome::Submitted(made) if !made.requests.is_empty() => Ok(made),
            refused => Err(SeedError::Failed(format!("the demo asks for what is refused: {refused:?}"))),
        }
    }

    fn typed(&self, customer: Customer) -> TypedName {
        TypedName::Handle(self.accounts[&customer].1.clone())
    }

    pub(super) fn decide(
        &self,
        now: Moment,
        validator: Customer,
        id: RequestId,
        decision: Decision,
    ) -> Result<(), SeedError> {
        let found = self.db.read_blocking(|conn| requests::find(conn, id))?;
        let submission = found.ok_or_else(|| SeedError::Failed(format!("the demo has no request {id}")))?.submission;
        self.decide_on(now, validator, (submission, Chosen::One(id)), (decision, None))
    }

    pub(super) fn decide_on(
        &self,
        now: Moment,
        validator: Customer,
        (submission, chosen): (SubmissionId, Chosen),
        (decision, reason): (Decision, Option<Note>),
    ) -> Result<(), SeedError> {
        let by = self.id(validator);
        let seed = self.db.read_blocking(|conn| codes::find(conn, submission, by))?;
        let code = seed.and_then(|seed| self.terms.keyring.code(&seed)).map(|code| code.to_string());
        let code = TypedValidationCode::parse(&code.unwrap_or_default());
        let form = DecisionForm { decision, code, reason: Ok(reason) };
        match self.acts(now, Doer::Account(by), |cx| decide(cx, &chosen, &form))? {
            Decided::Done { .. } => self.deliver(now),
            refused => Err(SeedError::Failed(format!("the demo decides what is refused: {refused:?}"))),
        }
    }

    pub(super) fn apply(&self, days_ago: u32, id: RequestId) -> Result<(), SeedError> {
        self.apply_all(self.at(days_ago).plus(DAY / 12), &[id])
    }

    pub(super) fn apply_all(&self, confirmed: Moment, ids: &[RequestId]) -> Result<(), SeedError> {
        let now = confirmed.plus(self.terms.apply_delay);
        self.acts(now, Doer::System, |cx| apply::apply(cx, ids))?;
        self.deliver(now)
    }

    /// Somebody does something, then.
    pub(super) fn acts<T>(
        &self,
        now: Moment,
        by: Doer,
        flow: impl Fn(&mut Cx<'_>) -> StoreResult<T>,
    ) -> StoreResult<T> {
        let occasion = Occasion { terms: self.terms.clone(), now, by, from: Place::default() };
        self.db.write_blocking(|tx| flow(&mut occasion.context(tx)))
    }

    /// Puts the emails that are owed into the mailbox, dated as they would have been.
    pub(super) fn deliver(&self, now: Moment) -> Result<(), SeedError> {
        let clock = Clock::starting_at(now);
        let mut courier = Courier::new(Carrier::Mailbox, Arc::default());
        while courier.deliver_due(&self.db, &self.stationery, &clock)?.goes_on() {}
        Ok(())
    }
}
