//! A customer asks for other contacts, of one service or of many with one form: one submission, with the requests that it
//! becomes. Or only asks what that would be.
//!
//! Both look up the same and plan with the same rules. Asking holds what it reads, so that it stays true until the
//! requests are stored; a preview holds nobody up: what it says may be different a moment later anyway.

mod counts;
mod look_up;
mod question;

use std::collections::BTreeSet;
use std::time::Duration;

use self::question::ChangeQuestion;
use super::{Cx, moves};
use crate::domain::change::{FaultyService, NotPlanned, PlanOfMany, PlannedRequest, ServicesMark};
use crate::domain::contact_form::ContactForm;
use crate::domain::event::RequestEvent;
use crate::domain::forecast::{Forecast, forecast};
use crate::domain::note::Note;
use crate::domain::notice::{CodeOccasion, Notice};
use crate::domain::request::remind_at;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};
use crate::store::codes::NewCode;
use crate::store::locks::{self, Locks};
use crate::store::requests::NewRequests;
use crate::store::{StoreError, StoreResult, codes, requests};

/// Which services a form is about.
#[derive(Clone, Debug)]
pub enum AskedOn {
    /// This one: whatever is wrong is wrong at a field.
    One(ServiceId),
    /// These, each judged by itself.
    Many(ManyServices),
}

/// Services that were chosen together.
#[derive(Clone, Debug)]
pub struct ManyServices {
    /// Which, at most [`SERVICES_MAX`](crate::domain::change::SERVICES_MAX).
    pub ids: Vec<ServiceId>,
    /// Those that the form was shown with, where it says.
    pub shown: Option<ServicesMark>,
    /// Whether to go on without those that cannot be changed.
    pub without: Without,
}

/// Whether a form goes on without the services that cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Without {
    /// It stops at the first.
    None,
    /// Without any of them.
    Any,
    /// Without these, and no others.
    These(ServicesMark),
}

/// What became of a form that asks for other contacts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskOutcome {
    /// These requests were made.
    Submitted(Submitted),
    /// Nothing was made.
    Refused(AskRefusal),
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// The submission.
    pub submission: SubmissionId,
    /// Its requests, at least one.
    pub requests: Vec<RequestId>,
}

/// What would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewOutcome {
    /// These requests would be made.
    Planned(Previewed),
    /// Nothing would be made.
    Refused(AskRefusal),
}

/// What would be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previewed {
    /// The requests, and what each would lead to.
    pub requests: Vec<(ServiceId, Forecast)>,
    /// Services on which nothing would change.
    pub unchanged: usize,
    /// Those on which something stands in the way.
    pub faulty: Vec<FaultyService>,
    /// From when on the requests could no longer be confirmed.
    pub expires_at: Moment,
}

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskRefusal {
    /// This is wrong.
    NotPlanned(NotPlanned),
    /// Of the services some cannot be changed so.
    SomeFaulty(SomeFaulty),
    /// The contacts, or the services that were chosen, are no longer those that the form was filled with.
    ContactsChanged,
    /// The service does not exist for this account; or none of them.
    NotFound,
    /// Something else was stored first, again and again.
    Overtaken,
    /// Too often; how long to wait.
    TooOften(Duration),
}

/// Some services stand in the way of the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SomeFaulty {
    /// What each becomes.
    pub plan: PlanOfMany,
    /// What tells those that cannot be changed from others.
    pub mark: ServicesMark,
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

/// Asks for other contacts (RULES.md, *Who may ask for what*, *What is checked* and *Several services at once*). A refusal is
/// counted, and so it is stored.
///
/// # Errors
/// [`Duplicate`](StoreError::Duplicate) where somebody else's submission came in between: asked again, it is found
/// there.
pub fn ask_for_change(cx: &mut Cx<'_>, on: &AskedOn, form: &ContactForm) -> StoreResult<AskOutcome> {
    match ask(cx, on, form) {
        Ok(made) => Ok(AskOutcome::Submitted(made)),
        Err(Halt::Refused(refusal)) => Ok(AskOutcome::Refused(refusal)),
        Err(Halt::Store(error)) => Err(error),
    }
}

/// Looks what asking would lead to: the same checks and throttles, and nothing is made or mailed.
pub fn preview_change(cx: &mut Cx<'_>, on: &AskedOn, form: &ContactForm) -> StoreResult<PreviewOutcome> {
    match preview(cx, on, form) {
        Ok(previewed) => Ok(PreviewOutcome::Planned(previewed)),
        Err(Halt::Refused(refusal)) => Ok(PreviewOutcome::Refused(refusal)),
        Err(Halt::Store(error)) => Err(error),
    }
}

fn ask(cx: &mut Cx<'_>, on: &AskedOn, form: &ContactForm) -> Result<Submitted, Halt> {
    let mut question = ChangeQuestion::look_up(cx, on, form)?;
    let wait = question.counts.wait_to_ask(cx)?;
    locks::hold(cx.tx, &Locks { services: on.ids(), ..Locks::default() })?;
    let subjects = question.subjects(cx, wait)?;
    moves::expire_overdue(cx, &subjects.ids())?;
    // None of them is closed from here on.
    locks::hold(cx.tx, &Locks { accounts: &question.parties(), ..Locks::default() })?;
    let plan = question.plan(cx, &subjects)?;
    question.go_on(cx, &plan, &subjects)?;
    let planned = plan.planned;
    let readers = question.readers(cx, &planned)?;
    question.counts.count_submission(cx, &readers)?;
    let note = form.note.as_ref().ok().and_then(Option::as_ref);
    Ok(submit(cx, Submission { requester: question.asker, note }, &planned, &readers)?)
}

fn preview(cx: &mut Cx<'_>, on: &AskedOn, form: &ContactForm) -> Result<Previewed, Halt> {
    let mut question = ChangeQuestion::look_up(cx, on, form)?;
    let wait = question.counts.wait_to_preview(cx)?;
    let subjects = question.subjects(cx, wait)?;
    let plan = question.plan(cx, &subjects)?;
    if !plan.faulty.is_empty() {
        question.count_faulty(cx, &plan, &subjects)?;
    }
    let PlanOfMany { planned, unchanged, faulty } = plan;
    let readers = question.readers(cx, &planned)?;
    let is_stranger =
        |reader: &&AccountId| subjects.services.iter().all(|service| service.contacts.roles_of(**reader).is_empty());
    let strangers = readers.iter().filter(is_stranger).count();
    question.counts.count_previewed(cx, strangers + form.tried_addresses())?;
    let administrators = subjects.administrators();
    let mut requests = Vec::new();
    for of_one in planned.chunk_by(|(one, _), (next, _)| one == next) {
        let Some((service, administrator)) = of_one.first().and_then(|(id, _)| administrators.get_key_value(id)) else {
            continue;
        };
        let of_one: Vec<_> = of_one.iter().map(|(_, request)| request.clone()).collect();
        let forecasts = forecast(question.asker, *administrator, &of_one);
        requests.extend(forecasts.into_iter().map(|forecast| (*service, forecast)));
    }
    Ok(Previewed { requests, unchanged: unchanged.len(), faulty, expires_at: cx.now.plus(cx.terms.request_ttl) })
}

impl AskedOn {
    fn ids(&self) -> &[ServiceId] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Many(many) => &many.ids,
        }
    }
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
) -> StoreResult<Submitted> {
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
    Ok(Submitted { submission, requests: made })
}
