//! A customer asks for other contacts: one submission, with the requests that it becomes. Or only asks what that would
//! be.
//!
//! Both look up the same and plan with the same rules. Asking holds what it reads, so that it stays true until the
//! requests are stored; a preview holds nobody up: what it says may be different a moment later anyway.

mod counts;
mod look_up;

use std::collections::BTreeSet;
use std::time::Duration;

use self::counts::AskCounts;
use self::look_up::{ChangeSubject, FoundNames};
use super::{Cx, moves};
use crate::domain::change::{Asking, ChangeFault, NotPlanned, PlannedRequest, plan};
use crate::domain::contact_form::{ContactForm, NamedContact};
use crate::domain::event::RequestEvent;
use crate::domain::forecast::{Forecast, forecast};
use crate::domain::note::Note;
use crate::domain::notice::{CodeOccasion, Notice};
use crate::domain::request::{Actor, State, remind_at, validators};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
use crate::store::codes::NewCode;
use crate::store::events::SECURITY_LOG;
use crate::store::locks::{self, Locks};
use crate::store::requests::NewRequests;
use crate::store::{StoreError, StoreResult, accounts, codes, requests};

/// What became of a form that asks for other contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskOutcome {
    /// These requests were made.
    Submitted(Vec<RequestId>),
    /// Nothing was made.
    Refused(AskRefusal),
}

/// What would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewOutcome {
    /// These requests would be made.
    Planned {
        /// What each would lead to.
        requests: Vec<Forecast>,
        /// From when on they could no longer be confirmed.
        expires_at: Moment,
    },
    /// Nothing would be made.
    Refused(AskRefusal),
}

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskRefusal {
    /// This is wrong.
    NotPlanned(NotPlanned),
    /// The contacts are no longer those that the form was filled with.
    ContactsChanged,
    /// The service does not exist for this account.
    NotFound,
    /// Something else was stored first, again and again.
    Overtaken,
    /// Too often; how long to wait.
    TooOften(Duration),
}

/// Why a step goes no further.
enum Halt {
    Refused(AskRefusal),
    Store(StoreError),
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<AskRefusal> for Halt {
    fn from(refusal: AskRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Asks for other contacts of a service (RULES.md, *Who may ask for what* and *What is checked*). A refusal is counted,
/// and so it is stored.
///
/// # Errors
/// [`Duplicate`](StoreError::Duplicate) where somebody else's submission came in between: asked again, it is found
/// there.
pub fn ask_for_change(cx: &mut Cx<'_>, service: ServiceId, form: &ContactForm) -> StoreResult<AskOutcome> {
    match ask(cx, service, form) {
        Ok(made) => Ok(AskOutcome::Submitted(made)),
        Err(Halt::Refused(refusal)) => Ok(AskOutcome::Refused(refusal)),
        Err(Halt::Store(error)) => Err(error),
    }
}

/// Looks what asking would lead to: the same checks and throttles, and nothing is made or mailed.
pub fn preview_change(cx: &mut Cx<'_>, service: ServiceId, form: &ContactForm) -> StoreResult<PreviewOutcome> {
    match preview(cx, service, form) {
        Ok(requests) => {
            let expires_at = cx.now.plus(cx.terms.request_ttl);
            Ok(PreviewOutcome::Planned { requests, expires_at })
        }
        Err(Halt::Refused(refusal)) => Ok(PreviewOutcome::Refused(refusal)),
        Err(Halt::Store(error)) => Err(error),
    }
}

fn ask(cx: &mut Cx<'_>, id: ServiceId, form: &ContactForm) -> Result<Vec<RequestId>, Halt> {
    let mut question = ChangeQuestion::look_up(cx, form)?;
    let wait = question.counts.wait_to_ask(cx)?;
    locks::hold(cx.tx, &Locks { services: &[id], ..Locks::default() })?;
    let subject = question.subject(cx, id, wait)?;
    expire_overdue(cx, id)?;
    // None of them is closed from here on.
    locks::hold(cx.tx, &Locks { accounts: &question.parties(), ..Locks::default() })?;
    let planned = question.plan(cx, &subject)?;
    let readers = question.readers(cx, &planned)?;
    question.counts.count_submission(cx, &readers)?;
    let planned: Vec<_> = planned.into_iter().map(|request| (id, request)).collect();
    let note = form.note.as_ref().ok().and_then(Option::as_ref);
    Ok(submit(cx, Submission { requester: question.asker, note }, &planned, &readers)?)
}

fn preview(cx: &mut Cx<'_>, id: ServiceId, form: &ContactForm) -> Result<Vec<Forecast>, Halt> {
    let mut question = ChangeQuestion::look_up(cx, form)?;
    let wait = question.counts.wait_to_preview(cx)?;
    let subject = question.subject(cx, id, wait)?;
    let planned = question.plan(cx, &subject)?;
    let readers = question.readers(cx, &planned)?;
    let contacts = &subject.service.contacts;
    let strangers = readers.iter().filter(|reader| contacts.roles_of(**reader).is_empty()).count();
    question.counts.count_previewed(cx, strangers)?;
    Ok(forecast(question.asker, contacts.administrative, &planned))
}

/// A form on its way: who asks, whom its names lead to, and what it counts under.
struct ChangeQuestion<'a> {
    asker: AccountId,
    form: &'a ContactForm,
    names: FoundNames,
    counts: AskCounts,
}

impl<'a> ChangeQuestion<'a> {
    /// Only an account asks: nobody else is a contact of a service.
    fn look_up(cx: &mut Cx<'_>, form: &'a ContactForm) -> Result<Self, Halt> {
        let asker = match cx.by {
            Actor::Account(asker) => asker,
            Actor::Operator | Actor::System => return Err(AskRefusal::NotFound.into()),
        };
        let names = FoundNames::look_up(cx.tx, form)?;
        let counts = AskCounts::of(cx, asker, &names);
        Ok(Self { asker, form, names, counts })
    }

    /// Who asks, and who is named.
    fn parties(&self) -> Vec<AccountId> {
        self.names.accounts().chain([self.asker]).collect()
    }

    /// The service, where it is this account's, the form still fits it, and nobody has to wait.
    fn subject(&self, cx: &mut Cx<'_>, id: ServiceId, wait: Option<Duration>) -> Result<ChangeSubject, Halt> {
        let subject = ChangeSubject::look_up(cx.tx, self.asker, id)?.ok_or(AskRefusal::NotFound)?;
        if self.form.is_stale(&subject.today) {
            return Err(AskRefusal::ContactsChanged.into());
        }
        wait.map_or(Ok(subject), |wait| Err(AskRefusal::TooOften(wait).into()))
    }

    /// What the form becomes, or why nothing; what was tried out in vain is counted.
    fn plan(&mut self, cx: &mut Cx<'_>, subject: &ChangeSubject) -> Result<Vec<PlannedRequest>, Halt> {
        let parties = accounts::get_all(cx.tx, self.parties())?;
        self.names.refresh(&parties);
        let requester = parties.get(&self.asker).filter(|account| account.open).ok_or(AskRefusal::NotFound)?;
        let named = self.names.named(self.form, &subject.today);
        if named.billing != NamedContact::Unchanged
            && let Some(wait) = self.counts.wait_for_billing(cx)?
        {
            return Err(AskRefusal::TooOften(wait).into());
        }
        let open = subject.open_requests(cx.tx, self.asker, cx.now)?;
        let note = self.form.note.as_ref().err().copied();
        plan(&Asking { requester, today: &subject.today, named: &named, open: &open, note }).or_else(|wrong| {
            log_forged(cx, &wrong);
            self.counts.count_refused(cx, self.form.tried_names(&subject.today))?;
            if wrong.tells_of_payments() {
                self.counts.count_refused_for_payments(cx)?;
            }
            Err(AskRefusal::NotPlanned(wrong).into())
        })
    }

    /// Who must confirm, and is written to, where none of them is written to too often.
    fn readers(&self, cx: &mut Cx<'_>, planned: &[PlannedRequest]) -> Result<BTreeSet<AccountId>, Halt> {
        let readers = planned.iter().flat_map(|request| validators(self.asker, request.to)).collect();
        let wait = self.counts.wait_to_mail(cx, &readers)?;
        wait.map_or(Ok(readers), |wait| Err(AskRefusal::TooOften(wait).into()))
    }
}

fn log_forged(cx: &mut Cx<'_>, wrong: &NotPlanned) {
    let NotPlanned::Fields(faults) = wrong else { return };
    for &(field, _) in faults.iter().filter(|(_, fault)| *fault == ChangeFault::NotYours) {
        cx.tx.after_commit(move || {
            tracing::warn!(target: SECURITY_LOG, ?field, "a forged form: this contact is not its to change");
        });
    }
}

/// Writes down as expired what is over on the service, so that it stands in no way.
fn expire_overdue(cx: &mut Cx<'_>, service: ServiceId) -> StoreResult<()> {
    let is_open: BTreeSet<RequestId> = requests::open_on_service(cx.tx, service)?.into_values().collect();
    let ids: Vec<RequestId> = is_open.into_iter().collect();
    let mut overdue = requests::get_all(cx.tx, &ids)?;
    overdue.retain(|request| request.state_at(cx.now) == State::Expired);
    if overdue.is_empty() {
        return Ok(());
    }
    // Holding them already writes down that their time is over.
    let ids: Vec<RequestId> = overdue.iter().map(|request| request.id).collect();
    moves::hold_requests(cx, &ids).map(drop)
}

/// Who asks, and what it says to whoever must confirm.
#[derive(Clone, Copy)]
struct Submission<'a> {
    requester: AccountId,
    note: Option<&'a Note>,
}

/// Stores the submission and owes its codes.
fn submit(
    cx: &mut Cx<'_>,
    Submission { requester, note }: Submission<'_>,
    planned: &[(ServiceId, PlannedRequest)],
    readers: &BTreeSet<AccountId>,
) -> StoreResult<Vec<RequestId>> {
    let expires_at = cx.now.plus(cx.terms.request_ttl);
    let submission = requests::insert_submission(cx.tx, requester, note, cx.now)?;
    let shared = NewRequests { submission, requester, created_at: cx.now, expires_at };
    let made = requests::insert_all(cx.tx, shared, planned)?;
    cx.record_all(&made, RequestEvent::Asked)?;
    let fresh: Vec<_> = readers.iter().map(|reader| NewCode { account: *reader, nonce: rand::random() }).collect();
    let key = cx.terms.keyring.first();
    codes::insert_all(cx.tx, submission, &fresh, &key.id, remind_at(cx.now, expires_at))?;
    for reader in readers.iter().copied() {
        cx.owe(&Notice::Code { submission, reader, generation: 1, occasion: CodeOccasion::ValidationCode })?;
    }
    Ok(made)
}
