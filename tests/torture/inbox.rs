//! What has arrived at the mail server, copies put together.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use super::report::Faults;
use super::support::customer::{code_in, link_in};
use super::support::received::{Parsed, Received};
use super::support::smtp_server::{Options, SmtpServer};

/// An email that has arrived, once or more often.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    /// The validation code, where it carries one.
    pub code: Option<String>,
    pub copies: usize,
    /// Where each copy came: on which connection, and as which message there.
    pub came: Vec<(usize, usize)>,
    /// How many others arrived before its first copy.
    pub place: usize,
}

/// A code as its reader got it.
#[derive(Clone, Debug)]
pub struct Delivered {
    pub code: String,
    /// The submission whose page its link leads to: it tells what may be decided.
    pub submission: Option<i64>,
    /// Whether there is more to be decided than the email names.
    pub more: bool,
    /// What it may decide, as far as the email says.
    pub requests: Vec<i64>,
}

#[derive(Default)]
pub struct Arrived {
    /// By the left part of the Message-ID, as the outbox has it.
    pub mails: HashMap<String, Mail>,
    codes: HashMap<String, Vec<Delivered>>,
    pub copies: usize,
    /// How many messages came on each connection.
    pub taken: HashMap<usize, usize>,
}

pub struct Inbox {
    pub smtp: SmtpServer,
    arrived: Mutex<Arrived>,
}

impl Inbox {
    pub fn new() -> Self {
        Self { smtp: SmtpServer::start(Options::default()), arrived: Mutex::default() }
    }

    /// Everything that has arrived by now.
    pub fn look(&self, faults: &Faults) -> MutexGuard<'_, Arrived> {
        let mut arrived = self.arrived.lock().unwrap();
        for received in self.smtp.take_messages() {
            arrived.sort_in(&received, faults);
        }
        arrived
    }

    /// The codes that an address got, beyond the first so many; a code is there once.
    pub fn codes(&self, address: &str, beyond: usize, faults: &Faults) -> Vec<Delivered> {
        let arrived = self.look(faults);
        arrived.codes.get(address).and_then(|codes| codes.get(beyond..)).unwrap_or_default().to_vec()
    }
}

impl Arrived {
    fn sort_in(&mut self, received: &Received, faults: &Faults) {
        let parsed = received.parse();
        let id = parsed.header("message-id").unwrap_or_default().trim_matches(['<', '>']);
        let id = id.split('@').next().unwrap_or_default().to_owned();
        let (to, code) = (received.to.join(" "), code_in(&parsed));
        faults.unless(parsed.to == [to.clone()], || format!("email {id} went to {to}, but says {:?}", parsed.to));
        let place = self.mails.len();
        self.copies += 1;
        let taken = self.taken.entry(received.connection).or_default();
        *taken += 1;
        let came = (received.connection, *taken);
        if let Some(first) = self.mails.get_mut(&id) {
            first.copies += 1;
            first.came.push(came);
            let same = first.to == to && first.code == code;
            faults.unless(same, || format!("two copies of email {id} differ: to {} and to {to}", first.to));
            return;
        }
        if let Some(code) = &code {
            self.codes.entry(to.clone()).or_default().push(delivered(&parsed, code.clone()));
        }
        self.mails.insert(id, Mail { to, code, copies: 1, came: vec![came], place });
    }
}

/// The code, and what its email says that it is for: the request or the submission that the link leads to, and the requests
/// that are named where there are several of one service.
fn delivered(email: &Parsed, code: String) -> Delivered {
    let link = link_in(email).unwrap_or_default();
    let led_to = |folder: &str| link.split_once(folder)?.1.split('?').next()?.parse::<i64>().ok();
    let (submission, linked) = (led_to("/submissions/"), led_to("/requests/"));
    let named = email.text.lines().filter_map(|line| line.strip_prefix("Request: ")?.trim().parse().ok());
    let mut requests: Vec<i64> = linked.into_iter().chain(named).collect();
    requests.sort_unstable();
    requests.dedup();
    Delivered { code, submission, more: linked.is_some() && email.subject.ends_with(" services"), requests }
}
