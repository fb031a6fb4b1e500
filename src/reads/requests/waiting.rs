//! What waits for an account: the submissions that it must still decide.

use std::time::Duration;

use super::large::SeenRow;
use crate::domain::service::ContactTypes;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::reads::people::{People, Person};
use crate::store::StoreResult;

/// Submissions that are told of; the rest is counted.
const SHOWN_MAX: usize = 5;
/// Requests that are read for them.
pub(super) const READ_MAX: usize = 15;

/// A submission that an account must still decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingView {
    /// Its number.
    pub submission: SubmissionId,
    /// Its requests that wait, by number; at least one.
    pub requests: Vec<WaitingRequest>,
    /// How long it can be decided.
    pub left: Duration,
}

/// What it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaitingOn {
    /// The service of this name.
    Service(String),
    /// So many services, of a large submission.
    Services(usize),
}

/// One of its requests; or a large submission, which is told of as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingRequest {
    /// Its number.
    pub id: RequestId,
    /// Who asks.
    pub requester: Person,
    /// The new contact, where that is one account.
    pub to: Option<Person>,
    /// Which contacts are to change.
    pub types: ContactTypes,
    /// What it is about.
    pub on: WaitingOn,
}

/// Those that wait among the rows of a first page, the oldest first.
pub(super) fn of_first_page(rows: &[SeenRow], viewer: AccountId, now: Moment) -> StoreResult<Vec<WaitingView>> {
    let mut waiting: Vec<WaitingView> = Vec::new();
    for row in rows.iter().rev().filter(|row| row.awaits(viewer, now)) {
        let (request, people) = (&row.listed.request, People::of_listed([&row.listed], [], Some(viewer)));
        let one = WaitingRequest {
            id: request.id,
            requester: people.get(request.requester)?,
            to: match &row.large {
                Some(seen) => seen.to.map(|to| people.get(to)).transpose()?,
                None => Some(people.get(request.to)?),
            },
            types: row.large.as_ref().map_or(&request.types, |seen| &seen.types).clone(),
            // Those that are decided already are not asked for any more.
            on: match &row.large {
                Some(seen) => WaitingOn::Services(seen.services.min(seen.awaited(now))),
                None => WaitingOn::Service(row.listed.service.0.clone()),
            },
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
