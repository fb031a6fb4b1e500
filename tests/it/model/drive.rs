//! Lets the same happen to the application and to the model, and compares what can be seen.

mod purposes;
mod reading;
mod seeing;
mod together;
mod typing;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use handover::domain::ServiceId;
use handover::flows::administer::{self, Administered};
use handover::flows::cancel::Cancelled;
use proptest::test_runner::TestCaseError;

use super::actions::{Action, CodeTyped, Meanwhile, Reach, SERVICES, Said, Which, Who};
use super::rules::{Account, Chosen, Service, World};
use crate::support::app::{Options, TestApp};
use crate::support::customer::Customer;
use crate::support::page::Page;

type Checked = Result<(), TestCaseError>;

/// What happened how often, to see that the test gets everywhere.
pub type Tally = BTreeMap<String, usize>;

/// Browsers are signed out after twelve hours.
const IDLE: u64 = 11 * 3600;

pub fn run(actions: &[Action], tally: &mut Tally) -> Checked {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let addresses = ["ann@example.org", "Bea@example.org", "pair@example.org", "pair@example.org", "eve@example.org"];
    let zones = ["eu", "eu", "eu", "eu", "ca"];
    let began = purposes::begin(&app);
    let customers: Vec<Customer<'_>> = ["Ann", "Bea", "Cid", "Dan", "Eve"]
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            app.customer_with(name, |profile| {
                addresses[index].clone_into(&mut profile.email);
                zones[index].clone_into(&mut profile.zone);
            })
        })
        .collect();
    let contacts = [
        ("one.example", [0, 1, 0]),
        ("two.example", [0, 0, 0]),
        ("three.example", [1, 2, 3]),
        ("four.example", [0, 1, 2]),
        ("five.example", [0, 2, 1]),
        ("six.example", [0, 1, 1]),
    ];
    let made = contacts.map(|(name, [admin, tech, billing])| {
        app.service(name, &customers[admin], &customers[tech], &customers[billing])
    });
    let known = customers.iter().enumerate().map(|(index, customer)| Account {
        nic: customer.nic.clone(),
        email: addresses[index].to_owned(),
        zone: zones[index],
        open: true,
        unpaid: false,
        east: purposes::moves_to_its_clocks(&app, customer, index),
    });
    let services = contacts.map(|(name, contacts)| Service::new(name, contacts));
    let world = World::new(began, known.collect(), services.into());
    let (codes, mails) = (BTreeSet::new(), 0);
    let mut drive = Drive { app: &app, customers, services: made, world, codes, mails, tally };
    for (step, action) in actions.iter().enumerate() {
        let compared =
            drive.act(action).and_then(|()| drive.compare()).and_then(|()| drive.compare_service(step % SERVICES));
        compared.map_err(|error| TestCaseError::fail(format!("step {step}, {action:?}: {error}")))?;
    }
    drive.work()?;
    drive.compare()?;
    (0..SERVICES).try_for_each(|service| drive.compare_service(service))
}

struct Drive<'a> {
    app: &'a TestApp,
    customers: Vec<Customer<'a>>,
    services: [ServiceId; SERVICES],
    world: World,
    /// Every code that was ever mailed.
    codes: BTreeSet<String>,
    /// How many emails have been looked at.
    mails: usize,
    tally: &'a mut Tally,
}

impl Drive<'_> {
    fn act(&mut self, action: &Action) -> Checked {
        if self.world.requests.is_empty() && action.is_about_a_request() {
            return Ok(());
        }
        match *action {
            Action::Ask { by, service, ref fields, filled, note, then_work } => {
                self.ask(by, service, fields, (filled, note))?;
                if then_work { self.work() } else { Ok(()) }
            }
            Action::AskForSeveral { by, ref services, ref fields, only_where, filled, note, skip, then_work } => {
                self.ask_for_several(by, services, (fields, only_where), (filled, note, skip))?;
                if then_work { self.work() } else { Ok(()) }
            }
            Action::Decide { by, which, ref reach, accept, code, reason, times } => {
                let index = self.pick(which);
                let by = self.who(by, index);
                (0..times).try_for_each(|_| self.decide(by, (index, reach), accept, (code, reason)))
            }
            Action::Settle { which, whole, meanwhile, then_work } => {
                let index = self.pick(which);
                self.settle(index, whole)?;
                self.meanwhile(meanwhile, index)?;
                if then_work { self.work() } else { Ok(()) }
            }
            Action::Resend { by, which, whole, target, times, apart_s } => {
                let index = self.pick(which);
                (0..times).try_for_each(|time| {
                    self.advance(if time > 0 { apart_s } else { 0 });
                    let target = target.map(|target| self.who(target, index));
                    self.resend(self.who(by, index), (index, whole), target)
                })
            }
            Action::Cancel { by, which, whole } => {
                let index = self.pick(which);
                self.cancel(self.who(by, index), (index, whole))
            }
            Action::OperatorCancels { which } => self.operator_cancels(which),
            Action::Work => self.work(),
            Action::Moves { who, to, right_password } => self.moves(who, to, right_password),
            Action::Close { who } => self.close(who),
            Action::Reopen { who } => self.reopen(who),
            Action::ContactChanges { .. }
            | Action::OperatorLocks { .. }
            | Action::LastDay { .. }
            | Action::Owes { .. }
            | Action::Advance { .. } => {
                self.others_do(action);
                Ok(())
            }
            Action::TurnLock { by, service, turn } => self.turn_lock(by, service, turn),
            Action::TurnLocks { by, ref services, turn, filled } => self.turn_locks(by, services, turn, filled),
            Action::ChangeOwner { by, service, details, right_password } => {
                self.change_owner(by, service, details, right_password)
            }
            Action::Days { days } => (0..days).try_for_each(|_| {
                self.advance(24 * 3600);
                self.work()
            }),
        }
    }

    /// A request by its place in the model.
    fn pick(&self, which: Which) -> Option<usize> {
        let all = 0..self.world.requests.len();
        let pending = |index: &usize| self.world.is_pending(*index);
        match which {
            Which::Unknown => None,
            Which::Any(place) => all.rev().nth(place),
            Which::Pending(place) => all.clone().rev().filter(pending).nth(place).or_else(|| all.rev().nth(place)),
        }
    }

    fn who(&self, who: Who, index: Option<usize>) -> usize {
        let request = index.map(|index| &self.world.requests[index]);
        match (who, request) {
            (Who::Account(account), _) => account,
            (_, None) => 0,
            (Who::Requester, Some(request)) => request.requester,
            (Who::NewContact, Some(request)) => request.to,
            (Who::Replaced, Some(request)) => request.from,
            (Who::Administrator, Some(request)) => self.world.administrator(request),
        }
    }

    /// Where an act on a request, or on all of its submission, is sent; and what that is about.
    fn path(&self, (index, whole): (Option<usize>, bool), act: &str) -> (String, Chosen) {
        match index {
            None => (format!("/{}/999999/{act}", if whole { "submissions" } else { "requests" }), Chosen::default()),
            Some(index) if whole => {
                let number = self.world.requests[index].submission + 1;
                (format!("/submissions/{number}/{act}"), self.world.together_with(index))
            }
            Some(index) => {
                let chosen = Chosen { requests: vec![index], ..Chosen::default() };
                (format!("/requests/{}/{act}", self.world.requests[index].id), chosen)
            }
        }
    }

    /// A closed account can do nothing: it cannot even sign in.
    fn signed_in(&self, who: usize) -> Result<Option<usize>, TestCaseError> {
        if self.world.accounts[who].open {
            return Ok(Some(who));
        }
        self.customers[who].forget_cookies();
        equal("a closed account signs in", 422, self.customers[who].sign_in().status)?;
        self.customers[who].forget_cookies();
        Ok(None)
    }

    fn same(&mut self, what: &str, expected: u16, answer: &Page) -> Checked {
        *self.tally.entry(format!("{what} {expected}")).or_default() += 1;
        if expected == answer.status {
            return Ok(());
        }
        Err(TestCaseError::fail(format!("{what}: {expected} expected, {} answered: {}", answer.status, shown(answer))))
    }

    fn settle(&mut self, index: Option<usize>, whole: bool) -> Checked {
        let Some(index) = index else { return Ok(()) };
        let (reach, chosen) = (if whole { Reach::All } else { Reach::One }, self.path((Some(index), whole), "").1);
        let validators = chosen.requests.iter().flat_map(|index| self.world.requests[*index].validators.clone());
        let undecided = validators.filter(|(_, decision)| decision.is_none()).map(|(account, _)| account);
        let undecided: BTreeSet<usize> = undecided.collect();
        let said = (CodeTyped::Right, Said::Nothing);
        undecided.into_iter().try_for_each(|account| self.decide(account, (Some(index), &reach), true, said))
    }

    fn meanwhile(&mut self, meanwhile: Meanwhile, index: Option<usize>) -> Checked {
        match meanwhile {
            Meanwhile::Nothing => Ok(()),
            Meanwhile::ContactChanges { contact, to } => {
                let service = index.map_or(0, |index| self.world.requests[index].service);
                self.act(&Action::ContactChanges { service, contact, to })
            }
            Meanwhile::Owes(who) => self.act(&Action::Owes { who: self.who(who, index), unpaid: true }),
            Meanwhile::Closes(who) => self.close(self.who(who, index)),
        }
    }

    fn operator_cancels(&mut self, which: Which) -> Checked {
        let Some(index) = self.pick(which) else { return Ok(()) };
        let done = self.app.operator_tries_to_cancel(self.world.requests[index].id);
        equal("operator cancels", self.world.operator_cancels(index), matches!(done, Cancelled::Done { .. }))
    }

    fn advance(&mut self, seconds: u64) {
        self.app.advance(Duration::from_secs(seconds));
        self.world.now += seconds;
        if seconds >= IDLE {
            self.customers.iter().for_each(Customer::forget_cookies);
        }
    }

    fn reopen(&mut self, who: usize) -> Checked {
        let id = self.customers[who].id;
        let reopened = self.app.operator(|cx| administer::reopen(cx, id, None)) == Administered::Done;
        let was_open = self.world.reopens(who);
        equal("reopened", !was_open, reopened)
    }

    fn close(&mut self, who: usize) -> Checked {
        let customer = &self.customers[who];
        if self.world.accounts[who].open {
            customer.get("/profile");
        }
        let closed = self.app.operator(|cx| administer::close(cx, customer.id)) == Administered::Done;
        let was_open = self.world.closes(who);
        equal("closed", was_open, closed)?;
        if was_open {
            equal("a closed account's session", 303, customer.get("/requests").status)?;
        }
        customer.forget_cookies();
        Ok(())
    }
}

fn equal<T: PartialEq + std::fmt::Debug>(what: &str, expected: T, got: T) -> Checked {
    if expected == got {
        return Ok(());
    }
    Err(TestCaseError::fail(format!("{what}:\n  expected {expected:?}\n  got      {got:?}")))
}

/// What a page says, for the report of a failure.
fn shown(page: &Page) -> String {
    [page.texts("[role=alert]"), page.texts("h1")].concat().join(" | ")
}
