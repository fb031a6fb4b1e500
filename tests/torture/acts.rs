//! What a customer does: asks, decides, has a code sent again, withdraws, and tries codes that are good no more.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Duration;

use handover::clock::Clock;
use handover::domain::request::Decision;
use handover::domain::service::ContactType;
use handover::domain::{AccountId, ServiceId};
use rand::RngExt;
use rand::rngs::StdRng;

use super::browser::{Browser, Lost};
use super::journal::{Act, Entry, Place};
use super::load::{Pending, Player, Town};
use super::support::page::Page;
use super::together;

/// How many submissions a customer has pending, so that there are services left to ask for.
const PENDING_MAX: usize = 5;

/// What a form was answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Success,
    Status(u16),
    /// It may have happened or not.
    Unknown,
    /// It was never sent.
    Over,
}

impl Player<'_> {
    pub fn act(&mut self, dice: &mut StdRng) {
        let delivered = self.town.inbox.codes(&self.browser.person.email, self.codes.read, &self.town.faults);
        self.codes.learn(delivered);
        match dice.random_range(0..100) {
            0..15 => self.asks(dice),
            15..20 => self.asks_for_several(dice),
            20..82 => self.decides(dice),
            82..84 => self.resends(dice),
            84 => self.withdraws(dice),
            _ => self.tries_again(dice),
        }
    }

    pub fn id(&self) -> AccountId {
        self.browser.person.id
    }

    /// Not more often than the mail of it can leave: a code that nobody gets decides nothing.
    fn asks(&mut self, dice: &mut StdRng) {
        let wish = if self.may_ask() { self.wish(dice) } else { None };
        let Some((service, to)) = wish else { return thread::sleep(Duration::from_millis(2)) };
        let fields: Vec<_> = to.iter().map(|(contact, id)| (contact.field(), self.town.world.nic(*id))).collect();
        let act = Act::Asked { services: vec![service], to };
        send(&self.browser, &format!("/services/{service}/contacts"), &fields, Some(act));
        self.asked_at = Some(self.town.board().looks);
    }

    /// Whether it has asked for nothing since the last look, and there are services left to ask for.
    pub fn may_ask(&self) -> bool {
        let board = self.town.board();
        let pending = board.pending.get(&self.id()).into_iter().flatten();
        let submissions: BTreeSet<_> = pending.map(|pending| pending.submission).collect();
        self.asked_at != Some(board.looks) && submissions.len() < PENDING_MAX
    }

    /// A service of its own, as far as it knows, and other contacts for it.
    fn wish(&self, dice: &mut StdRng) -> Option<(ServiceId, BTreeMap<ContactType, AccountId>)> {
        let board = self.town.board();
        let mine: Vec<_> =
            board.services.iter().filter(|(_, contacts)| !contacts.roles_of(self.id()).is_empty()).collect();
        let (service, today) = mine.get(dice.random_range(0..mine.len().max(1)))?;
        let mut to = BTreeMap::new();
        for contact in today.changeable_by(self.id()) {
            let people = &self.town.world.people;
            let new = people[dice.random_range(0..people.len())].id;
            if new != *today.get(contact) && dice.random_bool(0.5) {
                to.insert(contact, new);
            }
        }
        (!to.is_empty()).then_some((*service, to))
    }

    fn decides(&mut self, dice: &mut StdRng) {
        let mut live = self.codes.live();
        let Some(at) = live.len().checked_sub(1).map(|last| dice.random_range(0..=last)) else {
            return thread::sleep(Duration::from_millis(2));
        };
        let known = live.swap_remove(at);
        if let Some(submission) = known.submission {
            return together::decides(&self.browser, known, submission, dice);
        }
        together::reads_on(&self.browser, known);
        let code = known.code.clone();
        for request in known.left.clone() {
            let decision = if dice.random_bool(0.85) { Decision::Accepted } else { Decision::Declined };
            let answer = if dice.random_bool(0.15) {
                let browser = &self.browser;
                twice_at_once(browser, &format!("request {request}"), || decide(browser, request, decision, &code))
            } else {
                decide(&self.browser, request, decision, &code)
            };
            match answer {
                Answer::Success => {
                    known.left.retain(|other| *other != request);
                    known.used.push(request);
                }
                Answer::Status(404 | 409 | 422) => known.left.retain(|other| *other != request),
                Answer::Status(_) | Answer::Unknown | Answer::Over => {}
            }
        }
    }

    /// A code that was used, or replaced by a newer one, decides nothing.
    fn tries_again(&mut self, dice: &mut StdRng) {
        let (browser, town) = (&self.browser, self.town);
        let mut dead = self.codes.dead();
        let Some(at) = dead.len().checked_sub(1).map(|last| dice.random_range(0..=last)) else { return };
        let known = dead.swap_remove(at);
        // With a code that was replaced, what it has not decided is tried.
        let of = if known.replaced && !known.left.is_empty() { &known.left } else { &known.used };
        if of.is_empty() {
            return;
        }
        let request = of[dice.random_range(0..of.len())];
        let was_used = known.used.contains(&request);
        let decision = if dice.random_bool(0.5) { "accept" } else { "decline" };
        known.tried_again += 1;
        let answer = send(browser, &format!("/requests/{request}/{decision}"), &[("token", &known.code)], None);
        let nic = &browser.person.nic;
        match answer {
            Answer::Success => town.faults.add(format!(
                "{nic} could {decision} request {request} with a code that was {}",
                if was_used { "used for it" } else { "replaced" }
            )),
            Answer::Status(404 | 409 | 422) if was_used => town.figures.used_codes_tried.up(),
            Answer::Status(404 | 409 | 422) => town.figures.replaced_codes_tried.up(),
            Answer::Status(_) | Answer::Unknown | Answer::Over => {}
        }
    }

    /// Its own code, of which the one that it has is good for nothing from the answer on; or any code of its own requests.
    fn resends(&mut self, dice: &mut StdRng) {
        let id = self.id();
        let again = |place: Place, whose: AccountId| {
            let fields = [("validator", self.town.world.nic(whose))];
            send(&self.browser, &place.path("resend"), &fields, Some(Act::Resent { place, whose }))
        };
        let mut live = self.codes.live();
        if !live.is_empty() && dice.random_bool(0.6) {
            let at = dice.random_range(0..live.len());
            let known = live.swap_remove(at);
            let place = known.submission.map_or_else(|| Place::Request(known.left[0]), Place::Submission);
            known.replaced = again(place, id) == Answer::Success;
        } else if let Some((place, to)) = self.one_of_its_requests(dice) {
            again(place, if dice.random_bool(0.5) { to } else { id });
        }
    }

    fn withdraws(&mut self, dice: &mut StdRng) {
        let Some((place, _)) = self.one_of_its_requests(dice) else { return };
        send(&self.browser, &place.path("cancel"), &[], Some(Act::Cancelled { place }));
    }

    /// One of them, with its new contact; now and then all that were asked for with it.
    fn one_of_its_requests(&self, dice: &mut StdRng) -> Option<(Place, AccountId)> {
        let board = self.town.board();
        let mine = board.pending.get(&self.id())?;
        let Pending { request, submission, to } = *mine.get(dice.random_range(0..mine.len().max(1)))?;
        Some((if dice.random_bool(0.4) { Place::Submission(submission) } else { Place::Request(request) }, to))
    }
}

fn decide(browser: &Browser<'_>, request: i64, decision: Decision, code: &str) -> Answer {
    let way = if decision == Decision::Accepted { "accept" } else { "decline" };
    let act = Act::Decided { requests: vec![request], decision };
    send(browser, &format!("/requests/{request}/{way}"), &[("token", code)], Some(act))
}

/// Twice the same at the same moment: at most one of the two counts.
pub fn twice_at_once(browser: &Browser<'_>, what: &str, decide: impl Fn() -> Answer + Sync) -> Answer {
    let town = browser.town;
    town.figures.double_presses.up();
    let (one, other) = thread::scope(|scope| {
        let other = scope.spawn(&decide);
        (decide(), other.join().unwrap())
    });
    let both = one == Answer::Success && other == Answer::Success;
    let nic = &browser.person.nic;
    town.faults.unless(!both, || format!("{nic} decided {what} twice with one code, at the same moment"));
    if other == Answer::Success { other } else { one }
}

/// Sends a form, and keeps in the journal what came of it.
pub fn send(browser: &Browser<'_>, path: &str, fields: &[(&str, &str)], act: Option<Act>) -> Answer {
    let (town, clock) = (browser.town, Clock::default());
    let began = clock.now();
    let Some(sent) = browser.post(path, fields) else { return Answer::Over };
    let ended = clock.now();
    let answer = judged(town, path, sent);
    if let Some(act) = act
        && matches!(answer, Answer::Success | Answer::Unknown)
    {
        let answered = answer == Answer::Success;
        town.journal.write(Entry { by: browser.person.id, act, began, ended, answered });
    }
    if answer == Answer::Unknown {
        thread::sleep(Duration::from_millis(15));
    }
    answer
}

fn judged(town: &Town, path: &str, sent: Result<Page, Lost>) -> Answer {
    let figures = &town.figures;
    match sent {
        Err(Lost) => {
            figures.lost.up();
            Answer::Unknown
        }
        Ok(page) if page.status == 303 && page.location().starts_with("/sign-in") => Answer::Status(303),
        Ok(page) if page.status == 303 => {
            figures.succeeded.up();
            Answer::Success
        }
        Ok(page) => {
            match page.status {
                404 | 409 | 422 | 429 => figures.refused.up(),
                503 => figures.turned_away.up(),
                // The browser has told of it.
                500 => {}
                other => town.faults.add(format!("{path} was answered with {other}")),
            }
            Answer::Status(page.status)
        }
    }
}
