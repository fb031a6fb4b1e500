//! Everything about one submission, for who may see any of it: what was asked for together, and what has become of it.

use std::collections::{BTreeSet, HashSet};

use super::cursor::Cursor;
use super::people::{People, Person};
use super::requests::history::{overdue, told_together};
use super::requests::{HistoryEntry, PendingView, RequestSummary, Standing, summary};
use crate::domain::acts::{RequestActs, Viewer, may_ask_again, may_see};
use crate::domain::change::{ChangeGroup, group_changes};
use crate::domain::note::Note;
use crate::domain::request::State;
use crate::domain::service::ContactTypes;
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId, SubmissionId};
use crate::store::requests::{ListedRequest, listed_of_submission};
use crate::store::{AnyConnection, StoreResult, events};

/// Requests on a page.
pub const SUBMISSION_ROWS: usize = 100;
/// So many of the newest lines of its history are told.
const HISTORY_MAX: usize = 200;

/// Which of its requests are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubmissionFilter {
    /// In this state alone.
    pub state: Option<State>,
    /// Those alone that the viewer must still decide.
    pub awaited: bool,
}

/// Everything about a submission, as far as its viewer sees its requests.
#[derive(Clone, Debug)]
pub struct SubmissionView {
    /// Its number.
    pub id: SubmissionId,
    /// Who asked.
    pub requester: Person,
    /// When.
    pub created_at: Moment,
    /// What the requester says to whoever must confirm; for these alone.
    pub note: Option<Note>,
    /// How many services it is about.
    pub services: usize,
    /// How many requests stand where; only where there are any.
    pub counts: Vec<(State, usize)>,
    /// What changes, told together where it is alike.
    pub groups: Vec<SubmissionChange>,
    /// The requests of the page, by number.
    pub rows: Vec<RequestSummary>,
    /// The number *before* which others come.
    pub before: Option<RequestId>,
    /// The number *after* which others come.
    pub after: Option<RequestId>,
    /// Who is still awaited, for how many.
    pub awaited: Vec<(Person, usize)>,
    /// Whether contacts change any moment: it is worth looking again.
    pub changes_soon: bool,
    /// While any of it can be confirmed.
    pub pending: Option<PendingView>,
    /// What has happened, oldest first, with how often.
    pub history: Vec<(HistoryEntry, usize)>,
    /// What the viewer may do.
    pub acts: SubmissionActs,
}

/// What changes alike on so many services.
#[derive(Clone, Debug)]
pub struct SubmissionChange {
    /// Who is replaced.
    pub from: Person,
    /// By whom.
    pub to: Person,
    /// For which contacts.
    pub types: ContactTypes,
    /// On how many services.
    pub services: usize,
}

/// What the viewer may do with a submission.
#[derive(Clone, Debug, Default)]
pub struct SubmissionActs {
    /// How many requests it must still decide.
    pub decide: usize,
    /// Whose codes it may have sent again beside its own.
    pub resend_to: Vec<Person>,
    /// How many it may withdraw.
    pub cancel: usize,
    /// Whether it may ask for some of it once more.
    pub again: bool,
}

/// The submission of this number, where there is one of which the viewer sees a request (RULES.md, *Who sees what*).
pub fn submission_for(
    conn: &mut AnyConnection,
    viewer: Viewer,
    id: SubmissionId,
    (filter, cursor): (SubmissionFilter, Cursor),
    now: Moment,
) -> StoreResult<Option<SubmissionView>> {
    let mut seen = listed_of_submission(conn, viewer.account(), id)?;
    seen.retain(|listed| may_see(&listed.request, viewer, listed.contacts.administrative, now));
    let Some(first) = seen.first().map(|first| first.request.clone()) else { return Ok(None) };
    let ids: Vec<RequestId> = seen.iter().map(|listed| listed.request.id).collect();
    let records = events::history_of_requests(conn, &ids, HISTORY_MAX)?;
    let in_history = records.iter().flat_map(|gathered| gathered.record.labels.clone());
    let people = People::of_listed(&seen, in_history, viewer.account());
    let parties: HashSet<AccountId> =
        seen.iter().flat_map(|listed| [listed.request.requester, listed.request.from, listed.request.to]).collect();
    let is_in = |account| seen.iter().any(|listed| listed.request.validators().contains(&account));
    let is_party = viewer.account().is_none_or(is_in);
    let pending = seen.iter().map(|listed| &listed.request).filter(|one| one.state_at(now) == State::Pending);
    let until = pending.map(|request| request.expires_at).min();
    let services: BTreeSet<_> = seen.iter().map(|listed| listed.request.service).collect();
    let page = page_of(&seen, (filter, cursor), viewer, now);
    Ok(Some(SubmissionView {
        id,
        requester: people.get(first.requester)?,
        created_at: first.created_at,
        note: seen[0].note.clone().filter(|_| is_party),
        services: services.len(),
        counts: counts(&seen, now),
        groups: groups(&seen, &people)?,
        awaited: awaited(&seen, &people, now)?,
        pending: until.map(|until| PendingView { until, left: until.since(now) }),
        changes_soon: seen.iter().any(|listed| Standing::changes_soon(&listed.request, now)),
        history: history(&seen, told_together(&records, &parties, &people)?, now),
        acts: acts(&seen, &people, viewer, now)?,
        before: page.before,
        after: page.after,
        rows: page.rows.into_iter().map(|listed| summary(listed, viewer, now)).collect::<StoreResult<_>>()?,
    }))
}

/// What has happened, and at its end how many have run out without that being written down.
fn history(seen: &[ListedRequest], mut told: Vec<(HistoryEntry, usize)>, now: Moment) -> Vec<(HistoryEntry, usize)> {
    let mut over: Vec<_> = seen.iter().filter_map(|listed| overdue(&listed.request, now)).collect();
    let number = over.len();
    told.extend(over.pop().map(|entry| (entry, number)));
    told
}

/// How many stand where.
fn counts(seen: &[ListedRequest], now: Moment) -> Vec<(State, usize)> {
    let number = |state: &State| seen.iter().filter(|listed| listed.request.state_at(now) == *state).count();
    State::ALL.iter().map(|state| (*state, number(state))).filter(|(_, number)| *number > 0).collect()
}

fn groups(seen: &[ListedRequest], people: &People) -> StoreResult<Vec<SubmissionChange>> {
    let change = |ListedRequest { request, .. }: &ListedRequest| {
        (request.from, request.to, request.types.clone(), request.service)
    };
    let view = |group: ChangeGroup<_>| {
        let (from, to) = (people.get(group.from)?, people.get(group.to)?);
        Ok(SubmissionChange { from, to, types: group.types, services: group.services.len() })
    };
    group_changes(seen.iter().map(change)).into_iter().map(view).collect()
}

/// Each who is awaited, with how many requests wait, in the order in which they come first.
fn awaited(seen: &[ListedRequest], people: &People, now: Moment) -> StoreResult<Vec<(Person, usize)>> {
    let mut waited_for: Vec<(AccountId, usize)> = Vec::new();
    for account in seen.iter().flat_map(|listed| listed.request.awaited(now)) {
        match waited_for.iter_mut().find(|(known, _)| *known == account) {
            Some((_, number)) => *number += 1,
            None => waited_for.push((account, 1)),
        }
    }
    waited_for.into_iter().map(|(account, number)| Ok((people.get(account)?, number))).collect()
}

fn acts(seen: &[ListedRequest], people: &People, viewer: Viewer, now: Moment) -> StoreResult<SubmissionActs> {
    let (mut all, mut others) = (SubmissionActs::default(), BTreeSet::new());
    for ListedRequest { request, contacts, .. } in seen {
        let one = RequestActs::of(request, viewer, contacts.administrative, now);
        all.decide += usize::from(one.decide);
        all.cancel += usize::from(one.cancel);
        all.again |= may_ask_again(request, viewer, contacts, now);
        others.extend(one.resend_to.map(|account| account.0));
    }
    all.resend_to = others.into_iter().map(|account| people.get(AccountId(account))).collect::<StoreResult<_>>()?;
    Ok(all)
}

/// A page of the list.
struct ListedPage {
    rows: Vec<ListedRequest>,
    before: Option<RequestId>,
    after: Option<RequestId>,
}

/// Where there is nothing beyond the cursor, the first page.
fn page_of(
    seen: &[ListedRequest],
    (filter, cursor): (SubmissionFilter, Cursor),
    viewer: Viewer,
    now: Moment,
) -> ListedPage {
    let is_wanted = |listed: &&ListedRequest| {
        filter.state.is_none_or(|state| listed.request.state_at(now) == state)
            && (!filter.awaited || viewer.account().is_some_and(|account| listed.request.awaits(account, now)))
    };
    let all: Vec<&ListedRequest> = seen.iter().filter(is_wanted).collect();
    let begin = match cursor {
        Cursor::Start => 0,
        Cursor::After(id) => all.partition_point(|listed| listed.request.id.0 <= id),
        Cursor::Before(id) => all.partition_point(|listed| listed.request.id.0 < id).saturating_sub(SUBMISSION_ROWS),
    };
    let begin = if begin >= all.len() { 0 } else { begin };
    let rows: Vec<_> = all.iter().skip(begin).take(SUBMISSION_ROWS).map(|listed| (*listed).clone()).collect();
    let before = rows.first().map(|row| row.request.id).filter(|_| begin > 0);
    let after = rows.last().map(|row| row.request.id).filter(|_| begin + rows.len() < all.len());
    ListedPage { rows, before, after }
}
