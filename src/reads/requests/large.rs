//! Large submissions in a list: each is one row.

use super::{RequestRow, Standing, summary};
use crate::domain::acts::Viewer;
use crate::domain::request::{Request, State};
use crate::domain::service::ContactTypes;
use crate::domain::time::Moment;
use crate::domain::{AccountId, SubmissionId};
use crate::reads::people::{People, Person};
use crate::store::requests::ListedRequest;
use crate::store::submission_views::{SubmissionSeen, seen_by};
use crate::store::{AnyConnection, StoreResult};

/// A large submission in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LargeSummary {
    /// Its number.
    pub submission: SubmissionId,
    /// The lowest and the highest number of its requests.
    pub ends: (i64, i64),
    /// When it was asked for.
    pub created_at: Moment,
    /// Who asked.
    pub requester: Person,
    /// Who is to be replaced, where that is one account.
    pub from: Option<Person>,
    /// The new contact, where that is one account.
    pub to: Option<Person>,
    /// Which contacts are to change.
    pub types: ContactTypes,
    /// Of how many services.
    pub services: usize,
    /// How many of its requests stand where, of those states that there are.
    pub states: Vec<(State, usize)>,
    /// How many of the pending ones the viewer must still decide.
    pub awaited: usize,
    /// Whom they wait for, the viewer included, as far as that is known without reading each.
    pub awaits: Vec<Person>,
    /// Whether contacts change any moment.
    pub changes_soon: bool,
    /// What the viewer may do.
    pub acts: LargeActs,
}

/// What the viewer may do with a large submission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LargeActs {
    /// Accept or decline requests, or have its code sent again.
    pub decide: bool,
    /// Withdraw requests.
    pub cancel: bool,
}

/// A row as it was read: a request, or the first that the viewer sees of a large submission and what it sees of that.
pub(super) struct SeenRow {
    pub(super) listed: ListedRequest,
    pub(super) large: Option<SubmissionSeen>,
}

/// Reads what the viewer sees of the large submissions among these rows.
pub(super) fn with_seen(
    conn: &mut AnyConnection,
    rows: Vec<ListedRequest>,
    viewer: AccountId,
    now: Moment,
) -> StoreResult<Vec<SeenRow>> {
    let large: Vec<_> = rows.iter().filter(|row| row.large).map(|row| &row.request).collect();
    let mut seen = <_>::default();
    if !large.is_empty() {
        let submissions: Vec<_> = large.iter().map(|request| request.submission).collect();
        let asked_for_all = large.iter().all(|request| request.requester == viewer);
        seen = seen_by(conn, viewer, &submissions, asked_for_all, now)?;
    }
    let row = |listed: ListedRequest| {
        let large = if listed.large { seen.remove(&listed.request.submission) } else { None };
        SeenRow { listed, large }
    };
    Ok(rows.into_iter().map(row).collect())
}

impl SeenRow {
    /// Whether the viewer must still decide it, or a request of it.
    pub(super) fn awaits(&self, viewer: AccountId, now: Moment) -> bool {
        match &self.large {
            Some(seen) => seen.awaited(now) > 0,
            None => self.listed.request.awaits(viewer, now),
        }
    }

    /// What its viewer is told.
    pub(super) fn told(self, viewer: AccountId, now: Moment) -> StoreResult<RequestRow> {
        match self.large {
            Some(seen) => Ok(RequestRow::Large(Box::new(large_summary(&self.listed, seen, viewer, now)?))),
            None => Ok(RequestRow::One(Box::new(summary(self.listed, Viewer::Account(viewer), now)?))),
        }
    }
}

fn large_summary(
    listed: &ListedRequest,
    seen: SubmissionSeen,
    viewer: AccountId,
    now: Moment,
) -> StoreResult<LargeSummary> {
    let people = People::of_listed([listed], [], Some(viewer));
    let (request, states, awaited) = (&listed.request, seen.states(now), seen.awaited(now));
    let is_there = |state| states.iter().any(|(there, _)| *there == state);
    // It withdraws what it asked for, and what is open on its services.
    let is_party = [request.to, request.from].contains(&viewer);
    let cancel = is_there(State::Pending) && (request.requester == viewer || !is_party);
    let standing = Standing::of(request, &people, now)?;
    let awaits = whom_it_awaits(request, &seen, viewer, now).into_iter().map(|account| people.get(account));
    let awaits = awaits.collect::<StoreResult<_>>()?;
    let waits_long = standing.state == State::Processing && !standing.changes_soon;
    Ok(LargeSummary {
        submission: request.submission,
        ends: seen.ends,
        created_at: request.created_at,
        requester: people.get(request.requester)?,
        from: seen.from.map(|from| people.get(from)).transpose()?,
        to: seen.to.map(|to| people.get(to)).transpose()?,
        types: seen.types,
        services: seen.services,
        changes_soon: is_there(State::Processing) && !waits_long,
        acts: LargeActs { decide: awaited > 0, cancel },
        states,
        awaited,
        awaits,
    })
}

/// Who must still decide: the viewer, where anything awaits it; and of the others, where all have one new contact, whoever the first
/// request awaits, or, where that is decided and others are not, the new contact.
fn whom_it_awaits(first: &Request, seen: &SubmissionSeen, viewer: AccountId, now: Moment) -> Vec<AccountId> {
    let own = seen.awaited(now);
    let pending = seen.states(now).iter().find(|(state, _)| *state == State::Pending).map_or(0, |(_, count)| *count);
    let mut others = if seen.to.is_some() { first.awaited(now) } else { Vec::new() };
    if others.is_empty() && pending > own {
        others.extend(seen.to);
    }
    others.retain(|other| *other != viewer);
    (own > 0).then_some(viewer).into_iter().chain(others).collect()
}
