//! What customers asked for and were answered: what was answered with success must be there, whatever is killed after it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use handover::domain::request::{Actor, Decision, State};
use handover::domain::service::ContactType;
use handover::domain::time::Moment;
use handover::domain::{AccountId, ServiceId};

use super::load::Town;
use super::snapshot::Snapshot;

#[derive(Clone, Debug)]
pub enum Act {
    Asked { service: ServiceId, to: BTreeMap<ContactType, AccountId> },
    Decided { request: i64, decision: Decision },
    Resent { request: i64, whose: AccountId },
    Cancelled { request: i64 },
}

/// A form that was sent, and answered with success or not at all.
#[derive(Clone, Debug)]
pub struct Entry {
    pub by: AccountId,
    pub act: Act,
    /// When it was sent.
    pub began: Moment,
    /// When the answer came, or its loss was noticed.
    pub ended: Moment,
    /// Whether it was answered with success; otherwise the answer was lost.
    pub answered: bool,
}

#[derive(Default)]
pub struct Journal {
    new: Mutex<Vec<Entry>>,
    checked: Mutex<Vec<Entry>>,
}

impl Journal {
    pub fn write(&self, entry: Entry) {
        self.new.lock().unwrap().push(entry);
    }

    /// What was written since the last time. A database that is looked at after this shows it all.
    pub fn take(&self) -> Vec<Entry> {
        std::mem::take(&mut self.new.lock().unwrap())
    }

    /// Holds these against the database; each of them once more at the very end.
    pub fn check(&self, entries: Vec<Entry>, snapshot: &Snapshot, town: &Town) {
        for entry in &entries {
            let shows = entry.shows(snapshot);
            if entry.answered {
                town.faults.unless(shows, || format!("answered with success, and not in the database: {entry:?}"));
            } else {
                town.figures.lost_but_happened.add(usize::from(shows));
            }
        }
        self.checked.lock().unwrap().extend(entries);
    }

    pub fn check_all_again(&self, snapshot: &Snapshot, town: &Town) {
        for entry in self.checked.lock().unwrap().iter().filter(|entry| entry.answered) {
            town.faults.unless(entry.shows(snapshot), || format!("was in the database once, and is not: {entry:?}"));
        }
    }
}

impl Entry {
    /// Whether the database shows that it happened.
    fn shows(&self, snapshot: &Snapshot) -> bool {
        let in_time = |at: Moment| self.began <= at && at <= self.ended;
        match &self.act {
            Act::Asked { service, to } => {
                let mine = snapshot.requests.values().map(|seen| &seen.request).filter(|request| {
                    request.requester == self.by && request.service == *service && in_time(request.created_at)
                });
                let made: BTreeMap<_, _> =
                    mine.flat_map(|request| request.types.iter().map(|contact| (*contact, request.to))).collect();
                // Who is the contact by now is not asked for.
                !made.is_empty() && made.iter().all(|(contact, new)| to.get(contact) == Some(new))
            }
            Act::Decided { request, decision } => snapshot.requests.get(request).is_some_and(|seen| {
                let validation = seen.request.validation_of(self.by);
                let decided = validation.and_then(|validation| validation.decision);
                decided.is_some_and(|(made, at)| made == *decision && in_time(at))
            }),
            Act::Resent { request, whose } => snapshot.requests.get(request).is_some_and(|seen| {
                let resends = snapshot.resends.get(&(seen.request.submission.0, whose.0));
                resends.is_some_and(|sent| sent.iter().any(|at| in_time(*at)))
            }),
            Act::Cancelled { request } => snapshot.requests.get(request).is_some_and(|seen| {
                let by_me = seen
                    .events
                    .iter()
                    .any(|event| event.what == "cancelled" && event.by == Actor::Account(self.by) && in_time(event.at));
                seen.request.stored_state == State::Cancelled && by_me
            }),
        }
    }
}
