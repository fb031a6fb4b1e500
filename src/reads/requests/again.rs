//! What a request that came to nothing asked for, to fill the form with once more.

use crate::domain::acts::{Viewer, may_ask_again};
use crate::domain::note::Note;
use crate::domain::request::{FailReason, State};
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};
use crate::store::requests::ConcernedBy;
use crate::store::{AnyConnection, StoreResult, accounts, requests, services};

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedBefore {
    /// Its number.
    pub id: RequestId,
    /// What became of it.
    pub state: State,
    /// Why it failed, where that is known.
    pub fail_reason: Option<FailReason>,
    /// What whoever declined or refused it said.
    pub refusal: Option<Note>,
    /// The NIC handle of the new contact, for each contact that was to change.
    pub named: Vec<(ContactType, String)>,
    /// What was said to whoever must confirm.
    pub note: Option<Note>,
}

/// What this request on this service asked for, where the viewer may ask for it once more.
pub fn asked_before(
    conn: &mut AnyConnection,
    viewer: AccountId,
    (id, service): (RequestId, ServiceId),
    now: Moment,
) -> StoreResult<Option<AskedBefore>> {
    if requests::concerning(conn, ConcernedBy::Request(id), Some(viewer))?.is_empty() {
        return Ok(None);
    }
    let Some(request) = requests::find(conn, id)?.filter(|request| request.service == service) else { return Ok(None) };
    let Some(service) = services::find(conn, service)? else { return Ok(None) };
    if !may_ask_again(&request, Viewer::Account(viewer), &service.contacts, now) {
        return Ok(None);
    }
    let nic = accounts::get(conn, request.to)?.nic.to_string();
    let named = request.types.iter().map(|contact| (*contact, nic.clone())).collect();
    let (state, fail_reason) = (request.state_at(now), request.fail_reason());
    let (refusal, note) = (request.refusal, requests::note_of(conn, request.submission)?);
    Ok(Some(AskedBefore { id, state, fail_reason, refusal, named, note }))
}

/// What several requests of a submission asked for, that came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedTogether {
    /// On which services.
    pub services: Vec<ServiceId>,
    /// The NIC handle of the new contact, for each contact that was to become the same on all of them.
    pub named: Vec<(ContactType, String)>,
    /// Who alone was to be replaced, where it was the same everywhere.
    pub from: Option<String>,
    /// What was said to whoever must confirm.
    pub note: Option<Note>,
}

/// What the requests of this submission asked for that the viewer may ask for once more; none where there are none.
pub fn asked_together(
    conn: &mut AnyConnection,
    viewer: AccountId,
    submission: SubmissionId,
    now: Moment,
) -> StoreResult<Option<AskedTogether>> {
    let mut left = requests::of_submission(conn, submission)?;
    // Only who asked may ask again.
    left.retain(|request| request.requester == viewer);
    let services = services::get_all(conn, left.iter().map(|request| request.service))?;
    left.retain(|request| {
        let service = services.get(&request.service);
        service.is_some_and(|service| may_ask_again(request, Viewer::Account(viewer), &service.contacts, now))
    });
    if left.is_empty() {
        return Ok(None);
    }
    let only = |mut accounts: Vec<AccountId>| {
        accounts.dedup();
        <[AccountId; 1]>::try_from(accounts).ok().map(|[only]| only)
    };
    let to = |contact| {
        let of = left.iter().filter(|request| request.types.contains(&contact));
        Some((contact, only(of.map(|request| request.to).collect())?))
    };
    let named: Vec<_> = ContactType::ALL.into_iter().filter_map(to).collect();
    let from = only(left.iter().map(|request| request.from).collect());
    let accounts = accounts::get_all(conn, named.iter().map(|(_, to)| *to).chain(from))?;
    let nic = |id: &AccountId| accounts.get(id).map(|account| account.nic.to_string());
    let mut services: Vec<_> = left.iter().map(|request| request.service).collect();
    services.dedup();
    Ok(Some(AskedTogether {
        services,
        named: named.iter().filter_map(|(contact, to)| Some((*contact, nic(to)?))).collect(),
        from: from.as_ref().and_then(nic),
        note: requests::note_of(conn, submission)?,
    }))
}
