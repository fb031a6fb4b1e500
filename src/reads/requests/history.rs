//! What has happened to a request, as it is told: its events, and what follows from them by rule.

use std::collections::HashSet;

use super::People;
use crate::domain::AccountId;
use crate::domain::event::RequestEvent;
use crate::domain::request::{Actor, Request, State};
use crate::domain::time::Moment;
use crate::reads::people::Person;
use crate::store::StoreResult;
use crate::store::events::{GatheredRecord, Recorded, RequestRecord};

/// Something in the history of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// What.
    pub what: HistoryStep,
    /// Who did it.
    pub by: HistoryDoer,
    /// Whom it is about, where that is not who did it.
    pub about: Option<Person>,
    /// When.
    pub at: Moment,
}

/// What has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// This.
    Event(RequestEvent),
    /// All have accepted: it is being carried out. Follows the acceptance that was missing.
    Processing,
    /// Its time is over, but that is not written down yet.
    Overdue,
    /// Something that only a newer version of the program knows.
    Other,
}

/// Who has done something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryDoer {
    /// An account.
    Person(Person),
    /// The operator.
    Operator,
    /// The clock, or the worker.
    System,
    /// Somebody whom only a newer version of the program knows.
    Unknown,
}

/// The history, oldest first.
pub(super) fn told(
    request: &Request,
    events: &[RequestRecord],
    people: &People,
    now: Moment,
) -> StoreResult<Vec<HistoryEntry>> {
    let parties = [request.requester, request.from, request.to];
    let called = |account| called(people, parties.contains(&account), account);
    let last_acceptance = events.iter().rposition(|event| event.recorded.what == Some(RequestEvent::Accepted));
    let mut history = Vec::new();
    for (place, event) in events.iter().map(|record| record.recorded).enumerate() {
        history.push(entry(event, called)?);
        // With the last acceptance it began to be carried out: whether and when is kept with the request.
        if let Some(at) = request.decided_at.filter(|_| last_acceptance == Some(place)) {
            history.push(HistoryEntry { what: HistoryStep::Processing, by: HistoryDoer::System, about: None, at });
        }
    }
    history.extend(overdue(request, now));
    Ok(history)
}

/// That the time of a request is over, where that is not written down yet: it reads as it will once it is.
pub(in crate::reads) fn overdue(request: &Request, now: Moment) -> Option<HistoryEntry> {
    let (what, at) = (HistoryStep::Overdue, request.expires_at);
    let is_overdue = request.stored_state == State::Pending && request.state_at(now) == State::Expired;
    is_overdue.then_some(HistoryEntry { what, by: HistoryDoer::System, about: None, at })
}

/// The history of several requests, oldest first, each entry with how often it happened. `parties` are those who have names for
/// the viewer.
pub(in crate::reads) fn told_together(
    records: &[GatheredRecord],
    parties: &HashSet<AccountId>,
    people: &People,
) -> StoreResult<Vec<(HistoryEntry, usize)>> {
    let called = |account| called(people, parties.contains(&account), account);
    records.iter().map(|gathered| Ok((entry(gathered.record.recorded, called)?, gathered.count))).collect()
}

/// Who is no party may have no name for the viewer.
fn called(people: &People, is_party: bool, account: AccountId) -> StoreResult<Person> {
    if is_party { people.get(account) } else { people.get_nameless(account) }
}

fn entry(
    event: Recorded<RequestEvent>,
    called: impl Fn(AccountId) -> StoreResult<Person>,
) -> StoreResult<HistoryEntry> {
    let by = match event.by {
        Some(Actor::Account(account)) => HistoryDoer::Person(called(account)?),
        Some(Actor::Operator) => HistoryDoer::Operator,
        Some(Actor::System) => HistoryDoer::System,
        None => HistoryDoer::Unknown,
    };
    let about = event.what.and_then(RequestEvent::about).map(called).transpose()?;
    Ok(HistoryEntry { what: event.what.map_or(HistoryStep::Other, HistoryStep::Event), by, about, at: event.at })
}
