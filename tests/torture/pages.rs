//! The same as customers see it: what was answered with success shows on the pages after a restart.

use std::collections::HashMap;

use handover::domain::AccountId;
use handover::domain::request::{Decision, State};

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

    fn page(&mut self, reader: AccountId, request: i64) -> Option<Page> {
        let town = self.town;
        let person = || town.world.people.iter().find(|person| person.id == reader).unwrap().clone();
        let browser = self.browsers.entry(reader).or_insert_with(|| Browser::new(town, person()));
        let page = browser.get(&format!("/requests/{request}"))?;
        town.figures.pages.up();
        let ok = page.status == 200;
        town.faults.unless(ok || page.status == 503, || {
            format!("request {request} is not shown to account {reader}, but answered with {}", page.status)
        });
        ok.then_some(page)
    }

    /// What an account was told has happened shows on its page, while others go on acting.
    pub fn sees(&mut self, entry: &Entry, snapshot: &Snapshot) {
        let (request, event) = match &entry.act {
            Act::Asked { .. } => return,
            Act::Decided { request, decision } => (*request, decision.as_str()),
            Act::Resent { request, .. } => (*request, "resent"),
            Act::Cancelled { request } => (*request, "cancelled"),
        };
        let is_party = |seen: &Seen| seen.request.validators().contains(&entry.by);
        if !entry.answered || !snapshot.requests.get(&request).is_some_and(is_party) {
            return;
        }
        let Some(page) = self.page(entry.by, request) else { return };
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
        let Some(page) = self.page(request.requester, request.id.0) else { return };
        let expected = match request.state_at(snapshot.at) {
            State::Pending if request.awaits(request.requester, snapshot.at) => "pending-own",
            State::Pending => "pending-other",
            other => other.as_str(),
        };
        let state = page.attribute("[data-state]", "data-state").unwrap_or_default();
        let mut shown = page.attributes("[data-event]", "data-event");
        // What the page adds on its own: it is written down in no other way than by the last acceptance.
        shown.retain(|event| event != "processing");
        let stored: Vec<_> = seen.events.iter().map(|event| event.what.clone()).collect();
        self.town.faults.unless(state == expected && shown == stored, || {
            format!("request {} shows {state} {shown:?}, and is {expected} {stored:?}", request.id)
        });
    }
}
