//! The same as customers see it: what was answered with success shows on the pages after a restart.

use std::collections::HashMap;

use handover::domain::AccountId;
use handover::domain::request::{Actor, Decision, State};

use super::browser::Browser;
use super::journal::{Act, Entry};
use super::load::Town;
use super::snapshot::{Seen, Snapshot};
use super::support::page::Page;

/// Browsers beside the customers' own.
pub struct Onlooker<'t> {
    town: &'t Town,
    browsers: HashMap<AccountId, Browser<'t>>,
}

impl<'t> Onlooker<'t> {
    pub fn new(town: &'t Town) -> Self {
        Self { town, browsers: HashMap::new() }
    }

    fn page(&mut self, reader: AccountId, path: &str) -> Option<Page> {
        let town = self.town;
        let person = || town.world.people.iter().find(|person| person.id == reader).unwrap().clone();
        let browser = self.browsers.entry(reader).or_insert_with(|| Browser::new(town, person()));
        let page = browser.get(path)?;
        town.figures.pages.up();
        let ok = page.status == 200;
        town.faults.unless(ok || page.status == 503, || {
            format!("{path} is not shown to account {reader}, but answered with {}", page.status)
        });
        ok.then_some(page)
    }

    /// What an account was told has happened shows on its page, while others go on acting.
    pub fn sees(&mut self, entry: &Entry, snapshot: &Snapshot) {
        let (all, event): (Vec<&Seen>, &str) = match &entry.act {
            Act::Asked { .. } => return,
            Act::Decided { requests, decision } => {
                let decided = requests.iter().filter_map(|request| snapshot.requests.get(request));
                (decided.collect(), decision.as_str())
            }
            Act::Resent { place, .. } => (place.requests(snapshot), "resent"),
            Act::Cancelled { place } => (place.requests(snapshot), "cancelled"),
        };
        let is_its = |seen: &&&Seen| {
            let by_it = |by: Actor| by == Actor::Account(entry.by);
            let has_it = seen.events.iter().any(|noted| noted.what == event && by_it(noted.by));
            has_it && seen.request.validators().contains(&entry.by)
        };
        let Some(seen) = all.iter().find(is_its).filter(|_| entry.answered) else { return };
        let Some(page) = self.page(entry.by, &path_of(seen)) else { return };
        let state = page.attribute("[data-state]", "data-state").unwrap_or_default();
        let right = match &entry.act {
            Act::Decided { decision: Decision::Accepted, .. } => state != "pending-own",
            Act::Decided { decision: Decision::Declined, .. } => state == "declined",
            Act::Cancelled { .. } => state == "cancelled",
            Act::Asked { .. } | Act::Resent { .. } => true,
        };
        let events = page.attributes("[data-event]", "data-event");
        self.town.faults.unless(right && events.iter().any(|shown| shown == event), || {
            format!("answered with success, and not on the page: {entry:?}; it shows {state} {events:?}")
        });
    }

    /// A request's page shows what the database holds, once all is quiet.
    pub fn compare(&mut self, seen: &Seen, snapshot: &Snapshot) {
        let request = &seen.request;
        let Some(page) = self.page(request.requester, &path_of(seen)) else { return };
        let expected = shown_to_requester(seen, snapshot);
        let state = page.attribute("[data-state]", "data-state").unwrap_or_default();
        let mut shown = page.attributes("[data-event]", "data-event");
        // What the page adds on its own: it is written down in no other way than by the last acceptance.
        shown.retain(|event| event != "processing");
        let stored: Vec<_> = seen.events.iter().map(|event| event.what.clone()).collect();
        self.town.faults.unless(state == expected && shown == stored, || {
            format!("request {} shows {state} {shown:?}, and is {expected} {stored:?}", request.id)
        });
    }

    /// The page of what was asked for together shows each of its requests as it stands.
    pub fn compare_together(&mut self, submission: i64, snapshot: &Snapshot) {
        let all = snapshot.of_submission(submission);
        let Some(page) = self.page(all[0].request.requester, &format!("/submissions/{submission}")) else { return };
        let expected: Vec<_> = all.iter().map(|seen| shown_to_requester(seen, snapshot)).collect();
        let shown = page.attributes("tbody [data-state]", "data-state");
        self.town
            .faults
            .unless(shown == expected, || format!("submission {submission} shows {shown:?}, and is {expected:?}"));
    }
}

fn path_of(seen: &Seen) -> String {
    format!("/requests/{}", seen.request.id)
}

/// The state that a request's requester is shown.
fn shown_to_requester(seen: &Seen, snapshot: &Snapshot) -> &'static str {
    let request = &seen.request;
    match request.state_at(snapshot.at) {
        State::Pending if request.awaits(request.requester, snapshot.at) => "pending-own",
        State::Pending => "pending-other",
        other => other.as_str(),
    }
}
