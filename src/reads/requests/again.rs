//! What a request that came to nothing asked for, to fill the form with once more.

use crate::domain::acts::{Viewer, may_ask_again};
use crate::domain::note::Note;
use crate::domain::request::{FailReason, State};
use crate::domain::service::ContactType;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, ServiceId};
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
    /// What whoever declined it said.
    pub decline_reason: Option<Note>,
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
    let (decline_reason, note) = (request.decline_reason, requests::note_of(conn, request.submission)?);
    Ok(Some(AskedBefore { id, state, fail_reason, decline_reason, named, note }))
}
