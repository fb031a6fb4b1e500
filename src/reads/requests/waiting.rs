//! What waits for an account: the submissions that it must still decide.

use std::time::Duration;

use crate::domain::service::ContactTypes;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::reads::people::{People, Person};
use crate::store::StoreResult;
use crate::store::requests::ListedRequest;

/// Submissions that are told of; the rest is counted.
const SHOWN_MAX: usize = 5;
/// Requests that are read for them.
pub(super) const READ_MAX: usize = 15;

/// A submission that an account must still decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingView {
    submission: SubmissionId,
    /// Its requests that wait, by number; at least one.
    pub requests: Vec<WaitingRequest>,
    /// How long it can be decided.
    pub left: Duration,
}

/// One of its requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingRequest {
    /// Its number.
    pub id: RequestId,
    /// Who asks.
    pub requester: Person,
    /// The new contact.
    pub to: Person,
    /// Which contacts are to change.
    pub types: ContactTypes,
    /// The name of its service.
    pub service: String,
}

/// Those that wait among the rows of a first page, the oldest first.
pub(super) fn of_first_page(rows: &[ListedRequest], viewer: AccountId, now: Moment) -> StoreResult<Vec<WaitingView>> {
    let mut waiting: Vec<WaitingView> = Vec::new();
    for listed in rows.iter().rev().filter(|listed| listed.request.awaits(viewer, now)) {
        let (request, people) = (&listed.request, People::of_listed([listed], [], Some(viewer)));
        let one = WaitingRequest {
            id: request.id,
            requester: people.get(request.requester)?,
            to: people.get(request.to)?,
            types: request.types.clone(),
            service: listed.service.0.clone(),
        };
        let (submission, left) = (request.submission, request.expires_at.since(now));
        match waiting.iter().position(|known| known.submission == submission) {
            Some(place) => waiting[place].requests.push(one),
            None if waiting.len() < SHOWN_MAX => waiting.push(WaitingView { submission, requests: vec![one], left }),
            None => {}
        }
    }
    Ok(waiting)
}
