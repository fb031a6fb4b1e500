//! RULES.md once more, written from its text alone and without a line of the application: what every act must lead to.

use std::collections::BTreeMap;

pub type Seconds = u64;

const MINUTE: Seconds = 60;
const DAY: Seconds = 24 * 60 * MINUTE;
const TERM: Seconds = 30 * DAY;
const REMINDER: Seconds = 27 * DAY;
pub const TYPES: [&str; 3] = ["Administrative", "Technical", "Billing"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Pending,
    Processing,
    Done,
    Declined,
    Cancelled,
    Expired,
    Failed,
}

#[derive(Clone, Debug)]
pub struct Account {
    pub nic: String,
    pub email: String,
    pub zone: &'static str,
    pub open: bool,
    pub unpaid: bool,
}

#[derive(Clone, Debug)]
pub struct Service {
    pub name: &'static str,
    /// Administrative, technical, billing.
    pub contacts: [usize; 3],
}

#[derive(Clone, Debug)]
pub struct Request {
    pub id: i64,
    pub submission: usize,
    pub service: usize,
    pub requester: usize,
    pub from: usize,
    pub to: usize,
    pub types: Vec<usize>,
    state: State,
    expires_at: Seconds,
    /// Who must confirm, and whether it has accepted.
    pub validators: Vec<(usize, Option<bool>)>,
}

/// The code of one account in one submission.
#[derive(Clone, Debug, Default)]
pub struct Code {
    pub generation: usize,
    wrong_tries: usize,
    resent_at: Vec<Seconds>,
    asked_at: Seconds,
    reminded: bool,
    /// The codes that were mailed, by generation.
    pub mailed: BTreeMap<usize, String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Code,
    Reminder,
    Done,
    Replaced,
    Declined,
    Cancelled,
    Expired,
    Failed,
    AddressChanged,
}

/// An email as its reader gets it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mail {
    pub address: String,
    pub nic: String,
    pub kind: Kind,
    pub service: String,
    /// The request that its link leads to.
    pub request: Option<i64>,
    pub has_code: bool,
}

/// An email that is owed.
#[derive(Clone, Debug)]
struct Owed {
    to: usize,
    address: Option<String>,
    kind: Kind,
    about: About,
}

#[derive(Clone, Debug)]
enum About {
    Submission { number: usize, generation: usize },
    Request { index: usize, with_link: bool },
    Account,
}

pub struct World {
    pub now: Seconds,
    pub accounts: Vec<Account>,
    pub services: Vec<Service>,
    pub requests: Vec<Request>,
    pub codes: BTreeMap<(usize, usize), Code>,
    submissions: usize,
    /// Confirmed requests in the order of their last confirmation.
    confirmed: Vec<usize>,
    outbox: Vec<Owed>,
}

impl World {
    pub fn new(accounts: Vec<Account>, services: Vec<Service>) -> Self {
        Self {
            now: 0,
            accounts,
            services,
            requests: Vec::new(),
            codes: BTreeMap::new(),
            submissions: 0,
            confirmed: Vec::new(),
            outbox: Vec::new(),
        }
    }

    pub fn state(&self, request: &Request) -> State {
        if request.state == State::Pending && self.now >= request.expires_at { State::Expired } else { request.state }
    }

    fn is_open(&self, request: &Request) -> bool {
        matches!(self.state(request), State::Pending | State::Processing)
    }

    fn must_decide(&self, request: &Request, account: usize) -> bool {
        self.state(request) == State::Pending && request.validators.contains(&(account, None))
    }

    pub fn administrator(&self, request: &Request) -> usize {
        self.services[request.service].contacts[0]
    }

    fn sees(&self, account: usize, request: &Request) -> bool {
        request.requester == account
            || request.to == account
            || request.from == account && self.state(request) == State::Done
            || self.administrator(request) == account && self.is_open(request)
    }

    /// What `data-state` says of each request that the account sees, newest first.
    pub fn list(&self, account: usize) -> Vec<(&Request, &'static str)> {
        let seen = self.requests.iter().rev().filter(|request| self.sees(account, request));
        seen.map(|request| (request, self.shown_state(account, request))).collect()
    }

    fn shown_state(&self, account: usize, request: &Request) -> &'static str {
        match self.state(request) {
            State::Pending if self.must_decide(request, account) => "pending-own",
            State::Pending => "pending-other",
            State::Processing => "processing",
            State::Done => "done",
            State::Declined => "declined",
            State::Cancelled => "cancelled",
            State::Expired => "expired",
            State::Failed => "failed",
        }
    }

    /// *What is checked when a change is asked for*, and *What a submission becomes*.
    pub fn ask(&mut self, by: usize, service: usize, typed: &[Option<String>; 3], stale: bool) -> u16 {
        let contacts = self.services[service].contacts;
        if !contacts.contains(&by) {
            return 404;
        }
        if stale {
            return 422;
        }
        let mut pairs: Vec<(usize, usize, Vec<usize>)> = Vec::new();
        let mut faults = 0;
        for contact in 0..3 {
            let from = contacts[contact];
            let Some(text) = &typed[contact] else { continue };
            let named = match self.named(from, text) {
                Some(to) if to == from => continue,
                named => named,
            };
            let may = contacts[0] == by || contacts[contact] == by;
            let asked_already = self
                .requests
                .iter()
                .any(|request| request.service == service && request.types.contains(&contact) && self.is_open(request));
            let fine = named.is_some_and(|to| {
                let paid = contact != 2 || !self.accounts[from].unpaid && !self.accounts[to].unpaid;
                self.accounts[to].zone == self.accounts[by].zone && paid
            });
            match named {
                Some(to) if may && fine && !asked_already => {
                    match pairs.iter_mut().find(|pair| (pair.0, pair.1) == (from, to)) {
                        Some(pair) => pair.2.push(contact),
                        None => pairs.push((from, to, vec![contact])),
                    }
                }
                _ => faults += 1,
            }
        }
        if faults > 0 || pairs.is_empty() {
            return 422;
        }
        self.submit(by, service, pairs);
        303
    }

    /// The account that a field names; `from` where that is unchanged.
    fn named(&self, from: usize, text: &str) -> Option<usize> {
        if text.chars().any(char::is_control) {
            return None;
        }
        let text = text.trim().to_lowercase();
        let indices = 0..self.accounts.len();
        if text.contains('@') {
            let has = |index: &usize| self.accounts[*index].email.to_lowercase() == text;
            let open: Vec<usize> = indices.filter(|index| self.accounts[*index].open).filter(has).collect();
            return match open[..] {
                [] if has(&from) => Some(from),
                [only] => Some(only),
                _ => None,
            };
        }
        let mut indices = indices;
        indices.find(|index| self.accounts[*index].nic == text && (self.accounts[*index].open || *index == from))
    }

    fn submit(&mut self, by: usize, service: usize, pairs: Vec<(usize, usize, Vec<usize>)>) {
        let submission = self.submissions;
        self.submissions += 1;
        let mut readers = vec![by];
        for (from, to, types) in pairs {
            if !readers.contains(&to) {
                readers.push(to);
            }
            let mut validators = vec![(by, None)];
            if to != by {
                validators.push((to, None));
            }
            self.requests.push(Request {
                id: i64::try_from(self.requests.len()).unwrap() + 1,
                submission,
                service,
                requester: by,
                from,
                to,
                types,
                state: State::Pending,
                expires_at: self.now + TERM,
                validators,
            });
        }
        for reader in readers {
            self.codes.insert((submission, reader), Code { asked_at: self.now, ..Code::default() });
            self.owe_code(Kind::Code, submission, reader);
        }
    }

    fn owe_code(&mut self, kind: Kind, submission: usize, reader: usize) {
        let about = About::Submission { number: submission, generation: self.codes[&(submission, reader)].generation };
        self.outbox.push(Owed { to: reader, address: None, kind, about });
    }

    /// The code that an account would have to type, if it has been mailed.
    pub fn right_code(&self, index: usize, account: usize) -> Option<&String> {
        let code = self.codes.get(&(self.requests[index].submission, account))?;
        code.mailed.get(&code.generation)
    }

    /// *Codes*. `typed` is empty where nothing was typed.
    pub fn decide(&mut self, by: usize, index: Option<usize>, accept: bool, typed: &str) -> u16 {
        let Some(index) = index else { return 404 };
        let request = &self.requests[index];
        let Some((_, decision)) = request.validators.iter().find(|(account, _)| *account == by) else { return 404 };
        if decision.is_some() || self.state(request) != State::Pending {
            return 409;
        }
        if typed.is_empty() {
            return 422;
        }
        let right = self.right_code(index, by).is_some_and(|right| right == typed);
        let code = self.codes.get_mut(&(request.submission, by)).unwrap();
        if code.wrong_tries >= 5 {
            return 422;
        }
        if !right {
            code.wrong_tries += 1;
            return 422;
        }
        let request = &mut self.requests[index];
        request.validators.iter_mut().filter(|(account, _)| *account == by).for_each(|(_, is)| *is = Some(accept));
        if !accept {
            self.end(index, State::Declined, Some(by));
        } else if request.validators.iter().all(|(_, decision)| *decision == Some(true)) {
            request.state = State::Processing;
            self.confirmed.push(index);
        }
        303
    }

    fn end(&mut self, index: usize, state: State, by: Option<usize>) {
        self.requests[index].state = state;
        let request = self.requests[index].clone();
        let kind = match state {
            State::Done => Kind::Done,
            State::Declined => Kind::Declined,
            State::Cancelled => Kind::Cancelled,
            State::Expired => Kind::Expired,
            State::Failed | State::Pending | State::Processing => Kind::Failed,
        };
        let parties: Vec<usize> = request.validators.iter().map(|(account, _)| *account).collect();
        for party in parties.iter().filter(|party| Some(**party) != by) {
            self.owe(*party, kind, index, true);
        }
        if state == State::Done {
            let administrator = self.administrator(&request);
            if !parties.contains(&request.from) {
                self.owe(request.from, Kind::Replaced, index, true);
            }
            if !parties.contains(&administrator) && administrator != request.from {
                self.owe(administrator, Kind::Done, index, false);
            }
        }
    }

    fn owe(&mut self, to: usize, kind: Kind, index: usize, with_link: bool) {
        self.outbox.push(Owed { to, address: None, kind, about: About::Request { index, with_link } });
    }

    pub fn resend(&mut self, by: usize, index: Option<usize>, target: usize) -> u16 {
        let Some(index) = index else { return 404 };
        let request = &self.requests[index];
        let is_validator = request.validators.iter().any(|(account, _)| *account == target);
        if !is_validator || by != target && by != request.requester {
            return 404;
        }
        let submission = request.submission;
        if self.state(request) != State::Pending || self.left(submission, target).is_empty() {
            return 409;
        }
        let now = self.now;
        let code = self.codes.get_mut(&(submission, target)).unwrap();
        let of_a_day = code.resent_at.iter().filter(|at| now - **at < DAY).count();
        if code.resent_at.last().is_some_and(|last| now - last < MINUTE) || of_a_day >= 10 {
            return 429;
        }
        code.resent_at.push(now);
        code.generation += 1;
        code.wrong_tries = 0;
        self.owe_code(Kind::Code, submission, target);
        303
    }

    /// What an account must still decide in a submission.
    fn left(&self, submission: usize, account: usize) -> Vec<i64> {
        let of = self.requests.iter().filter(|request| request.submission == submission);
        of.filter(|request| self.must_decide(request, account)).map(|request| request.id).collect()
    }

    pub fn cancel(&mut self, by: usize, index: Option<usize>) -> u16 {
        let Some(index) = index else { return 404 };
        let request = &self.requests[index];
        let may = request.requester == by || self.administrator(request) == by;
        if !may || !self.sees(by, request) {
            return 404;
        }
        if self.state(request) != State::Pending {
            return 409;
        }
        self.end(index, State::Cancelled, Some(by));
        303
    }

    /// Says whether it could.
    pub fn operator_cancels(&mut self, index: usize) -> bool {
        let pending = self.state(&self.requests[index]) == State::Pending;
        if pending {
            self.end(index, State::Cancelled, None);
        }
        pending
    }

    pub fn moves(&mut self, who: usize, to: &str) -> u16 {
        let before = self.accounts[who].email.clone();
        let mut others = self.accounts.iter().enumerate().filter(|(index, account)| *index != who && account.open);
        if others.any(|(_, account)| account.email.to_lowercase() == to.to_lowercase()) {
            return 404;
        }
        to.clone_into(&mut self.accounts[who].email);
        for address in [None, Some(before)] {
            self.outbox.push(Owed { to: who, address, kind: Kind::AddressChanged, about: About::Account });
        }
        303
    }

    /// The worker does all that is due: the emails that arrive, in the order in which they were written.
    pub fn work(&mut self) -> Vec<(Mail, Option<(usize, usize, usize)>)> {
        for index in std::mem::take(&mut self.confirmed) {
            let to = if self.can_be_carried_out(&self.requests[index]) { State::Done } else { State::Failed };
            if to == State::Done {
                let request = self.requests[index].clone();
                for contact in request.types {
                    self.services[request.service].contacts[contact] = request.to;
                }
            }
            self.end(index, to, None);
        }
        for index in 0..self.requests.len() {
            let request = &self.requests[index];
            if request.state == State::Pending && self.state(request) == State::Expired {
                self.end(index, State::Expired, None);
            }
        }
        let due = |code: &Code| !code.reminded && self.now >= code.asked_at + REMINDER;
        let due: Vec<_> = self.codes.iter().filter(|(_, code)| due(code)).map(|(key, _)| *key).collect();
        for (submission, reader) in due {
            self.codes.get_mut(&(submission, reader)).unwrap().reminded = true;
            if !self.left(submission, reader).is_empty() {
                self.owe_code(Kind::Reminder, submission, reader);
            }
        }
        std::mem::take(&mut self.outbox).into_iter().filter_map(|owed| self.send(owed)).collect()
    }

    fn can_be_carried_out(&self, request: &Request) -> bool {
        let contacts = self.services[request.service].contacts;
        let [requester, from, to] = [request.requester, request.from, request.to].map(|index| &self.accounts[index]);
        let taken = |contact: usize| {
            self.requests.iter().any(|other| {
                other.submission == request.submission
                    && other.state == State::Done
                    && other.from == request.requester
                    && other.types.contains(&contact)
            })
        };
        let role = |contact: usize| contacts[contact] == request.requester || taken(contact);
        request.types.iter().all(|contact| {
            contacts[*contact] == request.from
                && (role(0) || role(*contact))
                && (*contact != 2 || !from.unpaid && !to.unpaid)
        }) && requester.open
            && to.open
            && requester.zone == to.zone
    }

    /// The email as it leaves, unless it is superseded; with submission, account and generation of its code.
    fn send(&self, owed: Owed) -> Option<(Mail, Option<(usize, usize, usize)>)> {
        let account = &self.accounts[owed.to];
        let mut mail = Mail {
            address: owed.address.unwrap_or_else(|| account.email.clone()),
            nic: account.nic.clone(),
            kind: owed.kind,
            service: String::new(),
            request: None,
            has_code: false,
        };
        let mut carries = None;
        match owed.about {
            About::Account => {}
            About::Request { index, with_link } => {
                mail.request = Some(self.requests[index].id).filter(|_| with_link);
                self.services[self.requests[index].service].name.clone_into(&mut mail.service);
            }
            About::Submission { number, generation } => {
                let code = &self.codes[&(number, owed.to)];
                let lowest = *self.left(number, owed.to).first()?;
                if code.generation != generation {
                    return None;
                }
                mail.request = Some(lowest);
                mail.has_code = code.wrong_tries < 5;
                carries = Some((number, owed.to, generation)).filter(|_| mail.has_code);
                let request = self.requests.iter().find(|request| request.id == lowest)?;
                self.services[request.service].name.clone_into(&mut mail.service);
            }
        }
        Some((mail, carries))
    }
}
