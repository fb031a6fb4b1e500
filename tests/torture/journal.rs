//! What customers asked for and were answered: what was answered with success must be there, whatever is killed after it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use handover::domain::request::{Actor, Decision, Request, State};
use handover::domain::service::ContactType;
use handover::domain::time::Moment;
use handover::domain::{AccountId, ServiceId};

use super::load::Town;
use super::snapshot::{Seen, Snapshot};

#[derive(Clone, Debug)]
pub enum Act {
    /// With one form, of which some services may have been left out.
    Asked {
        services: Vec<ServiceId>,
        to: BTreeMap<ContactType, AccountId>,
    },
    /// With one press.
    Decided {
        requests: Vec<i64>,
        decision: Decision,
    },
    Resent {
        place: Place,
        whose: AccountId,
    },
    Cancelled {
        place: Place,
    },
}

/// What an act is about: a request, or all of a submission.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    Request(i64),
    Submission(i64),
}

impl Place {
    pub fn path(self, act: &str) -> String {
        match self {
            Self::Request(id) => format!("/requests/{id}/{act}"),
            Self::Submission(id) => format!("/submissions/{id}/{act}"),
        }
    }

    pub fn requests(self, snapshot: &Snapshot) -> Vec<&Seen> {
        match self {
            Self::Request(id) => snapshot.requests.get(&id).into_iter().collect(),
            Self::Submission(id) => snapshot.of_submission(id),
        }
    }
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
            Act::Asked { services, to } => {
                let mine: Vec<_> = snapshot
                    .requests
                    .values()
                    .map(|seen| &seen.request)
                    .filter(|request| request.requester == self.by && in_time(request.created_at))
                    .collect();
                // Who is the contact by now is not asked for.
                let is_asked = |request: &&Request| {
                    services.contains(&request.service)
                        && request.types.iter().all(|contact| to.get(contact) == Some(&request.to))
                };
                let together = mine.iter().all(|request| request.submission == mine[0].submission);
                !mine.is_empty() && together && mine.iter().all(is_asked)
            }
            Act::Decided { requests, decision } => {
                let all = || requests.iter().filter_map(|request| snapshot.requests.get(request));
                let is_decided = |seen: &Seen| {
                    let validation = seen.request.validation_of(self.by);
                    let decided = validation.and_then(|validation| validation.decision);
                    decided.is_some_and(|(made, at)| made == *decision && in_time(at))
                };
                // What of it was decided before, or was over, is left as it is; nothing still waits.
                all().any(is_decided) && !all().any(|seen| seen.request.awaits(self.by, snapshot.at))
            }
            Act::Resent { place, whose } => {
                let submission = place.requests(snapshot).first().map(|seen| seen.request.submission.0);
                let resends = submission.and_then(|submission| snapshot.resends.get(&(submission, whose.0)));
                resends.is_some_and(|sent| sent.iter().any(|at| in_time(*at)))
            }
            Act::Cancelled { place } => {
                let all = place.requests(snapshot);
                let is_cancelled = |seen: &&Seen| {
                    let mut events = seen.events.iter().filter(|event| event.what == "cancelled");
                    let by_me = events.any(|event| event.by == Actor::Account(self.by) && in_time(event.at));
                    seen.request.stored_state == State::Cancelled && by_me
                };
                all.iter().any(is_cancelled) && all.iter().all(|seen| seen.request.stored_state != State::Pending)
            }
        }
    }
}
