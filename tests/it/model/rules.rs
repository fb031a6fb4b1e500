//! RULES.md once more, written from its text alone and without a line of the application: what every act must lead to.

mod asking;
mod deciding;
mod locking;
mod mail;
mod owning;
mod recording;
mod renewing;
mod seeing;
mod working;

pub use self::asking::{Asked, Form};
pub use self::deciding::Chosen;
pub use self::locking::{Lock, Turn};
pub use self::mail::{Kind, Mail, Page};
pub use self::owning::Owner;
pub use self::renewing::{AtTheEnd, Renewal};
pub use self::seeing::Row;

use std::collections::{BTreeMap, BTreeSet};

use self::mail::{About, Owed};
use self::recording::Record;
use self::renewing::Told;

pub type Seconds = u64;

const MINUTE: Seconds = 60;
const DAY: Seconds = 24 * 60 * MINUTE;
const TYPES: [&str; 3] = ["Administrative", "Technical", "Billing"];

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
    /// How many seconds its clocks are ahead of UTC.
    pub east: i64,
}

#[derive(Clone, Debug)]
pub struct Service {
    pub name: &'static str,
    /// Administrative, technical, billing.
    pub contacts: [usize; 3],
    pub lock: Option<Lock>,
    pub owner: Owner,
    pub renewal: Option<Renewal>,
    history: Vec<Record>,
}

impl Service {
    pub fn new(name: &'static str, contacts: [usize; 3]) -> Self {
        Self { name, contacts, lock: None, owner: Owner::default(), renewal: None, history: Vec::new() }
    }
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
    /// Why it was declined.
    reason: Option<String>,
}

/// What is said cannot be sent.
struct Refused;

/// What is said, as it is shown: in one line.
fn readable(said: Option<&str>) -> Result<Option<String>, Refused> {
    let Some(said) = said else { return Ok(None) };
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.len() <= 300 && !line.contains(".example") { Ok(Some(line)) } else { Err(Refused) }
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

pub struct World {
    pub now: Seconds,
    /// When that was 0, in seconds since 1970.
    began: i64,
    pub accounts: Vec<Account>,
    pub services: Vec<Service>,
    pub requests: Vec<Request>,
    pub codes: BTreeMap<(usize, usize), Code>,
    /// What is said to whoever must confirm, for each submission.
    submissions: Vec<Option<String>>,
    /// Confirmed requests in the order of their last confirmation.
    confirmed: Vec<usize>,
    outbox: Vec<Owed>,
    /// What billing contacts were told of last days.
    told: BTreeSet<Told>,
    /// On which day each had its last email of a day.
    told_on: BTreeMap<usize, i64>,
    /// How many times something was written down.
    moments: usize,
}

impl World {
    pub fn new(began: i64, accounts: Vec<Account>, services: Vec<Service>) -> Self {
        Self {
            now: 0,
            began,
            accounts,
            services,
            requests: Vec::new(),
            codes: BTreeMap::new(),
            submissions: Vec::new(),
            confirmed: Vec::new(),
            outbox: Vec::new(),
            told: BTreeSet::new(),
            told_on: BTreeMap::new(),
            moments: 0,
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

    pub fn is_pending(&self, index: usize) -> bool {
        self.state(&self.requests[index]) == State::Pending
    }

    fn owe_code(&mut self, kind: Kind, submission: usize, reader: usize) {
        let about = About::Submission { number: submission, generation: self.codes[&(submission, reader)].generation };
        self.outbox.push(Owed { to: reader, address: None, kind, about });
    }

    fn end(&mut self, index: usize, state: State, by: Option<usize>) {
        self.requests[index].state = state;
        self.tell(index, state, by, self.administrator(&self.requests[index]));
    }

    /// Tells whom it concerns that a request has ended, whose service was `administrator`'s by then.
    fn tell(&mut self, index: usize, state: State, by: Option<usize>, administrator: usize) {
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
            if !parties.contains(&request.from) {
                self.owe(request.from, Kind::Replaced, index, true);
            }
            if !parties.contains(&administrator) && administrator != request.from {
                self.owe(administrator, Kind::Done, index, false);
            }
        }
    }

    fn owe(&mut self, to: usize, kind: Kind, index: usize, with_link: bool) {
        let submission = self.requests[index].submission;
        let is_alike = |owed: &&mut Owed| match &owed.about {
            About::Requests { all, with_link: link } => {
                (owed.to, owed.kind, *link) == (to, kind, with_link) && self.requests[all[0]].submission == submission
            }
            _ => false,
        };
        // Nothing leaves before the worker has done all that is due.
        if let Some(About::Requests { all, .. }) = self.outbox.iter_mut().find(is_alike).map(|owed| &mut owed.about) {
            all.push(index);
        } else {
            let about = About::Requests { all: vec![index], with_link };
            self.outbox.push(Owed { to, address: None, kind, about });
        }
    }

    /// What an account must still decide in a submission.
    fn left(&self, submission: usize, account: usize) -> Vec<&Request> {
        let of = self.requests.iter().filter(|request| request.submission == submission);
        of.filter(|request| self.must_decide(request, account)).collect()
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
}
