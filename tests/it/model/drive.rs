//! Lets the same happen to the application and to the model, and compares what can be seen.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use handover::domain::ServiceId;
use handover::domain::service::ContactType;
use handover::flows::administer::{self, Administered};
use handover::flows::cancel::Cancelled;
use proptest::test_runner::TestCaseError;
use scraper::{ElementRef, Html, Selector};

use super::actions::{Action, Asker, CodeTyped, Filled, Meanwhile, NewAddress, Typed, Which, Who};
use super::rules::{Account, Kind, Mail, Request, Service, TYPES, World};
use crate::support::app::{Options, PASSWORD, TestApp};
use crate::support::customer::{Customer, code_in, link_in};
use crate::support::page::Page;

type Checked = Result<(), TestCaseError>;

/// What happened how often, to see that the test gets everywhere.
pub type Tally = BTreeMap<String, usize>;

/// Browsers are signed out after twelve hours.
const IDLE: u64 = 11 * 3600;
const WRONG: &str = "AAAAA-CCCCC-DDDDD-EEEEE";

pub fn run(actions: &[Action], tally: &mut Tally) -> Checked {
    let app = TestApp::with(Options { limits: false, ..Options::default() });
    let addresses = ["ann@example.org", "Bea@example.org", "pair@example.org", "pair@example.org", "eve@example.org"];
    let zones = ["eu", "eu", "eu", "eu", "ca"];
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
    let contacts = [("one.example", [0, 1, 0]), ("two.example", [0, 0, 0]), ("three.example", [1, 2, 3])];
    let made = contacts.map(|(name, [admin, tech, billing])| {
        app.service(name, &customers[admin], &customers[tech], &customers[billing])
    });
    let known = customers.iter().zip(addresses.into_iter().zip(zones)).map(|(customer, (email, zone))| Account {
        nic: customer.nic.clone(),
        email: email.to_owned(),
        zone,
        open: true,
        unpaid: false,
    });
    let world = World::new(known.collect(), contacts.map(|(name, contacts)| Service { name, contacts }).into());
    let (codes, mails) = (BTreeSet::new(), 0);
    let mut drive = Drive { app: &app, customers, services: made, world, codes, mails, tally };
    for (step, action) in actions.iter().enumerate() {
        let compared = drive.act(action).and_then(|()| drive.compare());
        compared.map_err(|error| TestCaseError::fail(format!("step {step}, {action:?}: {error}")))?;
    }
    drive.work()?;
    drive.compare()
}

struct Drive<'a> {
    app: &'a TestApp,
    customers: Vec<Customer<'a>>,
    services: [ServiceId; 3],
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
            Action::Ask { by, service, ref fields, filled, then_work } => {
                self.ask(by, service, fields, filled)?;
                if then_work { self.work() } else { Ok(()) }
            }
            Action::Decide { by, which, accept, code, times } => {
                let index = self.pick(which);
                (0..times).try_for_each(|_| self.decide(self.who(by, index), index, accept, code))
            }
            Action::Settle { which, meanwhile, then_work } => {
                let index = self.pick(which);
                self.settle(index)?;
                self.meanwhile(meanwhile, index)?;
                if then_work { self.work() } else { Ok(()) }
            }
            Action::Resend { by, which, target, times, apart_s } => {
                let index = self.pick(which);
                (0..times).try_for_each(|time| {
                    self.advance(if time > 0 { apart_s } else { 0 });
                    self.resend(self.who(by, index), index, target.map(|target| self.who(target, index)))
                })
            }
            Action::Cancel { by, which } => {
                let index = self.pick(which);
                let by = self.who(by, index);
                let Some(by) = self.signed_in(by)? else { return Ok(()) };
                let expected = self.world.cancel(by, index);
                self.same("cancel", expected, &self.customers[by].post(&self.path(index, "cancel"), &[]))
            }
            Action::OperatorCancels { which } => self.operator_cancels(which),
            Action::Advance { seconds } => {
                self.advance(seconds);
                Ok(())
            }
            Action::Work => self.work(),
            Action::Moves { who, to, right_password } => self.moves(who, to, right_password),
            Action::Close { who } => self.close(who),
            Action::Reopen { who } => {
                let id = self.customers[who].id;
                let reopened = self.app.operator(|cx| administer::reopen(cx, id)) == Administered::Done;
                let was_open = std::mem::replace(&mut self.world.accounts[who].open, true);
                equal("reopened", !was_open, reopened)
            }
            Action::Owes { who, unpaid } => {
                self.app.db_owes(&self.customers[who], i32::from(unpaid));
                self.world.accounts[who].unpaid = unpaid;
                Ok(())
            }
            Action::ContactChanges { service, contact, to } => {
                let from = self.world.services[service].contacts[contact];
                let [from, other] = [from, to].map(|index| &self.customers[index]);
                self.app.db_hands_over(self.services[service], ContactType::ALL[contact], from, other);
                self.world.services[service].contacts[contact] = to;
                Ok(())
            }
        }
    }

    /// A request by its place in the model.
    fn pick(&self, which: Which) -> Option<usize> {
        let all = 0..self.world.requests.len();
        let pending = |index: &usize| {
            self.world
                .list(self.world.requests[*index].requester)
                .iter()
                .any(|(request, state)| request.id == self.world.requests[*index].id && state.starts_with("pending"))
        };
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

    fn path(&self, index: Option<usize>, act: &str) -> String {
        let id = index.map_or(999_999, |index| self.world.requests[index].id);
        format!("/requests/{id}/{act}")
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

    fn ask(&mut self, by: Asker, service: usize, fields: &[Typed; 3], filled: Filled) -> Checked {
        let contacts = self.world.services[service].contacts;
        let by = match by {
            Asker::Contact(contact) => contacts[contact],
            Asker::Account(account) => account,
        };
        let Some(by) = self.signed_in(by)? else { return Ok(()) };
        let typed = fields.map(|field| self.typed(field));
        let nics = contacts.map(|index| self.world.accounts[index].nic.as_str());
        let filled_with = match filled {
            Filled::Unsaid => None,
            Filled::Today => Some(nics.join(" ")),
            Filled::Stale => Some("zz1-nic zz2-nic zz3-nic".to_owned()),
        };
        let names = ["admin", "tech", "billing"];
        let mut form: Vec<(&str, &str)> = Vec::new();
        form.extend(names.iter().zip(&typed).filter_map(|(name, typed)| Some((*name, typed.as_deref()?))));
        form.extend(filled_with.iter().map(|handles| ("filled_with", handles.as_str())));
        let answer = self.customers[by].post(&format!("/services/{}/contacts", self.services[service]), &form);
        let expected = self.world.ask(by, service, &typed, matches!(filled, Filled::Stale));
        self.same("ask", expected, &answer)
    }

    fn typed(&self, field: Typed) -> Option<String> {
        let account = |index: usize| &self.world.accounts[index];
        Some(match field {
            Typed::Absent => return None,
            Typed::Handle(index) => account(index).nic.clone(),
            Typed::ShoutedHandle(index) => format!("  {} ", account(index).nic.to_uppercase()),
            Typed::Address(index) => account(index).email.clone(),
            Typed::ShoutedAddress(index) => format!(" {}  ", account(index).email.to_uppercase()),
            Typed::Empty => "  ".to_owned(),
            Typed::UnknownHandle => "zz99999-nic".to_owned(),
            Typed::UnknownAddress => "nobody@example.org".to_owned(),
            Typed::ControlCharacter => format!("{}\0", account(1).nic),
        })
    }

    fn decide(&mut self, by: usize, index: Option<usize>, accept: bool, code: CodeTyped) -> Checked {
        let Some(by) = self.signed_in(by)? else { return Ok(()) };
        let (typed, meant) = index.map_or((WRONG.to_owned(), WRONG.to_owned()), |index| self.code(by, index, code));
        let path = self.path(index, if accept { "accept" } else { "decline" });
        let answer = self.customers[by].post(&path, &[("token", &typed)]);
        let expected = self.world.decide(by, index, accept, &meant);
        self.same(&format!("decide {code:?}"), expected, &answer)
    }

    /// What is typed, and which code that is.
    fn code(&self, by: usize, index: usize, code: CodeTyped) -> (String, String) {
        let request = &self.world.requests[index];
        let right = self.world.right_code(index, by).cloned().unwrap_or_else(|| WRONG.to_owned());
        let typed = match code {
            CodeTyped::Right => right,
            CodeTyped::Messy => return (format!(" {} ", right.to_lowercase().replace('-', " ")), right),
            CodeTyped::Wrong => WRONG.to_owned(),
            CodeTyped::Empty => return (" -  ".to_owned(), String::new()),
            CodeTyped::OfTheOther => {
                let other = request.validators.iter().find(|(account, _)| *account != by);
                let theirs = other.and_then(|(account, _)| self.world.right_code(index, *account));
                theirs.cloned().unwrap_or_else(|| WRONG.to_owned())
            }
            CodeTyped::Replaced => {
                let code = self.world.codes.get(&(request.submission, by));
                let old =
                    code.and_then(|code| code.mailed.iter().find(|(generation, _)| **generation < code.generation));
                old.map_or_else(|| WRONG.to_owned(), |(_, old)| old.clone())
            }
        };
        (typed.clone(), typed)
    }

    fn settle(&mut self, index: Option<usize>) -> Checked {
        let Some(index) = index else { return Ok(()) };
        let validators = self.world.requests[index].validators.clone();
        let undecided = validators.into_iter().filter(|(_, decision)| decision.is_none());
        undecided.into_iter().try_for_each(|(account, _)| self.decide(account, Some(index), true, CodeTyped::Right))
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

    fn resend(&mut self, by: usize, index: Option<usize>, target: Option<usize>) -> Checked {
        let Some(by) = self.signed_in(by)? else { return Ok(()) };
        let nic = target.map(|target| self.customers[target].nic.clone());
        let form: Vec<_> = nic.iter().map(|nic| ("validator", nic.as_str())).collect();
        let answer = self.customers[by].post(&self.path(index, "resend"), &form);
        let expected = self.world.resend(by, index, target.unwrap_or(by));
        if answer.status == 429 && answer.header("retry-after").is_none() {
            return Err(TestCaseError::fail("429 without Retry-After"));
        }
        self.same("resend", expected, &answer)
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

    fn moves(&mut self, who: usize, to: NewAddress, right_password: bool) -> Checked {
        let Some(who) = self.signed_in(who)? else { return Ok(()) };
        let to = match to {
            NewAddress::Own(number) => format!("Moved{who}.{number}@example.org"),
            NewAddress::Common => "common@example.org".to_owned(),
            NewAddress::Of(other) => self.world.accounts[other].email.to_uppercase(),
        };
        let password = if right_password { PASSWORD } else { "not it" };
        let answer = self.customers[who].post("/profile", &[("email", &to), ("current_password", password)]);
        if self.world.accounts[who].email == to {
            return self.same("stays", 303, &answer);
        }
        self.same("moves", if right_password { 303 } else { 422 }, &answer)?;
        if right_password {
            let customer = &self.customers[who];
            let confirmed = customer.press(&self.app.db_link_of(customer));
            self.app.db_retire_links(customer);
            let expected = self.world.moves(who, &to);
            self.same("confirms", expected, &confirmed)?;
        }
        Ok(())
    }

    fn close(&mut self, who: usize) -> Checked {
        let customer = &self.customers[who];
        if self.world.accounts[who].open {
            customer.get("/profile");
        }
        let closed = self.app.operator(|cx| administer::close(cx, customer.id)) == Administered::Done;
        let was_open = std::mem::replace(&mut self.world.accounts[who].open, false);
        equal("closed", was_open, closed)?;
        if was_open {
            equal("a closed account's session", 303, customer.get("/requests").status)?;
        }
        customer.forget_cookies();
        Ok(())
    }

    /// The worker works, here and there; the emails that arrive are the same.
    fn work(&mut self) -> Checked {
        self.app.work();
        let expected = self.world.work();
        let messages = self.app.smtp.messages();
        let arrived: Vec<_> = messages[self.mails..].iter().map(read).collect();
        self.mails = messages.len();
        for (mail, _) in &expected {
            *self.tally.entry(format!("mail {:?}", mail.kind)).or_default() += 1;
        }

        let mut sorted = [
            expected.iter().map(|(mail, _)| mail.clone()).collect::<Vec<_>>(),
            arrived.iter().map(|(mail, _)| mail.clone()).collect(),
        ];
        sorted.iter_mut().for_each(|mails| mails.sort());
        equal("emails", &sorted[0], &sorted[1])?;

        // What expires may be written down by the worker or before it; everything else has its order.
        let mut waiting = self.by_reader(arrived);
        for (reader, mails) in self.by_reader(expected) {
            let got = waiting.remove(&reader).unwrap_or_default();
            let [want, got_mails] = [
                mails.iter().map(|(mail, _)| mail).collect::<Vec<_>>(),
                got.iter().map(|(mail, _)| mail).collect::<Vec<_>>(),
            ];
            equal("order of emails", &want, &got_mails)?;
            for ((_, carries), (_, code)) in mails.into_iter().zip(got) {
                if let (Some(carries), Some(code)) = (carries, code) {
                    self.remember(carries, code)?;
                }
            }
        }
        Ok(())
    }

    /// Emails to one account about one submission, in their order.
    fn by_reader<T>(&self, mails: Vec<(Mail, T)>) -> BTreeMap<(String, usize), Vec<(Mail, T)>> {
        let mut by_reader: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (mail, code) in mails {
            let about = mail.request.and_then(|id| self.world.requests.iter().find(|request| request.id == id));
            if let Some(request) = about.filter(|_| mail.kind != Kind::Expired) {
                by_reader.entry((mail.nic.clone(), request.submission)).or_default().push((mail, code));
            }
        }
        by_reader
    }

    /// A code is the same in a reminder, and another each time that it is sent again.
    fn remember(&mut self, (submission, account, generation): (usize, usize, usize), code: String) -> Checked {
        let known = self.world.codes.get_mut(&(submission, account)).unwrap();
        match known.mailed.get(&generation) {
            Some(before) => equal("the same code once more", before, &code),
            None if !self.codes.insert(code.clone()) => Err(TestCaseError::fail("a code was mailed twice")),
            None => {
                known.mailed.insert(generation, code);
                Ok(())
            }
        }
    }

    /// Everything that can be seen is the same.
    fn compare(&mut self) -> Checked {
        for (index, service) in self.world.services.iter().enumerate() {
            let expected = service.contacts.map(|account| self.customers[account].id);
            equal(service.name, expected, self.app.contacts(self.services[index]))?;
        }
        for (index, account) in self.world.accounts.iter().enumerate().filter(|(_, account)| account.open) {
            let page = self.customers[index].get("/requests");
            equal("status of /requests", 200, page.status)?;
            let seen = self.world.list(index);
            let expected: Vec<_> = seen.into_iter().take(25).map(|(request, state)| self.row(request, state)).collect();
            equal(&format!("requests as {} sees them", account.nic), expected, rows(&page))?;
        }
        Ok(())
    }

    fn row(&self, request: &Request, state: &str) -> [String; 6] {
        let types: Vec<_> = request.types.iter().map(|contact| TYPES[*contact]).collect();
        let nic = |index: usize| self.world.accounts[index].nic.clone();
        let service = self.world.services[request.service].name.to_owned();
        [request.id.to_string(), nic(request.from), nic(request.to), types.join(", "), service, state.to_owned()]
    }
}

/// The table of *My requests*.
fn rows(page: &Page) -> Vec<[String; 6]> {
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let (row, cell, nic, name, state) =
        (select("tbody tr"), select("td"), select(".nic"), select(".service-name"), select("[data-state]"));
    let text = |element: Option<ElementRef<'_>>| element.map(|element| element.text().collect()).unwrap_or_default();
    let html = Html::parse_document(&page.body);
    html.select(&row)
        .map(|row| {
            let cells: Vec<_> = row.select(&cell).collect();
            let number: String = text(cells.first().copied());
            let state = cells[5].select(&state).next().and_then(|badge| badge.attr("data-state"));
            [
                number.split_whitespace().next().unwrap_or_default().to_owned(),
                text(cells[1].select(&nic).next()),
                text(cells[2].select(&nic).next()),
                text(Some(cells[3])).trim().to_owned(),
                text(cells[4].select(&name).next()),
                state.unwrap_or_default().to_owned(),
            ]
        })
        .collect()
}

/// An email as it arrived, and its code.
fn read(received: &crate::support::received::Received) -> (Mail, Option<String>) {
    let email = received.parse();
    let starts = [
        ("Please confirm: change of contacts for ", Kind::Code),
        ("Reminder: change of contacts for ", Kind::Reminder),
        ("Done: the contacts of ", Kind::Done),
        ("Another account has replaced you as a contact of ", Kind::Replaced),
        ("Declined: change of contacts for ", Kind::Declined),
        ("Cancelled: change of contacts for ", Kind::Cancelled),
        ("Expired: change of contacts for ", Kind::Expired),
        ("Failed: change of contacts for ", Kind::Failed),
        ("The email address of your ", Kind::AddressChanged),
    ];
    let known = starts.iter().find_map(|(start, kind)| Some((*kind, email.subject.strip_prefix(start)?)));
    let (kind, rest) = known.unwrap_or_else(|| panic!("an email of no known kind: {}", email.subject));
    let code = code_in(&email);
    let link = link_in(&email).unwrap_or_default();
    let request = link.split("/requests/").nth(1).and_then(|rest| rest.split('?').next()?.parse().ok());
    assert_eq!(link.split("?token=").nth(1), code.as_deref(), "the code and the link's differ");
    let prose = email.prose();
    let footer = prose.rsplit("NIC handle ").next().unwrap_or_default();
    let mail = Mail {
        address: email.to.concat(),
        nic: footer.split(". ").next().unwrap_or_default().to_owned(),
        kind,
        service: match kind {
            Kind::AddressChanged => String::new(),
            _ => rest.split(' ').next().unwrap_or_default().to_owned(),
        },
        request,
        has_code: code.is_some(),
    };
    (mail, code)
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
