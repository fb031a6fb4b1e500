//! What a customer does: asks, decides, has a code sent again, withdraws, and tries codes that are good no more.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use handover::clock::Clock;
use handover::domain::request::Decision;
use handover::domain::service::ContactType;
use handover::domain::{AccountId, ServiceId};
use rand::RngExt;
use rand::rngs::StdRng;

use super::browser::{Browser, Lost};
use super::journal::{Act, Entry};
use super::load::{Player, Town};
use super::support::page::Page;

/// How many requests a customer has pending, so that there are services left to ask for.
const PENDING_MAX: usize = 5;

/// What a form was answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
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
            0..20 => self.asks(dice),
            20..82 => self.decides(dice),
            82..84 => self.resends(dice),
            84 => self.withdraws(dice),
            _ => self.tries_again(dice),
        }
    }

    fn id(&self) -> AccountId {
        self.browser.person.id
    }

    /// Not more often than the mail of it can leave: a code that nobody gets decides nothing.
    fn asks(&mut self, dice: &mut StdRng) {
        let looks = self.town.board().looks;
        let wish = if self.asked_at == Some(looks) { None } else { self.wish(dice) };
        let Some((service, to)) = wish else { return thread::sleep(Duration::from_millis(2)) };
        self.asked_at = Some(looks);
        let fields: Vec<_> = to.iter().map(|(contact, id)| (contact.field(), self.town.world.nic(*id))).collect();
        send(&self.browser, &format!("/services/{service}/contacts"), &fields, Some(Act::Asked { service, to }));
    }

    /// A service of its own, as far as it knows, and other contacts for it.
    fn wish(&self, dice: &mut StdRng) -> Option<(ServiceId, BTreeMap<ContactType, AccountId>)> {
        let board = self.town.board();
        if board.pending.get(&self.id()).is_some_and(|pending| pending.len() >= PENDING_MAX) {
            return None;
        }
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
        let code = known.code.clone();
        for request in known.left.clone() {
            let decision = if dice.random_bool(0.85) { Decision::Accepted } else { Decision::Declined };
            let answer = if dice.random_bool(0.15) {
                decide_twice_at_once(&self.browser, request, decision, &code)
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
        let again = |request: i64, whose: AccountId| {
            let fields = [("validator", self.town.world.nic(whose))];
            send(&self.browser, &format!("/requests/{request}/resend"), &fields, Some(Act::Resent { request, whose }))
        };
        let mut live = self.codes.live();
        if !live.is_empty() && dice.random_bool(0.6) {
            let at = dice.random_range(0..live.len());
            let known = live.swap_remove(at);
            known.replaced = again(known.left[0], id) == Answer::Success;
        } else if let Some((request, to)) = self.one_of_its_requests(dice) {
            again(request, if dice.random_bool(0.5) { to } else { id });
        }
    }

    fn withdraws(&mut self, dice: &mut StdRng) {
        let Some((request, _)) = self.one_of_its_requests(dice) else { return };
        send(&self.browser, &format!("/requests/{request}/cancel"), &[], Some(Act::Cancelled { request }));
    }

    fn one_of_its_requests(&self, dice: &mut StdRng) -> Option<(i64, AccountId)> {
        let board = self.town.board();
        let mine = board.pending.get(&self.id())?;
        mine.get(dice.random_range(0..mine.len().max(1))).copied()
    }
}

fn decide(browser: &Browser<'_>, request: i64, decision: Decision, code: &str) -> Answer {
    let way = if decision == Decision::Accepted { "accept" } else { "decline" };
    let act = Act::Decided { request, decision };
    send(browser, &format!("/requests/{request}/{way}"), &[("token", code)], Some(act))
}

/// Twice the same at the same moment: at most one of the two counts.
fn decide_twice_at_once(browser: &Browser<'_>, request: i64, decision: Decision, code: &str) -> Answer {
    let town = browser.town;
    town.figures.double_presses.up();
    let (one, other) = thread::scope(|scope| {
        let other = scope.spawn(|| decide(browser, request, decision, code));
        (decide(browser, request, decision, code), other.join().unwrap())
    });
    let both = one == Answer::Success && other == Answer::Success;
    let nic = &browser.person.nic;
    town.faults.unless(!both, || format!("{nic} decided request {request} twice with one code, at the same moment"));
    if other == Answer::Success { other } else { one }
}

/// Sends a form, and keeps in the journal what came of it.
fn send(browser: &Browser<'_>, path: &str, fields: &[(&str, &str)], act: Option<Act>) -> Answer {
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
