//! What a customer does to several services or requests at once: asks with one form, and decides with one press.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use handover::domain::request::Decision;
use handover::domain::service::{ContactType, Contacts};
use handover::domain::{AccountId, ServiceId};
use rand::RngExt;
use rand::rngs::StdRng;

use super::acts::{Answer, send, twice_at_once};
use super::browser::Browser;
use super::codes::Known;
use super::journal::{Act, Place};
use super::load::Player;

/// What one form asks for.
struct Wish {
    services: Vec<ServiceId>,
    to: BTreeMap<ContactType, AccountId>,
    /// Whom alone it is to replace.
    only_where: Option<AccountId>,
}

impl Player<'_> {
    /// With one form, which goes on without the services that cannot be changed so.
    pub fn asks_for_several(&mut self, dice: &mut StdRng) {
        let wish = if self.may_ask() { self.wish_for_several(dice) } else { None };
        let Some(Wish { services, to, only_where }) = wish else { return thread::sleep(Duration::from_millis(2)) };
        let chosen = services.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
        let world = &self.town.world;
        let mut fields = vec![("service", chosen.as_str()), ("skip", "1")];
        fields.extend(to.iter().map(|(contact, id)| (contact.field(), world.nic(*id))));
        fields.extend(only_where.map(|id| ("where", world.nic(id))));
        send(&self.browser, "/services/contacts", &fields, Some(Act::Asked { services, to: to.clone() }));
        self.asked_at = Some(self.town.board().looks);
    }

    /// Others for one or two types, on all its services or on some.
    fn wish_for_several(&self, dice: &mut StdRng) -> Option<Wish> {
        let (board, people) = (self.town.board(), &self.town.world.people);
        let is_its = |(_, contacts): &&(ServiceId, Contacts<AccountId>)| !contacts.roles_of(self.id()).is_empty();
        let mut mine: Vec<_> = board.services.iter().filter(is_its).collect();
        if dice.random_bool(0.3) {
            mine.truncate(dice.random_range(1..=mine.len().max(1)));
        }
        let (_, first) = mine.get(dice.random_range(0..mine.len().max(1)))?;
        let kind = ContactType::ALL[dice.random_range(0..3)];
        let only_where = dice.random_bool(0.2).then(|| *first.get(kind));
        let mut to = BTreeMap::from([(kind, people[dice.random_range(0..people.len())].id)]);
        if dice.random_bool(0.5) {
            to.insert(ContactType::ALL[dice.random_range(0..3)], people[dice.random_range(0..people.len())].id);
        }
        Some(Wish { services: mine.iter().map(|(service, _)| *service).collect(), to, only_where })
    }
}

/// Looks at the page of a submission, and decides all that is there or what it ticks, with one press.
pub fn decides(browser: &Browser<'_>, known: &mut Known, submission: i64, dice: &mut StdRng) {
    let Some(page) = browser.get(&format!("/submissions/{submission}")) else { return };
    let there: Vec<i64> =
        page.attributes("input[name=request]", "value").iter().filter_map(|id| id.parse().ok()).collect();
    if page.status == 503 {
        return;
    }
    let all = dice.random_bool(0.6);
    let requests: Vec<i64> = there.iter().copied().filter(|_| all || dice.random_bool(0.5)).collect();
    if there.is_empty() {
        return known.is_done();
    }
    if requests.is_empty() {
        return;
    }
    let decision = if dice.random_bool(0.85) { Decision::Accepted } else { Decision::Declined };
    let press = || decide(browser, (submission, &requests, all), decision, &known.code);
    let answer = if dice.random_bool(0.15) {
        twice_at_once(browser, &format!("submission {submission}"), press)
    } else {
        press()
    };
    match answer {
        Answer::Success => {
            browser.town.figures.decided_together.up();
            known.left = there.into_iter().filter(|request| !requests.contains(request)).collect();
            known.used.extend(requests);
        }
        Answer::Status(404 | 409 | 422) => known.is_done(),
        Answer::Status(_) | Answer::Unknown | Answer::Over => {}
    }
}

fn decide(
    browser: &Browser<'_>,
    (submission, requests, all): (i64, &[i64], bool),
    decision: Decision,
    code: &str,
) -> Answer {
    let way = if decision == Decision::Accepted { "accept" } else { "decline" };
    let ticked = requests.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
    let chosen = if all { ("all", "1") } else { ("request", ticked.as_str()) };
    let act = Act::Decided { requests: requests.to_vec(), decision };
    send(browser, &Place::Submission(submission).path(way), &[("token", code), chosen], Some(act))
}

/// What else the code is for, where its email tells of several services: the page of its first request says it.
pub fn reads_on(browser: &Browser<'_>, known: &mut Known) {
    let (true, Some(first)) = (known.more, known.left.first()) else { return };
    let Some(page) = browser.get(&format!("/requests/{first}")) else { return };
    let forms = page.attributes(".waiting form", "action");
    known.left.extend(forms.iter().filter_map(|action| action.split('/').nth(2)?.parse::<i64>().ok()));
    known.more = false;
}
