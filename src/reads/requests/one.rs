//! Everything about one request, for who may see it.

use std::time::Duration;

use super::history::{self, HistoryEntry};
use super::{RequestActsView, RequestService, Standing};
use crate::domain::acts::{RequestActs, Viewer, may_ask_again, may_see};
use crate::domain::note::Note;
use crate::domain::request::{Decision, FailReason, LARGE_SUBMISSION, Request, State};
use crate::domain::service::ContactTypes;
use crate::domain::time::Moment;
use crate::domain::{RequestId, ServiceId, SubmissionId};
use crate::reads::people::{People, Person};
use crate::store::requests::ListedRequest;
use crate::store::{AnyConnection, StoreResult, events, requests};

/// Everything about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestView {
    /// Its number.
    pub id: RequestId,
    /// The submission that it came with.
    pub submission: SubmissionId,
    /// What it is about.
    pub service: RequestService,
    /// Which contacts are to change.
    pub types: ContactTypes,
    /// Who asked.
    pub requester: Person,
    /// Who is to be replaced.
    pub from: Person,
    /// The new contact.
    pub to: Person,
    /// Where it stands.
    pub standing: Standing,
    /// Why it failed, where that is known.
    pub fail_reason: Option<FailReason>,
    /// When its contacts change, once all have confirmed.
    pub changes_at: Option<Moment>,
    /// While it can be confirmed.
    pub pending: Option<PendingView>,
    /// Who must confirm it, the requester first.
    pub validators: Vec<ValidatorView>,
    /// What has happened, oldest first.
    pub history: Vec<HistoryEntry>,
    /// What the viewer may do.
    pub acts: RequestActsView,
    /// Whether it came with a large submission.
    pub large: bool,
    /// The other requests of the submission that the viewer must decide; none where they are too many to be decided one by one.
    pub siblings: Vec<SiblingView>,
    /// What the requester says to whoever must confirm; for these alone.
    pub note: Option<Note>,
    /// Why it was declined or refused, where who did says; for the parties alone.
    pub refusal: Option<Note>,
    /// The service on which the viewer may ask for the same once more.
    pub again_on: Option<ServiceId>,
}

/// How long a request can be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingView {
    /// From when on it no longer can.
    pub until: Moment,
    /// How long that is from now.
    pub left: Duration,
}

/// Somebody who must confirm a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidatorView {
    /// Who.
    pub person: Person,
    /// What it has decided, and when.
    pub decision: Option<(Decision, Moment)>,
}

/// Another request of the submission that the viewer must decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiblingView {
    /// Its number.
    pub id: RequestId,
    /// Which contacts are to change.
    pub types: ContactTypes,
    /// Who is to be replaced.
    pub from: Person,
    /// The new contact.
    pub to: Person,
    /// What it is about.
    pub service: RequestService,
}

/// More than so many are decided together, on the page of their submission.
const SIBLINGS_MAX: usize = LARGE_SUBMISSION;

/// So many of the newest events a page tells, and so many the operator is told.
fn history_max(viewer: Viewer) -> usize {
    match viewer {
        Viewer::Account(_) => 200,
        Viewer::Operator => 1000,
    }
}

/// The request of this number, where there is one that the viewer sees (RULES.md, *Who sees what*).
pub fn request_for(
    conn: &mut AnyConnection,
    viewer: Viewer,
    id: RequestId,
    now: Moment,
) -> StoreResult<Option<RequestView>> {
    let mut siblings = requests::with_siblings(conn, viewer.account(), id, SIBLINGS_MAX + 1)?;
    let Some(place) = siblings.iter().position(|listed| listed.request.id == id) else { return Ok(None) };
    let asked = siblings.remove(place);
    let administrator = asked.contacts.administrative;
    if !may_see(&asked.request, viewer, administrator, now) {
        return Ok(None);
    }
    if siblings.len() > SIBLINGS_MAX {
        siblings.clear();
    }
    siblings.retain(|listed| viewer.account().is_some_and(|account| listed.request.awaits(account, now)));
    let events = events::history_of_request(conn, id, history_max(viewer))?;
    let in_history = events.iter().flat_map(|event| event.labels.clone());
    let people = People::of_listed(siblings.iter().chain([&asked]), in_history, viewer.account());
    let is_party = viewer.account().is_none_or(|account| asked.request.validators().contains(&account));
    let again_on = may_ask_again(&asked.request, viewer, &asked.contacts, now).then_some(asked.request.service);
    let service = RequestService::of(&asked, viewer.account());
    let ListedRequest { request, note, large, .. } = asked;

    let validators = request
        .validations
        .iter()
        .map(|validation| Ok(ValidatorView { person: people.get(validation.account)?, decision: validation.decision }));
    let siblings = siblings.into_iter().map(|listed| {
        let (service, sibling) = (RequestService::of(&listed, viewer.account()), listed.request);
        let (from, to) = (people.get(sibling.from)?, people.get(sibling.to)?);
        Ok(SiblingView { id: sibling.id, types: sibling.types, from, to, service })
    });
    Ok(Some(RequestView {
        id,
        submission: request.submission,
        service,
        requester: people.get(request.requester)?,
        from: people.get(request.from)?,
        to: people.get(request.to)?,
        standing: Standing::of(&request, &people, now)?,
        fail_reason: request.fail_reason(),
        changes_at: request.apply_at.filter(|_| request.stored_state == State::Processing),
        pending: pending(&request, now),
        validators: validators.collect::<StoreResult<_>>()?,
        history: history::told(&request, &events, &people, now)?,
        acts: RequestActsView::of(RequestActs::of(&request, viewer, administrator, now), &people)?,
        large,
        siblings: siblings.collect::<StoreResult<_>>()?,
        types: request.types,
        note: note.filter(|_| is_party),
        refusal: request.refusal.filter(|_| is_party),
        again_on,
    }))
}

fn pending(request: &Request, now: Moment) -> Option<PendingView> {
    let until = request.expires_at;
    (request.state_at(now) == State::Pending).then(|| PendingView { until, left: until.since(now) })
}
